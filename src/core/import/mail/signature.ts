import { trimSpaces } from '../../document/index.ts'
import { isTextEnd } from '../agency/wireLines.ts'
import { LEAVES_LIST, ON_THE_WEB } from '../metadata/newsletters.ts'
import { SALUTATIONS } from '../vocabulary/senders.ts'
import { alternatives } from '../vocabulary/load.ts'
import { firstText, type Parting } from './parting.ts'

/** What phones and programs sign with. */
const SENT_FROM =
  /^(?:envoyé (?:de|depuis|à partir de) (?:mon|ma|mes|outlook|yahoo|proton)|sent from (?:my|outlook|mail|yahoo|proton)|get outlook for|télécharger outlook|von meinem .{2,40} gesendet|gesendet (?:mit|von)|enviado desde|inviato da|enviado d[oe] meu|verzonden (?:vanaf|met)|skickat från (?:min|outlook)|sendt fra (?:min|outlook)|wysłan[eoy] z |отправлено (?:с|из) )/iu
/** The opening of a legal notice. */
const DISCLAIMER =
  /^(?:(?:ce|le présent) (?:message|courriel|mail|e-mail)[^.]{0,120}(?:confidenti|destin|pièces? jointes?)|this (?:e-?mail|message|communication)[^.]{0,160}(?:confidential|intended|privileged)|the (?:information|contents?)[^.]{0,120}(?:e-?mail|message)[^.]{0,80}confidential|diese e-?mail[^.]{0,120}vertraulich|este (?:mensaje|correo)[^.]{0,120}confidencial|questo messaggio[^.]{0,120}riservat|dit (?:bericht|e-mailbericht)[^.]{0,120}vertrouwelijk|deze e-?mail[^.]{0,120}vertrouwelijk|esta mensagem[^.]{0,120}confidencia|det(?:ta|te) (?:meddelande|mejl|e-post)[^.]{0,120}(?:konfidenti|sekretess|fortrolig)|denne (?:e-?mail|meddelelse)[^.]{0,120}fortrolig|(?:ta|niniejsza) (?:wiadomość|korespondencja)[^.]{0,120}poufn|(?:это|данное|настоящее) (?:сообщение|письмо)[^.]{0,120}конфиденциальн|confidentiality notice|avis de confidentialité|pensez à l['’]environnement|please consider the environment|(?:se désabonner|unsubscribe|se désinscrire)\b)/iu

/** What stands above how to leave a list: whose it is, where they are. */
const OF_LIST =
  /^(?:copyright ?©|©|our mailing address|want to change how|you (?:are receiving|received) this|vous recevez ce|sie erhalten diese|recibes este|ricevi questa|u ontvangt deze)/iu
/** The name of a list, as programs that keep one set it below its mails. */
const NAME_OF_LIST =
  /^(?:liste de diffusion |mailing-?liste )|[ -](?:mailing ?list|mailingliste|lista de correo)$/iu
const LONGEST_OF_LIST = 160
const MOST_OF_LIST = 10

/** Characters of a line below `--`, from which it is no line of a signature. */
const LONGEST_SIGNED = 60
/** Characters of the longest line of a signature with an address in it. */
const LONGEST_ADDRESSED = 140
/** Characters of the shortest line of a sentence that goes on in the next. */
const SHORTEST_WRAPPED = 40
const LONGEST_SIGNATURE = 25

/** What stands above the name of whoever signs a mail: one salutation, or two: `Grazie e buon lavoro`. */
const SIGN_OFF = new RegExp(
  `^(?:${alternatives(SALUTATIONS)})(?:(?:,|[ \\u00a0](?:e|et|and|und|y|en))[ \\u00a0](?:${alternatives(SALUTATIONS)}))?[ \\u00a0]?[,.!]?$`,
  'iu',
)
/** Lines below a sign-off that are a signature. */
const MOST_BELOW_SIGN_OFF = 10

/** True for what stands above the name of whoever signs a mail: `Bonne soirée`. */
export function isSignOff(line: string): boolean {
  return SIGN_OFF.test(line)
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

export function signatureAt(lines: readonly string[], from: number, to: number): number {
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

export function setSigned({ lines, parts, doubted, from, to }: Parting, sender: string): void {
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
