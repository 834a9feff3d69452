import { readByline } from '../metadata/bylines.ts'
import { isRoleWord } from '../metadata/credits.ts'
import { findDate } from '../metadata/dates.ts'
import { isTimeAlone } from '../metadata/timesOfDay.ts'
import { isOfSite, namesPage } from '../metadata/ofCopy.ts'
import { isSmallWordOfNames } from '../metadata/offices.ts'
import { personIn } from '../metadata/persons.ts'
import { wordsOf } from '../lines.ts'
import type { ClassifiedBlocks } from './classification.ts'
import { isCapitals } from './features.ts'

/** Languages in which each word of a headline may have a capital. */
const TITLE_CASE = /^(?:en|de)(?:-|$)/i
/** Words up to which a line is no sentence, and up to which it may be nothing but names. */
const FEWEST = 2
const MOST_OF_NAMES = 6

/**
 * What a line under the headline may be instead of the subhead: `name` for who signs, `other` for a place, a note of the desk or
 * of a site, a date among other words; null for words that say something.
 */
export function otherThanSubhead(
  classified: ClassifiedBlocks,
  index: number,
  language: string,
): 'name' | 'other' | null {
  const { text = '', ending } = classified.features(index) ?? {}
  if (ending !== 'none') return null
  const words = wordsOf(text)
  if (maySignBelow(classified, index) || opensWithPerson(text)) return 'name'
  if (saysLittle(text)) return 'other'
  const areNames = words.every((word) => !/^[('’]*\p{Ll}/u.test(word) || isSmallWordOfNames(word))
  const mayBeNames = !isCapitals(text) && !TITLE_CASE.test(language) && words.length <= MOST_OF_NAMES
  return areNames && mayBeNames && !/[\p{Nd}:!?«“"]/u.test(text) ? 'other' : null
}

/** True for the line over a page of a paper, with its day and its number: `The Gazette — Thursday 6 June 2024 — page 7`. */
export const isDatedPage = (text: string): boolean => namesPage(text) && findDate(text, false) !== null

/** True for a word or two, a line with a date, a time apart or a page in it, and what a site writes beside a text. */
export function saysLittle(text: string): boolean {
  const parts = text.split(/[ \u00a0](?:[–—|/·•]|-)[ \u00a0]/u)
  return (
    wordsOf(text).length <= FEWEST ||
    findDate(text, false) !== null ||
    isOfSite(text) ||
    namesPage(text) ||
    parts.some(isTimeAlone)
  )
}

/** True for a second line under the headline, over the text, that may be who signs. */
export function maySignBelow(classified: ClassifiedBlocks, index: number): boolean {
  const words = wordsOf(classified.features(index)?.text ?? '')
  const { byline = [], date = '' } = classified.metadata(index)?.meta ?? {}
  const isShort = words.length === 2 || words.length === 3
  return (
    isShort && byline.length === 1 && date === '' && !words.some(isRoleWord) && mayBeName(classified, words)
  )
}

/** Words that the text has nowhere in small letters, each with its capital: `Zorvan Krestel`. */
function mayBeName(classified: ClassifiedBlocks, words: readonly string[]): boolean {
  const isWritten = words.every((word) => /^\p{Lu}(?:\p{Ll}|\p{Lu}{2})/u.test(word))
  return (
    isWritten &&
    !isCapitals(words.join(' ')) &&
    personIn(words.join(' ')) === 'maybe' &&
    !words.some((word) => classified.words.isCommon(word))
  )
}

/** Words behind a name and a comma up to which they say what somebody is. */
const LONGEST_ROLE = 5

/**
 * True for a name and, behind a sign, what it is: `Ann Lee (The Gazette), Local Democracy Reporter`; behind a comma in a few
 * words, for `Ann Lee, botanist, dies at 94` tells something.
 */
function opensWithPerson(text: string): boolean {
  const [, name = '', sign = '', rest = ''] =
    /^(\p{Lu}[\p{L}’'-]+[ \u00a0]\p{Lu}[\p{L}’'-]+)[ \u00a0]?([,(|–—])(.{2,80})$/u.exec(text) ?? []
  const looks = personIn(name)
  const many = wordsOf(rest).length
  if (sign === ',' && (rest.includes(',') || many > LONGEST_ROLE)) return false
  const isFew = /^[ \u00a0]\p{Ll}/u.test(rest) && many <= FEWEST
  return name !== '' && readByline(name) !== null && (looks === 'sure' || (looks === 'maybe' && isFew))
}
