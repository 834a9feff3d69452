import { AGENCIES } from '../vocabulary/agencies.ts'
import { CREDIT_LINKS, OUR_CORRESPONDENT, WORKS } from '../vocabulary/bylineOpenings.ts'
import { alternatives, listWords, wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { HONORIFICS } from '../vocabulary/offices.ts'
import { AND, AND_WITHIN_NAMES, NAME_PARTICLES, ROLES } from '../vocabulary/people.ts'
import { withoutEdges } from '../lines.ts'
import { isGivenName, namesPaper, personIn } from './persons.ts'

const PARTICLES: ReadonlySet<string> = new Set(listWords(NAME_PARTICLES))
const ROLE_WORDS = wordSet(ROLES)
const AGENCY_NAMES = wordSet(AGENCIES)
const TITLES = wordSet(HONORIFICS)

/** Somebody in a line of names; `open` where the words may be a place or a paper instead. */
export type Person = { name: string; role?: string; open?: true }

const BLANKS = '[ \\u00a0\\u202f]'

/** The words between blanks, in order. */
export function words(text: string): string[] {
  return text.split(/[ \t\u00a0\u202f\u3000]+/u).filter((word) => word !== '')
}

/** True for a word that begins what somebody is, whatever its case. */
export function isRoleWord(word: string): boolean {
  return ROLE_WORDS.has(normalizeWord(word))
}

/** True for the name of an agency, whatever its case. */
export function isAgency(text: string): boolean {
  return AGENCY_NAMES.has(normalizeWord(text))
}

function isNameWord(word: string): boolean {
  return /^(?:\p{L}['’])?[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.·-]{0,24}$/u.test(word)
}

function isParticle(word: string): boolean {
  return PARTICLES.has(word.toLowerCase()) || /^(?:d|l)['’]\p{Lu}/u.test(word)
}

/** One to six words that all begin like names, particles aside; `named` of them are no particles. */
export function isName(text: string, named: number): boolean {
  const list = words(text)
  const names = list.filter(isNameWord)
  return (
    list.length <= 6 && names.length >= named && list.every((word) => isNameWord(word) || isParticle(word))
  )
}

const NEWSROOM =
  /^(?:(?:la|le|les|l['’]|the|a|an|our|der|die|unserer?|notre|el|a|de|un|une|ein|eine|einem|uno|um|een)[ \u00a0]?)?(?:rédaction|collectif|collective|colectivo|collettivo|coletivo|kollektiv|collectief|équipe|service|newsroom|staff|editors?|editorial|news desk|redaktion|redacción|redazione|redação|redactie|equipo|équipes|agences|agencies|agencias|agenzie|agenturen|agências|wire (?:reports?|services?))(?![\p{L}-])/iu
const NEWSROOM_AT_END =
  /^(?:the |our )?(?:[\p{Lu}][\p{L}'’.-]{1,24} ){1,4}(?:staff|staff reports?|staff writers|staff reporters|newsroom|news desk|editorial board)$/iu

const STAFF_OF =
  /^(?:The )?(?:\p{Lu}[\p{L}’'.-]{1,24} ){2,4}(?:staff|[Ss]taff [Rr]eports?|[Ss]taff [Ww]riters|[Ss]taff [Rr]eporters|[Nn]ewsroom|[Nn]ews [Dd]esk|[Ee]ditorial [Bb]oard)$/u

/** The name of a paper and its staff, with nothing before it: `Tarn Courier staff`, `The Tarn Courier Editorial Board`. */
export function isStaffOfPaper(text: string): boolean {
  return STAFF_OF.test(text)
}

/** `Par la rédaction`, `By staff reporters`, `Gazette staff`. */
export function isNewsroom(text: string): boolean {
  return NEWSROOM.test(text) || NEWSROOM_AT_END.test(text)
}

const ARTICLE = /^(?:(?:the|le|la|les|el|los|las|il|lo|gli|het|der|die|das)[ \u00a0]|l['’])/iu

/** True for words with an article before them, as the name of a paper has it, and a person’s only with a title. */
function hasArticle(text: string): boolean {
  return ARTICLE.test(text) && !TITLES.has(normalizeWord((words(text)[1] ?? '').replace(/\.$/u, '')))
}

const ANDS = alternatives(AND, AND_WITHIN_NAMES)
const WORK = `(?:${alternatives(WORKS)})`
const WORKED = `${WORK}(?:${BLANKS}(?:${ANDS})${BLANKS}${WORK}){0,2}`
const LINK = `(?:${BLANKS}?:${BLANKS}?|${BLANKS}(?:${alternatives(CREDIT_LINKS.by)})${BLANKS}|${BLANKS}(?:${alternatives(CREDIT_LINKS.of)})${BLANKS}?|${BLANKS})`
const WORK_FIRST = new RegExp(`^(${WORKED})(${LINK})(.{2,120})$`, 'iu')
const BY_LINK = new RegExp(`^${BLANKS}(?:${alternatives(CREDIT_LINKS.by)})${BLANKS}$`, 'iu')

/** What somebody did of a text, before the name: `photos by Ann Lee`, `Texte : Anne Grand`, `foto di Anna Rossi`. */
export function readWork(text: string): { work: string; names: string } | null {
  const [, work, link = '', names] = WORK_FIRST.exec(text) ?? []
  if (work === undefined || names === undefined) return null
  const first = splitConjunction(names)[0] ?? names
  const { name } = withRole(first)
  const isSaid = link.includes(':') || BY_LINK.test(link)
  return isName(name, isSaid ? 1 : 2) && (isSaid || personIn(name) === 'sure') ? { work, names } : null
}

/** True for words that only say what somebody did: `texte`, `Fotos`. */
export function isWork(text: string): boolean {
  return WORK_ALONE.test(text)
}

const WORK_ALONE = new RegExp(`^${WORKED}$`, 'iu')

/** True for a colon that stands anywhere but behind what somebody did. */
export function hasOtherColon(text: string): boolean {
  return text.replace(WORK_COLON, '').includes(':')
}

const WORK_COLON = new RegExp(`(?<!\\p{L})${WORK}${BLANKS}?:`, 'giu')

/** True where a full stop parts two credits: `By Ann Lee. Photos by Bob Ray.` */
export function hasStopBetween(text: string): boolean {
  return /\.[ \u00a0\u202f]/u.test(text) && STOP_BETWEEN.test(text)
}

const STOP_BETWEEN = new RegExp(`\\p{L}\\.${BLANKS}(?=${WORKED}${LINK})`, 'iu')

/** A comma, a semicolon, a bar or a dot of a list outside of brackets; a dash, a slash or a full stop before what somebody else did. */
const BETWEEN_PEOPLE = new RegExp(
  `${BLANKS}*[,;،、，|•∙](?![^()]*\\))${BLANKS}*` +
    `|${BLANKS}[–—/-]${BLANKS}(?=\\p{L}{3,20}${BLANKS}?:)` +
    `|(?:${BLANKS}?[–—/]|${BLANKS}-|(?<=\\p{L})\\.)${BLANKS}(?=${WORKED}${LINK}\\p{Lu})`,
  'iu',
)

/** The blanks between two credits: `Texte Anne Grand Photos Paul Petit`. */
const BEFORE_WORK = new RegExp(
  `(?<=\\p{L}{2}${BLANKS}\\p{L}{2,25})(?<!${BLANKS}(?:${ANDS}|additional|further))${BLANKS}{1,8}(?=${WORKED}${LINK}\\p{L})`,
  'iu',
)

/** A degree behind a name, and what follows it. */
const DEGREE = /^(?:M\.?[ADS]|Ph\.?D|MBA|MPH|R\.?N|J\.?D|DDS|Esq|[JS]r)\.?(?:[ ].{0,60})?$/

/** `(avec AFP)` behind a name. */
const WITH_AGENCY = new RegExp(`${BLANKS}\\(((?:${alternatives(AND)})${BLANKS}[^()]{2,40})\\)$`, 'iu')

/** A part of a line between two signs; `isJoined` where an “and” says that it names somebody else. */
type Piece = { text: string; isJoined: boolean }

/**
 * The people of a line. It is split at signs and at “and” in the languages of the trade; what is no name is a role of the
 * name before: a word in small letters, a place, a paper, an agency.
 */
export function peopleIn(line: string): Person[] {
  const text = (hasStopBetween(line) ? line.replace(/\.$/u, '') : line).replace(WITH_AGENCY, ', $1')
  const parts = text.split(BETWEEN_PEOPLE)
  const pieces = parts.flatMap((part) => part.split(BEFORE_WORK)).flatMap(piecesOf)
  const lastJoined = pieces.findLastIndex(({ isJoined }) => isJoined)
  const people: Person[] = []
  for (const [index, piece] of pieces.entries()) {
    if (piece.text === '') continue
    const last = people.at(-1)
    const own = personOf(piece.text)
    const tells = last ? tellsOfLast(piece, own, last) : 'no'
    if (last && tells !== 'no') {
      last.role = last.role ? `${last.role}, ${piece.text}` : piece.text
      if (tells === 'maybe') last.open = true
      continue
    }
    const isListed = piece.isJoined || index < lastJoined
    const isOpen = last !== undefined && !isListed && own.role === undefined && personIn(own.name) !== 'sure'
    people.push(isOpen ? { ...own, open: true } : own)
  }
  return people
}

/** Who a piece names, without the article of an agency: `avec l’AFP`. */
function personOf(text: string): Person {
  const bare = text.replace(/^(?:la |the |der |die |l['’])/iu, '')
  if (bare !== text && isAgency(bare) && !isAgency(text)) return { name: bare }
  return withRole(text)
}

/** Whether a piece tells of the person before it, and names nobody; `maybe` for words that are neither a name nor a known role. */
function tellsOfLast({ text, isJoined }: Piece, own: Person, last: Person): 'yes' | 'maybe' | 'no' {
  if (DEGREE.test(text)) return 'yes'
  if (isJoined || readWork(text)) return 'no'
  if (isAgency(text) || text.startsWith('@') || isPaper(text)) return 'yes'
  const isWhole = words(last.name).length > 1
  if (hasArticle(text)) return /^\p{Lu}/u.test(text) ? 'yes' : isWhole ? isKnownBy(last, text) : 'no'
  if (/^\p{Ll}/u.test(text) && (isRole(text) || isRoleWord(words(text)[0] ?? '')))
    return isKnownBy(last, text)
  if (isRole(text)) return own.name === text || !isName(own.name, 2) ? 'yes' : 'no'
  if (isNewsroom(text)) return 'no'
  const isAlone = words(text).length === 1 && isWhole && !/\p{Lo}/u.test(text)
  if (isAlone) return isGivenName(text) ? 'no' : 'yes'
  if (isName(own.name, 1)) return personIn(own.name) === 'none' ? 'yes' : 'no'
  return isWhole && isName(last.name, 2) && own.role === undefined ? 'maybe' : 'no'
}

/** `yes` for words in small letters behind somebody’s name, or where they name a trade; of other names they may be a sentence. */
const isKnownBy = ({ name }: Person, text: string) =>
  personIn(name) === 'sure' || words(text).some(isRoleWord) || words(name).length === 1 ? 'yes' : 'maybe'

const CONJUNCTION = new RegExp(`${BLANKS}(?:${alternatives(AND)})${BLANKS}`, 'iu')
/** Parts only whole names. */
const NAME_CONJUNCTION = new RegExp(`${BLANKS}(?:${alternatives(AND_WITHIN_NAMES)})${BLANKS}`, 'iu')
const ANY_CONJUNCTION = new RegExp(`${BLANKS}(?:${ANDS})${BLANKS}`, 'iu')
const CONJUNCTION_AT_END = new RegExp(`${BLANKS}(?:${ANDS})${BLANKS}$`, 'iu')
const LEADING_CONJUNCTION = new RegExp(`^(?:${ANDS})${BLANKS}`, 'iu')

/** The pieces of what stands between two signs: `and Bob Ray`, `chief reporter and Bob Ray`, `Ann Lee and Bob Ray`. */
function piecesOf(text: string): Piece[] {
  const rest = text.replace(LEADING_CONJUNCTION, '')
  const isJoined = rest !== text && namesOther(rest)
  const own = isJoined ? rest : text
  const split = splitConjunction(own)
  const pieces = split.length > 1 ? split : roleAndPerson(own)
  return pieces.map((piece, index) => ({ text: piece, isJoined: isJoined || index > 0 }))
}

/** True for a whole name, with a role or not, or an agency or newsroom. */
function namesOther(text: string): boolean {
  const { name } = personOf(text)
  return isAgency(name) || isNewsroom(text) || readWork(text) !== null || isName(name, 2)
}

/** `chief reporter and Bob Ray`: what somebody is, and somebody else with a first name that is one. */
function roleAndPerson(text: string): string[] {
  const person = text.split(ANY_CONJUNCTION).at(-1) ?? ''
  const role = text.slice(0, text.length - person.length).replace(CONJUNCTION_AT_END, '')
  if (role === '') return [text]
  if (!/^\p{Ll}/u.test(role) || isParticle(words(role)[0] ?? '')) return [text]
  const { name } = withRole(person)
  return isName(name, 2) && personIn(name) === 'sure' ? [role, person] : [text]
}

/** The people that “and” or a slash joins; the text itself where what it joins are not all people. */
export function splitConjunction(text: string): string[] {
  const worked = readWork(text)
  if (worked) {
    const before = text.slice(0, text.length - worked.names.length)
    return splitConjunction(worked.names).map((name) => (readWork(name) ? name : before + name))
  }
  const pieces = text.split(CONJUNCTION)
  if (pieces.length > 1 && pieces.every((piece, index) => isPiece(piece, index))) return pieces
  const names = wholeNames(text)
  if (names.length > 1 && names.every(isWholeSigner)) return names
  const slashed = text.split(/[ ]?[/／][ ]?/u)
  if (
    slashed.length > 1 &&
    slashed.every((name) => isName(name, 2) && !hasArticle(name) && !namesTrade(name))
  )
    return slashed
  return [text]
}

const isWholeSigner = (text: string, index: number) =>
  isNewsroom(text) || (index > 0 && isAgency(text)) || isName(withRole(text).name, 2)

function isPiece(text: string, index: number): boolean {
  const { name } = personOf(text)
  if (isName(text, 1) || isName(name, 1) || isNewsroom(text)) return true
  return index > 0 && (isAgency(name) || readWork(text) !== null)
}

/** Splits at the “and” that may also be within a name: `Juan Ortega y Gasset` stays one, as `Gasset` is no whole name. */
function wholeNames(text: string): string[] {
  const names: string[] = []
  for (const piece of text.split(NAME_CONJUNCTION)) {
    const last = names.at(-1)
    const { name } = withRole(piece)
    if (last !== undefined && !isName(name, 2) && !isNewsroom(piece) && !isAgency(piece))
      names[names.length - 1] = text.slice(
        text.indexOf(last),
        text.indexOf(piece, text.indexOf(last) + last.length) + piece.length,
      )
    else names.push(piece)
  }
  return names
}

const LABELLED = new RegExp(`^(\\p{L}[\\p{L}'’]{2,19})${BLANKS}?:${BLANKS}?(.{2,80})$`, 'u')

/** `Name (AFP)`, `Name / Reuters`, `Name à Bruxelles`, `Name envoyée spéciale`, `photos by Name`. */
function withRole(text: string): Person {
  const worked = readWorkOfOne(text)
  if (worked) return worked
  const labelled = LABELLED.exec(text)
  if (labelled?.[1] && labelled[2]) return { name: labelled[2], role: labelled[1] }
  const bracketed = /^([^()]{2,80}?)[ \u00a0]?\(([^()]{1,60})\)$/u.exec(text)
  if (bracketed?.[1] && bracketed[2]) return { name: bracketed[1], role: bracketed[2] }
  if (isNewsroom(text)) return { name: text }
  // As Catalan papers sign.
  const [, signed = '', town = ''] =
    /^(\p{Lu}{2,}(?:[ \u00a0]\p{Lu}[\p{Lu}’'-]+){1,3})\.[ \u00a0](.{2,40})$/u.exec(text) ?? []
  if (isName(town, 1) && isName(signed, 2)) return { name: signed, role: town }
  const our = OUR.test(text) ? namedAtEnd(text) : null
  if (our) return our
  const [, agency = '', person = ''] = /^([^/]{2,40}?)[ ]?\/[ ]?([^/]{2,60})$/u.exec(text) ?? []
  if (isAgency(agency) && isName(person, 2)) return { name: person, role: agency }
  const slashed = /^(.{2,80}?)[ ]?[/／–-][ ]?([^/／]{2,40})$/u.exec(text)
  const working = slashed?.[1] && slashed[2] && isAgency(slashed[2]) ? readWorkOfOne(slashed[1]) : null
  if (working && slashed?.[2]) return { name: working.name, role: `${working.role}, ${slashed[2]}` }
  if (slashed?.[1] && slashed[2] && isAffiliation(slashed[2]) && isName(slashed[1], 1))
    return { name: slashed[1], role: slashed[2] }
  const placed = /^(.{2,60}?)[ \u00a0]([–—/]|-)[ \u00a0](.{2,40})$/u.exec(text)
  const [, placedName = '', sign, place = ''] = placed ?? []
  const isTown = isName(place, 1) && (sign !== '/' || words(place).length === 1)
  if (isName(placedName, 2) && (isTown || (sign !== '/' && isRole(place))))
    return { name: placedName, role: place }
  const handle = /^(.{2,60}?)[ \u00a0](@[\p{L}\p{N}_.]{2,30})$/u.exec(text)
  if (handle?.[1] && handle[2] && isName(handle[1], 1)) return { name: handle[1], role: handle[2] }
  const list = words(text)
  const at = list.findIndex(
    (word, i) => i > 0 && isRoleWord(word) && (!isParticle(word) || i > 1) && /^\p{Ll}/u.test(word),
  )
  // One name and what it is for is the name of a group: `Students for Kelby`.
  const named = PURPOSE.test(list[at] ?? '') ? 2 : 1
  if (at > 0 && isName(list.slice(0, at).join(' '), named)) {
    const place = text.indexOf(` ${list[at]}`)
    if (place > 0) return { name: text.slice(0, place), role: text.slice(place + 1) }
  }
  return withAgencyBehind(text) ?? withTradeBehind(text) ?? { name: text }
}

/** An agency, a paper or a trade behind a slash. */
const isAffiliation = (text: string) =>
  isAgency(text) || hasArticle(text) || (isRole(text) && namesTrade(text))

/** `Ann Lee Political Correspondent`, `Ann Lee of the Gazette`: a whole name, and what it is with a capital. */
function withTradeBehind(text: string): Person | null {
  const paper = /^(.{3,60}?)[ \u00a0](of the[ \u00a0].{2,40})$/iu.exec(text)
  if (paper?.[1] && paper[2] && isName(paper[1], 2)) return { name: paper[1], role: paper[2] }
  const list = words(text)
  const name = list.slice(0, 2).join(' ')
  const role = list.slice(2).join(' ')
  if (!namesTrade(list.at(-1) ?? '') || !isName(name, 2) || personIn(name) !== 'sure') return null
  return list.length > 2 ? { name, role, ...(list.length > 4 ? { open: true as const } : {}) } : null
}

/** What one person did, before the name. */
function readWorkOfOne(text: string): Person | null {
  const [, work, , name] = WORK_FIRST.exec(text) ?? []
  if (work === undefined || name === undefined || CONJUNCTION.test(name)) return null
  return isName(name, 1) && readWork(text) !== null ? { name, role: work } : null
}

const PURPOSE = /^(?:for|pour|für|para|per)$/

/** True for words that say what somebody or something is for. */
export const isForSomething = (role: string): boolean => PURPOSE.test(words(role)[0] ?? '')

/** The last words of what an agency, or agencies, may be called. */
const AGENCY_ENDS = new Set([...AGENCY_NAMES].map((name) => name.split(' ').at(-1) ?? ''))

/** True for a line that may end with an agency, or open with one and a slash. */
export function mayNameAgency(text: string): boolean {
  if (text.includes('/')) return true
  // The last word alone is looked at: the line may be a paragraph.
  const end = text.slice(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\u00a0')) + 1)
  const last = normalizeWord(/[\p{L}\p{M}\p{N}.-]+(?=\)?$)/u.exec(end.slice(-40))?.[0] ?? '')
  return AGENCY_ENDS.has(last) || isNewsroom(last)
}

/** `INÈS KARAM Associated Press`: a whole name with the agency right behind it. */
function withAgencyBehind(text: string): Person | null {
  if (!mayNameAgency(text)) return null
  const list = words(text)
  for (let at = 2; at < list.length; at++) {
    const name = list.slice(0, at).join(' ')
    const agency = list.slice(at).join(' ')
    if (isAgency(agency) && isName(name, 2)) return { name, role: agency }
  }
  return null
}

/** True for words that say what somebody is: in small letters, or with a word for it. */
export function isRole(text: string): boolean {
  return /^\p{Ll}/u.test(text)
    ? !isParticle(words(text)[0] ?? '') || words(text).length > 3
    : words(text).some((word) => isRoleWord(word) && normalizeWord(word).length > 4)
}

const FROM_WORD = /^(?:depuis|desde|vanuit|dalla|special)$/u

/** True for words that name a trade: `chief reporter`, `envoyée spéciale à Kiev`. */
export function namesTrade(text: string): boolean {
  return words(text).some(
    (word) => word.length > 4 && isRoleWord(word) && !FROM_WORD.test(normalizeWord(word)),
  )
}

const OUR = new RegExp(`^(?:${alternatives(OUR_CORRESPONDENT.our)})${BLANKS}`, 'iu')
const ROLE_BEGINNING = new RegExp(`^(?:${alternatives(OUR_CORRESPONDENT.role)})`, 'iu')
/** What stands before the place from which somebody writes. */
const FROM_PLACE = /^(?:à|au|aux|en|a|in|at|from|aus|desde|da|em|vanuit)$/u

/** `our Kelby reporter Jane Ferrow`: whoever is named right behind what somebody is, or behind the place of it. */
export function namedAtEnd(text: string): Person | null {
  const list = words(text)
  for (const count of [3, 2]) {
    const name = list.slice(-count).join(' ')
    const before = list.at(-count - 1) ?? ''
    if (list.length <= count || !isName(name, 2)) continue
    const isPlace = list.slice(0, -count - 1).some((word) => FROM_PLACE.test(word))
    const isParted = /^\p{Ll}/u.test(before) || ROLE_BEGINNING.test(before) || isPlace
    const isNamed =
      personIn(name) === 'sure' || (ROLE_BEGINNING.test(before) && isGivenName(words(name)[0] ?? ''))
    if (isParted && isNamed)
      return { name, role: withoutEdges(text.slice(0, text.lastIndexOf(list.at(-count) ?? ''))) }
  }
  return null
}

/** Particles that also join words which are no names: `Temps de Pluie`. */
const JOINS_WORDS = /^(?:de|du|des|of|the|di|del|da|do|dos|e|y|i|en|zu|zum|zur|al)$/iu
const DETERMINER = /^(?:the|a|an|any|all|no|every)[ \u00a0]/iu

/** True where words with capitals may name nobody: an office, one word that is no first name, `Temps de Pluie`. */
export function mayBeNobody({ name, role, open }: Person): boolean {
  if (isAgency(name) || isNewsroom(name)) return false
  if (open || DETERMINER.test(name) || /['’]s(?:[ \u00a0]|$)/u.test(name)) return true
  const looks = personIn(name)
  if (looks === 'sure') return false
  if (looks === 'none') return role === undefined && /^\p{Lu}/u.test(name)
  if (ARTICLE.test(name)) return false
  const list = words(name)
  if (list.length > 1) return list.slice(1, -1).some((word) => JOINS_WORDS.test(word))
  if (/\./u.test(name)) return false
  return !isGivenName(name) || (role !== undefined && !words(role).some(isRoleWord) && role.includes(' '))
}

/** True for the name of a paper, which has an article: `The Kelby Post`. */
export function isPaper(text: string): boolean {
  const isNamed = hasArticle(text) || (namesPaper(text) && personIn(text) !== 'sure')
  return /^\p{Lu}/u.test(text) && isNamed && isName(text, 1) && !/\.$/u.test(text)
}

/** True for a name with an article in small letters, which is no person’s: `the Numbers`, `der Leyen`. */
export function isCommonNoun(name: string): boolean {
  return /^\p{Ll}/u.test(name) && hasArticle(name) && !isNewsroom(name)
}

/** True for initials that sign: `Th. L.` */
export function isInitials(text: string): boolean {
  return INITIALS.test(text) && !/^(?:P\. ?S|N\. ?B|U\. ?S|U\. ?K|E\. ?U)\./u.test(text)
}

const INITIALS = /^(?:\p{Lu}\p{Ll}?\.[ -]?){2,3}$/u

/** True for a name that is somebody’s for sure, initials, or a paper’s with its article: `Le Journal`. */
export function isSigner(name: string): boolean {
  return (
    isPaper(name) || INITIALS.test(name) || isNewsroom(name) || (isName(name, 2) && personIn(name) === 'sure')
  )
}
