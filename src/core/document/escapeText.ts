import { characterAt, characterBefore, kindOf } from './characters.ts'

/**
 * Whose Markdown is written. `plain` is CommonMark with GFM. In the others, typed text that a site generator or note
 * taker would run or swallow is neutralised, too: `hugo` for Hugo, `flat` for Jekyll, pandoc and Obsidian.
 */
export type Profile = 'plain' | 'hugo' | 'flat'

/** Where a stretch of typed text stands. */
export type Surroundings = {
  /** The characters written right before and after it, or empty strings. */
  readonly before: string
  readonly after: string
  /** Whether its first and its last character are written as numeric references. */
  readonly encodeFirst: boolean
  readonly encodeLast: boolean
  /** True within the words of a link and in descriptions of images. */
  readonly inBrackets: boolean
  /** True where the whole text holds one tilde at most. */
  readonly loneTilde: boolean
  /** True in a table, whose writer sees to the strokes itself. */
  readonly isCell: boolean
  readonly profile: Profile
}

/** What makes a task of an item or an alert of a quotation, at the start of a line. */
const BRACKETED = /^\[(?:!|[ xX]\](?=[ \t]|$))/

const REFERENCE = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});/y
const MEANING = /[\\`*_~[\]!<&:.@^$={}%|]/
/** Where a bare address begins: the sign in it that a backslash takes its meaning from is the last of the match. */
const BARE = /(?:https?|ftp):(?=\/\/)|www\.|(?:mailto|xmpp):|\S@(?=\S)/giu

function asReference(character: string): string {
  return `&#${character.codePointAt(0) ?? 0xfffd};`
}

const isBlank = (character: string) => character === '' || kindOf(character) === 'blank'

/** Typed text as Markdown that shows exactly these characters. What the line that it begins would open is not looked at. */
export function escapeText(text: string, place: Surroundings): string {
  const first = place.encodeFirst ? characterAt(text, 0) : ''
  const last = place.encodeLast ? characterBefore(text, text.length) : ''
  if (first.length + last.length > text.length) return asReference(first)
  let written = first === '' ? '' : asReference(first)
  const end = text.length - last.length
  if (MEANING.test(text) || place.before === ']') {
    const stops = bareSigns(text, place.before)
    for (let at = first.length; at < end; at++) {
      const before = at > first.length ? text.charAt(at - 1) : first === '' ? place.before : ';'
      const after = at + 1 < end ? text.charAt(at + 1) : last === '' ? place.after : '&'
      const isEdge = at === first.length || at + 1 === end
      const here = { ...place, before, after, isWhole: place.after === '' }
      written += escapedAt(text, at, here, isEdge, stops)
    }
  } else {
    written += text.slice(first.length, end)
  }
  return last === '' ? written : written + asReference(last)
}

/** The indices of the signs that make bare addresses of what is around them. */
function bareSigns(text: string, before: string): ReadonlySet<number> {
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
  place: Surroundings & { readonly isWhole: boolean },
  isEdge: boolean,
  bare: ReadonlySet<number>,
): string {
  const character = text.charAt(at)
  const { before, after } = place
  if (place.profile !== 'plain') {
    const neutral = neutralised(text, at, place)
    if (neutral !== null) return neutral
  }
  if (bare.has(at)) return `\\${character}`
  switch (character) {
    case '\\':
    case '`':
      return `\\${character}`
    case '*':
      return isBlank(before) && isBlank(after) ? '*' : '\\*'
    case '_': {
      const isWithin = !isEdge && kindOf(characterBefore(text, at)) === 'letter'
      return isWithin && kindOf(characterAt(text, at + 1)) === 'letter' ? '_' : '\\_'
    }
    case '~':
      return place.loneTilde && !isSign(before) && !isSign(after) ? '~' : '\\~'
    case '[': {
      const isBox = at === 0 && (before === '' || before === '\n') && BRACKETED.test(text)
      return place.inBrackets || isBox || after === '^' || before === ']' ? '\\[' : '['
    }
    case ']':
      return place.inBrackets || /[([:{]/.test(after) ? '\\]' : ']'
    case '(':
    case '{':
      return at === 0 && before === ']' ? `\\${character}` : character
    case ':':
      return at === 0 && before === ']' ? '\\:' : ':'
    case '!':
    case '^':
      return after === '[' || (character === '^' && before === '[') ? `\\${character}` : character
    case '<':
      return opensTag(text, at, after, place.isWhole) ? '\\<' : '<'
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
  if (after === '' || isBlank(after)) return false
  const word = /^<[^\s<>]*/.exec(text.slice(at, at + 300))?.[0] ?? ''
  return word.includes('@') || (!isWhole && at + word.length === text.length)
}

/** What stands for a sign that a site generator, pandoc or a note taker gives a meaning to; null where there is none. */
function neutralised(text: string, at: number, { before, after, isCell }: Surroundings): string | null {
  const character = text.charAt(at)
  switch (character) {
    case '{':
      return '&#123;'
    case '}':
      return before === '}' || before === '%' || after === '}' ? '&#125;' : null
    case '%':
      return before === '%' || after === '%' || (at === 0 && isBlank(before)) ? '&#37;' : null
    case '[':
      return before === '[' || after === '[' ? '&#91;' : '\\['
    case ']':
      return before === ']' || after === ']' ? '&#93;' : '\\]'
    case '=':
      return before === '=' || after === '=' ? '\\=' : null
    case '@':
      return /[\w{]/.test(after) ? '\\@' : null
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

const RULE = /^(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/
const UNDERLINE = /^(?:=+|-+)[ \t]*$/
const TABLE_RULE = /^(?=[^-]*-)[|:\- \t]+$/
const OPENING = /^(?:[-+*](?=[ \t]|$)|#{1,6}(?=[ \t]|$)|>|:(?=[ \t]))/
const NUMBERED = /^\d{1,9}(?=[.)](?:[ \t]|$))/
/** The lists that pandoc knows beside those of CommonMark. */
const FANCY = /^\(?(?:[A-Za-z]|[ivxlcdmIVXLCDM]{1,9}|\d{1,9}|#|@\w*)(?=[.)](?:[ \t]|$))/
/** An initial (`M. Dupont`), which to pandoc begins a list only before two blanks. */
const INITIAL = /^[A-Z]\.[ \t](?![ \t])/

/** A written line that opens no list, quotation, heading, rule or table: a backslash takes that meaning from it. */
export function escapeLineStart(line: string, profile: Profile): string {
  const number = NUMBERED.exec(line) ?? (profile === 'flat' && !INITIAL.test(line) ? FANCY.exec(line) : null)
  if (number) return `${number[0]}\\${line.slice(number[0].length)}`
  const opens = OPENING.test(line) || UNDERLINE.test(line) || RULE.test(line) || TABLE_RULE.test(line)
  return opens ? `\\${line}` : line
}
