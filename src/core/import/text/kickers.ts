import { isCouncil, isDesk, isGenre } from '../metadata/desks.ts'
import { isSmallWordOfNames } from '../metadata/offices.ts'
import { personIn } from '../metadata/persons.ts'
import type { ClassifiedBlocks, TextContext } from './classification.ts'
import { wordsOf } from '../lines.ts'
import { isCompetition } from './competitions.ts'
import { arePartedFacts, framedQuote, isCapitals } from './features.ts'
import { isPartOfSeries } from './numbering.ts'
import { isScore } from './scores.ts'
import { COURTS } from '../vocabulary/genres.ts'
import { alternatives } from '../vocabulary/load.ts'

const SLUGLINE = /^\p{Lu}[^ /]{1,20}(?:[ ]?\/[^ /]{2,20}){1,4}$/u

/**
 * Whether a line above the headline says where it runs or what it is: `known` for a desk, a genre or an agency's slugline,
 * `guess` for one that only looks so, by its capitals or its single word, and could be the headline itself.
 */
export function kickerAt(
  classified: ClassifiedBlocks,
  index: number,
  context: TextContext,
): 'known' | 'guess' | null {
  const first = classified.features(index)
  const second = classified.features(index + 1)
  if (!first || !second || second.lower) return null
  if (first.width <= LONGEST_OF_SPEAKER && framedQuote(second.text)) {
    const kind = opensWithGenre(first.text)
    if (kind !== null) return kind
    if (isPersonWithRole(first.text)) return 'guess'
  }
  if (first.width > 50) return null
  if (isGenre(unspaced(first.text)) || SLUGLINE.test(first.text) || isPartOfSeries(first.text)) return 'known'
  if (isRound(first.text) || isColumnOf(first.text) || isPath(first.text)) return 'known'
  // Above the score alone, either may be the headline.
  if (isCompetition(first.text)) return isScore(second.text) ? 'guess' : 'known'
  const isParted = / [/|] /u.test(first.text.replaceAll('\u00a0', ' ')) && !arePartedFacts(first.text)
  if (isCouncil(first.text) || (isParted && isDeskWithMore(first.text))) return 'known'
  if (isCourt(first.text)) return 'guess'
  if (second.width <= first.width) return null
  if (isDeskWithMore(first.text)) return 'known'
  const words = wordsOf(first.text)
  const capitals = isCapitals(first.text) && !isCapitals(second.text) && !context.capitals
  if (capitals && words.length <= 5) {
    if (words.length > 2 && capitalsHead(classified, index + 2)) return null
    return words.some((word) => isDesk(word)) ? 'known' : 'guess'
  }
  const alone = words.length === 1 && /^\p{Lu}\p{Ll}{3,17}$/u.test(first.text)
  const heads =
    classified.blocks[index + 1]?.blankAfter === true || classified.features(index + 2)?.titleLike === true
  return alone && second.width >= 30 && heads ? 'guess' : null
}

/** Columns of a line that says who is asked. */
const LONGEST_OF_SPEAKER = 90

/**
 * Whether a line above a quotation opens with the kind of text: in capitals or before a bar it is `known` to be no headline,
 * `INTERVIEW | Sur le port`; in a sentence it may be one, `Entretien avec Anne Carrel`.
 */
function opensWithGenre(text: string): 'known' | 'guess' | null {
  const [, genre = '', bar = '', next = ''] =
    /^(\p{Lu}[\p{L}’'-]{3,20})[ \u00a0]?([|/·•–—:]?)[ \u00a0](\p{L}[\p{L}’']*)/u.exec(text) ?? []
  if (genre === '' || !isDesk(genre)) return null
  if (bar !== '' || isCapitals(genre)) return 'known'
  return /^\p{Ll}/u.test(next) ? 'guess' : null
}

/** True for somebody and what that person is, in small letters: `Lucía Marcos, bióloga marina`. */
function isPersonWithRole(text: string): boolean {
  const [, name = ''] = /^(\p{Lu}[^,]{3,40}),[ \u00a0]\p{Ll}[^.!?:]{3,60}$/u.exec(text) ?? []
  return isNamed(name) && personIn(name) === 'sure'
}

/** True for a column and whose it is: `Le billet de Sophie Carrel`. */
function isColumnOf(text: string): boolean {
  const [, genre = '', person = ''] =
    /^(?:\p{L}{1,3}[ \u00a0]|\p{Lu}['’])(\p{L}{4,20})[ \u00a0](?:de|du|of|von|van|di|d['’])[ \u00a0]?(\p{Lu}.{3,40})$/u.exec(
      text,
    ) ?? []
  return genre !== '' && isDesk(genre) && isNamed(person) && personIn(person) === 'sure'
}

/** True for the way through a site to a text: `Vie locale > Tarn`. */
const isPath = (text: string) =>
  /^\p{Lu}[^<>›.!?]{1,30}(?:[ \u00a0][>›][ \u00a0][^<>›.!?]{2,30}){1,3}$/u.test(text)

/** `F O O T B A L L` as one word. */
const unspaced = (text: string) =>
  /^\p{Lu}(?:[ \u00a0]\p{Lu}){3,20}$/u.test(text) ? text.replace(/[ \u00a0]/g, '') : text

const COURT = new RegExp(`^(?:${alternatives(COURTS)})(?![\\p{L}])`, 'iu')

/** True for a court, with its town or not, and nothing else: `Tribunal correctionnel de Tarnville`, `Amtsgericht Tarn`. */
function isCourt(text: string): boolean {
  const rest = text.replace(COURT, '')
  return rest !== text && !/[:«“"„?!.]/u.test(rest) && isNamed(rest)
}

/** True for a desk and what of it: `RUGBY (Fédérale 2)`, `Football / National 3`, `Faits divers - Accident`, `TRAIL. Grand raid`. */
function isDeskWithMore(text: string): boolean {
  const [, desk = '', sign = '', more = ''] =
    /^([^ (/|.–—-]{2,20}(?:[ \u00a0][^ (/|.–—-]{3,20})?)(?:[ \u00a0](?=[(/|–—-])|(?=\.[ \u00a0]))([(/|.–—-])[ \u00a0]?(.{2,30}?)\)?$/u.exec(
      text,
    ) ?? []
  if (desk === '' || !isGenre(desk) || more.includes(')')) return false
  // In small letters a full stop may end a title: `Musik. Ein Leben`.
  if (sign === '.' && !isCapitals(desk)) return false
  return isNamed(more) || (sign === '(' && text.endsWith(')'))
}

const isNamed = (text: string) =>
  wordsOf(text).every((word) => /^[\p{Lu}\p{N}]/u.test(word) || isSmallWordOfNames(word))

/** True for a desk, a competition and its round in brackets: `FOOTBALL – RÉGIONAL 1 (12e journée)`. A score is no round. */
function isRound(text: string): boolean {
  const [, desk = '', more = '', round = ''] =
    /^([^ (/|.–—-]{3,20})[ \u00a0]?[/|.–—-][ \u00a0]([^()]{2,40})[ \u00a0]\(([^()]{2,30})\)$/u.exec(text) ??
    []
  return desk !== '' && isGenre(desk) && isNamed(more) && /\p{N}/u.test(round) && /\p{L}/u.test(round)
}

/** True for a line that says of which kind the text is and whose: `Speech by the Treasurer`. */
export function namesGenre(text: string): boolean {
  const [first = '', second = ''] = wordsOf(text)
  return !/[:«“"„]/u.test(text) && isDesk(first) && isSmallWordOfNames(second)
}

/** True where the headings are in capitals: then so is the title, and not a line above it. */
export function capitalsHead(classified: ClassifiedBlocks, from: number): boolean {
  return classified.blocks
    .slice(from, from + 200)
    .some(
      (_, i) =>
        isCapitals(classified.features(from + i)?.text ?? '') && classified.features(from + i + 1)?.prose,
    )
}
