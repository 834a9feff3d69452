import { trimSpaces } from '../../document/index.ts'
import { forwardAt, headersEnd, purposeOf, ruleAbove } from './anotherMail.ts'
import { setGreeting } from './greeting.ts'
import { firstText, type MailHead, type MailPart, type PartedMail, type Parting } from './parting.ts'
import { setQuoted } from './quoted.ts'
import { setSigned } from './signature.ts'

/** What a firm's program sets over a mail from outside: from where it comes, and what not to do. */
const FROM_OUTSIDE =
  /(?:(?:provient|vient|émane) (?:de l['’]ext(?:érieur|erne)|d['’]une? (?:expéditeur|source|adresse) extern)|(?:originat(?:ed|es)|came|comes|(?:was )?sent) from (?:an )?(?:outside|external)|external (?:e-?mail|sender|message)|(?:expéditeur|courriel|message) externe|(?:stammt|kommt) von (?:außerhalb|einem externen)|externe (?:e-?mail|nachricht)|externer absender|proviene (?:de fuera|de un remitente externo|dall['’]esterno|da un mittente esterno)|van buiten de organisatie)/iu
const WARNS =
  /^\W{0,4}(?:attention|avertissement|caution|warning|external|externe?|achtung|vorsicht|atención|attenzione|let op)(?!\p{L})|(?:cliquez|liens?|pièces? jointes?|click|links?|attachments?|anhänge|enlaces|allegati|bijlagen)(?!\p{L})/iu
const LONGEST_WARNING = 600

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
