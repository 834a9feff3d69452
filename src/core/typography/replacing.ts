import type { OwnReplacement } from '../settingKinds.ts'
import { project } from './projection.ts'
import type { Typed, Typesetting } from './typing.ts'

/** Ends a word as it is typed. A full stop, a colon or an apostrophe may go on as an address or a word. */
const ENDS_WORD = /^[\s,;!?…)\]}»”"]$/
const BLANK = /^\s$/
/** What may stand between a word and the blank that ends it. */
const BETWEEN = /[.:…'’]{0,3}$/
const WORD_END = /[\p{L}\p{M}\p{N}]$/u
/** What the word of an address, a name of a file or of a network goes on with. */
const JOINED = /[\p{L}\p{M}\p{N}_@#~$&=+*/\\.-]$/u

const capitalised = (text: string) => {
  const [first = ''] = text
  return first.toLocaleUpperCase() + text.slice(first.length)
}

/** The replacement for a text that ends with what is typed for it: as it is written, or with a capital. */
function replacementAtEnd(text: string, { from, to }: OwnReplacement): string | null {
  if (text.endsWith(from)) return to
  const capital = capitalised(from)
  return capital !== from && text.endsWith(capital) ? capitalised(to) : null
}

/** True where what is typed begins a word of its own. */
function beginsApart(before: string, from: string): boolean {
  if (before === '') return true
  return WORD_END.test(from.charAt(0)) ? !JOINED.test(before) : !before.endsWith(from.charAt(0))
}

/**
 * The change that puts one of somebody's own replacements in the place of what is typed for it: a word once it is ended, any
 * other sign at once. Null in addresses and code, and within other words. Of several, the longest is taken.
 */
export function replaceTyped(
  { before, typed, after }: Typed,
  replacements: readonly OwnReplacement[],
): Typesetting | null {
  const text = before + typed
  const ended = ENDS_WORD.test(typed) ? before : null
  const inner = ended !== null && BLANK.test(typed) ? ended.replace(BETWEEN, '') : ended
  let found: Typesetting | null = null
  for (const each of replacements) {
    const isWord = WORD_END.test(each.from)
    const places = isWord ? (ended === null ? [] : [ended, inner ?? ended]) : [text]
    for (const place of places) {
      const insert = replacementAtEnd(place, each)
      const from = place.length - each.from.length
      if (insert === null || (found && found.to - found.from >= each.from.length)) continue
      if (beginsApart(place.slice(0, from), each.from)) found = { from, to: place.length, insert }
    }
  }
  if (!found) return null
  const { from, to } = found
  const read = project(text + after).text
  return read.slice(from, to) === text.slice(from, to) ? found : null
}
