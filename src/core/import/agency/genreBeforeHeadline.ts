import { wordsOf } from '../lines.ts'
import { isGenre, isPlaceOfDesk } from '../metadata/desks.ts'
import { isSmallWordOfNames } from '../metadata/offices.ts'
import { framedQuote } from '../text/features.ts'
import { isRound } from '../text/kickers.ts'

/** Words in capitals, set apart from what follows by a full stop, a bar, a dot or a dash. */
const GENRE =
  /^([\p{Lu}][\p{Lu}\p{M} \u00a0’'&-]{2,28}[\p{Lu}])(?:\.|[ \u00a0]?[|•·¤/]|[ \u00a0](?:-{1,2}|[–—]))[ \u00a0]+/u

/** Words, a colon or a sign and a quotation: `Entretien : « On est là »`. */
const OVER_QUOTE = /^(\p{Lu}[\p{L}\p{M} \u00a0’'-]{2,28}?)[ \u00a0\u202f]?[:|.][ \u00a0\u202f]+(?=[«“"„])/u

/** A word or two in brackets: `[Vidéo] `, `[DOLE] `. */
const BRACKETED =
  /^\[\p{Lu}[\p{L}\p{M} \u00a0’'-]{1,28}\][ \u00a0]+(?=[«“"„‘'’¿¡ \u00a0\u202f]{0,3}[\p{Lu}\p{N}])/u

/**
 * The length of the kind of text or the desk that a headline opens with in capitals, and of its sign: `PORTRAIT. Odile Carrel
 * ferme boutique`, `FOOTBALL | …`, or in small letters before a quotation that is the rest of the line, `Entretien : « On est là »`; 0
 * where it opens with none, and where the line is nothing but a rubric: `RUGBY | Fédérale 2`.
 */
export function genreBeforeHeadline(line: string): number {
  const bracketed = BRACKETED.exec(line.slice(0, 40))?.[0]
  if (bracketed !== undefined) return bracketed.length
  const [before = '', kind = ''] = OVER_QUOTE.exec(line.slice(0, 40)) ?? []
  if (isGenre(kind) && !isPlaceOfDesk(kind) && framedQuote(line.slice(before.length))) return before.length
  const [whole = '', genre = ''] = GENRE.exec(line.slice(0, 40)) ?? []
  if (genre === '' || !isGenre(genre) || isPlaceOfDesk(genre) || isRound(line)) return 0
  const rest = line.slice(whole.length)
  return /^[«“"„‘'¿¡ \u00a0\u202f]{0,3}[\p{Lu}\p{N}]/u.test(rest) && !isNamed(rest) && /\p{Ll}{2}/u.test(rest)
    ? whole.length
    : 0
}

/** What such a piece says without its sign. */
export const withoutGenreSign = (text: string): string =>
  text
    .replace(/^\[(.*)\][ \u00a0]*$/u, '$1')
    .replace(/[ \u00a0\u202f]?(?:[.:]|[|•·¤/–—]|-{1,2})[ \u00a0\u202f]*$/u, '')

/** Nothing but names, figures and what stands between them. */
const isNamed = (text: string) =>
  wordsOf(text).every(
    (word) => /^[(«“"]?[\p{Lu}\p{N}]/u.test(word) || isSmallWordOfNames(word) || !/\p{L}/u.test(word),
  )
