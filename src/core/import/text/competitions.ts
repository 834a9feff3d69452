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
  const parts = text.split(SIGN).map((part) => part.replace(/\)$/u, '').trim())
  const [desk = '', ...behind] = withoutSport(parts).filter((part, at) => at === 0 || part !== '')
  // `Football / Régional 2 (poule B)`
  const [first = desk, ...rounds] = isGenre(desk) && KNOWN.test(behind[0] ?? '') ? behind : [desk, ...behind]
  if (first === '' || !(isNamed(first) || isGenre(first))) return false
  if (rounds.some((part) => ROUND.test(part)))
    return rounds.every((part) => ROUND.test(part) || GROUP.test(part) || isNamed(part))
  return KNOWN.test(first) && rounds.every((part) => GROUP.test(part) && wordsOf(part).length <= 3)
}

/** The parts of a line, the first without the sport before a hyphen: `Fußball-Kreisliga`. */
function withoutSport([first = '', ...others]: readonly string[]): string[] {
  const [, sport = '', league = ''] = /^(\p{L}{4,20})-(\p{Lu}.{2,40})$/u.exec(first) ?? []
  return [isGenre(sport) && KNOWN.test(league) ? league : first, ...others]
}

/** Words that are written like names, figures and small words. */
const isNamed = (text: string) =>
  wordsOf(text).length <= 5 &&
  wordsOf(text).every((word) => /^[\p{Lu}\p{N}]/u.test(word) || isSmallWordOfNames(word))
