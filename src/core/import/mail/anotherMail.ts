import { trimSpaces } from '../../document/index.ts'
import { RECIPIENTS, SENDERS, SENT, SUBJECTS } from '../vocabulary/labels.ts'
import { alternatives } from '../vocabulary/load.ts'
import type { MailHead, PartedMail } from './parting.ts'
import { signatureAt } from './signature.ts'
import { isForwarded, isReply } from './subjects.ts'

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

/** Characters of a text above a mail that is passed on, from which that text is the article. */
const PROSE = 300
/** Characters of a text above another mail, below which it only accompanies that mail. */
const LINE_ABOVE = 40
const MOST_HEADERS = 10

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

/**
 * Whether a mail in which another begins at `start`, its headers ending at `body`, passes that one on or answers it.
 * It is doubtful where what the mail calls itself and the lengths of the two texts disagree.
 */
export function purposeOf(
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

/** The line of underscores that Outlook sets above the headers of another mail, or these. */
export function ruleAbove(lines: readonly string[], start: number): number {
  let at = start - 1
  while (at > 0 && trimSpaces(lines[at] ?? '') === '') at -= 1
  return at > 0 && /^_{8,}$/.test(lines[at] ?? '') ? at : start
}

export const forwardAt = (lines: readonly string[]) => lines.findIndex((_, at) => opensMail(lines, at))

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
export function headersEnd(
  lines: readonly string[],
  start: number,
  forwarded: PartedMail['forwarded'],
): number {
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
