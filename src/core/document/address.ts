const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])
/** Browsers remove these from an address before they read its scheme. */
const IGNORED = /\p{Cc}/u
const LONGEST = 8192

/** The address as a browser normalises it, if it is absolute with the scheme http, https or mailto; else null. */
export function safeAddress(address: string): string | null {
  if (address.length > LONGEST || IGNORED.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  return SCHEMES.has(url.protocol) ? url.href : null
}

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:(?!\d+(?:[/?#]|$))/
const MAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/u
/** What would end an address in Markdown. */
const MEANING = /[()<>\\]/g
const PLAIN = /^[!-~]+$/

/**
 * The address of a link for what a person typed, ready for Markdown: `example.org` becomes an https address, `a@example.org`
 * a mailto address. Null where it is not an address that a link may have.
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
