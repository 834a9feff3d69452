import type { Diagnostic, Prose } from '../../../../core/proofreading/index.ts'
import type { TextRange } from '../../../../core/search.ts'
import { ANY_BLANK, OBJECT } from '../../../../core/typography/index.ts'
import type { Finding } from './store.ts'

/** How much of the text around a finding is shown on each side, in UTF-16 units. */
const CONTEXT = 28
const BLANKS = new RegExp(`^[${ANY_BLANK}]*$`)
const WORD = /[\p{L}\p{M}\p{N}]/u

/** The range that is underlined: of a missing or wrong space, which cannot be seen, with the sign that it belongs to. */
function visibleRangeOf(text: string, { from, to }: TextRange): { shownFrom: number; shownTo: number } {
  if (!BLANKS.test(text.slice(from, to))) return { shownFrom: from, shownTo: to }
  const before = [...text.slice(Math.max(0, from - 2), from)].at(-1) ?? ''
  const after = String.fromCodePoint(text.codePointAt(to) ?? 10)
  const isMark = (sign: string) => sign !== '' && sign !== '\n' && !WORD.test(sign) && !BLANKS.test(sign)
  const withAfter = isMark(after) || !isMark(before)
  const withBefore = !isMark(after)
  return {
    shownFrom: withBefore && before !== '\n' ? from - before.length : from,
    shownTo: withAfter && after !== '\n' ? to + after.length : to,
  }
}

/** The text before a position in its line, cut at a word. */
function contextBefore(whole: string, position: number): string {
  const start = whole.lastIndexOf('\n', position - 1) + 1
  const text = position === 0 ? '' : whole.slice(start, position)
  if (text.length <= CONTEXT) return text
  const near = text.slice(-CONTEXT)
  return `…${near.replace(/^[^ ]{0,14} /, '').replace(/^[\udc00-\udfff]/, '')}`
}

function contextAfter(whole: string, at: number): string {
  const end = whole.indexOf('\n', at)
  if ((end < 0 ? whole.length : end) - at <= CONTEXT) return whole.slice(at, end < 0 ? undefined : end)
  const near = whole.slice(at, at + CONTEXT)
  return `${near.replace(/ [^ ]{0,14}$/, '').replace(/[\ud800-\udbff]$/, '')}…`
}

/** A text as it is shown, without the sign that stands for a footnote or a picture. */
const readable = (text: string) => text.replaceAll(OBJECT, '')

/** The diagnostics of a text, in its order, with how each is shown. */
export function withContext({ text }: Prose, diagnostics: readonly Diagnostic[]): Finding[] {
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    ...visibleRangeOf(text, diagnostic),
    written: text.slice(diagnostic.from, diagnostic.to),
    before: readable(contextBefore(text, diagnostic.from)),
    after: readable(contextAfter(text, diagnostic.to)),
  }))
}
