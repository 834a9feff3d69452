import { wordsOf } from '../lines.ts'
import {
  ANSWERS_TO,
  ARTICLES_OF_GENRES,
  BREAKING,
  COUNCILS,
  DESKS_AND_GENRES,
  DESKS_OF_PLACES,
  DESKS_OR_VERBS,
  FILED_UNDER,
  GENRES_OF_SEVERAL_WORDS,
  KINDS_WITH_ARTICLE,
  RUBRICS_OF_MANY,
} from '../vocabulary/genres.ts'
import { LABELS } from '../vocabulary/labels.ts'
import { alternatives, wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { isRelease } from './releases.ts'

const DESK_WORDS = wordSet(DESKS_AND_GENRES, DESKS_OF_PLACES)
const PLACES = wordSet(DESKS_OF_PLACES)
const OR_VERBS = wordSet(DESKS_OR_VERBS)
const RUBRICS = wordSet(RUBRICS_OF_MANY)
const COUNCIL_NAMES = wordSet(COUNCILS)
const KINDS = wordSet(KINDS_WITH_ARTICLE)
const BREAKING_WORDS = wordSet(BREAKING)
const GENRES = wordSet(GENRES_OF_SEVERAL_WORDS, RUBRICS_OF_MANY, BREAKING)

/** True for a word that names a desk or a kind of text. */
export function isDesk(word: string): boolean {
  return DESK_WORDS.has(normalizeWord(word))
}

/** A word of a desk or a kind of text behind its article: `L'édito`, `Das Interview`. */
const BEHIND_ARTICLE = new RegExp(`^(?:${alternatives(ARTICLES_OF_GENRES)})`, 'iu')

/** True for a line that only names a desk or a kind of text: `Tribune`, `L'édito`, `Communiqué de presse`. */
export function isGenre(text: string): boolean {
  const words = wordsOf(text)
  if (GENRES.has(normalizeWord(text)) || isRelease(text)) return true
  return (
    (words.length <= 2 && words.every(isDesk)) || KINDS.has(normalizeWord(text.replace(BEHIND_ARTICLE, '')))
  )
}

/** True for a word that names a desk, or says what is done: `Running`, `Lutte`, `Laufen`. */
export const isDeskOrVerb = (word: string): boolean => OR_VERBS.has(normalizeWord(word))

/** True for words that say that a text is new or urgent: `BREAKING`, `Dernière minute`. */
export const isBreaking = (text: string): boolean => BREAKING_WORDS.has(normalizeWord(text))

const ANSWER = new RegExp(`^(?:${alternatives(ANSWERS_TO)})(?!\\p{L})`, 'iu')

/** True for the line of a letter that says to which text it answers: `Zum Artikel „Die Linde“ vom 3. März`. */
export const answersTo = (text: string): boolean => ANSWER.test(text)

/** True for what meets in a town, without its name: `Conseil municipal`. */
export const isCouncil = (text: string): boolean => COUNCIL_NAMES.has(normalizeWord(text))

/** True for a desk that is named by a place, and may be the place itself. */
export function isPlaceOfDesk(text: string): boolean {
  return PLACES.has(normalizeWord(text))
}

/** True for a rubric under which several items stand: `IN BRIEF`, `Leserbriefe`. */
export function isRubricOfMany(text: string): boolean {
  return RUBRICS.has(normalizeWord(text))
}

const FILED = new RegExp(
  `^(?:(?:${alternatives(FILED_UNDER)})[ \\u00a0])?(?:(?:${alternatives(LABELS.desk)})[ \\u00a0])?`,
  'iu',
)

/**
 * True for the desk under which a site filed a text, which no place is without a word for it: `Lokales`, `dans Société`,
 * `Rubrique société`. It is set apart from the date, or has such a word. Behind a date on which the text was published any
 * name may be one: `in Sea Stories`.
 */
export function isFiledUnder(
  text: string,
  { isApart, isPublished }: { isApart: boolean; isPublished: boolean },
): boolean {
  const desk = text.replace(FILED, '')
  if (isGenre(desk)) return desk !== text || (isApart && !PLACES.has(normalizeWord(desk)))
  return isPublished && desk !== text && wordsOf(desk).length <= 4 && /^\p{Lu}[^.!?]*$/u.test(desk)
}
