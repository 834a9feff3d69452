import { mailAlone } from '../metadata/mailAddresses.ts'

/** True for a line that is nothing but an e-mail address, a web address or a telephone number. */
export function isContact(text: string): boolean {
  if (text.length > 120) return false
  if (mailAlone(text) !== null) return true
  if (/^(?:https?:\/\/|www\.)[^ ]{3,110}$/iu.test(text)) return true
  return /^[+(]?[\d ().\u00a0\u202f/-]{7,24}$/u.test(text) && (text.match(/\d/g)?.length ?? 0) >= 8
}

/** True for a line that is nothing but a number under which a text is filed: `Nr. 45/2024`, `Réf. : CP-12`, `DAFF07/123`. */
export function isReferenceNumber(text: string): boolean {
  return (
    /^(?:n[°ºo]|nr|num|núm|č|ref|réf)(?:\.|[ \u00a0]?:)?[ \u00a0]?[\p{Lu}-]{0,6}\d[\d/.-]{0,16}$/iu.test(
      text,
    ) || /^\p{Lu}{0,6}[ \u00a0-]?\d{2,6}\/\d{1,6}$/u.test(text)
  )
}
