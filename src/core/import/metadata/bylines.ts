import type { Byline } from '../../article/index.ts'
import { OPENINGS, OUR_CORRESPONDENT, PUBLISHED_BY, SIGNED_BY } from '../vocabulary/bylineOpenings.ts'
import { alternatives, listWords, wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { AGENCIES } from '../vocabulary/agencies.ts'
import { AND, AND_WITHIN_NAMES, NAME_PARTICLES, ROLES } from '../vocabulary/people.ts'
import { withoutEdges } from '../lines.ts'
import { isOffice } from './offices.ts'
import { personIn } from './persons.ts'
import { isRelease } from './releases.ts'

const PARTICLES: ReadonlySet<string> = new Set(listWords(NAME_PARTICLES))
const ROLE_WORDS = wordSet(ROLES)
const AGENCY_NAMES = wordSet(AGENCIES)

const OPENING = new RegExp(
  `^(?:${alternatives(PUBLISHED_BY, OPENINGS)})[ \\u00a0\\u202f]+(?=[\\p{Lu}\\p{Lt}\\p{Lo}])`,
  'iu',
)
const ONLY_PUBLISHED = new RegExp(`^(?:${alternatives(PUBLISHED_BY)})`, 'iu')
const EAST_ASIAN_OPENING =
  /^(?:(?:本报|本報|本刊|本台|本网|新华社|新華社|中新社)?(?:记者|記者|通讯员|特派记者)[ \u3000:：]?|(?:文|图文|撰文|作者|文字|取材|取材・文)[ ]?[/／｜|・:：][ ]?)/u
const OF_OUR_CORRESPONDENT = new RegExp(
  `^(?:${alternatives(OUR_CORRESPONDENT.from)})?[ '’\\u00a0]?(?:${alternatives(OUR_CORRESPONDENT.our)})[ \\u00a0]` +
    `(?:\\p{L}{1,20}[ \\u00a0]){0,3}(?:${alternatives(OUR_CORRESPONDENT.role)})`,
  'iu',
)

const SIGNED = new RegExp(
  `^(?:${alternatives(SIGNED_BY)})[ \\u00a0](?=(?:${alternatives(OUR_CORRESPONDENT.our)})[ \\u00a0])`,
  'iu',
)

const ROLE_BEGINNING = new RegExp(`^(?:${alternatives(OUR_CORRESPONDENT.role)})`, 'iu')

const LONGEST_LINE = 160
/** An e-mail address, in brackets or not. */
const MAIL = /[ \t]?[<([]?([\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4})[>)\]]?/u

/** The strictness with which a line must look like names: after a label anything signs; a bare line must be nothing but a name. */
export type BylineMark = 'label' | 'opening' | 'none'

/** The people who sign a line that is nothing but a byline, or null. `mark` says what showed it to be one. */
export function readByline(line: string): { byline: Byline[]; mark: BylineMark } | null {
  if (line.length > LONGEST_LINE) return null
  const text = strip(line)
  if (OF_OUR_CORRESPONDENT.test(text)) return { byline: ourCorrespondent(text), mark: 'opening' }
  const eastAsian = EAST_ASIAN_OPENING.exec(text)
  if (eastAsian) {
    const byline = splitEastAsian(text.slice(eastAsian[0].length))
    return byline && { byline, mark: 'opening' }
  }
  const closed = readSuffixed(text)
  if (closed) return { byline: closed, mark: 'opening' }
  const opening = OPENING.exec(text)
  if (opening) {
    const rest = text.slice(opening[0].length)
    return looksSigned(rest) ? { byline: credited(opening[0], rest), mark: 'opening' } : null
  }
  if (isRelease(text) || isOffice(text)) return null
  return isFullName(text) ||
    areFullNames(text) ||
    isNameWithRole(text) ||
    NEWSROOM_ALONE.test(text) ||
    isAgency(text)
    ? { byline: splitNames(text), mark: 'none' }
    : null
}

/** Parses the names after a byline label such as `Auteur:`. */
export function readNames(text: string): Byline[] {
  const bare = strip(text)
  const opening = OPENING.exec(bare)
  if (opening) return credited(opening[0], bare.slice(opening[0].length))
  return splitEastAsian(bare) ?? splitNames(bare)
}

/** `Propos recueillis par` says more than `Par`: it stays, as the role of those who have none. */
function credited(opening: string, names: string): Byline[] {
  const credit = ONLY_PUBLISHED.test(opening) ? '' : words(opening).slice(0, -1).join(' ')
  const byline = splitNames(names)
  return credit === '' ? byline : byline.map((person) => ({ role: credit, ...person }))
}

/** True for what may follow a label of a byline: short, and no sentence. */
export function maySign(text: string): boolean {
  return text.length <= LONGEST_LINE && !isSentence(text)
}

function isSentence(text: string): boolean {
  return words(text).length > 4 && /[.!?。]$/u.test(text)
}

/** Without what stands around a line, and without the soft hyphens in its names. */
function strip(line: string): string {
  return line
    .replaceAll('\u00ad', '')
    .replace(/^[ \t_*—–\u2015-]{0,4}/u, '')
    .replace(/[ \t_*,]{0,4}$/u, '')
}

function words(text: string): string[] {
  return text.split(/[ \t\u00a0\u202f\u3000]+/u).filter((word) => word !== '')
}

function isNameWord(word: string): boolean {
  return /^(?:\p{L}['’])?[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.·-]{0,24}$/u.test(word)
}

function isParticle(word: string): boolean {
  return PARTICLES.has(word.toLowerCase()) || /^(?:d|l)['’]\p{Lu}/u.test(word)
}

/** One to five words that all begin like names, particles aside; `named` of them are no particles. */
function isName(text: string, named: number): boolean {
  const parts = words(text)
  const names = parts.filter(isNameWord)
  return (
    parts.length <= 6 && names.length >= named && parts.every((word) => isNameWord(word) || isParticle(word))
  )
}

/** A first and a last name, in a script that has capitals. */
function isFullName(text: string): boolean {
  return (
    isName(text, 2) &&
    words(text).length <= 4 &&
    /\p{L}[\p{L}\p{M}]$/u.test(text) &&
    /^\p{Lu}/u.test(text) &&
    !/\.$/.test(text) &&
    !/\p{Lo}/u.test(text)
  )
}

/** `Inès Carrel et Paul Roux`: nothing but whole names. */
function areFullNames(text: string): boolean {
  const names = text.split(BETWEEN_PEOPLE).flatMap(splitConjunction)
  return names.length > 1 && names.every(isFullName)
}

/** `Par la rédaction`, `By staff reporters`. */
const NEWSROOM =
  /^(?:(?:la|le|les|l['’]|the|a|an|our|der|die|unserer?|notre|el|a|de|un|une|ein|eine|einem|uno|um|een)[ \u00a0]?)?(?:rédaction|collectif|collective|colectivo|collettivo|coletivo|kollektiv|collectief|équipe|service|newsroom|staff|editors?|editorial|news desk|redaktion|redacción|redazione|redação|redactie|equipo|équipes)(?!\p{L})/iu

/** A newsroom that signs by its name alone. */
const NEWSROOM_ALONE =
  /^(?:(?:la |die |de |a |l['’])?(?:rédaction|redaktion|redacción|redazione|redação|redactie|redakcja)(?:[ ]?[/|,-][ ]?(?:agences?|agencias|agenzie|agenturen|agências))?|agencias|agences|staff|staff reporters?|редакция|编辑部|編集部)$/iu

/** `Inès Karam / Reuters`, `Jane Ferrow in Kelby`: a full name and what or where it is. */
function isNameWithRole(text: string): boolean {
  const [first, ...others] = parts(text)
  if (first?.role === undefined || others.length > 0 || !isFullName(first.name)) return false
  return isAgency(first.role) || words(first.role).some((word) => ROLE_WORDS.has(normalizeWord(word)))
}

/** Names, then perhaps what those people are: no sentence that happens to begin with “Par”. */
function looksSigned(text: string): boolean {
  if (/[!?:;…]/u.test(text) || isSentence(text)) return false
  if (NEWSROOM.test(text)) return words(text).length <= 6
  const first = parts(withoutMail(text).text)[0]
  if (first === undefined) return false
  return isName(first.name, 1) && words(text).length <= 16
}

type Part = { name: string; role?: string }

/** A comma or a bar outside of brackets; a dash or a slash before the label of somebody else, as in `– Photos : …`. */
const BETWEEN_PEOPLE =
  /[ \u00a0]*[,;،、，|](?![^()]*\))[ \u00a0]*|[ \u00a0](?:[–—/-])[ \u00a0](?=\p{L}{3,20}[ \u00a0\u202f]?:)/u

/** A degree behind a name, and what follows it. */
const DEGREE = /^(?:M\.?[ADS]|Ph\.?D|MBA|MPH|R\.?N|J\.?D|DDS|Esq|[JS]r)\.?(?:[ ].{0,60})?$/

/** Splits at commas and at “and” in the languages of the trade; what is no name is a role of the name before. */
function parts(text: string): Part[] {
  const found: Part[] = []
  for (const piece of text.split(BETWEEN_PEOPLE).map(withoutConjunction).flatMap(splitConjunction)) {
    if (piece === '') continue
    const part = withRole(piece)
    const last = found.at(-1)
    if (last && (DEGREE.test(piece) || isRole(piece) || isAgency(piece)))
      last.role = last.role ? `${last.role}, ${piece}` : piece
    else found.push(part)
  }
  return found
}

const CONJUNCTION = new RegExp(`[ \\u00a0](?:${alternatives(AND)})[ \\u00a0]`, 'iu')
/** Parts only whole names. */
const NAME_CONJUNCTION = new RegExp(`[ \\u00a0](?:${alternatives(AND_WITHIN_NAMES)})[ \\u00a0]`, 'iu')

const LEADING_CONJUNCTION = new RegExp(`^(?:${alternatives(AND)})[ \\u00a0]`, 'iu')

/** `and Bob Ray`, behind the comma that ends the role of somebody else: the whole name alone. */
function withoutConjunction(text: string): string {
  const rest = text.replace(LEADING_CONJUNCTION, '')
  return rest !== text && isName(withRole(rest).name, 2) ? rest : text
}

function splitConjunction(text: string): string[] {
  const pieces = text.split(CONJUNCTION)
  if (pieces.length > 1 && pieces.every((piece) => isName(piece, 1) || isName(withRole(piece).name, 1)))
    return pieces
  const names = wholeNames(text)
  if (names.length > 1 && names.every((name) => isName(name, 2))) return names
  const slashed = text.split(/[ ]?[/／][ ]?/u)
  if (slashed.length > 1 && slashed.every((name) => isName(name, 2))) return slashed
  return [text]
}

/** Splits at the “and” that may also be within a name: `Juan Ortega y Gasset` stays one, as `Gasset` is no whole name. */
function wholeNames(text: string): string[] {
  const names: string[] = []
  for (const piece of text.split(NAME_CONJUNCTION)) {
    const last = names.at(-1)
    if (last !== undefined && !isName(piece, 2))
      names[names.length - 1] = text.slice(
        text.indexOf(last),
        text.indexOf(piece, text.indexOf(last) + last.length) + piece.length,
      )
    else names.push(piece)
  }
  return names
}

/** `Name (AFP)`, `Name / Reuters`, `Name à Bruxelles`, `Name envoyée spéciale`. */
function withRole(text: string): Part {
  const labelled = /^(\p{L}{3,20})[ \u00a0\u202f]?:[ \u00a0]?(.{2,80})$/u.exec(text)
  if (labelled?.[1] && labelled[2]) return { name: labelled[2], role: labelled[1] }
  const bracketed = /^([^()]{2,80}?)[ \u00a0]?\(([^()]{1,60})\)$/u.exec(text)
  if (bracketed?.[1] && bracketed[2]) return { name: bracketed[1], role: bracketed[2] }
  const slashed = /^(.{2,80}?)[ ]?[/／–-][ ]?([^/／]{2,40})$/u.exec(text)
  if (slashed?.[1] && slashed[2] && isAgency(slashed[2])) return { name: slashed[1], role: slashed[2] }
  const placed = /^(.{2,60}?)[ \u00a0](?:[–—]|-)[ \u00a0](.{2,40})$/u.exec(text)
  if (placed?.[1] && placed[2] && isName(placed[1], 2) && isName(placed[2], 1))
    return { name: placed[1], role: placed[2] }
  const list = words(text)
  const at = list.findIndex(
    (word, i) =>
      i > 0 && ROLE_WORDS.has(normalizeWord(word)) && (!isParticle(word) || i > 1) && /^\p{Ll}/u.test(word),
  )
  // One name and what it is for is the name of a group: `Students for Kelby`.
  const named = PURPOSE.test(list[at] ?? '') ? 2 : 1
  if (at > 0 && isName(list.slice(0, at).join(' '), named)) {
    const place = text.indexOf(` ${list[at]}`)
    if (place > 0) return { name: text.slice(0, place), role: text.slice(place + 1) }
  }
  return withAgencyBehind(text) ?? { name: text }
}

const PURPOSE = /^(?:for|pour|für|para|per)$/

/** `INÈS KARAM Associated Press`: a whole name with the agency right behind it. */
function withAgencyBehind(text: string): Part | null {
  const list = words(text)
  for (let at = 2; at < list.length; at++) {
    const name = list.slice(0, at).join(' ')
    const agency = list.slice(at).join(' ')
    if (isAgency(agency) && isName(name, 2)) return { name, role: agency }
  }
  return null
}

function isRole(text: string): boolean {
  return /^\p{Ll}/u.test(text)
    ? !isParticle(words(text)[0] ?? '') || words(text).length > 3
    : words(text).some((word) => ROLE_WORDS.has(normalizeWord(word)) && normalizeWord(word).length > 4)
}

/** True for a short line that only says what somebody is: `Staff Writer`, `Reporting from Port Halvers, Ore.` */
export function isRoleLine(text: string): boolean {
  const list = words(text)
  if (text.length > 60 || /[!?:]$/.test(text)) return false
  if (/\.$/.test(text) && !ROLE_WORDS.has(normalizeWord(list[0] ?? ''))) return false
  return (
    list.some((word) => ROLE_WORDS.has(normalizeWord(word)) && word.length > 4) &&
    (isRole(text) || ROLE_WORDS.has(normalizeWord(list[0] ?? '')))
  )
}

/** True for what signs without being somebody: an agency, a newsroom. */
export function signsAlone(text: string): boolean {
  return isAgency(text) || NEWSROOM_ALONE.test(text)
}

function isAgency(text: string): boolean {
  return AGENCY_NAMES.has(normalizeWord(text))
}

function withoutMail(text: string): { text: string; mail: string | null } {
  const match = MAIL.exec(text)
  if (!match?.[1]) return { text, mail: null }
  return {
    text: strip(text.slice(0, match.index) + text.slice(match.index + match[0].length)),
    mail: match[1],
  }
}

function splitNames(text: string): Byline[] {
  const { text: bare, mail } = withoutMail(text)
  if (bare === '') return mail === null ? [] : [{ name: mail }]
  const names = parts(bare)
  const all = names.length > 0 ? names : [{ name: bare }]
  return all.map((part, i) => ({
    ...part,
    ...(mail !== null && i === all.length - 1 ? { url: `mailto:${mail}` } : {}),
  }))
}

/** `De notre correspondante à Rome, Inès Karam`: those who are named, each with it, or else the line itself signs. */
function ourCorrespondent(line: string): Byline[] {
  const text = line.replace(SIGNED, '')
  for (const gap of text.matchAll(/[ ]?[,–—][ ]|[ ]?[,:][ ]?/gu)) {
    const credit = text.slice(0, gap.index)
    const people = parts(text.slice(gap.index + gap[0].length))
    if (people.length > 0 && people.every(({ name }) => isName(name, 2)))
      return people.map(({ name, role }) => ({
        name,
        role: role === undefined ? credit : `${credit}, ${role}`,
      }))
  }
  return namedAtEnd(text) ?? [{ name: text }]
}

/** `our Kelby reporter Jane Ferrow`: whoever is named right behind what somebody is. */
function namedAtEnd(text: string): Byline[] | null {
  const list = words(text)
  for (const count of [3, 2]) {
    const name = list.slice(-count).join(' ')
    const before = list.at(-count - 1) ?? ''
    const parted = /^\p{Ll}/u.test(before) || ROLE_BEGINNING.test(before)
    if (list.length > count && parted && isName(name, 2) && personIn(name) === 'sure')
      return [{ name, role: withoutEdges(text.slice(0, text.lastIndexOf(list.at(-count) ?? ''))) }]
  }
  return null
}

/** `김민수 기자`, `山田太郎記者`: what somebody is stands behind the name. */
function readSuffixed(text: string): Byline[] | null {
  const { text: bare, mail } = withoutMail(text)
  const match =
    /^([\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}・]{2,8}|\p{Script=Han}{1,3} \p{Script=Han}{1,3})[ \u00a0\u3000]?(기자|특파원|논설위원|선임기자|記者|特派員)$/u.exec(
      bare,
    )
  const [, name, role] = match ?? []
  if (name === undefined || role === undefined) return null
  return [{ name, role, ...(mail === null ? {} : { url: `mailto:${mail}` }) }]
}

/** Names of two to four characters each, parted by spaces or the East Asian comma. */
function splitEastAsian(text: string): Byline[] | null {
  const list = text.split(/[ \t\u3000、，,/／]+/u).filter((name) => name !== '')
  if (list.length === 0 || list.length > 12) return null
  const byline: Byline[] = []
  for (const piece of list) {
    const last = byline.at(-1)
    if (last && /(?:报道|報道|摄影报道|撰文)$/u.test(piece)) last.role = piece
    else if (/^(?:(?:图|攝影|摄影|图片)[:：/／]?)$/u.test(piece)) return null
    else if (
      /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·・ー]{2,12}$/u.test(piece)
    )
      byline.push({ name: piece })
    else return null
  }
  return byline
}
