import { NO_PLACES } from '../vocabulary/agencies.ts'
import { wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { agencyNamed } from './agencyNames.ts'

const OTHERS = wordSet(NO_PLACES)

/** The small words within the names of places, lower case in all of them but at the start. */
const SMALL = new Set(
  'à au aux d de del della des di do da dos das du e el en et im in in am an auf bei ob der den l la las le les lès los of on op sous sur the und upon van y aan'.split(
    ' ',
  ),
)

const LONGEST = 70
const MOST_WORDS = 9
const BLANK = /[ \u00a0\u202f]+/u

/** True for what may open a dateline: one place or several, perhaps with its region: `LYON`, `PORTLAND, Ore.`, `Kyiv/Paris`. */
export function isDatelinePlace(text: string): boolean {
  if (text.length > LONGEST || !/^[\p{Lu}\p{Lo}]/u.test(text)) return false
  if (agencyNamed(text.replace(/^[LD]['’]/u, '')) !== null || OTHERS.has(normalizeWord(text))) return false
  const bare = text.replace(/[ \u00a0]\([\p{L}\p{M} .'’-]{1,30}\)$/u, '')
  const words = bare.split(BLANK)
  return words.length <= MOST_WORDS && words.every(isPlaceWord)
}

function isPlaceWord(word: string): boolean {
  if (/^[\p{Lu}\p{Lo}][\p{L}\p{M}'’./-]{0,30},?$/u.test(word)) return true
  return SMALL.has(word.toLowerCase()) || /^[dl]['’]\p{Lu}[\p{L}\p{M}-]*,?$/u.test(word) || word === '&'
}

/** Names that stay in capitals. */
const ACRONYMS = new Set('USA US UK GB EU UE UN ONU UAE EAU RDC DRC RCA DC NY USS HMS'.split(' '))

/** A place in normal case: `SAINT-ÉTIENNE` is Saint-Étienne, `RIO DE JANEIRO` Rio de Janeiro; what has small letters stays. */
export function placeInNormalCase(text: string): string {
  return text
    .split(/([ \u00a0\u202f,]+)/u)
    .map((word, index) => wordInNormalCase(word, index === 0))
    .join('')
}

function wordInNormalCase(word: string, first: boolean): string {
  // Initials have a full stop after each letter; a word that is shortened has one at its end: `ST.`, `CALIF.`
  const isInitials = word.includes('.') && !/^\p{Lu}{2,}\.$/u.test(word)
  if (/\p{Ll}/u.test(word) || isInitials || ACRONYMS.has(word)) return word
  return word
    .split(/([-/'’])/u)
    .map((part, index, parts) => {
      const opens = first && index === 0
      const lower = part.toLowerCase()
      const afterSlash = parts[index - 1] === '/'
      const elided = /^['’]$/u.test(parts[index + 1] ?? '') && lower.length === 1
      if (!opens && !afterSlash && (SMALL.has(lower) || elided)) return lower
      if (/^MC\p{Lu}{3}/u.test(part)) return `Mc${part.charAt(2)}${part.slice(3).toLowerCase()}`
      return part.charAt(0) + part.slice(1).toLowerCase()
    })
    .join('')
}
