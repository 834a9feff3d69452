import { ANY_SPACE, APOSTROPHE, isGuillemetSpace, isTypographic, QUOTE } from './lineNormalizer.ts'

type Kind = 'quote' | 'apostrophe' | 'space' | 'other'
/** A character, a guillemet with its blank; with the characters before and after it. */
type Sign = { kind: Kind; text: string; before: string; after: string }

function kindOf(character: string): Kind {
  if (character === '"' || QUOTE.test(character)) return 'quote'
  if (character === "'" || APOSTROPHE.test(character)) return 'apostrophe'
  return ANY_SPACE.test(character) ? 'space' : 'other'
}

function signsOf(text: string): Sign[] {
  const signs: Sign[] = []
  let blank = ''
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const before = signs.at(-1)
    if (ANY_SPACE.test(character) && isGuillemetSpace(text, at)) {
      if (before && text.charAt(at - 1) === '«') before.text += character
      else blank = character
    } else {
      const around = { before: text.charAt(at - 1), after: text.charAt(end) }
      signs.push({ kind: kindOf(character), text: blank + character, ...around })
      blank = ''
    }
    at = end
  }
  return signs
}

const DIGIT = /^\d$/
const isMark = (character: string) => character !== '' && !/[\p{L}\p{N}\s]/u.test(character)

/** True for two spaces that part the same: figures, or something from the same mark. */
function partTheSame(one: Sign, other: Sign): boolean {
  const areFigures = [one.before, one.after, other.before, other.after].every((each) => DIGIT.test(each))
  return areFigures || (one.after === other.after && isMark(one.after))
}

/** `text` is what is put in; `typed` is what was typed for it, if that has quotes, apostrophes or spaces to be typeset. */
type Inserted = { text: string; typed: string | null }

/**
 * A replacement with the quotes, apostrophes and spaces of what it replaces, in their order, where it has as many: `"non"` in
 * the place of `« oui »` is `« non »`. One that has typographic signs of its own stays as typed.
 */
function withSignsOf(found: string, replacement: string): Inserted {
  if (isTypographic(replacement)) return { text: replacement, typed: null }
  const [had, has] = [signsOf(found), signsOf(replacement)]
  const of = (signs: readonly Sign[], kind: Kind) => signs.filter((sign) => sign.kind === kind)
  let isWhole = true
  for (const kind of ['quote', 'apostrophe', 'space'] as const) {
    const [before, now] = [of(had, kind), of(has, kind)]
    const areAsMany = before.length === now.length
    for (const [at, sign] of now.entries()) {
      const model = areAsMany ? before[at] : undefined
      if (model && (kind !== 'space' || partTheSame(model, sign))) sign.text = model.text
      else if (kind !== 'space' || /[:;!?]/.test(sign.after)) isWhole = false
    }
  }
  return { text: has.map(({ text }) => text).join(''), typed: isWhole ? null : replacement }
}

/**
 * A replacement with the case of what it replaces: all capitals, or a first capital. One that has capitals stays as typed, and
 * so does that of a text which stands as it was searched for.
 */
function withCaseOf(found: string, query: string, replacement: string): string {
  const hasCapitals = replacement !== replacement.toLowerCase()
  if (hasCapitals || found === query || found === found.toLowerCase()) return replacement
  const letters = found.match(/\p{L}/gu) ?? []
  if (letters.length > 1 && found === found.toUpperCase()) return replacement.toUpperCase()
  const isFirst = letters[0] !== letters[0]?.toLowerCase()
  return isFirst ? replacement.replace(/\p{L}/u, (letter) => letter.toUpperCase()) : replacement
}

/**
 * What stands in the place of a text that was found by a query, with its case unless that counts, and with its quotes,
 * apostrophes and spaces unless the query has typographic ones of its own.
 */
export function replacementFor(
  found: string,
  query: string,
  replacement: string,
  matchCase: boolean,
): Inserted {
  const cased = matchCase ? replacement : withCaseOf(found, query, replacement)
  return isTypographic(query) ? { text: cased, typed: null } : withSignsOf(found, cased)
}
