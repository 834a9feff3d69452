import { withoutEdges } from '../lines.ts'
import {
  AGENCIES,
  AMBIGUOUS_AGENCIES,
  BRACKETED_PLACES,
  SAME_AGENCIES,
  SIGNED_BY_AGENCY,
} from '../vocabulary/agencies.ts'
import { alternatives, listWords, wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'

/** Each agency as it writes its own name, by its name normalised. */
const NAME_OF = new Map(listWords(AGENCIES).map((name) => [normalizeWord(name), name]))
const AMBIGUOUS = wordSet(AMBIGUOUS_AGENCIES)
const PLACES = wordSet(BRACKETED_PLACES)

/** The signs and words that part the names of several agencies: `AFP/Reuters`, `dpa und AFP`. */
const BETWEEN_AGENCIES =
  /[ \u00a0]?[/,;&+][ \u00a0]?|[ \u00a0](?:et|and|und|y|e|en)[ \u00a0]|[ \u00a0]-[ \u00a0]/iu

/** Longest name of agencies, one or several together. */
const LONGEST = 60

/** The known agency, or agencies, that a text names and nothing else: `(AFP)`, `dpa/lby`, `AP, Reuters`; else null. */
export function agencyNamed(text: string): string | null {
  if (text.length > LONGEST) return null
  const bare = withoutEdges(text).replace(/^[([/]|[)\]/]$/gu, '')
  const whole = NAME_OF.get(normalizeWord(bare))
  if (whole !== undefined) return whole
  const pieces = bare.split(BETWEEN_AGENCIES).filter((piece) => piece !== '')
  const names = pieces.map((piece) => NAME_OF.get(normalizeWord(piece)))
  if (names[0] === undefined) return null
  const known = names.filter((name) => name !== undefined)
  // What follows the name of one agency is the service of it that wrote: `dpa/lby`.
  const isService = pieces.length === 2 && /^\p{Ll}{2,4}$/u.test(pieces[1] ?? '')
  return known.length === pieces.length || isService ? [...new Set(known)].join('/') : null
}

/** True for an agency whose name means nothing else, written as it writes it or in capitals. */
export function isPlainAgency(text: string): boolean {
  const name = NAME_OF.get(normalizeWord(text))
  if (name === undefined || AMBIGUOUS.has(normalizeWord(text))) return false
  return text === name || text === name.toUpperCase()
}

/** The agency that each name is one of, and how far down its list of names, the most usual of which come first. */
const FAMILY_OF = new Map(
  Object.entries(SAME_AGENCIES).flatMap(([family, row]) =>
    row.split('|').map((name, rank) => [name, { family, rank }] as const),
  ),
)

const usualness = (name: string) => FAMILY_OF.get(name)?.rank ?? 0

/** Agencies with one more; one that is named twice, or by two of its names, is there once, by the more usual one. */
export function withAgency(agencies: string, more: string): string {
  const names = agencies === '' ? [] : agencies.split('/')
  for (const name of more === '' ? [] : more.split('/')) {
    const same = names.findIndex((each) => each === name || isSameAgency(each, name))
    if (same === -1) names.push(name)
    else if (usualness(name) < usualness(names[same] ?? '')) names[same] = name
  }
  return names.join('/')
}

function isSameAgency(one: string, other: string): boolean {
  const family = FAMILY_OF.get(one)?.family
  return family !== undefined && family === FAMILY_OF.get(other)?.family
}

/** The words before an agency that signs: `Par l’AFP`. */
const SIGNED = new RegExp(`^(?:${alternatives(SIGNED_BY_AGENCY)})[ \\u00a0]?`, 'iu')

/** The agency that signs a line that is nothing else: `AFP`, `(Reuters)`, `By The Associated Press`; else null. */
export function signingAgency(line: string): string | null {
  if (line.length > LONGEST + 20) return null
  const text = withoutEdges(line).replace(/^[-–—]{1,2}[ \u00a0]?|[.]$/gu, '')
  const named = agencyNamed(text)
  if (named !== null) return isWritten(text.replace(/^[(]|[)]$/g, ''), named) ? named : null
  const signed = SIGNED.exec(text)?.[0]
  return signed === undefined ? null : agencyNamed(text.slice(signed.length))
}

/** True where a name stands as the agency writes it or in capitals; one that is a word too, in capitals alone. */
function isWritten(text: string, name: string): boolean {
  if (text === text.toUpperCase()) return true
  return /^\p{Ll}/u.test(text) === /^\p{Ll}/u.test(name) && !AMBIGUOUS.has(normalizeWord(text))
}

/** What an unknown name in brackets may be: `name` for an agency, `code` for an agency’s service, null for a place or a word. */
export function unknownAgency(text: string): 'name' | 'code' | null {
  if (/^\p{Ll}{2,5}$/u.test(text)) return 'code'
  if (!/^\p{Lu}[\p{L}\p{M} .'’&-]{1,40}$/u.test(text) || PLACES.has(normalizeWord(text))) return null
  return 'name'
}
