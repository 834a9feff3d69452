import { decodeEntities } from './entities.ts'
import { escapeLineStart, escapeText, type Profile } from './escapeText.ts'

const BLANK_FIRST = /^\s/
const BLANK_LAST = /\s$/

/** A plain text as Markdown of one paragraph for a reader of front matter that takes its values for Markdown. */
export function fieldMarkdown(text: string, profile: Profile): string {
  const lineOf = (line: string) => {
    const written = escapeText(line, {
      before: '',
      after: '',
      encodeFirst: BLANK_FIRST.test(line),
      encodeLast: BLANK_LAST.test(line),
      inBrackets: false,
      loneTilde: false,
      isCell: false,
      profile,
    })
    return escapeLineStart(written, profile)
  }
  return text.split('\n').map(lineOf).join('\\\n')
}

/** The text that `fieldMarkdown` was given. */
export function fieldText(markdown: string): string {
  return markdown.replace(
    /\\([!-/:-@[-`{-~\n])|&#?[A-Za-z0-9]{1,32};/g,
    (written, sign?: string) => sign ?? decodeEntities(written),
  )
}
