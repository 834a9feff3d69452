import { matchAt } from '../matchAt.ts'

const LONGEST_DOMAIN = 255

/** Where a bare address may start: at its scheme, at `www.`, or at the name of a mailbox. */
const START = /(?<![\p{L}\p{N}])(?:https?|ftp):\/\/|(?<![\p{L}\p{N}])www\.|(?<![\w.+-])[\w.+-]{1,64}@/giu
/** The same for a text without `@`, in which mailboxes need not be looked for at each letter. */
const WEB_START = /(?<![\p{L}\p{N}])(?:(?:https?|ftp):\/\/|www\.)/giu
const DOMAIN = /[^\s<>/?#!"'(),;*~[\]{}|\\^`]+/uy
const REST = /[^\s<]*/y
const MAIL_DOMAIN = /[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+/y
/** What may stand before an address, unless it is the start of the text. */
const BEFORE = /[\s*_~("'“”‘’«»\u2013\u2014[{>:;,]/

/** Where a bare address may start, and the sign that says so, from `from` to `to`. */
export type BareStart = { readonly from: number; readonly to: number; readonly sign: string }

/** All possible starts of bare addresses in a text, the last first. */
export function bareStarts(text: string): BareStart[] {
  if (!/:\/\/|www\.|@/i.test(text)) return []
  return Array.from(text.matchAll(text.includes('@') ? START : WEB_START), ({ 0: sign, index }) => ({
    from: index,
    to: index + sign.length,
    sign,
  })).reverse()
}

/** An address of the web or of a mailbox without brackets, as GFM reads it: what it links to, and its end in the text. */
export function bareAddressAt(
  text: string,
  { from, to, sign }: BareStart,
): { href: string; end: number } | null {
  const address = (end: number, scheme: string) => ({ href: scheme + text.slice(from, end), end })
  if (sign.endsWith('@')) {
    const domain = matchAt(MAIL_DOMAIN, text.slice(to, to + LONGEST_DOMAIN), 0)?.[0] ?? ''
    const next = text.charAt(to + domain.length)
    if (domain === '' || /[_-]$/.test(domain) || next === '-' || next === '_') return null
    return address(to + domain.length, 'mailto:')
  }
  const before = text.charAt(from - 1)
  if (before !== '' && !BEFORE.test(before)) return null
  const isWeb = sign.toLowerCase() === 'www.'
  const domainStart = isWeb ? from : to
  const window = text.slice(domainStart, domainStart + LONGEST_DOMAIN)
  const domain = (matchAt(DOMAIN, window, 0)?.[0] ?? '').replace(/[.:_-]+$/, '')
  const labels = domain.replace(/:\d+$/, '').split('.')
  const isValid =
    labels.every((label) => label !== '') && labels.slice(-2).every((label) => !label.includes('_'))
  if (!isValid || (isWeb && labels.length < 2)) return null
  const rest = matchAt(REST, text, from)?.[0] ?? ''
  return address(from + trimmedLength(rest), isWeb ? 'http://' : '')
}

/** The length of the address that a run without spaces begins with: without stops, quotes and unpaired parentheses at its end. */
function trimmedLength(run: string): number {
  let end = run.length
  let surplus = 0
  for (const character of run) surplus += character === ')' ? 1 : character === '(' ? -1 : 0
  for (; end > 0; end--) {
    const last = run.charAt(end - 1)
    if (last === ')') {
      if (surplus <= 0) break
      surplus--
    } else if (last === ';') {
      const reference = /&[A-Za-z0-9]{1,32};$/.exec(run.slice(Math.max(0, end - 34), end))
      if (reference) end -= reference[0].length - 1
    } else if (!/[?!.,:*_~'"»”’…]/.test(last)) break
  }
  return end
}
