const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])
/** Browsers remove these from an address before they read its scheme. */
const IGNORED = /\p{Cc}/u
const LONGEST = 8192

/** What browsers leave in an address, and RFC 3986 has no place for outside of a host in brackets. */
const NO_URI = /%(?![0-9A-Fa-f]{2})|[^!#$%&'()*+,./0-9:;=?@A-Z_a-z~-]/g
const uriPart = (text: string) => text.replace(NO_URI, encodeURIComponent)
/** What is a URI as it is. */
const PLAIN_URI = /^[!$&'()*+,./0-9:;=?@A-Z_a-z~-]*(?:#[!$&'()*+,./0-9:;=?@A-Z_a-z~-]*)?$/

/** A browser's address as a URI of RFC 3986. */
function asUri(href: string, hostname: string): string {
  const afterHost = hostname.startsWith('[') ? href.indexOf(']') + 1 : 0
  const [before = '', ...fragment] = href.slice(afterHost).split('#')
  const hash = fragment.length === 0 ? '' : `#${fragment.map(uriPart).join('%23')}`
  return href.slice(0, afterHost) + uriPart(before) + hash
}

/**
 * The address as a browser normalises it, if it is absolute with the scheme http, https or mailto; else null. What a browser
 * takes and RFC 3986 does not is percent-encoded: a document with such an address is damaged to Word and to readers of EPUB.
 */
export function safeAddress(address: string): string | null {
  if (address.length > LONGEST || IGNORED.test(address) || !address.includes(':')) return null
  if (!address.startsWith('https://') && !URL.canParse(address)) return null
  try {
    const { protocol, hostname, href } = new URL(address)
    if (!SCHEMES.has(protocol)) return null
    return PLAIN_URI.test(href) ? href : asUri(href, hostname)
  } catch {
    return null
  }
}

/** The address as a browser normalises it on a page of https, where a host may stand without a scheme; else null. */
export function publishedAddress(address: string): string | null {
  return safeAddress(address.startsWith('//') ? `https:${address}` : address)
}

/**
 * The address as it is written, with `%20` for a space, if it is relative to the page that it is on: a path, a query, a
 * fragment, or a host without a scheme. Else null.
 */
export function relativeAddress(address: string): string | null {
  const trimmed = address.trim()
  if (trimmed === '' || trimmed.length > LONGEST || IGNORED.test(trimmed)) return null
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed) || !URL.canParse(trimmed, 'https://host.invalid/')) return null
  return trimmed.replace(/\s/g, encodeURIComponent)
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

/** Redirects that mail and office programs put in front of a link. */
const REDIRECTIONS: readonly { host: RegExp; path: RegExp; parameter: string }[] = [
  { host: /^www\.google\.[a-z.]+$/, path: /^\/url$/, parameter: 'q' },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, parameter: 'url' },
  { host: /^l\.(?:facebook|instagram)\.com$/, path: /^\/(?:l\.php)?$/, parameter: 'u' },
]

/** A safe address without the redirect that a program put in front of it; null for one that is not safe. */
export function linkTarget(address: string): string | null {
  const safe = safeAddress(address)
  if (safe === null) return null
  const { host, pathname, search } = new URL(safe)
  const redirection = REDIRECTIONS.find((each) => each.host.test(host) && each.path.test(pathname))
  if (!redirection) return safe
  const value = search
    .slice(1)
    .split('&')
    .find((part) => part.startsWith(`${redirection.parameter}=`))
  return safeAddress(decoded(value?.slice(redirection.parameter.length + 1) ?? '')) ?? safe
}

/** What a parameter says; empty where it is not well-formed. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
