import { trimSpaces } from '../../document/index.ts'

/** The part of a mail that a line belongs to: its own text, or one that is set aside. */
export type MailPart = 'own' | 'greeting' | 'cover' | 'quoted' | 'signature'

/** The lines of a mail, each with what it is. */
export type PartedMail = {
  parts: MailPart[]
  /** The mail does no more than pass another on, of which the text is that of the article. */
  isForward: boolean
  /** What the headers of the mail that was passed on say, by the line. */
  forwarded: { subject: string; from: string }
}

/** A line of dashes that opens a mail which was passed on, or an original one. */
const FORWARD =
  /^[ >]*-{2,}[ \u00a0]*(?:forwarded (?:message|by.*)|original message|message (?:transféré|d['’]origine|original)|weitergeleitete nachricht|ursprüngliche nachricht|mensaje reenviado|mensaje original|messaggio inoltrato|messaggio originale|mensagem (?:encaminhada|original)|doorgestuurd bericht|oorspronkelijk bericht|vidarebefordrat meddelande|ursprungligt meddelande|videresendt (?:meddelelse|melding)|oprindelig meddelelse|wiadomość przekazana dalej|przekazana wiadomość|wiadomość oryginalna|пересланное сообщение|пересылаемое сообщение|исходное сообщение)[ \u00a0]*-{0,40}$/iu
const BEGIN_FORWARD =
  /^[ >]*(?:begin forwarded message|début du message (?:transféré|réexpédié)|anfang der weitergeleiteten (?:nachricht|e-mail)|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem encaminhada|begin doorgestuurd bericht|vidarebefordrat brev|początek przekazywanej wiadomości|начало переадресованного сообщения)[ \u00a0]?:?$/iu
const HEADER =
  /^[ >*]*(from|de|von|da|van|från|fra|od|от|sent|envoyé|date|gesendet|datum|enviado|inviato|fecha|data|skickat|sendt|wysłano|dato|дата|отправлено|to|à|an|para|a|aan|till|til|do|кому|cc|копия|kopia|kopie|subject|objet|betreff|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|тема|reply-to|répondre à)\*?[ \u00a0\u202f]?:[ *\u00a0]*(.*)$/iu
/** The names of the header with the subject. */
const SUBJECT = /^(?:subject|objet|betreff|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|тема)$/iu
/** The names of the header with the sender. */
const FROM = /^(?:from|de|von|da|van|från|fra|od|от)$/iu
/** The line above quoted words: `Le 9 nov. 2026, A B a écrit :`. */
const WROTE =
  /^[ >]*(?:(?:on|le|am|el|il|em|op|den|w dniu|dnia)[ \u00a0].{6,160}(?:wrote|a écrit|schrieb.{0,80}|escribió|ha scritto|escreveu|schreef.{0,80}|skrev.{0,80}|napisał(?:\(a\)|a)?)[ \u00a0\u202f]?:?|.{3,120}(?:wrote|a écrit|schrieb|escribió|ha scritto|escreveu|schreef|skrev|napisał(?:\(a\)|a)?|(?:на)?писал(?:\(а\)|а)?)[ \u00a0\u202f]?:)$/iu
/** What phones and programs sign with. */
const SENT_FROM =
  /^(?:envoyé (?:de|depuis|à partir de) (?:mon|ma|mes|outlook|yahoo|proton)|sent from (?:my|outlook|mail|yahoo|proton)|get outlook for|télécharger outlook|von meinem .{2,40} gesendet|gesendet (?:mit|von)|enviado desde|inviato da|enviado d[oe] meu|verzonden (?:vanaf|met)|skickat från (?:min|outlook)|sendt fra (?:min|outlook)|wysłan[eoy] z |отправлено (?:с|из) )/iu
/** The opening of a legal notice. */
const DISCLAIMER =
  /^(?:(?:ce|le présent) (?:message|courriel|mail|e-mail)[^.]{0,120}(?:confidenti|destin|pièces? jointes?)|this (?:e-?mail|message|communication)[^.]{0,160}(?:confidential|intended|privileged)|the (?:information|contents?)[^.]{0,120}(?:e-?mail|message)[^.]{0,80}confidential|diese e-?mail[^.]{0,120}vertraulich|este (?:mensaje|correo)[^.]{0,120}confidencial|questo messaggio[^.]{0,120}riservat|dit (?:bericht|e-mailbericht)[^.]{0,120}vertrouwelijk|deze e-?mail[^.]{0,120}vertrouwelijk|esta mensagem[^.]{0,120}confidencia|det(?:ta|te) (?:meddelande|mejl|e-post)[^.]{0,120}(?:konfidenti|sekretess|fortrolig)|denne (?:e-?mail|meddelelse)[^.]{0,120}fortrolig|(?:ta|niniejsza) (?:wiadomość|korespondencja)[^.]{0,120}poufn|(?:это|данное|настоящее) (?:сообщение|письмо)[^.]{0,120}конфиденциальн|confidentiality notice|avis de confidentialité|pensez à l['’]environnement|please consider the environment|(?:se désabonner|unsubscribe|se désinscrire)\b)/iu
/** The opening of a mail to somebody. */
const GREETING =
  /^(?:bonjour|bonsoir|salut|coucou|chère?s?|hello|hi|hey|dear|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|hola|buen(?:os|as) (?:días|tardes|noches)|estimad[oa]s?|ciao|buongiorno|buonasera|car[oaie]|gentil[ei]|olá|bom dia|boa (?:tarde|noite)|prezad[oa]s?|beste|geachte|hej|bästa|kära|cześć|witam|dzień dobry|szanown[iya]|drog[ai]|привет|добрый (?:день|вечер)|доброе утро|здравствуйте|уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие))(?![\p{L}])[^.!?]{0,50}[,.!:]?$/iu

/** Characters of a text above a mail that is passed on, from which that text is the article. */
const PROSE = 300
const LONGEST_SIGNATURE = 25
const MOST_HEADERS = 10

/**
 * Says what each line of a mail is.
 *
 * Idea: from a line that announces another mail on (by its words, or by three headers in a row), the rest is that mail: quoted,
 * or, where next to nothing stands above it, the very text that was sent. In the text itself, lines behind `>` and those
 * that announce them are quoted; from `-- `, a telephone's signature or a disclaimer on, it is signed.
 * Cost: linear in the lines.
 */
export function partLines(lines: readonly string[], subject: string): PartedMail {
  const parts: MailPart[] = lines.map(() => 'own')
  const start = forwardAt(lines)
  const forwarded = { subject: '', from: '' }
  let isForward = false
  let from = 0
  let to = lines.length
  if (start >= 0) {
    const above = lines.slice(0, start).filter((line) => !/^[ ]*>/.test(line))
    const own = withoutSignature(above).reduce((sum, line) => sum + line.length, 0)
    isForward =
      own < PROSE &&
      (isForwarded(subject) ||
        own < 40 ||
        FORWARD.test(lines[start] ?? '') ||
        BEGIN_FORWARD.test(lines[start] ?? ''))
    if (isReply(subject) && !isForwarded(subject)) isForward = false
    const body = headersEnd(lines, start, forwarded)
    if (isForward) {
      parts.fill('cover', 0, start)
      parts.fill('quoted', start, body)
      from = body
    } else {
      parts.fill('quoted', start)
      to = start
    }
  }
  setQuoted(lines, parts, from, to, isForward)
  setSigned(lines, parts, from, to)
  setGreeting(lines, parts, from, to)
  return { parts, isForward, forwarded }
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

function forwardAt(lines: readonly string[]): number {
  return lines.findIndex((line, at) => {
    if (line.length > 200) return false
    if (FORWARD.test(line) || BEGIN_FORWARD.test(line)) return true
    if (!FROM.test(HEADER.exec(line)?.[1] ?? '')) return false
    if (HEADER.exec(lines[at + 1]?.slice(0, 400) ?? '') === null) return false
    const names = lines.slice(at, at + 6).map((each) => HEADER.exec(each.slice(0, 400))?.[1]?.toLowerCase())
    return (
      FROM.test(names[0] ?? '') &&
      names.filter((name) => name !== undefined).length >= 3 &&
      names.some((name) => SUBJECT.test(name ?? ''))
    )
  })
}

/** The line behind the headers of a mail that was passed on. */
function headersEnd(lines: readonly string[], start: number, forwarded: PartedMail['forwarded']): number {
  let at = start
  let seen = 0
  for (; at < lines.length && at < start + MOST_HEADERS * 2; at++) {
    const line = (lines[at] ?? '').slice(0, 400)
    const header = HEADER.exec(line)
    if (header) {
      seen += 1
      if (SUBJECT.test(header[1] ?? '')) forwarded.subject ||= header[2] ?? ''
      if (FROM.test(header[1] ?? '')) forwarded.from ||= header[2] ?? ''
    } else if (seen > 0 && /^[ >]*$/.test(line)) return at + 1
    else if (seen > 0 && !/^[ >]*[<\t ]/.test(line)) return at
    else if (at > start && seen === 0 && !/^[ >]*$/.test(line)) return at
  }
  return at
}

function setQuoted(
  lines: readonly string[],
  parts: MailPart[],
  from: number,
  to: number,
  isForward: boolean,
): void {
  const quoted = lines.slice(from, to).filter((line) => line.startsWith('>')).length
  const visible = lines.slice(from, to).filter((line) => line !== '').length
  // A mail that is passed on may be quoted as a whole: then that is its text.
  if (isForward && quoted * 5 >= visible * 4) return
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? ''
    if (line.startsWith('>')) parts[at] = 'quoted'
    else if (line.length < 260 && WROTE.test(line) && leadsToQuote(lines, at, to)) parts[at] = 'quoted'
  }
}

function leadsToQuote(lines: readonly string[], at: number, to: number): boolean {
  for (let next = at + 1; next < Math.min(to, at + 4); next++) {
    const line = lines[next] ?? ''
    if (line.startsWith('>')) return true
    if (line !== '') return false
  }
  return false
}

function signatureAt(lines: readonly string[], from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? ''
    if (line.length > 600) continue
    const isNearEnd = to - at <= LONGEST_SIGNATURE
    if (/^--[ \u00a0]?$/.test(line) && isNearEnd && at > from) return at
    if (isNearEnd && (SENT_FROM.test(line) || DISCLAIMER.test(line))) return at
    if (isNearEnd && /^_{8,}$/.test(line) && DISCLAIMER.test(lines[at + 1] ?? '')) return at
  }
  return to
}

function setSigned(lines: readonly string[], parts: MailPart[], from: number, to: number): void {
  let end = to
  while (end > from && (parts[end - 1] !== 'own' || lines[end - 1] === '')) end -= 1
  const at = signatureAt(lines, from, end)
  for (let line = at; line < end; line++) if (parts[line] === 'own') parts[line] = 'signature'
}

function withoutSignature(lines: readonly string[]): readonly string[] {
  return lines.slice(0, signatureAt(lines, 0, lines.length))
}

function setGreeting(lines: readonly string[], parts: MailPart[], from: number, to: number): void {
  for (let at = from; at < to; at++) {
    if (parts[at] !== 'own' || trimSpaces(lines[at] ?? '') === '') continue
    if (GREETING.test(trimSpaces(lines[at] ?? ''))) parts[at] = 'greeting'
    return
  }
}
