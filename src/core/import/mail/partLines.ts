import { trimSpaces } from '../../document/index.ts'
import { isTextEnd } from '../agency/wireLines.ts'
import { RECIPIENTS, SENDERS, SENT, SUBJECTS } from '../vocabulary/labels.ts'
import { alternatives } from '../vocabulary/load.ts'
import { LEAVES_LIST, ON_THE_WEB } from '../metadata/newsletters.ts'
import { ACCOMPANIES, BRINGS_TEXT, SALUTATIONS } from '../vocabulary/senders.ts'
import { speaksOfEmbargo } from '../metadata/embargo.ts'

/** The part of a mail that a line belongs to: its own text, or one that is set aside. */
export type MailPart = 'own' | 'greeting' | 'cover' | 'quoted' | 'signature'

/** The lines of a mail, each with what it is. */
export type PartedMail = {
  parts: MailPart[]
  /** The mail does no more than pass another on, of which the text is that of the article. */
  isForward: boolean
  /** What the headers of the mail that was passed on say, by the line. */
  forwarded: { subject: string; from: string }
  /** The lines of which it is not certain what they are. */
  doubted: ReadonlySet<number>
}

/** What the headers of a mail say of it: `isAnswer` where they name the mail that it answers or passes on. */
export type MailHead = { subject: string; sender: string; isAnswer: boolean }

/** A line of dashes that opens a mail which was passed on. */
const FORWARD =
  /^[ >]*-{2,}[ \u00a0]*(?:forwarded (?:message|by.*)|message transféré|weitergeleitete nachricht|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|vidarebefordrat meddelande|videresendt (?:meddelelse|melding)|wiadomość przekazana dalej|przekazana wiadomość|пересланное сообщение|пересылаемое сообщение)[ \u00a0]*-{0,40}$/iu
/** A line of dashes that opens the mail which was answered, or one which was passed on. */
const ORIGINAL =
  /^[ >]*-{2,}[ \u00a0]*(?:original message|message (?:d['’]origine|original)|ursprüngliche nachricht|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse|wiadomość oryginalna|исходное сообщение)[ \u00a0]*-{0,40}$/iu
const BEGIN_FORWARD =
  /^[ >]*(?:begin forwarded message|début du message (?:transféré|réexpédié)|anfang der weitergeleiteten (?:nachricht|e-mail)|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem encaminhada|begin doorgestuurd bericht|vidarebefordrat brev|początek przekazywanej wiadomości|начало переадресованного сообщения)[ \u00a0]?:?$/iu
const HEADER = new RegExp(
  `^[ >*]*(${alternatives(SENDERS, SENT, RECIPIENTS, SUBJECTS)})\\*?[ \\u00a0\\u202f]?:[ *\\u00a0]*(.*)$`,
  'iu',
)
const SUBJECT = new RegExp(`^(?:${alternatives(SUBJECTS)})$`, 'iu')
/** The names of the header with the sender. */
const FROM = new RegExp(`^(?:${alternatives(SENDERS)})$`, 'iu')
/** The line above quoted words: `Le 9 nov. 2026, A B a écrit :`. */
const WROTE =
  /^[ >]*(?:(?:on|le|am|el|il|em|op|den|w dniu|dnia)[ \u00a0].{6,160}(?:wrote|a écrit|schrieb.{0,80}|escribió|ha scritto|escreveu|schreef.{0,80}|skrev.{0,80}|napisał(?:\(a\)|a)?)[ \u00a0\u202f]?:?|.{3,120}(?:wrote|a écrit|schrieb|escribió|ha scritto|escreveu|schreef|skrev|napisał(?:\(a\)|a)?|(?:на)?писал(?:\(а\)|а)?)[ \u00a0\u202f]?:)$/iu
/** What phones and programs sign with. */
const SENT_FROM =
  /^(?:envoyé (?:de|depuis|à partir de) (?:mon|ma|mes|outlook|yahoo|proton)|sent from (?:my|outlook|mail|yahoo|proton)|get outlook for|télécharger outlook|von meinem .{2,40} gesendet|gesendet (?:mit|von)|enviado desde|inviato da|enviado d[oe] meu|verzonden (?:vanaf|met)|skickat från (?:min|outlook)|sendt fra (?:min|outlook)|wysłan[eoy] z |отправлено (?:с|из) )/iu
/** The opening of a legal notice. */
const DISCLAIMER =
  /^(?:(?:ce|le présent) (?:message|courriel|mail|e-mail)[^.]{0,120}(?:confidenti|destin|pièces? jointes?)|this (?:e-?mail|message|communication)[^.]{0,160}(?:confidential|intended|privileged)|the (?:information|contents?)[^.]{0,120}(?:e-?mail|message)[^.]{0,80}confidential|diese e-?mail[^.]{0,120}vertraulich|este (?:mensaje|correo)[^.]{0,120}confidencial|questo messaggio[^.]{0,120}riservat|dit (?:bericht|e-mailbericht)[^.]{0,120}vertrouwelijk|deze e-?mail[^.]{0,120}vertrouwelijk|esta mensagem[^.]{0,120}confidencia|det(?:ta|te) (?:meddelande|mejl|e-post)[^.]{0,120}(?:konfidenti|sekretess|fortrolig)|denne (?:e-?mail|meddelelse)[^.]{0,120}fortrolig|(?:ta|niniejsza) (?:wiadomość|korespondencja)[^.]{0,120}poufn|(?:это|данное|настоящее) (?:сообщение|письмо)[^.]{0,120}конфиденциальн|confidentiality notice|avis de confidentialité|pensez à l['’]environnement|please consider the environment|(?:se désabonner|unsubscribe|se désinscrire)\b)/iu
/** What a firm's program sets over a mail from outside: from where it comes, and what not to do. */
const FROM_OUTSIDE =
  /(?:(?:provient|vient|émane) (?:de l['’]ext(?:érieur|erne)|d['’]une? (?:expéditeur|source|adresse) extern)|(?:originat(?:ed|es)|came|comes|(?:was )?sent) from (?:an )?(?:outside|external)|external (?:e-?mail|sender|message)|(?:expéditeur|courriel|message) externe|(?:stammt|kommt) von (?:außerhalb|einem externen)|externe (?:e-?mail|nachricht)|externer absender|proviene (?:de fuera|de un remitente externo|dall['’]esterno|da un mittente esterno)|van buiten de organisatie)/iu
const WARNS =
  /^\W{0,4}(?:attention|avertissement|caution|warning|external|externe?|achtung|vorsicht|atención|attenzione|let op)(?!\p{L})|(?:cliquez|liens?|pièces? jointes?|click|links?|attachments?|anhänge|enlaces|allegati|bijlagen)(?!\p{L})/iu
const LONGEST_WARNING = 600

/** What stands above how to leave a list: whose it is, where they are. */
const OF_LIST =
  /^(?:copyright ?©|©|our mailing address|want to change how|you (?:are receiving|received) this|vous recevez ce|sie erhalten diese|recibes este|ricevi questa|u ontvangt deze)/iu
/** The name of a list, as programs that keep one set it below its mails. */
const NAME_OF_LIST =
  /^(?:liste de diffusion |mailing-?liste )|[ -](?:mailing ?list|mailingliste|lista de correo)$/iu
const LONGEST_OF_LIST = 160
const MOST_OF_LIST = 10

/** The opening of a mail to somebody. */
const GREETING =
  /^(?:bonjour|bonsoir|salut|coucou|ch(?:er|ère)s?|hello|hi|hey|dear|good (?:morning|afternoon|evening)|hallo|hallöchen|moin(?:[ ]moin)?|servus|grüezi|grüß (?:gott|dich|euch|sie)|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|hola|(?:muy )?buen(?:os|as) (?:días|tardes|noches)|buenas(?=[ ]?[,!])|estimad[oa]s?|ciao|salve|buongiorno|buonasera|car[oaie]|gentil[ei]|olá|bom dia|boa (?:tarde|noite)|prezad[oa]s?|beste|geachte|ha(?=[ ]\p{L}{2,15}[,!])|hoi|goedendag|goedemorgen|goedemiddag|goedenavond|hej|bästa|kära|kære|kjære|bună|bună ziua|stimat[ăe]|dragă|bon dia|bona tarda|benvolgu(?:t|da|ts|des)|cześć|witam|dzień dobry|szanown[iya]|drog[ai]|привет|добрый (?:день|вечер)|доброе утро|здравствуйте|уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие))(?![\p{L}])[^.!?]{0,50}[,.!:]?$/iu

/** The opening of a letter to people who are not named: `Madame, Monsieur,`. */
const FORMAL_GREETING =
  /^(?:mesdames|madame|messieurs|monsieur)(?:[ \u00a0]?(?:,|\/|et)[ \u00a0]?(?:mesdames|madame|messieurs|monsieur)){0,2}[ \u00a0]?,$/iu

const GREETING_WORD = new RegExp(GREETING.source.replace('[^.!?]{0,50}[,.!:]?$', ''), 'iu')
/** A name and a sign behind it, and more in the line. */
const NAME_AND_MORE =
  /^[ \u00a0]\p{Lu}[\p{L}’'-]{1,20}(?:[ \u00a0]\p{Lu}[\p{L}’'-]{1,20})?[ \u00a0]?[,!][ \u00a0].{3,}/u

/** True for a greeting that goes on in its line: `Hola Carmen, va la columna.`, `Hi both - obit below` */
export function greetsAndGoesOn(line: string): boolean {
  const rest = line.slice(GREETING_WORD.exec(line)?.[0].length ?? line.length)
  if (NAME_AND_MORE.test(rest)) return true
  return (
    rest.length <= LONGEST_COVER &&
    /^(?:[ \u00a0]\p{Ll}{2,12})?[ \u00a0]?[,!–-][ \u00a0]/u.test(rest) &&
    COMES_ALONG.test(rest)
  )
}

const COMES_ALONG = new RegExp(`(?<!\\p{L})(?:${alternatives(ACCOMPANIES)}|below|attached)(?!\\p{L})`, 'iu')

/** Lines below a greeting among which its sender may sign, above the text. */
const MOST_ABOVE = 12

/** What a line above quoted words has that a sentence of an article has not: an address, or a year and a time. */
const OF_PROGRAM = /[<[(][^ ]{1,100}@[^ ]{1,100}[>\])]|\b\d{4}\b.{0,20}\b\d{1,2}[:.h]\d{2}\b/u

/** Characters of a text above a mail that is passed on, from which that text is the article. */
const PROSE = 300
/** Characters of a text above another mail, below which it only accompanies that mail. */
const LINE_ABOVE = 40
/** Characters of a line below `--`, from which it is no line of a signature. */
const LONGEST_SIGNED = 60
/** Characters of the longest line of a signature with an address in it. */
const LONGEST_ADDRESSED = 140
/** Characters of the shortest line of a sentence that goes on in the next. */
const SHORTEST_WRAPPED = 40
const LONGEST_SIGNATURE = 25
const MOST_HEADERS = 10

/** What stands above the name of whoever signs a mail: one salutation, or two: `Grazie e buon lavoro`. */
const SIGN_OFF = new RegExp(
  `^(?:${alternatives(SALUTATIONS)})(?:(?:,|[ \\u00a0](?:e|et|and|und|y|en))[ \\u00a0](?:${alternatives(SALUTATIONS)}))?[ \\u00a0]?[,.!]?$`,
  'iu',
)
/** Lines below a sign-off that are a signature. */
const MOST_BELOW_SIGN_OFF = 10

/** What a line of the headers of a mail says; null for a line that is none. */
export function headerOf(line: string): 'sender' | 'subject' | 'other' | null {
  const name = HEADER.exec(line.slice(0, 400))?.[1]
  if (name === undefined) return null
  return FROM.test(name) ? 'sender' : SUBJECT.test(name) ? 'subject' : 'other'
}

/** True for a line that announces a mail which was passed on or answered. */
export function announcesMail(line: string): boolean {
  return line.length <= 200 && (FORWARD.test(line) || ORIGINAL.test(line) || BEGIN_FORWARD.test(line))
}

/** True for the line that opens a mail to somebody: `Bonjour à tous`. */
export function isGreeting(line: string): boolean {
  return GREETING.test(line) || FORMAL_GREETING.test(line)
}

/** True for what stands above the name of whoever signs a mail: `Bonne soirée`. */
export function isSignOff(line: string): boolean {
  return SIGN_OFF.test(line)
}

/**
 * Says what each line of a mail is.
 *
 * Idea: from a line that announces another mail on (by its words, or by three headers in a row), the rest is that mail: quoted,
 * or, where next to nothing stands above it, the very text that was sent. In the text itself, lines behind `>` are quoted
 * where a line announces them; from `--` or a sign-off over short lines, a telephone's signature or a disclaimer on, it is signed.
 * Lines that may as well be something else are `doubted`.
 * Cost: linear in the lines.
 */
export function partLines(lines: readonly string[], head: MailHead): PartedMail {
  const parts: MailPart[] = lines.map(() => 'own')
  const doubted = new Set<number>()
  const parted: Parting = { lines, parts, doubted, from: 0, to: lines.length }
  const announced = forwardAt(lines)
  const start = announced < 0 ? -1 : ruleAbove(lines, announced)
  const forwarded = { subject: '', from: '' }
  let isForward = false
  if (start >= 0) {
    const said = { subject: '', from: '' }
    const body = headersEnd(lines, announced, said)
    const purpose = purposeOf(lines, announced, body, head)
    isForward = purpose.isForward
    if (isForward) {
      Object.assign(forwarded, said)
      parts.fill('cover', 0, start)
      parts.fill('quoted', start, body)
      parted.from = body
    } else {
      parts.fill('quoted', start)
      parted.to = start
    }
    if (purpose.isDoubtful) doubted.add(isForward ? firstText(lines, 0) : start)
  }
  setWarning(parted)
  setQuoted(parted, isForward, head)
  setSigned(parted, `${head.sender} ${forwarded.from}`)
  setGreeting(parted, `${head.sender} ${forwarded.from}`)
  return { parts, isForward, forwarded, doubted }
}

/** Sets aside the warning over a mail that came from outside. */
function setWarning(parting: Parting): void {
  const { lines, parts, to } = parting
  const start = firstText(lines, parting.from)
  let end = start
  while (end < to && trimSpaces(lines[end] ?? '') !== '') end += 1
  const warning = lines.slice(start, end).join(' ')
  if (warning.length > LONGEST_WARNING || !FROM_OUTSIDE.test(warning) || !WARNS.test(warning)) return
  if (end >= to || parts.slice(start, end).some((part) => part !== 'own')) return
  parts.fill('cover', start, end)
  parting.from = end
}

/** What is being said of the lines of a mail, of which those from `from` up to `to` are its text. */
type Parting = {
  lines: readonly string[]
  parts: MailPart[]
  doubted: Set<number>
  from: number
  to: number
}

/**
 * Whether a mail in which another begins at `start`, its headers ending at `body`, passes that one on or answers it.
 * It is doubtful where what the mail calls itself and the lengths of the two texts disagree.
 */
function purposeOf(
  lines: readonly string[],
  start: number,
  body: number,
  { subject, isAnswer }: MailHead,
): { isForward: boolean; isDoubtful: boolean } {
  const above = lengthOf(lines.slice(0, start))
  const below = lengthOf(lines.slice(body).map((line) => line.replace(/^[> ]+/, '')))
  if (isReply(subject)) return { isForward: false, isDoubtful: false }
  if (below === 0 || above === 0) return { isForward: above === 0, isDoubtful: false }
  const line = lines[start] ?? ''
  const isNamedForward = isForwarded(subject) || FORWARD.test(line) || BEGIN_FORWARD.test(line)
  const isOriginal = ORIGINAL.test(line)
  if (!isNamedForward && (isAnswer || above >= PROSE || (above >= LINE_ABOVE && !isOriginal)))
    return { isForward: false, isDoubtful: isAnswer && below > above }
  if (above >= PROSE || below < above) return { isForward: false, isDoubtful: true }
  return { isForward: true, isDoubtful: above >= LINE_ABOVE && below < above * 2 }
}

/** Characters of a text without what is quoted behind `>` and its signature. */
function lengthOf(lines: readonly string[]): number {
  const own = lines.filter((line) => !/^[ ]*>/.test(line))
  return own.slice(0, signatureAt(own, 0, own.length)).reduce((sum, line) => sum + trimSpaces(line).length, 0)
}

function firstText(lines: readonly string[], from: number): number {
  return Math.max(
    from,
    lines.findIndex((line, at) => at >= from && trimSpaces(line) !== ''),
  )
}

/** What programs put before a subject: `RE:`, `TR :`, `Fwd[2]:`. */
const SUBJECT_PREFIX =
  /^(?:(?:re|aw|sv|antw|rép|fwd?|tr|wg|rv|i|enc|doorst|vs)(?:\[\d+\])?[ \u00a0]?:[ \u00a0]*|\[[^\][]{1,30}\][ \u00a0]*(?=\S))/iu

/** A subject without `Re:`, `Fwd:`, `TR:` and the names of lists before it. */
export function bareSubject(subject: string): string {
  let bare = trimSpaces(subject)
  for (let prefix = SUBJECT_PREFIX.exec(bare); prefix; prefix = SUBJECT_PREFIX.exec(bare))
    bare = bare.slice(prefix[0].length)
  return bare
}

function isForwarded(subject: string): boolean {
  return /^(?:fwd?|tr|wg|rv|enc|doorst|i)[ \u00a0]?:/iu.test(trimSpaces(subject))
}

function isReply(subject: string): boolean {
  return /^(?:re|aw|sv|antw|rép)(?:\[\d+\])?[ \u00a0]?:/iu.test(trimSpaces(subject))
}

/** The line of underscores that Outlook sets above the headers of another mail, or these. */
function ruleAbove(lines: readonly string[], start: number): number {
  let at = start - 1
  while (at > 0 && trimSpaces(lines[at] ?? '') === '') at -= 1
  return at > 0 && /^_{8,}$/.test(lines[at] ?? '') ? at : start
}

const forwardAt = (lines: readonly string[]) => lines.findIndex((_, at) => opensMail(lines, at))

/** True where another mail begins at a line: it is announced, or three of its headers stand in a row. */
export function opensMail(lines: readonly string[], at = 0): boolean {
  const line = lines[at] ?? ''
  if (line.length > 200) return false
  if (announcesMail(line)) return true
  if (!FROM.test(HEADER.exec(line)?.[1] ?? '')) return false
  if (HEADER.exec(lines[at + 1]?.slice(0, 400) ?? '') === null) return false
  const names = lines.slice(at, at + 6).map((each) => HEADER.exec(each.slice(0, 400))?.[1]?.toLowerCase())
  return (
    FROM.test(names[0] ?? '') &&
    names.filter((name) => name !== undefined).length >= 3 &&
    names.some((name) => SUBJECT.test(name ?? ''))
  )
}

/** The line behind the headers of a mail that was passed on. */
function headersEnd(lines: readonly string[], start: number, forwarded: PartedMail['forwarded']): number {
  let at = start
  const names = new Set<string>()
  for (; at < lines.length && at < start + MOST_HEADERS * 2; at++) {
    const line = (lines[at] ?? '').slice(0, 400)
    const header = HEADER.exec(line)
    const seen = names.size
    const name = header?.[1]?.toLowerCase()
    if (header && name !== undefined) {
      // A second time it is a label in the text.
      if (names.has(name)) return at
      names.add(name)
      if (SUBJECT.test(header[1] ?? '')) forwarded.subject ||= header[2] ?? ''
      if (FROM.test(header[1] ?? '')) forwarded.from ||= header[2] ?? ''
    } else if (seen > 0 && /^[ >]*$/.test(line)) return at + 1
    else if (seen > 0 && !/^[ >]*[<\t ]/.test(line)) return at
    else if (at > start && seen === 0 && !/^[ >]*$/.test(line)) return at
  }
  return at
}

/**
 * Lines behind `>` are quoted from a line on that announces another mail. Where none does, they are a quotation in the
 * text, unless they end a mail that answers another. What nothing marks below such a line is another mail as well, where a
 * text stands above it.
 */
function setQuoted(parting: Parting, isForward: boolean, { subject, isAnswer }: MailHead): void {
  const { lines, parts, doubted, from } = parting
  const quoted = lines.slice(from, parting.to).filter((line) => line.startsWith('>')).length
  const visible = lines.slice(from, parting.to).filter((line) => line !== '').length
  // A mail that is passed on may be quoted as a whole: then that is its text.
  if (isForward && quoted * 5 >= visible * 4) return
  const mayAnswer = isAnswer || isReply(subject)
  const last = lastText(parting)
  // Words between what is quoted answer it, and it may be what they are asked.
  const isAnswered = isInterleaved(parting)
  let isAnnounced = false
  let hasTextAbove = false
  for (let at = from; at < parting.to; at++) {
    const line = lines[at] ?? ''
    const announcing = wroteLines(lines, at, parting.to)
    if (announcing > 0) {
      const isUnmarked = !leadsToQuote(lines, at + announcing - 1, parting.to)
      if (isUnmarked && !OF_PROGRAM.test(lines.slice(at, at + announcing).join(' '))) continue
      isAnnounced = true
      parts.fill('quoted', at, at + announcing)
      at += announcing - 1
      if (isUnmarked) doubted.add(at + 1 - announcing)
      if (!isUnmarked || !hasTextAbove) continue
      parts.fill('quoted', at + 1, parting.to)
      parting.to = at + 1 - announcing
    } else if (line.startsWith('>')) {
      const isOwn = !isAnnounced && (!mayAnswer || at < last)
      if (!isOwn) parts[at] = 'quoted'
      if (isAnnounced ? isAnswered : mayAnswer || at > last) doubted.add(at)
    } else if (line !== '') hasTextAbove = true
  }
}

/** True where words of the mail stand between lines that are quoted. */
function isInterleaved({ lines, from, to }: Parting): boolean {
  const isQuoted = (line: string) => line.startsWith('>')
  const text = lines.slice(from, to).filter((line) => trimSpaces(line) !== '')
  const first = text.findIndex(isQuoted)
  const last = text.findLastIndex(isQuoted)
  return text.slice(Math.max(0, first), last + 1).some((line) => !isQuoted(line))
}

/** The number of lines, from `at` on, that say who wrote what is quoted below them: 0 for none, 2 where they are wrapped. */
function wroteLines(lines: readonly string[], at: number, to: number): 0 | 1 | 2 {
  const line = lines[at] ?? ''
  if (line === '' || line.length > 260) return 0
  if (WROTE.test(line)) return 1
  const next = at + 1 < to ? (lines[at + 1] ?? '') : ''
  if (next === '' || next.length > 120 || line.startsWith('>') || WROTE.test(next)) return 0
  return OF_PROGRAM.test(`${line} ${next}`) && WROTE.test(`${line} ${next}`) ? 2 : 0
}

/** The last line of a text that is neither quoted nor signed; -1 where it has none. */
function lastText({ lines, from, to }: Parting): number {
  const end = signatureAt(lines, from, to)
  return lines.findLastIndex((line, at) => at >= from && at < end && line !== '' && !line.startsWith('>'))
}

function leadsToQuote(lines: readonly string[], at: number, to: number): boolean {
  for (let next = at + 1; next < Math.min(to, at + 4); next++) {
    const line = lines[next] ?? ''
    if (line.startsWith('>')) return true
    if (line !== '') return false
  }
  return false
}

/** The line that parts a signature from a text (RFC 3676); as a rule between two parts of a text it is written as well. */
const DASHES = /^--[ \u00a0]?$/

/** True where a line of prose follows, above any legal notice. */
function hasProse(lines: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? ''
    if (line.length <= 600 && DISCLAIMER.test(line)) return false
    if (/[|•>]/.test(line)) continue
    const hasAddress = /@|https?:|www\./i.test(line)
    if (line.length >= (hasAddress ? LONGEST_ADDRESSED : LONGEST_SIGNED)) return true
    // A sentence over several lines.
    const next = at + 1 < to ? (lines[at + 1] ?? '') : ''
    if (line.length >= SHORTEST_WRAPPED && !hasAddress && /^\p{Ll}/u.test(next)) return true
  }
  return false
}

/** True for a line that stands below a rule which ends a mail. */
const endsMail = (line: string) =>
  DISCLAIMER.test(line.slice(0, 600)) || (line.length <= LONGEST_OF_LIST && NAME_OF_LIST.test(line))

/** The first line of what a list of mails sets below a text, of which one tells how to leave it. */
function footOfList(lines: readonly string[], from: number, leaves: number): number {
  for (let at = Math.max(from, leaves - MOST_OF_LIST); at < leaves; at++)
    if (OF_LIST.test(lines[at] ?? '')) return at
  return leaves
}

function signatureAt(lines: readonly string[], from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? ''
    if (line.length > 600) continue
    const isNearEnd = to - at <= LONGEST_SIGNATURE
    if (DASHES.test(line) && isNearEnd && at > from && !hasProse(lines, at + 1, to)) return at
    if (isNearEnd && line.length <= LONGEST_OF_LIST && LEAVES_LIST.test(line))
      return footOfList(lines, from, at)
    if (isNearEnd && (SENT_FROM.test(line) || DISCLAIMER.test(line))) return at
    if (isNearEnd && at > from && signedBelow(lines, at, to) !== null) return at
    if (isNearEnd && /^_{8,}$/.test(line) && endsMail(lines[at + 1] ?? '')) return at
  }
  return to
}

/** The lines with which a mail ends below a sign-off: a few words that open as a name does, and what is no sentence; else null. */
function signedBelow(lines: readonly string[], at: number, to: number): string[] | null {
  if (!SIGN_OFF.test(trimSpaces(lines[at] ?? '')) || hasProse(lines, at + 1, to)) return null
  const below = lines.slice(at + 1, to).filter((line) => trimSpaces(line) !== '')
  const end = below.findIndex((line) => DISCLAIMER.test(line.slice(0, 600)))
  const signed = end === -1 ? below : below.slice(0, end)
  const [name = ''] = signed
  const isName = /^\p{Lu}[^.!?…:]*$/u.test(name) && name.split(' ').length <= 4
  return isName && signed.length <= MOST_BELOW_SIGN_OFF ? signed : null
}

/** True where it is certain who signs below a sign-off: who sent the mail, or somebody who says how to be reached. */
function isSignedSurely(signed: readonly string[], sender: string): boolean {
  const [name = ''] = signed
  return (
    sender.toLowerCase().includes(trimSpaces(name).toLowerCase()) ||
    signed.some((line) => /@|www\.|(?:\d[ ().\u00a0/-]*){8}/.test(line))
  )
}

function setSigned({ lines, parts, doubted, from, to }: Parting, sender: string): void {
  const first = firstText(lines, from)
  const opening = lines[first] ?? ''
  if (first < to && parts[first] === 'own' && opening.length <= LONGEST_OF_LIST && ON_THE_WEB.test(opening))
    parts[first] = 'signature'
  let end = to
  while (end > from && (parts[end - 1] !== 'own' || lines[end - 1] === '')) end -= 1
  const at = namedBelowEnd(lines, from, signatureAt(lines, from, end), sender)
  const signed = at < end ? signedBelow(lines, at, end) : null
  if (signed && !isSignedSurely(signed, sender)) doubted.add(at)
  for (let line = at; line < end; line++) if (parts[line] === 'own') parts[line] = 'signature'
  for (let line = Math.max(from, end - LONGEST_SIGNATURE); line < at; line++)
    if (parts[line] === 'own' && DASHES.test(lines[line] ?? '')) doubted.add(line)
}

/** The line below the sign that a text ends in which who sends the mail signs it, or the line given. */
function namedBelowEnd(lines: readonly string[], from: number, at: number, sender: string): number {
  const above = (end: number) => lines.findLastIndex((line, i) => i < end && trimSpaces(line) !== '')
  const name = above(at)
  const text = trimSpaces(lines[name] ?? '')
  const isSender = text.length > 1 && text.length <= 40 && sender.toLowerCase().includes(text.toLowerCase())
  return isSender && name > from && isTextEnd(trimSpaces(lines[above(name)] ?? ''), true) ? name : at
}

const ACCOMPANIED = new RegExp(`(?<!\\p{L})(?:${alternatives(ACCOMPANIES)})(?!\\p{L})`, 'iu')
/** A paragraph that says so without a greeting above it. */
const BRINGS = new RegExp(`^(?:${alternatives(BRINGS_TEXT)})(?!\\p{L})`, 'iu')
/** Characters of a paragraph that does no more than accompany a text. */
const LONGEST_COVER = 240

/** True for what says, below a greeting, that a text comes with the mail: `Voici mon papier, 2 400 signes.` */
export function accompaniesText(paragraph: string): boolean {
  return paragraph.length <= LONGEST_COVER && ACCOMPANIED.test(paragraph) && !speaksOfEmbargo(paragraph)
}

function setGreeting(parting: Parting, sender: string): void {
  const { lines, parts, doubted, from, to } = parting
  const first = firstText(lines, from)
  if (first >= to || parts[first] !== 'own') return
  const greets = isGreeting(trimSpaces(lines[first] ?? ''))
  const brings = BRINGS.test(trimSpaces(lines[first] ?? ''))
  if (!greets && !brings && !greetsAndGoesOn(lines[first] ?? '')) return
  if (greets) parts[first] = 'greeting'
  // What says that the text comes with the mail is none of it, unless it says from when the text may run.
  const start = greets ? firstText(lines, first + 1) : first
  const signed = signedAbove(parting, start, sender)
  let end = signed ?? start
  while (end < to && trimSpaces(lines[end] ?? '') !== '') end += 1
  const cover = lines.slice(start, end).join(' ')
  // In the line right below, a few words go on with the greeting.
  const touches = greets && start === first + 1
  const says = signed !== null || !greets || touches || ACCOMPANIED.test(cover)
  const isCover = cover.length <= LONGEST_COVER * (signed === null ? 1 : 3) && says && !speaksOfEmbargo(cover)
  const text = lines.slice(end, to).filter((_, at) => parts[end + at] === 'own')
  const isShort = trimSpaces(text.join(' ')).length <= cover.length
  if (!isCover || isShort || parts.slice(start, end).some((part) => part !== 'own')) return
  parts.fill('cover', start, end)
  doubted.add(start)
}

/** The line in which who sends the mail signs the words above the text that comes with it; null where they do not. */
function signedAbove({ lines, parts, to }: Parting, start: number, sender: string): number | null {
  const last = Math.min(to, start + MOST_ABOVE)
  for (let at = start + 1; at < last; at++) {
    if (parts[at] !== 'own' || !SIGN_OFF.test(trimSpaces(lines[at] ?? ''))) continue
    const name = trimSpaces(lines[at + 1] ?? '')
    const isSender = name.length > 1 && name.length <= 40 && sender.toLowerCase().includes(name.toLowerCase())
    return isSender && trimSpaces(lines[at + 2] ?? '') === '' ? at + 1 : null
  }
  return null
}
