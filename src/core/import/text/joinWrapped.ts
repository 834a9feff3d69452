import { alternatives } from '../vocabulary/load.ts'
import { AFTER_SUSPENDED_HYPHEN } from '../vocabulary/structure.ts'

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]/u
const AFTER_SUSPENDED = new RegExp(`^(?:${alternatives(AFTER_SUSPENDED_HYPHEN)})(?![\\p{L}\\p{M}])`, 'u')

/** True where a word is broken between two lines, or has a hyphen that happens to stand there. */
export const isBroken = (line: string, next: string) =>
  /\p{Ll}[-\u2010]$/u.test(line.slice(-3)) &&
  /^\p{Ll}/u.test(next) &&
  !AFTER_SUSPENDED.test(next.slice(0, 10))

/** The lines of a hard-wrapped paragraph as one; every character stays, hyphens at line ends too unless words are broken there. */
export function joinWrapped(lines: readonly string[], wrapped: true | 'hyphened' = true): string {
  const parts: string[] = []
  for (const line of lines) {
    const last = parts.at(-1)
    if (last !== undefined && wrapped === 'hyphened' && isBroken(last, line))
      parts[parts.length - 1] = last.slice(0, -1)
    else if (last !== undefined) parts.push(gapBetween(last, line))
    parts.push(line)
  }
  return parts.join('')
}

function gapBetween(line: string, next: string): '' | ' ' {
  const end = Array.from(line.slice(-2)).at(-1) ?? ''
  const start = Array.from(next.slice(0, 2))[0] ?? ''
  if (UNSPACED.test(end) && UNSPACED.test(start)) return ''
  if (/[\u00ad\u00a0\u202f\u200b]/u.test(end)) return ''
  if (/[-\u2010\u2011]/u.test(end)) {
    return /[\p{L}\p{N}][-\u2010\u2011]$/u.test(line.slice(-3)) && !AFTER_SUSPENDED.test(next.slice(0, 10))
      ? ''
      : ' '
  }
  if (/[—/]/u.test(end)) return /[\p{L}\p{N}][—/]$/u.test(line.slice(-3)) ? '' : ' '
  return ' '
}
