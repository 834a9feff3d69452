const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])
/** Browsers drop these from an address before they read its scheme. */
const IGNORED = /\p{Cc}/u
const LONGEST = 8192

/** The address as a browser reads it, if it is absolute and its scheme is http, https or mailto; else null. */
export function safeAddress(address: string): string | null {
  if (address.length > LONGEST || IGNORED.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  return SCHEMES.has(url.protocol) ? url.href : null
}

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:(?!\d+(?:[/?#]|$))/
const MAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/u
/** What would end an address in Markdown, or not be read as a part of it. */
const MEANING = /[()<>\\]/g
const PLAIN = /^[!-~]+$/

/**
 * The address that a person means who types one for a link, as it is written in Markdown: `example.org` is a page of the
 * web, and `a@example.org` a mailbox. Null where it is no address that a link may lead to.
 */
export function typedAddress(typed: string): string | null {
  const text = typed.replace(/^[ \t\u00a0\u202f]+|[ \t\u00a0\u202f]+$/g, '')
  const whole = SCHEME.test(text) ? text : MAIL.test(text) ? `mailto:${text}` : `https://${text}`
  const safe = safeAddress(whole)
  if (safe === null || /[ \t\u00a0\u202f]/.test(text)) return null
  const { protocol, hostname } = new URL(safe)
  if (protocol !== 'mailto:' && !SCHEME.test(text) && !/[^.]\.[^.]/.test(hostname)) return null
  const written = PLAIN.test(whole) ? whole : safe
  return written.replace(MEANING, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
