import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import type { Byline } from '../../article/index.ts'
import { strip } from './bylineParts.ts'
import { words } from './credits.ts'

/** An e-mail address, in brackets or not. */
export const MAILS =
  /[ \t]?[<([]?([\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4})[>)\]]?/gu

/** The e-mail address that a line is, with nothing else but brackets around it, or null. */
export function mailAlone(text: string): string | null {
  return text.length > 120
    ? null
    : (/^[<(]?([^ @<(]{1,64}@[^ @]{1,63}\.\p{L}{2,24})[>)]?$/u.exec(text)?.[1] ?? null)
}

/** True for e-mail addresses and names of accounts, and nothing else: `otate@post.example  @owentate`. */
export function areAddresses(text: string): boolean {
  const list = words(text)
  const isAccount = (word: string) => /^@[\p{L}\p{N}_.]{2,30}$/u.test(word)
  return (
    list.length <= 4 &&
    list.some(isAccount) &&
    list.every((word) => isAccount(word) || mailAlone(word) !== null)
  )
}

/** True where the last name of somebody is in an address. */
export function isNamedIn({ name }: Byline, mail: string): boolean {
  const last = normalizeWord(words(name).at(-1) ?? '')
  return last.length > 1 && normalizeWord(mail.slice(0, mail.indexOf('@'))).includes(last)
}

/** Adds an address that stands below those who sign: to the one whose name is in it, else to the last. */
export function withMail(byline: readonly Byline[], mail: string): Byline[] {
  const named = byline.findIndex((person) => person.url === undefined && isNamedIn(person, mail))
  const at = named === -1 ? byline.length - 1 : named
  return byline.map((person, index) =>
    index === at ? { ...person, url: person.url ?? `mailto:${mail}` } : person,
  )
}

/** A line without the e-mail addresses in it. */
export function withoutMail(text: string): string {
  if (!text.includes('@')) return strip(text)
  return strip(text.replaceAll(MAILS, '').replace(/[ \u00a0][–—-]$/u, ''))
}
