import { OPENINGS, OUR_CORRESPONDENT, PUBLISHED_BY, SIGNED_BY } from '../vocabulary/bylineOpenings.ts'
import { alternatives } from '../vocabulary/load.ts'
import type { Byline } from '../../article/index.ts'
import { asByline, creditOf, isFullName, strip } from './bylineParts.ts'
import { isAgency, isName, isRoleWord, namedAtEnd, peopleIn, type Person, words } from './credits.ts'
import { isSmallWordOfNames } from './offices.ts'

const LONGEST_OURS = 60

/** `De notre correspondante`, `Von unserem Mitarbeiter`. */
const OF_OUR_CORRESPONDENT = new RegExp(
  `^(?:${alternatives(OUR_CORRESPONDENT.from)})?[ '’\\u00a0]?(?:${alternatives(OUR_CORRESPONDENT.our)})[ \\u00a0]` +
    `(?:\\p{L}{1,20}[ \\u00a0]){0,3}(?:${alternatives(OUR_CORRESPONDENT.role)})`,
  'iu',
)

const KIND_OF_ROLE = new RegExp(`^(?:${alternatives(OUR_CORRESPONDENT.kind)})`, 'iu')

/** True for words behind “our correspondent” that are no name, place or kind of role, as those of a sentence: `was on the scene`. */
function tellsMore(behind: string): boolean {
  return words(behind.replace(/^[\p{L}\p{M}·-]+/u, '')).some(
    (word) =>
      /^\p{Ll}/u.test(word) &&
      !/^\p{Ll}['’]\p{Lu}/u.test(word) &&
      !isRoleWord(word.replace(/[,:]$/u, '')) &&
      !isSmallWordOfNames(word) &&
      !KIND_OF_ROLE.test(word),
  )
}

/** What may stand in front of “our correspondent”. */
const SIGNED = new RegExp(
  `^(?:${alternatives(SIGNED_BY, PUBLISHED_BY, OPENINGS)})[ \\u00a0](?=(?:${alternatives(OUR_CORRESPONDENT.our)})[ \\u00a0])`,
  'iu',
)

/** A place and, it may be, somebody right behind it: `in Parijs Wubbe Bos`. */
const PLACE_AND_NAME =
  /[ \u00a0](?:à|en|a|in|at|from|aus|desde|da|em|vanuit)[ \u00a0]\p{Lu}[^ ,]*(?:[ \u00a0]\p{Lu}[^ ,]*){2,3}$/u

/** True for a line that opens with whose correspondent signs. */
export const opensWithOurs = (text: string): boolean => OF_OUR_CORRESPONDENT.test(text.replace(SIGNED, ''))

/**
 * Who signs a line that opens with whose correspondent that is; null for a sentence about one. `guess`: the line says more than a
 * byline does, or may end with a name.
 */
export function readOurCorrespondent(text: string): { byline: Byline[]; guess: boolean } | null {
  const ours = text.replace(SIGNED, '')
  const role = OF_OUR_CORRESPONDENT.exec(ours)?.[0] ?? ''
  const isOpen = tellsMore(ours.slice(role.length))
  if (isOpen && /[.!?]$/u.test(text)) return null
  const byline = ourCorrespondent(text)
  const isUnnamed = byline.every(({ name }) => name === ours) && PLACE_AND_NAME.test(ours)
  return { byline, guess: isOpen || isUnnamed }
}

/** True for a line that only says whose correspondent signs, and whose name may stand below: `Von unserem Mitarbeiter`. */
export function isOursUnnamed(line: string): boolean {
  if (line.length > LONGEST_OURS) return false
  const text = strip(line).replace(SIGNED, '')
  const role = OF_OUR_CORRESPONDENT.exec(text)?.[0]
  if (role === undefined || tellsMore(text.slice(role.length))) return false
  return ourCorrespondent(text).every(({ name }) => name === text)
}

/** `De notre correspondante à Rome, Inès Karam`: those who are named, each with it, or else the line itself signs. */
function ourCorrespondent(line: string): Byline[] {
  const text = line.replace(SIGNED, '')
  const said = creditOf(line.slice(0, line.length - text.length))
  const roleOf = (...parts: (string | undefined)[]) =>
    [said, ...parts].filter((part) => part !== undefined && part !== '').join(', ')
  for (const gap of text.matchAll(/[ ]?[,–—][ ]|[ ]?[,:][ ]?/gu)) {
    const credit = text.slice(0, gap.index)
    const behind = text.slice(gap.index + gap[0].length)
    const named = credit.includes(',') ? null : namedAtEnd(credit)
    if (named) return [{ name: named.name, role: roleOf(named.role, behind) }]
    const people = peopleIn(behind)
    const [first] = people
    if (first && isName(first.name, 2) && people.every(({ name }) => isAgency(name) || isName(name, 2)))
      return people.map(({ name, role }) => {
        if (isAgency(name)) return { name }
        return { name, role: roleOf(credit, role) }
      })
  }
  return [asByline(namedAtEnd(text) ?? namedBehindRole(text) ?? { name: text })]
}

const ROLE_AND_NAME = new RegExp(
  `^(.*(?<!\\p{L})(?:${alternatives(OUR_CORRESPONDENT.role)})[\\p{L}·]*)[ \\u00a0](\\p{L}.{3,40})$`,
  'iu',
)

/** A whole name right behind what somebody is: `notre correspondante Annick Riou`. */
function namedBehindRole(text: string): Person | null {
  const [, role = '', name = ''] = ROLE_AND_NAME.exec(text) ?? []
  return isFullName(name) ? { name, role } : null
}
