import type { MarkdownProfile } from '../markdownProfiles.ts'
import { characterAt, characterBefore, classOf } from './characters.ts'

/**
 * The reader that Markdown is written for. `plain` is CommonMark with GFM, as it is stored. For the others, text that a site
 * generator or note taker would run or swallow is neutralised as well; `flat` is for any of Jekyll, Pandoc and Obsidian.
 */
export type Profile = 'plain' | MarkdownProfile

type ReaderTraits = {
  /** Straight quotes, double hyphens and three full stops are set as typographic ones. */
  readonly isSmart: boolean
  /** Lists may be lettered, and numbered in Roman figures. */
  readonly hasFancyLists: boolean
  /** What runs as a template, in code, too; null: nothing does. */
  readonly template: RegExp | null
  /** `#word` is a tag. */
  readonly hasTags: boolean
  /** `<sup>` and `<sub>` are dropped. */
  readonly dropsHtml: boolean
  /** `_` right after the end of another mark opens none (Pandoc's `intraword_underscores`). */
  readonly hasIntrawordUnderscores: boolean
  /** In a table, a backslash before `|` in code is shown. */
  readonly showsEscapedPipes: boolean
  /** `$`, a backtick or `<` in an address or its title may begin what ends behind it; a title does not begin with a blank. */
  readonly looksIntoTargets: boolean
  /** A `#` right behind the words of a heading belongs to its end. */
  readonly closesHeadings: boolean
  /**
   * In an item that begins with code, its lines keep their indentation; a table there is one with the number; `[x]` there is
   * a box, with backslashes too.
   */
  readonly needsItemOpening: boolean
  /** A `*` after a blank closes emphasis. */
  readonly closesAfterBlanks: boolean
  /** Two backticks of a quotation in an item of an item hold its lines together, with backslashes too. */
  readonly pairsBackticks: boolean
  /** The blank after an abbreviation becomes a no-break space. */
  readonly bindsAbbreviations: boolean
  /** An image alone in its paragraph is a figure, with its description as the caption. */
  readonly captionsByDescription: boolean
  /** Struck words within a link or emphasis of a heading stop it, as they stop Hugo 0.111; it takes them around these. */
  readonly stopsInHeadings: boolean
}

const NO_TRAITS: ReaderTraits = {
  isSmart: false,
  hasFancyLists: false,
  template: null,
  hasTags: false,
  dropsHtml: false,
  hasIntrawordUnderscores: false,
  showsEscapedPipes: false,
  looksIntoTargets: false,
  closesHeadings: false,
  needsItemOpening: false,
  closesAfterBlanks: false,
  pairsBackticks: false,
  bindsAbbreviations: false,
  captionsByDescription: false,
  stopsInHeadings: false,
}
const PANDOC = {
  isSmart: true,
  hasFancyLists: true,
  hasIntrawordUnderscores: true,
  looksIntoTargets: true,
  closesHeadings: true,
  needsItemOpening: true,
  closesAfterBlanks: true,
  pairsBackticks: true,
  bindsAbbreviations: true,
  captionsByDescription: true,
} as const satisfies Partial<ReaderTraits>
const LIQUID = /(?<=\{)(?=[{%#])/

/** What a reader does beyond CommonMark with GFM. */
export const READERS: { readonly [Name in Profile]: ReaderTraits } = {
  plain: NO_TRAITS,
  hugo: {
    ...NO_TRAITS,
    isSmart: true,
    template: /(?<=\{\{)(?=[<%])/,
    dropsHtml: true,
    stopsInHeadings: true,
  },
  astro: NO_TRAITS,
  jekyll: { ...NO_TRAITS, isSmart: true, closesHeadings: true, template: LIQUID },
  pandoc: { ...NO_TRAITS, ...PANDOC, showsEscapedPipes: true },
  obsidian: { ...NO_TRAITS, hasTags: true },
  // Jekyll and Obsidian divide a row at a `|` in code that has no backslash: there code stays whole, and Pandoc shows the sign.
  flat: { ...NO_TRAITS, ...PANDOC, template: LIQUID, hasTags: true },
}

/** What is written around a piece of typed text, and how. */
export type TextContext = {
  /** The characters written before and after it, or empty strings. */
  readonly before: string
  readonly after: string
  /** True where its first or last character is written as a numeric reference. */
  readonly encodeFirst: boolean
  readonly encodeLast: boolean
  /** True within the words of a link and in descriptions of images. */
  readonly inBrackets: boolean
  /** True where the whole text holds one tilde at most. */
  readonly loneTilde: boolean
  /** True in a table, whose writer escapes `|` itself. */
  readonly isCell: boolean
  readonly profile: Profile
}

/** A task's box or the label of an alert, at the start of a line. */
const BRACKETED = /^\[(?:!|[ xX]\](?=[ \t]|$))/

/** The full stops of Pandoc's abbreviations (`pandoc --print-default-data-file=abbreviations`) before a blank. */
const ABBREVIATED =
  /(?<![\p{L}\p{N}.])(?:aet|aetat|al|Apr|Aug|bk|Bros|c|Capt|cf|ch|chap|chs|Co|col|Corp|cp|d|Dec|Dr|e\.g|eds?|esp|ff?|fasc|Feb|fig|fl|fols?|Fr|Gen|Gov|Hon|i\.e|ill|Inc|incl|Jan|Jr|Jul|Jun|Ltd|M\.A|M\.D|Mar|Mrs?|Ms|nn?|n\.b|No|Nov|Oct|pp?|Ph\.D|Pres|Prof|pt|q\.v|Rep|Rev|s\.vv?|saec|sec|Sen|Sept?|Sgt|Sr|St|univ|viz|vol|vs)\.(?=[ \t])/gu

const REFERENCE = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});/y
/** The signs that some reader gives a meaning to; every other character is written as it is. */
const MEANING = /[\\`*_~[\](!<&:.@^$={}%|]/g
/** The same, with the signs that are set typographically, or make a tag. */
const MORE_MEANING = /[\\`*_~[\](!<>&:.@^$={}%|"'#-]/g
/** The start of a bare address up to the sign that a backslash before it disarms. */
const BARE = /(?:https?|ftp):(?=\/\/)|www\.|(?:mailto|xmpp):|\S@(?=\S)/giu

/** A character as its numeric reference. */
export function asReference(character: string): string {
  return `&#${character.codePointAt(0) ?? 0xfffd};`
}

const isWhitespaceOrEdge = (character: string) => character === '' || classOf(character) === 'whitespace'

/**
 * Typed text as Markdown that shows exactly these characters. Each sign is decided by itself, from the characters beside it
 * and the context: a backslash where some reader of CommonMark or GFM might give it a meaning, nothing where none can, so that
 * prose stays readable (`5 * 3`, `snake_case`, `a < b`). Invariant: no reader of the profile sees a mark, a link, a tag, an
 * entity or a template in the result. What the line that it begins would open is `escapeLineStart`'s to decide. Cost: linear,
 * as each look around is bounded by a constant.
 */
export function escapeText(text: string, context: TextContext): string {
  const first = context.encodeFirst ? characterAt(text, 0) : ''
  const last = context.encodeLast ? characterBefore(text, text.length) : ''
  if (first.length + last.length > text.length) return asReference(first)
  const opening = first === '' ? '' : asReference(first)
  const closing = last === '' ? '' : asReference(last)
  const end = text.length - last.length
  const written = new Pieces()
  const bare = bareSigns(text, context.before)
  if (READERS[context.profile].bindsAbbreviations)
    for (const { 0: found, index } of text.matchAll(ABBREVIATED)) bare.add(index + found.length - 1)
  let from = first.length
  const { isSmart, hasTags } = READERS[context.profile]
  for (const { 0: sign, index: at } of text.matchAll(isSmart || hasTags ? MORE_MEANING : MEANING)) {
    if (at < from || at >= end) continue
    const before = at > first.length ? text.charAt(at - 1) : first === '' ? context.before : ';'
    const after = at + 1 < end ? text.charAt(at + 1) : last === '' ? context.after : '&'
    const isEdge = at === first.length || at + 1 === end
    const here = { ...context, before, after, isWhole: context.after === '' }
    const escaped = escapedAt(text, at, here, isEdge, bare)
    if (escaped === sign) continue
    written.add(text.slice(from, at))
    written.add(escaped)
    from = at + 1
  }
  written.add(text.slice(from, end))
  return opening + written.text + closing
}

const MOST_PIECES = 4096

/** A text that is put together of many pieces: joined as they come, so that they are not all held at once. */
class Pieces {
  private readonly whole: string[] = []
  private pieces: string[] = []

  add(piece: string): void {
    this.pieces.push(piece)
    if (this.pieces.length < MOST_PIECES) return
    this.whole.push(this.pieces.join(''))
    this.pieces = []
  }

  get text(): string {
    return this.whole.join('') + this.pieces.join('')
  }
}

/** The indices of the signs that make a bare address of the text around them. */
function bareSigns(text: string, before: string): Set<number> {
  const signs = new Set<number>()
  if (!/[:@]|www\./i.test(text)) return signs
  if (/\S/.test(before) && /^@\S/.test(text)) signs.add(0)
  for (const { 0: found, index } of text.matchAll(BARE)) signs.add(index + found.length - 1)
  return signs
}

/** The character at an index as it is written between `before` and `after`. */
function escapedAt(
  text: string,
  at: number,
  context: TextContext & { readonly isWhole: boolean },
  isEdge: boolean,
  bare: ReadonlySet<number>,
): string {
  const character = text.charAt(at)
  const { before, after } = context
  if (context.profile !== 'plain') {
    const neutral = neutralised(text, at, context) ?? unset(text, at, context)
    if (neutral !== null) return neutral
  }
  if (bare.has(at)) return `\\${character}`
  switch (character) {
    case '\\':
    case '`':
      return `\\${character}`
    case '*':
      return isWhitespaceOrEdge(before) && isWhitespaceOrEdge(after) ? '*' : '\\*'
    case '_': {
      const isWithin = !isEdge && classOf(characterBefore(text, at)) === 'letter'
      return isWithin && classOf(characterAt(text, at + 1)) === 'letter' ? '_' : '\\_'
    }
    case '~':
      return context.loneTilde && !isSign(before) && !isSign(after) ? '~' : '\\~'
    case '[': {
      const isBox = at === 0 && (before === '' || before === '\n') && BRACKETED.test(text)
      return context.inBrackets || isBox || after === '^' || before === ']' ? '\\[' : '['
    }
    case ']':
      return context.inBrackets || /[([:{]/.test(after) ? '\\]' : ']'
    case '(':
    case '{':
      return at === 0 && before === ']' ? `\\${character}` : character
    case ':':
      return at === 0 && before === ']' ? '\\:' : ':'
    case '!':
    case '^':
      return after === '[' || (character === '^' && before === '[') ? `\\${character}` : character
    case '<':
      return opensTag(text, at, after, context.isWhole) ? '\\<' : '<'
    case '&':
      REFERENCE.lastIndex = at
      return REFERENCE.test(text) ? '\\&' : '&'
    default:
      return character
  }
}

const isSign = (character: string) => character === '~' || character === '*' || character === '_'

function opensTag(text: string, at: number, after: string, isWhole: boolean): boolean {
  if (/[A-Za-z/!?]/.test(after)) return true
  if (after === '' || isWhitespaceOrEdge(after)) return false
  const word = /^<[^\s<>]*/.exec(text.slice(at, at + 300))?.[0] ?? ''
  return word.includes('@') || (!isWhole && at + word.length === text.length)
}

/** The escape of a sign that a site generator, Pandoc or a note taker gives a meaning to, else null. */
function neutralised(
  text: string,
  at: number,
  { before, after, isCell, profile }: TextContext,
): string | null {
  const character = text.charAt(at)
  switch (character) {
    case '*':
      return READERS[profile].closesAfterBlanks ? '\\*' : null
    case '`':
      return READERS[profile].pairsBackticks ? '&#96;' : null
    case '{':
      return '&#123;'
    case '}':
      return before === '}' || before === '%' || after === '}' ? '&#125;' : null
    case '%':
      return before === '%' || after === '%' || (at === 0 && isWhitespaceOrEdge(before)) ? '&#37;' : null
    case '[':
      return before === '[' || after === '[' ? '&#91;' : '\\['
    case ']':
      return before === ']' || after === ']' ? '&#93;' : '\\]'
    case '=':
      return before === '=' || after === '=' ? '\\=' : null
    case '@':
      return /[\p{L}\p{N}_{*]/u.test(after) ? '\\@' : null
    case '$':
    case '^':
    case '~':
      return `\\${character}`
    case '|':
      return isCell ? null : '\\|'
    case ':':
      return before === ':' || after === ':' || /^:[\w+-]{1,40}:/.test(text.slice(at, at + 42)) ? '\\:' : null
    case '<':
      return /[A-Za-z/!?]/.test(after) ? '&lt;' : null
    default:
      return null
  }
}

/** The escape of a sign that a reader would set typographically or take for a tag, else null. */
function unset(text: string, at: number, { before, after, profile }: TextContext): string | null {
  const character = text.charAt(at)
  const { isSmart, hasTags } = READERS[profile]
  const escaped = `\\${character}`
  if (hasTags && character === '#') return /[\p{L}\p{N}_/-]/u.test(after) ? escaped : null
  if (!isSmart) return null
  switch (character) {
    case '"':
    case "'":
      return escaped
    case '-':
    case '<':
    case '>':
      return before === character || after === character ? escaped : null
    case '.':
      return before === '.' && after === '.' ? escaped : null
    default:
      return null
  }
}

const RULE = /^(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/
const UNDERLINE = /^(?:=+|-+)[ \t]*$/
const TABLE_RULE = /^(?=[^-]*-)[|:\- \t]+$/
const OPENING = /^(?:[-+*](?=[ \t]|$)|#{1,6}(?=[ \t]|$)|>|:(?=[ \t]))/
const NUMBERED = /^\d{1,9}(?=[.)](?:[ \t]|$))/
/** The list markers of Pandoc beside those of CommonMark. */
const FANCY = /^\(?(?:[A-Za-z]|[ivxlcdmIVXLCDM]{1,9}|\d{1,9}|#|@\w*)(?=[.)](?:[ \t]|$))/
/** An initial (`M. Dupont`), which Pandoc takes for a list only before two spaces. */
const INITIAL = /^[A-Z]\.[ \t](?![ \t])/

/** A written line, with a backslash where it would open a list, quotation, heading, rule or table. */
export function escapeLineStart(line: string, profile: Profile): string {
  const number =
    NUMBERED.exec(line) ?? (READERS[profile].hasFancyLists && !INITIAL.test(line) ? FANCY.exec(line) : null)
  if (number) return `${number[0]}\\${line.slice(number[0].length)}`
  const opens = OPENING.test(line) || UNDERLINE.test(line) || RULE.test(line) || TABLE_RULE.test(line)
  return opens ? `\\${line}` : line
}
