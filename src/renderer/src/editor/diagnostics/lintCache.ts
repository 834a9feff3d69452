import type { IgnoredDiagnostic } from '../../../../core/article/index.ts'
import { hasPatterns } from '../../../../core/houseStyle/index.ts'
import { type ProofreadingOptions, proofread, type Prose } from '../../../../core/proofreading/index.ts'
import { wordsToLookUp } from '../../../../core/spelling/index.ts'
import { spelling, useSpelling } from './spelling.ts'
import type { Finding } from './store.ts'
import { withContext } from './context.ts'
import { workerProofreader } from './workerProofreader.ts'

/** The texts last read are kept, so many and up to twice as many. */
const GENERATION_SIZE = 4_000
export { withDiffering } from './differing.ts'
export { namesAmong, withNames } from './names.ts'
export { spelling, useSpelling }

/** What an article ignores that may be about a text. */
const concerning = ({ text }: Prose, ignored: readonly IgnoredDiagnostic[]) =>
  ignored.filter((each) => each.text === null || text.includes(each.text))

const keyOf = ({ text, verbatim }: Prose, ignored: readonly IgnoredDiagnostic[]) =>
  `${verbatim.map(({ from, to }) => `${from}-${to}`).join()}${ignored.length > 0 ? JSON.stringify(ignored) : ''}\n${text}`

/**
 * What is found in a text; `generation` is null where all its words are judged, else the generation of verdicts that it was read
 * with.
 */
export type Checked = { readonly findings: readonly Finding[]; readonly generation: number | null }

const isCurrent = ({ generation }: Checked) =>
  generation === null || generation === useSpelling.getState().generation

/**
 * Proofreads texts by one set of rules, and keeps what it found: a text that it has seen is not read again, unless words of it
 * have been judged since. Where a rule has a pattern, texts are read in the worker, and have to be prepared before.
 */
export class LintCache {
  readonly rules: ProofreadingOptions
  /** True where texts are read in the worker. */
  readonly usesWorker: boolean
  #recent = new Map<string, Checked>()
  #previous: ReadonlyMap<string, Checked> = new Map()
  /** The texts that the worker is reading. */
  readonly #asked = new Map<string, Promise<void>>()

  constructor(rules: ProofreadingOptions) {
    this.rules = rules
    this.usesWorker = hasPatterns(rules.rules, rules.language)
  }

  /** Has the worker read those of some texts that only it can, and resolves once it has; null where there are none. */
  prepare(texts: readonly Prose[], ignored: readonly IgnoredDiagnostic[]): Promise<void> | null {
    const unknown = texts.filter((prose) => !this.has(prose, ignored))
    if (unknown.length === 0) return null
    return Promise.all(unknown.map((prose) => this.#ask(prose, concerning(prose, ignored)))).then(() => {})
  }

  #ask(prose: Prose, ignored: readonly IgnoredDiagnostic[]): Promise<void> {
    const key = keyOf(prose, ignored)
    const options = { ...this.rules, ignored }
    const { language } = options
    const generation = this.#generationOf(() => {
      for (const word of wordsToLookUp(prose, language)) options.spelling?.verdictOf(language, word)
    })
    const asked =
      this.#asked.get(key) ??
      workerProofreader.proofread(prose, options).then((found) => {
        this.#asked.delete(key)
        this.#keep(key, { findings: withContext(prose, found ?? proofread(prose, options)), generation })
      })
    this.#asked.set(key, asked)
    return asked
  }

  /** True where what is found in a text is known, or can be found at once. */
  has(prose: Prose, ignored: readonly IgnoredDiagnostic[]): boolean {
    return !this.usesWorker || this.#known(keyOf(prose, concerning(prose, ignored))) !== undefined
  }

  /** What is found in a text, each time the same objects; without what patterns find where it was not prepared. */
  check(prose: Prose, ignored: readonly IgnoredDiagnostic[]): Checked {
    const ignoredHere = concerning(prose, ignored)
    const key = keyOf(prose, ignoredHere)
    const known = this.#known(key)
    if (known) {
      this.#keep(key, known)
      return known
    }
    let findings: readonly Finding[] = []
    const generation = this.#generationOf(() => {
      findings = withContext(prose, proofread(prose, { ...this.rules, ignored: ignoredHere }))
    })
    const checked = { findings, generation }
    if (!this.usesWorker) this.#keep(key, checked)
    return checked
  }

  /** The generation of verdicts by which something is read; null where no verdict was missing. */
  #generationOf(read: () => void): number | null {
    const { generation } = useSpelling.getState()
    const { misses } = spelling
    read()
    return spelling.misses > misses ? generation : null
  }

  #known(key: string): Checked | undefined {
    const known = this.#recent.get(key) ?? this.#previous.get(key)
    return known && isCurrent(known) ? known : undefined
  }

  #keep(key: string, checked: Checked): void {
    if (this.#recent.get(key) === checked) return
    if (this.#recent.size >= GENERATION_SIZE) {
      this.#previous = this.#recent
      this.#recent = new Map()
    }
    this.#recent.set(key, checked)
  }
}
