/**
 * Spaces that are text to Markdown and white space to JavaScript's `\s`. marked trims them at the ends of headings, table
 * cells and list items, so that they are replaced by noncharacters while it finds the blocks.
 */
const SPACES =
  '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\u000b\u000c'
const FIRST_MASK = 0xfdd0
const ESCAPE = '\ufdef'

const TO_MASK = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\v\f\ufdd0-\ufdef]/g
const MASKED = /\ufdef([\ufdd0-\ufdef])|[\ufdd0-\ufde4]/g

/** Replaces every space that is not ASCII by a noncharacter, which nothing trims; noncharacters are escaped. */
export function maskSpaces(text: string): string {
  return text.replace(TO_MASK, (character) => {
    const index = SPACES.indexOf(character)
    return index < 0 ? ESCAPE + character : String.fromCharCode(FIRST_MASK + index)
  })
}

/** The inverse of `maskSpaces`. */
export function unmaskSpaces(text: string): string {
  return text.replace(
    MASKED,
    (masked, literal?: string) => literal ?? SPACES.charAt(masked.charCodeAt(0) - FIRST_MASK),
  )
}

/** Controls, lone surrogates and noncharacters, which no HTML document may hold. */
const NOT_HTML = /(?![\t\n\f\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu
const MARKUP = /[&<>]/g
/** What is not among the characters that most texts hold and that need nothing: tested much faster than the exceptions. */
const UNUSUAL = /[^\t\n\r !-%'-;=?-~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]/
const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Escapes a text for the content of an element, in HTML and in XML. What HTML may not hold becomes U+FFFD; a form feed, which
 * is a space to HTML and forbidden in XML, becomes a space.
 */
export function escapeHtml(text: string): string {
  if (!UNUSUAL.test(text)) return text
  const held = text.replaceAll('\f', ' ').replace(NOT_HTML, '\ufffd')
  return held.replace(MARKUP, (character) => REFERENCES[character] ?? '')
}

/** Escapes a text for an attribute in double quotes; what HTML may not hold becomes U+FFFD. */
export function escapeAttribute(text: string): string {
  return escapeHtml(text).replaceAll('"', '&quot;')
}

const WHITESPACE = /[\t\n\f\r\p{Zs}]/u
const MAY_BE_PUNCTUATION = /[\p{P}\p{S}]/u
const IS_PUNCTUATION = /[!-/:-@[-`{-~\p{P}]/u

/**
 * The class of a character in CommonMark's rule of flanking. `symbol` is punctuation to CommonMark 0.31 and a letter to
 * readers of older versions; `doubtful` is a letter to CommonMark and white space to readers that use JavaScript's `\s`. The
 * empty string, the edge of the text, counts as white space.
 */
export type CharacterClass = 'whitespace' | 'punctuation' | 'symbol' | 'letter' | 'doubtful'

export function classOf(character: string): CharacterClass {
  if (character === '' || WHITESPACE.test(character)) return 'whitespace'
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

/** Characters of scripts without spaces between words, and the full-width punctuation used with them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303f\uff01-\uff60\uffe0-\uffe6]/u

/** The replacement of a soft line end between two characters: nothing in Chinese or Japanese, else a space. */
export function spaceBetween(before: string, after: string): string {
  return UNSPACED.test(before) && UNSPACED.test(after) ? '' : ' '
}
