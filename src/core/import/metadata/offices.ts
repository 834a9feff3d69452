import { wordSet, alternatives } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { HONORIFICS, MATTERS, OFFICE_LINKS, OFFICES, PAGE_WORDS, STREETS } from '../vocabulary/offices.ts'
import { NAME_PARTICLES } from '../vocabulary/people.ts'
import { wordsOf } from '../lines.ts'

const OFFICE_NAMES = wordSet(OFFICES)
const TITLES = wordSet(HONORIFICS)
const MATTER_WORDS = wordSet(MATTERS)
const LINKS = wordSet(OFFICE_LINKS, NAME_PARTICLES)

const LONGEST_LETTERHEAD = 90
const MOST_WORDS = 12

/** A word as offices and honorifics are looked up: without a stop or comma at its end, or an elided article before it. */
const key = (word: string) =>
  normalizeWord(word.replace(/[.,:;]+$/u, '').replace(/^(?:l|d|dell|all)['’]/iu, ''))

/** True for a small word that may join those of a name, an office or a body. */
export function isSmallWordOfNames(word: string): boolean {
  return LINKS.has(normalizeWord(word)) || LINKS.has(key(word))
}

/** True for a word that stands before a name as a title, without its full stop: `Prof`, `Sgt`. */
export const isHonorific = (word: string): boolean => TITLES.has(key(word))

/** The number of words from here on that are the name of an office or title: the longest of up to three; 0 for none. */
function officeAt(words: readonly string[], from: number, names: ReadonlySet<string>): number {
  for (let count = 3; count > 0; count--)
    if (
      from + count <= words.length &&
      names.has(
        words
          .slice(from, from + count)
          .map(key)
          .join(' '),
      )
    )
      return count
  return 0
}

const isCased = (text: string) => /\p{Lu}/u.test(text)

/** An article or a preposition that the word behind it has taken in: `l’Hérault`. */
const ELIDED = /^(?:l|d|dell|all|nell|sull)['’](?=\p{Lu})/u

/** True where every word but small ones and those of offices is written like a name: `Ministry of Transport`. */
function isCapitalised(words: readonly string[]): boolean {
  for (let at = 0; at < words.length; ) {
    const count = officeAt(words, at, OFFICE_NAMES)
    const word = words[at] ?? ''
    if (
      count === 0 &&
      /^[«“"(‘'’]?\p{Ll}/u.test(word.replace(ELIDED, '')) &&
      !isSmallWordOfNames(word) &&
      !MATTER_WORDS.has(key(word))
    )
      return false
    at += Math.max(1, count)
  }
  return true
}

/**
 * Whether a line only names an office or who holds it: `PRIME MINISTER`, `Member for Reid`, `Mairie de Lormont`. It begins
 * with an office, after which comes the end, a comma or a small word: `Minister resigns` is a headline. `bare` where it
 * says no more than that, and `named` where other words follow, which could be those of a headline in title case.
 */
export function officeLine(text: string): 'bare' | 'named' | null {
  if (text.length > LONGEST_LETTERHEAD || !isCased(text) || /[!?…:«“"„0-9]/u.test(text)) return null
  const words = wordsOf(text)
  if (words.length > MOST_WORDS || !isCapitalised(words)) return null
  let at = 0
  while (
    at < words.length - 1 &&
    isSmallWordOfNames(words[at] ?? '') &&
    officeAt(words, at, OFFICE_NAMES) === 0
  )
    at += 1
  let offices = 0
  for (;;) {
    const count = officeAt(words, at, OFFICE_NAMES)
    if (count === 0) break
    offices += 1
    at += count
    while (MATTER_WORDS.has(key(words[at] ?? ''))) at += 1
  }
  if (offices === 0) return null
  const next = words[at]
  if (next === undefined) return 'bare'
  if (!isSmallWordOfNames(next) && !/,$/.test(words[at - 1] ?? '')) return null
  return words.slice(at).every(isOfOffices) ? 'bare' : 'named'
}

const isOfOffices = (word: string) =>
  isSmallWordOfNames(word) || OFFICE_NAMES.has(key(word)) || MATTER_WORDS.has(key(word))

/** True for a line that names somebody with a title: `Senator Ana Reid`, `THE HON. ANA REID MP`. */
export function isTitledName(text: string): boolean {
  if (text.length > LONGEST_LETTERHEAD || !isCased(text) || /[!?…:;«“"„0-9]/u.test(text)) return false
  const words = wordsOf(text)
  if (words.length < 2 || words.length > 8) return false
  let at = normalizeWord(words[0] ?? '') === 'the' ? 1 : 0
  let titles = 0
  for (;;) {
    const count = officeAt(words, at, TITLES)
    if (count === 0) break
    titles += 1
    at += count
  }
  let end = words.length
  while (end > at && /^\p{Lu}{2,4}$/u.test(words[end - 1] ?? '') && TITLES.has(key(words[end - 1] ?? ''))) {
    titles += 1
    end -= 1
  }
  const name = words.slice(at, end)
  const named = name.filter((word) => /^\p{Lu}/u.test(word))
  return (
    titles > 0 &&
    named.length > 0 &&
    named.length <= 3 &&
    name.every((word) => named.includes(word) || isSmallWordOfNames(word))
  )
}

const STREET_WORDS = alternatives(STREETS)
const STREET = new RegExp(
  `(?:^\\p{Nd}{1,5}(?:[ ]?(?:bis|ter|[a-z]))?,?[ ](?:[\\p{L}'’-]{1,20}[ ]){0,3}(?:${STREET_WORDS})(?!\\p{L})|` +
    `^(?:${STREET_WORDS})[ ](?:[\\p{L}.'’-]{1,20}[ ]){0,4}(?:n[°º]?[ ]?)?\\p{Nd}{1,5}(?!\\p{Nd}))`,
  'iu',
)
const STREET_WORD = new RegExp(`(?<!\\p{L})(?:${STREET_WORDS})(?!\\p{L})`, 'giu')
/** A postcode and its town. */
const POSTCODE =
  /^(?:(?:[A-Z]{1,2}-)?(?!(?:19|20)\d\d )\d{4,5}(?: [A-Z]{2})?|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3})[ \u00a0]\p{Lu}[\p{L}'’-]+(?:[ \u00a0](?:\p{Lu}[\p{L}'’-]*|\d{1,2})){0,3}$|[ \u00a0,][A-Z]{2,3} \d{4,5}(?:, \p{Lu}[\p{L} ]{2,20})?$/u

/** True for a line that is an address and nothing else: `12, rue de la Gare`, `Canberra ACT 2600`. */
export function isAddress(text: string): boolean {
  if (text.length > LONGEST_LETTERHEAD || !/\p{Nd}/u.test(text) || /[!?:.]$/.test(text)) return false
  return POSTCODE.test(text) || (STREET.test(text) && isCapitalised(wordsOf(text.replace(STREET_WORD, ''))))
}

/** True for a street of any name with the number of a house, right above a postcode and its town: `Am Hafen 3`. */
export function isStreetOver(text: string, below: string): boolean {
  return /^\p{Lu}[^.!?:,]{2,50}[ \u00a0]\p{Nd}{1,4}[ ]?[a-zA-Z]?$/u.test(text) && POSTCODE.test(below)
}

/** The number of a page, alone or out of so many. */
const PAGE = new RegExp(
  `^[-–—([ ]{0,3}(?:(?:${alternatives(PAGE_WORDS)})\\.?[ \\u00a0]?)?\\p{Nd}{1,3}(?:[ ]?(?:/|of|de|sur|von|di|van)[ ]?\\p{Nd}{1,4})?[-–—)\\] .]{0,3}$`,
  'iu',
)

/** True for a line that says on which page it stands, or that has no two letters that could say anything. */
export function isPageNumber(text: string): boolean {
  return text.length <= 24 && PAGE.test(text)
}

/** True for a line that names an office or who holds it, which is no headline, no byline and no place. */
export function isOffice(text: string): boolean {
  return officeLine(text) !== null || isTitledName(text)
}
