import type { Conventions, Spaces } from './conventions.ts'
import type { Finding, Rule } from './finding.ts'
import { ADDRESS, APART } from './projection.ts'
import { BLANK, blanksAfter, blanksBefore } from './whitespace.ts'

/** What is to stand between two characters, in place of the blanks from `from` to `to`. */
export type Gap = { rule: Rule; from: number; to: number; space: string; certainty: 'fix' | 'suggestion' }

const BLANK_OR_END = /^[ \t\u00a0\u202f\u2000-\u200a\n]?$/
const HIGH = /[:;!?]+/g
const OPENING = /[([{«“‘<!?:;¿¡]/
const CLOSES_WORD = /[\p{L}\p{M}\p{N})\]}»”’"'…%‰€$£°²³.\ufffc]/u
const STAYS = new RegExp(`[${ADDRESS}${APART}]`)
const WORD = /[\p{L}\p{M}\p{N}]/u
/** After a colon or a semicolon that follows a word at once, these make a face, or tell that it is quoted. */
const FACE = /[)\]}.,]/
/** What may stand right behind a mark that closes a word, a note's number among it: not `a != b`, `page?id=3` or `?:`. */
const AFTER_MARK = /[\n)\]}»”’"'«“‘.,…—–|\ufffc\u00a0\u202f\u2000-\u200a \t]/

function isLineStart(text: string, index: number): boolean {
  return index === 0 || text.charAt(index - 1) === '\n'
}

/** True where a run of marks ends a word or a sentence, with or without blanks before it. */
function closesWord(text: string, from: number, index: number, marks: string): boolean {
  if (isLineStart(text, from)) return false
  const before = text.charAt(from - 1)
  if (OPENING.test(before) || (from === index && STAYS.test(before))) return false
  const after = text.charAt(index + marks.length)
  if (STAYS.test(after)) return false
  const apart = after === '' || AFTER_MARK.test(after)
  if (marks === ':' || marks === ';')
    return from < index ? apart || WORD.test(after) : apart && !FACE.test(after) && CLOSES_WORD.test(before)
  if (/[:;]/.test(marks)) return false
  return apart && (from < index || CLOSES_WORD.test(before))
}

/** The gaps before `:` `;` `!` `?`. */
function* highGaps(text: string, { spaces, closed }: Conventions): Generator<Gap> {
  for (const { 0: marks, index } of text.matchAll(HIGH)) {
    const from = blanksBefore(text, index)
    if (!closesWord(text, from, index, marks)) continue
    const gap = { from, to: index, certainty: 'fix' as const }
    if (closed.includes(marks.charAt(0))) {
      const ratio =
        marks === ':' &&
        /\d/.test(text.charAt(from - 1)) &&
        /\d/.test(text.charAt(blanksAfter(text, index + 1)))
      const joins = ratio || STAYS.test(text.charAt(from - 1))
      if (!joins && !(from < index && WORD.test(text.charAt(index + marks.length)))) {
        yield { ...gap, rule: 'no-space-before', space: '' }
      }
    } else if (spaces) {
      const colon = marks === ':'
      yield {
        ...gap,
        rule: colon ? 'colon-space' : 'high-punctuation-space',
        space: colon ? spaces.colon : spaces.high,
      }
    }
  }
}

const CLOSING_LOW = /[)\]}»”’"'*_]/

/** The gaps before a comma or a period that stands alone behind blanks: not `.NET`, `,5` or `. . .`. */
function* lowGaps(text: string): Generator<Gap> {
  for (const { index, 0: match } of text.matchAll(/[ \t\u00a0\u202f\u2000-\u200a]+[,.]/g)) {
    const to = index + match.length - 1
    const before = text.charAt(index - 1)
    if (isLineStart(text, index) || !CLOSES_WORD.test(before) || /[.…]/.test(before)) continue
    const after = text.charAt(to + 1)
    const isLast = /^\n?$/.test(text.charAt(blanksAfter(text, to + 1)))
    if (!isLast && !BLANK.test(after) && !CLOSING_LOW.test(after)) continue
    if (/[.,]/.test(text.charAt(blanksAfter(text, to + 1)))) continue
    // Names may stand apart from each other by periods: « Paris . Lyon . Marseille ».
    const certainty = match.endsWith(',') || isLast ? 'fix' : 'suggestion'
    yield { rule: 'no-space-before', from: index, to, space: '', certainty }
  }
}

/** Of periods, those between a word in small letters within a sentence and the next one: not `Foo.Bar` or `anim.Animate()`. */
const NO_SPACE_AFTER =
  /(?<=\p{Ll}{2})(?:,(?=\p{L}[\p{L}’'])|[!?…](?=\p{Lu}\p{Ll}))|(?<=[\s«“(’']\p{Ll}{2,30})\.(?=\p{Lu}\p{Ll}*[\s’'])/gu

/** The spaces that are missing behind a mark between two words. */
export function* missingSpaces(text: string): Generator<Finding> {
  for (const { index } of text.matchAll(NO_SPACE_AFTER)) {
    const at = index + 1
    yield { rule: 'space-after', from: at, to: at, replacement: ' ', certainty: 'suggestion' }
  }
}

/** The gaps inside « ». `set` is the text with its quote marks as they are to be. */
function* guillemetGaps(text: string, { guillemet }: Spaces): Generator<Gap> {
  const inside = { rule: 'guillemet-space', space: guillemet, certainty: 'fix' } as const
  let open = 0
  for (const { 0: mark, index } of text.matchAll(/[«»]/g)) {
    if (mark === '«') {
      open++
      const to = blanksAfter(text, index + 1)
      const turned = WORD.test(text.charAt(index - 1)) && !WORD.test(text.charAt(to))
      if (turned || BLANK_OR_END.test(text.charAt(to))) continue
      if (to > index + 1 || (text.charAt(to) !== '»' && text.charAt(to) !== APART))
        yield { ...inside, from: index + 1, to }
      continue
    }
    const closes = open > 0
    open = Math.max(0, open - 1)
    const from = blanksBefore(text, index)
    const turned = !closes && WORD.test(text.charAt(index + 1))
    const before = text.charAt(from - 1)
    const joins = before === APART && from === index
    if (turned || joins || isLineStart(text, from) || before === '«') continue
    yield { ...inside, from, to: index }
  }
}

/** Every gap before a mark or inside guillemets, in no order; no two overlap. `set` has its quotes as they are to be. */
export function* punctuationGaps(set: string, conventions: Conventions): Generator<Gap> {
  yield* highGaps(set, conventions)
  if (conventions.language !== 'fr' || conventions.spaces) yield* lowGaps(set)
  if (conventions.language === 'fr' && conventions.spaces) yield* guillemetGaps(set, conventions.spaces)
}
