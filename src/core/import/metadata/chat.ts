const DAY = '\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}'
const HOUR = '\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?:[ \\u00a0\\u202f]?[ap]\\.?m\\.?)?'
const STAMP = `(?:${DAY},?[ \\u00a0](?:(?:à|at|um|a las|alle|om)[ \\u00a0])?)?${HOUR}(?:,[ \\u00a0]${DAY})?`
const SAID = new RegExp(
  `^(?:\\[${STAMP}\\][ \\u00a0]|${STAMP}[ \\u00a0][-–][ \\u00a0])[^:]{2,40}:[ \\u00a0]`,
  'iu',
)
const NAME = "\\p{Lu}[\\p{L}\\p{M}'’.-]+(?:[ \\u00a0]\\p{Lu}[\\p{L}\\p{M}'’.-]+){0,2}"
const OPENS = new RegExp(`^${NAME},?[ \\u00a0][[(]?${STAMP}[\\])]?$`, 'u')

/** True for what somebody writes in a chat, behind the time: `[14:02, 05/03/2024] Anne: …`, `05/03/2024, 14:02 - Anne: …`. */
export const isSaidInChat = (text: string): boolean => SAID.test(text.slice(0, 120))

/** True for who writes in a chat, and when, over what they write: `Anne Morel, 14:02`. It may be who signs a text, too. */
export const opensInChat = (text: string): boolean => text.length <= 90 && OPENS.test(text)
