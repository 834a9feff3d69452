/**
 * The blanks that Markdown counts as text and JavaScript's `\s` as blank. marked trims them away at the edges of
 * headings, table cells and list items, so they are stood in for while it finds the blocks.
 */
const BLANKS =
  '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\u000b\u000c'
const FIRST_STAND_IN = 0xfdd0
const ESCAPE = '\ufdef'

const NEEDS_STAND_IN = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\v\f\ufdd0-\ufdef]/g
const STAND_IN = /\ufdef([\ufdd0-\ufdef])|[\ufdd0-\ufde4]/g

/** The text with every blank that is no ASCII space replaced by a character that nothing trims. */
export function hideBlanks(text: string): string {
  return text.replace(NEEDS_STAND_IN, (character) => {
    const index = BLANKS.indexOf(character)
    return index < 0 ? ESCAPE + character : String.fromCharCode(FIRST_STAND_IN + index)
  })
}

/** Undoes `hideBlanks`. */
export function showBlanks(text: string): string {
  return text.replace(
    STAND_IN,
    (standIn, literal?: string) => literal ?? BLANKS.charAt(standIn.charCodeAt(0) - FIRST_STAND_IN),
  )
}

/** Controls, halves of a character, and what is no character at all. */
const NOT_HTML = /(?![\t\n\f\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu
const MARKUP = /[&<>"']/g
/** What most texts hold and nothing has to be done about: found much faster than the exceptions are. */
const UNUSUAL = /[^\t\n\f\r !#-%(-;=?-~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]/
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as HTML, for an element's content or a quoted attribute; what no HTML document may hold becomes U+FFFD. */
export function escapeHtml(text: string): string {
  if (!UNUSUAL.test(text)) return text
  return text.replace(NOT_HTML, '\ufffd').replace(MARKUP, (character) => REFERENCES[character] ?? '')
}

const BLANK = /[\t\n\f\r\p{Zs}]/u
const MAY_BE_PUNCTUATION = /[\p{P}\p{S}]/u
const IS_PUNCTUATION = /[!-/:-@[-`{-~\p{P}]/u

/**
 * What a character is to the rule of CommonMark that decides whether a mark opens or closes beside it. `symbol` is
 * punctuation to CommonMark 0.31 and a letter to readers of older versions; `doubtful` is a letter to CommonMark and a
 * blank to readers that go by JavaScript's `\s`. An empty string is the edge of the text.
 */
export type Kind = 'blank' | 'punctuation' | 'symbol' | 'letter' | 'doubtful'

export function kindOf(character: string): Kind {
  if (character === '' || BLANK.test(character)) return 'blank'
  if (IS_PUNCTUATION.test(character)) return character.length > 1 ? 'symbol' : 'punctuation'
  if (MAY_BE_PUNCTUATION.test(character)) return 'symbol'
  return /\s/.test(character) ? 'doubtful' : 'letter'
}

/** The character of one or two code units that begins at an index, or an empty string. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** The character of one or two code units that ends at an index, or an empty string. */
export function characterBefore(text: string, at: number): string {
  const pair = at >= 2 ? characterAt(text, at - 2) : ''
  return pair.length === 2 ? pair : text.charAt(at - 1)
}

/** Characters of scripts that are written without blanks between words, and the full-width signs used with them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303f\uff01-\uff60\uffe0-\uffe6]/u

/** What a line end of the source stands for between two characters: nothing in Chinese or Japanese, else a blank. */
export function blankBetween(before: string, after: string): string {
  return UNSPACED.test(before) && UNSPACED.test(after) ? '' : ' '
}
