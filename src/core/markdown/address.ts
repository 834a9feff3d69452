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
