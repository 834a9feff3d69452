import { hasPatterns } from '../../../../core/houseStyle/index.ts'
import {
  type Diagnostic,
  type ProofreadingOptions,
  proofread,
  type Prose,
} from '../../../../core/proofreading/index.ts'
import type { TextRange } from '../../../../core/search.ts'
import { ANY_BLANK } from '../../../../core/typography/index.ts'
import type { Finding } from './store.ts'
import { workerProofreader } from './workerProofreader.ts'

/** The texts last read are kept, so many and up to twice as many. */
const GENERATION_SIZE = 4_000
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

/** The diagnostics of a text, in its order, with how each is shown. */
function withContext({ text }: Prose, diagnostics: readonly Diagnostic[]): Finding[] {
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    ...visibleRangeOf(text, diagnostic),
    written: text.slice(diagnostic.from, diagnostic.to),
    before: contextBefore(text, diagnostic.from),
    after: contextAfter(text, diagnostic.to),
  }))
}

const keyOf = ({ text, verbatim }: Prose) =>
  `${verbatim.map(({ from, to }) => `${from}-${to}`).join()}\n${text}`

/**
 * Proofreads texts by one set of rules, and keeps what it found: a text that it has seen is not read again. Where a rule
 * has a pattern, texts are read in the worker, and have to be prepared before.
 */
export class LintCache {
  readonly rules: ProofreadingOptions
  /** True where texts are read in the worker. */
  readonly usesWorker: boolean
  #recent = new Map<string, readonly Finding[]>()
  #previous: ReadonlyMap<string, readonly Finding[]> = new Map()
  /** The texts that the worker is reading. */
  readonly #asked = new Map<string, Promise<void>>()

  constructor(rules: ProofreadingOptions) {
    this.rules = rules
    this.usesWorker = hasPatterns(rules.rules, rules.language)
  }

  /** Has the worker read those of some texts that only it can, and resolves once it has; null where there are none. */
  prepare(texts: readonly Prose[]): Promise<void> | null {
    const unknown = texts.filter((prose) => !this.has(prose))
    if (unknown.length === 0) return null
    return Promise.all(unknown.map((prose) => this.#ask(prose))).then(() => {})
  }

  #ask(prose: Prose): Promise<void> {
    const key = keyOf(prose)
    const asked =
      this.#asked.get(key) ??
      workerProofreader.proofread(prose, this.rules).then((found) => {
        this.#asked.delete(key)
        this.#keep(key, withContext(prose, found ?? proofread(prose, this.rules)))
      })
    this.#asked.set(key, asked)
    return asked
  }

  /** True where what is found in a text is known, or can be found at once. */
  has(prose: Prose): boolean {
    if (!this.usesWorker) return true
    const key = keyOf(prose)
    return this.#recent.has(key) || this.#previous.has(key)
  }

  /** What is found in a text, each time the same objects; without what patterns find where it was not prepared. */
  check(prose: Prose): readonly Finding[] {
    const key = keyOf(prose)
    const known = this.#recent.get(key) ?? this.#previous.get(key)
    const found = known ?? withContext(prose, proofread(prose, this.rules))
    if (known || !this.usesWorker) this.#keep(key, found)
    return found
  }

  #keep(key: string, found: readonly Finding[]): void {
    if (this.#recent.has(key)) return
    if (this.#recent.size >= GENERATION_SIZE) {
      this.#previous = this.#recent
      this.#recent = new Map()
    }
    this.#recent.set(key, found)
  }
}
