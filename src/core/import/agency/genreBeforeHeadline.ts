import type { Certainty } from '../draft.ts'
import { wordsOf } from '../lines.ts'
import { monthNamed } from '../metadata/calendar.ts'
import { findDate } from '../metadata/dates.ts'
import { isBreaking, isDeskOrVerb, isGenre, isPlaceOfDesk } from '../metadata/desks.ts'
import { isHonorific, isSmallWordOfNames } from '../metadata/offices.ts'
import { isRelease } from '../metadata/releases.ts'
import { isCompetition } from '../text/competitions.ts'
import { framedQuote } from '../text/features.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { isDatelinePlace } from './places.ts'

/** What a headline opens with that is the kicker: so many characters with their sign, and how surely. */
type Opening = { length: number; certainty: Certainty }

/** Words, behind a sign or not, and what sets them apart from the rest: a full stop, a colon, a bar, a dot or a dash. */
const APART =
  /^(?:(?:\p{So}\ufe0f?){1,3}[ \u00a0]?)?(\p{Lu}[\p{L}\p{M}\p{N} \u00a0’'&-]{1,28}[\p{L}\p{N}])(\.|[ \u00a0\u202f]?:|[ \u00a0]?[|•·¤/]|[ \u00a0](?:-{1,2}|[–—]))[ \u00a0\u202f]+/u

/** Words, a colon or a sign and a quotation: `Entretien : « On est là »`. */
const OVER_QUOTE = /^(\p{Lu}[\p{L}\p{M} \u00a0’'-]{2,28}?)[ \u00a0\u202f]?[:|.][ \u00a0\u202f]+(?=[«“"„])/u

/** A word or two in brackets: `[Vidéo] `, `[DOLE] `. */
const BRACKETED =
  /^\[\p{Lu}[\p{L}\p{M} \u00a0’'-]{1,28}\][ \u00a0]+(?=[«“"„‘'’¿¡ \u00a0\u202f]{0,3}[\p{Lu}\p{N}])/u

const OPENS_HEADLINE = /^[«“"„‘'¿¡ \u00a0\u202f]{0,3}[\p{Lu}\p{N}]/u
/** Words of names from which on they are a headline in title case, and not the name of a competition: `FOOTBALL | Tarn Loses at Home to Kelby`. */
const LEAST_TITLE = 5
/** The time of an update: `MAJ 14 h 30`. */
const TIME_AT_END = /[ \u00a0]\d{1,2}[ \u00a0]?[h:.][ \u00a0]?(?:\d{2})?$/u
/** Characters at the end of a line among which what is counted stands in brackets: ` (33e journée)`. */
const LONGEST_ROUND = 40
const ROUND_AT_END = /[ \u00a0]\([^()]*\p{N}[^()]*\)$/u
/** Words of a place, or of what is in capitals, before a full stop. */
const MOST_WORDS = 3

/**
 * The kicker that a headline opens with: the kind of text or the desk, `PORTRAIT. Odile Carrel ferme boutique`, `Gastronomie – La
 * truffe`, what says that it is new, `BREAKING: Fire closes the tunnel`, either in words behind a bracket or before a quotation that is
 * the rest of the line, `Entretien : « On est là »`. With a full stop other words in capitals and a place may be one, which is asked
 * about: `SNCF. Les trains roulent`, `Saint-Céré. Le théâtre fête ses quarante ans`. So is a desk that is a verb: `Running. Away from
 * it all`. Null where it opens with none, and where the line is nothing but a rubric: `RUGBY | Fédérale 2`.
 */
export function genreBeforeHeadline(line: string): Opening | null {
  const bracketed = BRACKETED.exec(line.slice(0, 40))?.[0]
  if (bracketed !== undefined) return { length: bracketed.length, certainty: 'likely' }
  const [before = '', kind = ''] = OVER_QUOTE.exec(line.slice(0, 40)) ?? []
  if (kind !== '' && isGenre(kind) && !isPlaceOfDesk(kind) && framedQuote(line.slice(before.length)))
    return { length: before.length, certainty: 'likely' }
  const [whole = '', words = '', sign = ''] = APART.exec(line.slice(0, 40)) ?? []
  const rest = line.slice(whole.length)
  if (words === '' || !OPENS_HEADLINE.test(rest) || !/\p{Ll}{2}/u.test(rest)) return null
  if (sign === '.' && isRowOfWords(rest)) return null
  const isCapitals = !/\p{Ll}/u.test(words)
  const surely = !isCapitals && isDeskOrVerb(words) ? 'doubtful' : 'likely'
  const length = whole.length
  if (
    isBreaking(words.replace(TIME_AT_END, '')) &&
    !/^\d{1,2}[:.h/]/u.test(rest) &&
    findDate(rest, false) === null
  )
    return { length, certainty: sign.endsWith(':') ? 'likely' : surely }
  if (isGenre(words) && !isPlaceOfDesk(words)) {
    // `Q&A` and `F1` have no small letters.
    const isSet = isCapitals && words.length > 3 && !isRelease(words)
    const isAnnounced = sign.endsWith(':') && !isSet
    const isPlain = !isCapitals && (isRelease(words) || namesCompetition(rest) || namesOther(rest, sign))
    return isAnnounced || isPlain || isRubric(rest) ? null : { length, certainty: surely }
  }
  const mayBe = sign === '.' && !isNamed(rest) && wordsOf(words).length <= MOST_WORDS
  return mayBe && !isShortened(words) && (isCapitals ? words.length > 3 : isDatelinePlace(words))
    ? { length, certainty: 'doubtful' }
    : null
}

/** True for words that end in one that is shortened, to which the full stop belongs: `Maître Jean St.`, `Sept.`, `Prof.` */
function isShortened(text: string): boolean {
  const last = wordsOf(text).at(-1) ?? ''
  return (
    last.length < 4 || isHonorific(last) || (last.length < 5 && monthNamed(normalizeWord(last)) !== undefined)
  )
}

/** True for what goes on with another word before a full stop: `Love. Laugh. What else to throw out`. */
function isRowOfWords(rest: string): boolean {
  const [, word = ''] = /^(\p{L}{1,30})\.[ \u00a0]/u.exec(rest) ?? []
  return word !== '' && !isShortened(word)
}

/** True where the first of two desks was found: `Santé : une ordonnance` behind `Sport – `, `Disques : la liste` behind `Livres / `. */
function namesOther(rest: string, sign: string): boolean {
  const [, word = ''] = /^(\p{L}{2,30})[ \u00a0\u202f]?:/u.exec(rest) ?? []
  return word !== '' && (sign.includes('/') || isGenre(word))
}

/** True for what stands behind a desk in a line that is nothing but a rubric: `Fédérale 2`, `Ligue Magnus (33e journée)`. */
const isRubric = (rest: string) =>
  (isNamed(rest) && wordsOf(rest).length < LEAST_TITLE) || ROUND_AT_END.test(rest.slice(-LONGEST_ROUND))

/** True for a competition that a line opens with, or is: `Nationale 3, groupe A`, `Ligue 2 : les Tarnvillois en sursis`. */
const namesCompetition = (rest: string) => isCompetition(rest.replace(/[ \u00a0\u202f]?:.*$/u, ''))

/** What such a piece says without its sign. */
export const withoutGenreSign = (text: string): string =>
  text
    .replace(/^\[(.*)\][ \u00a0]*$/u, '$1')
    .replace(/^(?:\p{So}\ufe0f?){1,3}[ \u00a0]?/u, '')
    .replace(/[ \u00a0\u202f]?(?:[.:]|[|•·¤/–—]|-{1,2})[ \u00a0\u202f]*$/u, '')

/** Nothing but names, figures and what stands between them. */
const isNamed = (text: string) =>
  wordsOf(text).every(
    (word) => /^[(«“"]?[\p{Lu}\p{N}]/u.test(word) || isSmallWordOfNames(word) || !/\p{L}/u.test(word),
  )
