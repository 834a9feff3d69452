import { wordsOf } from '../lines.ts'
import { isGenre } from '../metadata/desks.ts'
import { isSmallWordOfNames } from '../metadata/offices.ts'
import { COMPETITIONS, GROUPS, ROUNDS } from '../vocabulary/competitions.ts'
import { alternatives } from '../vocabulary/load.ts'

const ROUND_WORDS = `(?:${alternatives(ROUNDS)})`
const ORDINAL = '\\d{1,3}(?:re|ère|er|ème|e|è|\\.?[aªº°]|\\.|st|nd|rd|th)?'
/** `9e journée`, `Spieltag 12`, `1/8 de finale`, with what part of it is told. */
const ROUND = new RegExp(
  `^(?:${ORDINAL}[ \\u00a0]${ROUND_WORDS}|${ROUND_WORDS}[ \\u00a0]${ORDINAL})(?:[ \\u00a0]?[(,–—-].{2,20})?$`,
  'iu',
)
const SIGN = /[ \u00a0]?[|·•/,:(–—]+[ \u00a0]?|(?<=\p{L})\.[ \u00a0]|[ \u00a0]-[ \u00a0]/u
const KNOWN = new RegExp(`^(?:${alternatives(COMPETITIONS)})(?![\\p{L}\\p{N}])`, 'iu')
const GROUP = new RegExp(`^(?:${alternatives(GROUPS)})(?!\\p{L})`, 'iu')

/**
 * True for a line that only says in which competition a match was played: `Top 14 - 9e journée`, `Serie D, girone F`,
 * `Premier League`. What is told of it is no such line: `Ligue 1 : le point après la 9e journée`.
 */
export function isCompetition(text: string): boolean {
  if (text.length > 60 || /[!?…«“"„]/u.test(text)) return false
  const [first = '', ...others] = text.split(SIGN).map((part) => part.replace(/\)$/u, '').trim())
  if (first === '' || !(isNamed(first) || isGenre(first))) return false
  const rounds = others.filter((part) => part !== '')
  if (rounds.some((part) => ROUND.test(part)))
    return rounds.every((part) => ROUND.test(part) || GROUP.test(part) || isNamed(part))
  return KNOWN.test(first) && rounds.every((part) => GROUP.test(part) && wordsOf(part).length <= 3)
}

/** Words that are written like names, figures and small words. */
const isNamed = (text: string) =>
  wordsOf(text).length <= 5 &&
  wordsOf(text).every((word) => /^[\p{Lu}\p{N}]/u.test(word) || isSmallWordOfNames(word))
