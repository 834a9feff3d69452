import { ASKED_BY, OF_EITHER, OPENINGS, PICTURE_WORKS, PUBLISHED_BY } from '../vocabulary/bylineOpenings.ts'
import { alternatives } from '../vocabulary/load.ts'
import type { Byline } from '../../article/index.ts'
import { asByline, creditOf, isFullName, strip } from './bylineParts.ts'
import {
  hasOtherColon,
  hasStopBetween,
  isAgency,
  isCommonNoun,
  isForSomething,
  isInitials,
  isName,
  isNewsroom,
  isPaper,
  isRole,
  isRoleWord,
  isSigner,
  isStaffOfPaper,
  isWork,
  mayBeNobody,
  mayNameAgency,
  peopleIn,
  type Person,
  readWork,
  splitConjunction,
  words,
} from './credits.ts'
import { EAST_ASIAN_OPENING, HAN_CONJUNCTION, readSuffixed, splitEastAsian } from './eastAsianBylines.ts'
import { MAILS, withoutMail } from './mailAddresses.ts'
import { isOffice } from './offices.ts'
import { opensWithOurs, readOurCorrespondent } from './ourCorrespondent.ts'
import { isGivenName, isNordic, personIn } from './persons.ts'
import { isRelease } from './releases.ts'

const OPENING = new RegExp(
  `^(?:${alternatives(PUBLISHED_BY, OPENINGS)})(?:[ \\u00a0\\u202f]+|(?<=['’]))(?=[\\p{Lu}\\p{Lt}\\p{Lo}])`,
  'iu',
)

const LONGEST_LINE = 160

const MAY_BE_ASKED = new RegExp(`^(?:${alternatives(OF_EITHER)})[ \\u00a0\\u202f]?:`, 'iu')

/** The strictness with which a line must look like names: after a label anything signs; a bare line must be nothing but a name. */
export type BylineMark = 'label' | 'opening' | 'none'

/**
 * The people who sign a line that is nothing but a byline, or null. `mark` says what showed it to be one; `guess`, that who
 * signs may be nobody.
 */
export function readByline(line: string): { byline: Byline[]; mark: BylineMark; guess: boolean } | null {
  if (line.length > LONGEST_LINE) return null
  const text = withoutBrackets(strip(line))
  if (opensWithOurs(text)) {
    const ours = readOurCorrespondent(text)
    return ours && { ...ours, mark: 'opening' }
  }
  const eastAsian = EAST_ASIAN_OPENING.exec(text)
  if (eastAsian) {
    const byline = splitEastAsian(text.slice(eastAsian[0].length))
    return byline && { byline, mark: 'opening', guess: false }
  }
  const closed = readSuffixed(text)
  if (closed) return { byline: closed, mark: 'opening', guess: false }
  const small = inSmallLetters(text)
  if (small !== null) return { byline: [{ name: small }], mark: 'opening', guess: true }
  const [, asked, asker] = ASKED.exec(text) ?? []
  if (asked !== undefined && asker !== undefined && isFullName(asker))
    return signed([{ name: asker, role: asked }])
  const [, post = '', holder = ''] = POST_AND_NAME.exec(text) ?? []
  if (isFullName(holder)) return signed([{ name: holder, role: post }])
  const opening = OPENING.exec(text)
  if (opening) {
    const rest = text.slice(opening[0].length)
    return looksSigned(rest) ? signed(credited(opening[0], withoutStop(rest))) : null
  }
  if (readWork(text)) {
    const byline = looksSigned(text) ? signed(splitNames(text)) : null
    return byline && { ...byline, guess: byline.guess || MAY_BE_ASKED.test(text) }
  }
  if (isRelease(text) || isOffice(text)) return null
  const people = OPENS_AS_NAMES.test(text) || mayNameAgency(text) ? peopleIn(text) : []
  if (isSignedWithAgency(text, people) || isSignedByWork(people)) return signed(splitNames(text))
  const [, room = '', town = ''] = /^([^|/]{4,24}?) ?[|/] ?([^|/]{3,30})$/u.exec(text) ?? []
  if (NEWSROOM_ALONE.test(room) && isName(town, 1) && !signsAlone(text))
    return { byline: [{ name: room, role: town }], mark: 'none', guess: false }
  const placed = areNamesWithPlaces(text)
  if (placed) return { byline: placed, mark: 'none', guess: false }
  const catalan = OF_CATALAN.exec(text)?.[1] ?? ''
  if (isFullName(catalan) && personIn(catalan) === 'sure' && !isNordic(words(catalan)[0] ?? ''))
    return { byline: [{ name: catalan }], mark: 'opening', guess: false }
  const romanian = OF_ROMANIAN.exec(text)?.[1] ?? ''
  if (isFullName(romanian) && personIn(romanian) === 'sure')
    return { byline: [{ name: romanian }], mark: 'opening', guess: true }
  const isBare =
    isInitials(text) ||
    isFullName(text) ||
    areFullNames(text) ||
    areNamesInBrackets(text, people) ||
    isNameWithRole(people) ||
    signsAlone(text)
  if (!isBare) return null
  const byline = splitNames(text)
  const guess = byline.some(({ name }) => personIn(name) !== 'sure' && !signsAlone(name) && !isInitials(name))
  return { byline: byline.map(asByline), mark: 'none', guess }
}

/** As Catalan papers sign; in the north `Per` is a first name itself, before another one there. */
const OF_CATALAN = /^Per[ \u00a0](.{4,60})$/u

/** As Romanian papers sign, and some French ones; in other languages such a line may be something else. */
const OF_ROMANIAN = /^[Dd]e[ \u00a0](.{4,60})$/u

/** Who has asked, behind whom: `Z Haliną Kos rozmawia Jan Nowak`, `Mit Ute Falk sprach Tim Bauer`. */
const ASKED = new RegExp(
  `^((?:${alternatives(ASKED_BY.with)})[ \\u00a0](?=.{0,40}\\p{Lu}\\p{L}+ \\p{Lu}).{5,90}?[ \\u00a0](?:${alternatives(ASKED_BY.by)}))[ \\u00a0](.{4,40})$`,
  'u',
)

/** As those sign who write for a paper from where they live: `Correspondant local de presse : Jean Vidal`. */
const POST_AND_NAME =
  /^((?:correspond(?:ant|ante|ent|ente)|corresponsal|corrispondente|korrespondent|korrespondentin)(?:[ \u00a0][\p{L}\p{M}.’'-]{2,20}){1,4})[ \u00a0\u202f]?:[ \u00a0](.{4,40})$/iu

/** Whole names, the last of them in brackets, `Ann Lee (with Bob Ray)`, or with a place in them, `Ann Lee and Bob Ray (in Dax)`. */
function areNamesInBrackets(text: string, people: readonly Person[]): boolean {
  const role = people.at(-1)?.role
  const isPlaced =
    role !== undefined && text.endsWith(`(${role})`) && people.every(({ name }) => personIn(name) === 'sure')
  return (
    text.endsWith(')') &&
    people.length > 1 &&
    people.every(
      (person, at) =>
        isFullName(person.name) && (person.role === undefined || (isPlaced && at === people.length - 1)),
    )
  )
}

/** Who signs a line that was written in small letters to be shown in capitals: `par léa moulin`; else null. */
function inSmallLetters(text: string): string | null {
  const [, first, last] =
    /^(?:par|by|von|por|door)[ \u00a0](\p{Ll}[\p{Ll}-]+)[ \u00a0](\p{Ll}[\p{Ll}-]+)$/u.exec(text) ?? []
  if (first === undefined || last === undefined || !isGivenName(first)) return null
  return `${first} ${last}`.replace(/(?<![\p{L}\p{M}])\p{Ll}/gu, (letter) => letter.toUpperCase())
}

/** Two words of a name, particles apart, or a label, at the start of a line. */
const OPENS_AS_NAMES =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*[ \u00a0\u202f](?:\p{Ll}[\p{L}'’]{0,4}[ \u00a0\u202f]){0,3}(?:\p{Ll}['’])?\p{Lu}|\p{L}[\p{L}'’]{2,19}[ \u00a0\u202f]?:)/u

/** What an opening shows to sign. */
function signed(people: readonly Person[]): { byline: Byline[]; mark: 'opening'; guess: boolean } {
  return { byline: people.map(asByline), mark: 'opening', guess: people.some(mayBeNobody) }
}

/** Parses the names after a byline label such as `Auteur:`. */
export function readNames(text: string): Byline[] {
  const bare = withoutBrackets(strip(text)).replace(HAN_CONJUNCTION, '、')
  const opening = OPENING.exec(bare)
  const people = opening
    ? credited(opening[0], withoutStop(bare.slice(opening[0].length)))
    : (splitEastAsian(bare) ?? splitNames(withoutStop(bare)))
  return people.map(asByline)
}

/** `Propos recueillis par` says more than `Par`: it stays, as the role of those who have none. */
function credited(opening: string, names: string): (Person & Byline)[] {
  const credit = creditOf(opening)
  const people = splitNames(names)
  return credit === '' ? people : people.map((person) => ({ role: credit, ...person }))
}

/** True for what may follow a label of a byline: short, and no sentence. */
export function maySign(text: string): boolean {
  return text.length <= LONGEST_LINE && !isSentence(text)
}

function isSentence(text: string): boolean {
  return words(text).length > 4 && /[.!?。]$/u.test(text)
}

/** `Propos recueillis par Maud Jansen` or the initials of who writes, in brackets or not. */
function withoutBrackets(text: string): string {
  const inside = /^\(([^()]{2,120})\)\.?$/u.exec(text)?.[1] ?? ''
  return OPENING.test(inside) || /^(?:\p{Ll}{2,5}|\p{Lu}{2,3})$/u.test(inside) ? inside : text
}

/** Without the full stop behind a name, which an initial or a title has too: `Interview by Jo Marsh.` */
const withoutStop = (text: string): string => text.replace(/(?<=\p{Ll}{3})\.$/u, '')

/** `Inès Carrel et Paul Roux`: nothing but whole names. */
function areFullNames(text: string): boolean {
  const names = text.split(/[ \u00a0]*[,;،、，|][ \u00a0]*/u).flatMap(splitConjunction)
  return names.length > 1 && names.every(isFullName)
}

/** A newsroom that signs by its name alone. */
const NEWSROOM_ALONE =
  /^(?:(?:la |die |de |a |l['’])?(?:rédaction|redaktion|redacción|redazione|redação|redactie|redakcja)(?:[ ]?[/|,-][ ]?(?:agences?|agencias|agenzie|agenturen|agências))?|agencias|agences|staff|staff reporters?|редакция|编辑部|編集部)$/iu

/** `Inès Karam / Reuters`, `Jane Ferrow in Kelby`: a full name and what or where it is. */
function isNameWithRole([first, ...others]: readonly Person[]): boolean {
  if (first?.role === undefined || others.length > 0 || !isFullName(first.name)) return false
  const isSomebody = personIn(first.name) === 'sure'
  if (first.role.startsWith('@')) return isSomebody
  // Where a house is, what a meal costs there.
  if (/\p{Sc}|\p{Nd}{4}/u.test(first.role)) return false
  const isPlace =
    (isSomebody && IN_PORTUGUESE.test(first.role)) ||
    (isName(first.role, 1) && words(first.role).length <= 2 && (isSomebody || WITH_INITIALS.test(first.name)))
  // `New buses for line 4` names nobody.
  const isPurpose = isForSomething(first.role) && !isSomebody
  return isPlace || isAgency(first.role) || (!isPurpose && words(first.role).some(isRoleWord))
}

/** A place with its article: `na Corunha`, `no Porto`. */
const IN_PORTUGUESE = /^n[ao]s? \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?$/u

/** `J. M. PÉREZ`. */
const WITH_INITIALS = /^(?:\p{Lu}\.[ \u00a0]?){1,3}\p{Lu}[\p{L}'’-]+$/u

/** `Ann Lee in Tarn and Paul Roux in Paris`: whole names, each with the place from which it wrote; null for another line. */
function areNamesWithPlaces(text: string): Byline[] | null {
  const pieces = text.split(/,? (?:and|et|und|y|e|en) |, /u)
  const people = pieces.flatMap((piece): Byline[] => {
    const [, name = '', role = ''] = /^(.{4,40}?) ((?:in|à|en|a|em) \p{Lu}.{2,30})$/u.exec(piece) ?? []
    const isPlaced = isFullName(name) && personIn(name) === 'sure' && isName(role.replace(/^\p{L}+ /u, ''), 1)
    return isPlaced ? [{ name, role: role.replace(/^\p{L}+ /u, '') }] : []
  })
  return people.length > 1 && people.length === pieces.length ? people : null
}

/** `Le Journal avec AFP`, `Ana Ruiz / EFE`, `Redacción y agencias`: somebody and an agency, with nothing before them. */
function isSignedWithAgency(text: string, people: readonly Person[]): boolean {
  const [first] = people
  if (first === undefined || words(text).length > 10 || !isSigner(first.name)) return false
  const isWith = people.length > 1 && people.slice(1).every(({ name }) => isAgency(name) || isNewsroom(name))
  const isOf = people.length === 1 && first.role !== undefined && isAgency(first.role)
  return (isWith || isOf) && !/[.!?:…]$/u.test(text)
}

/** `Ann Lee (text) and Bob Ray (photos)`: whole names, and behind each what it did. */
function isSignedByWork(people: readonly Person[]): boolean {
  return (
    people.length > 0 &&
    people.every(({ name, role }) => role !== undefined && isFullName(name) && isWork(role))
  )
}

/** Names, then perhaps what those people are: no sentence that happens to begin with “Par”. */
function looksSigned(text: string): boolean {
  if (/[!?…]/u.test(text) || hasOtherColon(text)) return false
  if (isSentence(text) && !hasStopBetween(text)) return false
  const people = peopleIn(withoutMail(text))
  if (people.length === 0 || words(text).length > (isNewsroom(text) ? 8 : 18)) return false
  return people.every(
    ({ name }) => signsAlone(name) || isNewsroom(name) || (isName(name, 1) && !isCommonNoun(name)),
  )
}

/** True for a short line that only says what somebody is: `Staff Writer`, `Reporting from Port Halvers, Ore.` */
export function isRoleLine(text: string): boolean {
  const list = words(text)
  if (text.length > 60 || /[!?:]$/.test(text)) return false
  if (isPaper(text)) return true
  if (/\.$/.test(text) && !isRoleWord(list[0] ?? '')) return false
  return (
    list.some((word) => isRoleWord(word) && word.length > 4) && (isRole(text) || isRoleWord(list[0] ?? ''))
  )
}

/** True for what somebody did of a text and who: `Photos : Tom Weiss`. */
export function isCredit(text: string): boolean {
  return text.length <= LONGEST_LINE && readWork(strip(text)) !== null && looksSigned(strip(text))
}

const PICTURES = new RegExp(`^(?:${alternatives(PICTURE_WORKS)})(?!\\p{L})`, 'iu')

/** True for who took a picture, which stands below it anywhere in a text: `Photo Tom Weiss`. */
export const isPictureCredit = (text: string): boolean => PICTURES.test(text) && isCredit(text)

/** True for who took a picture of an agency, which signs no text: `Photo Tom Weiss / AFP`. */
export const isPictureOfAgency = (text: string): boolean =>
  isPictureCredit(text) &&
  splitNames(text).some(({ role = '' }) => role.split(/[,/] ?/u).some((part) => isAgency(part)))

/** True for what signs without being somebody: an agency, a newsroom. */
export function signsAlone(text: string): boolean {
  return isAgency(text) || NEWSROOM_ALONE.test(text) || isStaffOfPaper(text)
}

/** True for the initials of somebody, alone: `P. F.`, `(PF)`, `(pf)` of Paul Ferrand. */
export function areInitialsOf({ name }: Byline, text: string): boolean {
  if (!/^\(?(?:\p{Lu}\.?[ \u00a0-]?){2,4}\)?$|^\(\p{Ll}{2,4}\)$/u.test(text)) return false
  const initials = name.match(/(?<![\p{L}\p{M}'’])\p{Lu}/gu)?.join('')
  return initials === text.toUpperCase().replace(/[^\p{Lu}]/gu, '')
}

/** The people of a line, each with the address that stands behind the name. */
function splitNames(text: string): (Person & Byline)[] {
  const bare = withoutMail(text)
  const mails = text.includes('@') ? [...text.matchAll(MAILS)] : []
  if (bare === '') return mails.slice(0, 1).map(([, mail = '']) => ({ name: mail }))
  const found = peopleIn(bare)
  const people: (Person & Byline)[] = found.length > 0 ? found : [{ name: bare }]
  for (const [index, { 1: mail = '', index: at }] of mails.entries()) {
    const above = index === mails.length - 1 ? people.length : peopleIn(withoutMail(text.slice(0, at))).length
    const person = people[Math.min(Math.max(above, 1), people.length) - 1]
    if (person && person.url === undefined) person.url = `mailto:${mail}`
  }
  return people
}
