import { type Conventions, conventionsOf, type Profile } from './conventions.ts'
import type { Rule } from './finding.ts'
import { GLYPHS, openQuotes, shapeWithin } from './quotes.ts'
import { punctuationGaps } from './spaces.ts'
import { ADDRESS, APART, leavesAddress, type Projection, project } from './projection.ts'
import { BLANK, blanksBefore } from './whitespace.ts'

/**
 * One character that was typed behind `before` in a paragraph, of which `after` is the rest; both with U+FFFC for each
 * unit that is code, a footnote or a picture (`readableProse`).
 */
export type Typed = { before: string; typed: string; after: string }

/** A change of the paragraph: what is to stand from `from` to `to`, a range that holds the typed character or stands before it. */
export type Typesetting = { from: number; to: number; insert: string }

type Options = { language: string; profile: Profile }

const OPENS_AFTER = /[([{<«“‘—–/=-]/
const ELISION = /(?<!\p{L})(?:[cdjlmnst]|(?:jus|lors|puis)?qu)[’']$/iu
const ENDS_QUOTED = /[.!?…»”’)\]]/
const LETTER = /[\p{L}\p{M}]/u
const DIGIT = /\d/
const MARKS_ONLY = /^[:;!?]+$/
const TYPED_BLANKS = /^[ \t]*$/
const SETS = /^[-"'.:;!?«» \n]$/
/** What a blank or a line end sets something behind. */
const SET_BY_BLANK = /[:;!?]$|«[\u00a0\u202f]$/
/** A character reference of HTML (`&nbsp;`), whose semicolon is no mark. */
const CHARACTER_REFERENCE = /&(?:#\d+|#x[\da-f]+|[a-z]{2,8}\d*);$/i
/** A year or decade without its century, whose apostrophe was typed as one or set as a quote mark. */
const SHORT_YEAR = /(?:^|[\s([«“—–-])(['‘])\d\ds?$/
const ENDS_YEAR = /^[\s.,;:!?)\]…]$/

/** The character that was typed, in the projection of its paragraph. */
class TypedCharacter {
  readonly projection: Projection
  /** Where the typed character is; -1 where it is no prose, as in an address. */
  readonly index: number
  readonly #typed: Typed
  readonly #text: string

  constructor(typed: Typed) {
    this.#typed = typed
    this.#text = typed.before + typed.typed + typed.after
    this.projection = project(this.#text)
    const index = typed.before.length
    this.index = this.projection.text.charAt(index) === typed.typed ? index : -1
  }

  get before(): string {
    return this.projection.text.slice(0, this.index)
  }

  /** The projected text up to the typed character: what follows may have nothing to do with it. */
  get upToIt(): string {
    return this.projection.text.slice(0, this.index + 1)
  }

  /** The change that puts `insert` in the place of the typed character and of the blanks before it. */
  setting(insert: string, blanks: number): Typesetting {
    return { from: this.index - blanks, to: this.index + 1, insert }
  }

  /** The blanks right before the typed character. */
  get blanks(): number {
    const { before } = this.#typed
    return before.length - blanksBefore(before, before.length)
  }

  /** The change that sets a gap of the text, unless an address forbids it. */
  gap(rule: Rule, from: number, to: number, insert: string): Typesetting | null {
    if (this.#text.slice(from, to) === insert) return null
    const finding = { rule, from, to, replacement: insert, certainty: 'fix' } as const
    const { zones } = this.projection
    return zones && !leavesAddress(zones, finding) ? null : { from, to, insert }
  }
}

/**
 * The no-break space of a closing guillemet: the one that stands behind the opening mark, which somebody may have set
 * otherwise than the conventions have it; none where none stands there.
 */
function spaceAsOpened(before: string, { spaces }: Conventions): string | null {
  if (!spaces) return null
  const opening = openQuotes(before).findLast(({ shape }) => shape === 'guillemet')
  if (!opening || before.charAt(opening.index) !== '«') return spaces.guillemet
  const behind = before.charAt(opening.index + 1)
  if (/[\u00a0\u202f]/.test(behind)) return behind
  return BLANK.test(behind) ? spaces.guillemet : null
}

function setDouble(character: TypedCharacter, conventions: Conventions): Typesetting | null {
  const { language, spaces } = conventions
  const { before } = character
  const last = before.charAt(before.length - 1)
  const open = openQuotes(before)
  const innermost = open.at(-1)
  const around = innermost?.shape ?? null
  if (last === ADDRESS && open.length === 0) return null
  const isBlank = last === '' || last === '\n' || BLANK.test(last)
  if (open.length === 0 && DIGIT.test(last)) return null
  const word = before.charAt(blanksBefore(before, before.length) - 1)
  const opens = isBlank
    ? open.length === 0 || !ENDS_QUOTED.test(word)
    : OPENS_AFTER.test(last) || (language === 'fr' && ELISION.test(before))
  if (opens) {
    const shape = shapeWithin(around, conventions)
    const [glyph] = GLYPHS[shape]
    return character.setting(shape === 'guillemet' ? `${glyph}${spaces?.guillemet ?? ''}` : glyph, 0)
  }
  // A quote that somebody opened with a straight mark is closed with one.
  if (innermost && before.charAt(innermost.index) === '"') return null
  const shape = around ?? shapeWithin(null, conventions)
  if (shape === 'guillemet') return closeGuillemet(character, spaceAsOpened(before, conventions))
  return character.setting(GLYPHS[shape][1], 0)
}

/** A closing guillemet, with its space in the place of what blanks there are. */
function closeGuillemet(character: TypedCharacter, space: string | null): Typesetting {
  return space === null ? character.setting('»', 0) : character.setting(`${space}»`, character.blanks)
}

function setGuillemet(
  character: TypedCharacter,
  typed: string,
  conventions: Conventions,
): Typesetting | null {
  const { spaces } = conventions
  if (!spaces) return null
  if (typed === '«') return character.setting(`«${spaces.guillemet}`, 0)
  const { before } = character
  const opened = before.charAt(blanksBefore(before, before.length) - 1) === '«'
  const last = before.charAt(before.length - 1)
  if (opened || last === '' || last === '\n') return null
  const space = spaceAsOpened(before, conventions)
  return space === null ? null : closeGuillemet(character, space)
}

function setSingle(character: TypedCharacter, { language }: Conventions): Typesetting | null {
  const { before } = character
  const last = before.charAt(before.length - 1)
  if (last === ADDRESS || last === APART || DIGIT.test(last)) return null
  const innermost = openQuotes(before).at(-1)
  const isStraight = innermost !== undefined && before.charAt(innermost.index) === "'"
  if (language === 'fr' && isStraight && !ELISION.test(`${before}'`)) return null
  if (LETTER.test(last)) return character.setting('’', 0)
  if (language === 'fr') return null
  const opens = last === '' || last === '\n' || BLANK.test(last) || OPENS_AFTER.test(last)
  return character.setting(opens ? '‘' : '’', 0)
}

function setEllipsis(character: TypedCharacter): Typesetting | null {
  const { before } = character
  if (!before.endsWith('..') || /[./\\]\.\.$/.test(before)) return null
  return character.setting('…', 2)
}

/** The apostrophe of a year that was just ended. In English a quotation may begin with a number of two figures and a blank. */
function setYear(
  { before, index }: TypedCharacter,
  typed: string,
  { language }: Conventions,
): Typesetting | null {
  const [year, quote] = SHORT_YEAR.exec(before) ?? []
  if (year === undefined || quote === undefined) return null
  if (language !== 'fr' && /\s/.test(typed) && !year.endsWith('s')) return null
  const from = index - year.length + year.indexOf(quote)
  return { from, to: from + 1, insert: '’' }
}

/** Two hyphens are a dash; not at the start of a line, where they may become a rule. */
function setDash(character: TypedCharacter, { language }: Conventions): Typesetting | null {
  const { before } = character
  if (!/(?<![-–—])-$/.test(before) || /(?:^|\n)[ \t]*-$/.test(before)) return null
  return character.setting(language === 'en' ? '—' : '–', 1)
}

/** The space before a mark that was just typed behind one. */
function setHigh(character: TypedCharacter, conventions: Conventions): Typesetting | null {
  const text = character.upToIt
  for (const { rule, from, to, space } of punctuationGaps(text, conventions)) {
    if (to !== character.index || from === to || space === '') continue
    return TYPED_BLANKS.test(text.slice(from, to)) ? character.gap(rule, from, to, space) : null
  }
  return null
}

/** A space or a line end typed behind a mark tells that the mark closes a word: its own space is put in where it is missing. */
function setSpace(character: TypedCharacter, typed: string, conventions: Conventions): Typesetting | null {
  const { before } = character
  const guillemet = conventions.spaces?.guillemet
  if (typed === ' ' && guillemet !== undefined && before.endsWith(`«${guillemet}`))
    return character.setting('', 0)
  if (CHARACTER_REFERENCE.test(before)) return null
  for (const { rule, from, to, space } of punctuationGaps(character.upToIt, conventions)) {
    if (from !== to || space === '' || to >= character.index) continue
    if (MARKS_ONLY.test(before.slice(to))) return character.gap(rule, from, to, space)
  }
  return null
}

/**
 * How a character that was just typed is to be set by the conventions of its language: with the right quote marks,
 * apostrophe, dash, ellipsis or no-break space. Null where it stays as it was typed: in addresses and times, and
 * wherever only what follows could tell. `typed` is one character, and the offsets are counted from `before`'s start.
 */
export function typeset(typed: Typed, { language, profile }: Options): Typesetting | null {
  const endsYear = ENDS_YEAR.test(typed.typed) && SHORT_YEAR.test(typed.before)
  if (!endsYear && !SETS.test(typed.typed)) return null
  if (!endsYear && /[ \n]/.test(typed.typed) && !SET_BY_BLANK.test(typed.before)) return null
  const conventions = conventionsOf(language, profile)
  if (!conventions) return null
  const character = new TypedCharacter(typed)
  if (character.index < 0) return null
  const year = endsYear ? setYear(character, typed.typed, conventions) : null
  if (year) return year
  switch (typed.typed) {
    case '"':
      return setDouble(character, conventions)
    case "'":
      return setSingle(character, conventions)
    case '.':
      return setEllipsis(character)
    case '-':
      return setDash(character, conventions)
    case ' ':
    case '\n':
      return conventions.language === 'fr' ? setSpace(character, typed.typed, conventions) : null
    case '«':
    case '»':
      return conventions.language === 'fr' ? setGuillemet(character, typed.typed, conventions) : null
    case ':':
    case ';':
    case '!':
    case '?':
      return conventions.language === 'fr' ? setHigh(character, conventions) : null
    default:
      return null
  }
}

/**
 * A text as it is set where it is typed between `before` and `after`, both as `Typed` has them. What stands before it stays as
 * it is.
 */
export function typesetText(before: string, text: string, after: string, options: Options): string {
  let set = ''
  for (const typed of text) {
    const setting = typeset({ before: before + set, typed, after }, options)
    set += typed
    const from = setting ? setting.from - before.length : -1
    if (setting && from >= 0)
      set = set.slice(0, from) + setting.insert + set.slice(setting.to - before.length)
  }
  return set
}
