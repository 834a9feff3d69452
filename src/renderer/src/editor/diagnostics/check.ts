import { type ProofreadingOptions, proofread, type Prose } from '../../../../core/proofreading/index.ts'
import type { Found } from '../diagnostics.ts'

type Stretch = { from: number; to: number }

const FEWEST_KNOWN = 4_000
const CONTEXT = 28
const BLANKS = /^[ \t\u00a0\u202f\u2000-\u200a]*$/
const WORD = /[\p{L}\p{M}\p{N}]/u

/** What can be seen of a finding: a space alone cannot, so the sign goes with it that it belongs to. */
function shownOf(text: string, { from, to }: Stretch): { shownFrom: number; shownTo: number } {
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

/** What stands before a place in its line, in whole words where they are not too long. */
function contextBefore(whole: string, place: number): string {
  const start = whole.lastIndexOf('\n', place - 1) + 1
  const text = place === 0 ? '' : whole.slice(start, place)
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

/** What is found in a text, in its order, with how it is shown. */
function read(prose: Prose, rules: ProofreadingOptions): Found[] {
  const { text } = prose
  return proofread(prose, rules).map((diagnostic) => ({
    ...diagnostic,
    ...shownOf(text, diagnostic),
    written: text.slice(diagnostic.from, diagnostic.to),
    before: contextBefore(text, diagnostic.from),
    after: contextAfter(text, diagnostic.to),
  }))
}

/** Proofreads texts, and remembers what it found in them: one that it has seen is not read again. */
export class Checker {
  readonly rules: ProofreadingOptions
  #young = new Map<string, readonly Found[]>()
  #old: ReadonlyMap<string, readonly Found[]> = new Map()

  constructor(rules: ProofreadingOptions) {
    this.rules = rules
  }

  /** What is found in a text, each time the same objects. */
  check(prose: Prose): readonly Found[] {
    const key = `${prose.verbatim.map(({ from, to }) => `${from}-${to}`).join()}\n${prose.text}`
    const known = this.#young.get(key)
    if (known) return known
    const found = this.#old.get(key) ?? read(prose, this.rules)
    if (this.#young.size >= FEWEST_KNOWN) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, found)
    return found
  }
}
