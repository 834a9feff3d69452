import type { Node } from 'prosemirror-model'
import { plainProse, type ProofreadingOptions } from '../../../../core/proofreading/index.ts'
import type { TextRange } from '../../../../core/search.ts'
import { type Pane, perPane, usePanes } from '../../state/panes.ts'
import { countDiagnostics, type Diagnostic, useDiagnostics } from './store.ts'
import { textBlocks } from '../textBlocks.ts'
import {
  type CheckedNode,
  type CheckedNodes,
  ignoredOf,
  isSameOptions,
  type LintModule,
  optionsFor,
} from './checkedNodes.ts'
import type { Checked, LintCache } from './lintCache.ts'
import {
  articleLanguage,
  correctionOf,
  type LanguageBlock,
  markedCount,
  type ProofreadBlock,
  type ProofreadResult,
  textsIn,
} from './proofreadResult.ts'
import { type BlockFinding, NO_DIAGNOSTICS, offsetOf, reuseDiagnostics } from './reuseDiagnostics.ts'

/** So many sets of rules are kept apart. */
const MAX_RULE_SETS = 8
/** So many text blocks are given to the worker at once. */
const BATCH = 100

/** Blocks in runs of one language. */
function runsOf(blocks: readonly LanguageBlock[]): { language: string; blocks: LanguageBlock[] }[] {
  const runs: { language: string; blocks: LanguageBlock[] }[] = []
  for (const block of blocks) {
    const last = runs.at(-1)
    if (last?.language === block.language) last.blocks.push(block)
    else runs.push({ language: block.language, blocks: [block] })
  }
  return runs
}

/**
 * Proofreads the documents of a pane.
 *
 * Idea: findings are cached by node and by text, diagnostics keep their identity where they did not change. Cost of an
 * edit: reading the changed blocks, and one identity comparison for each other block.
 */
export class PageProofreader {
  static #load: Promise<void> | null = null
  static #module: LintModule | null = null
  /**
   * For the last option sets, the newest first, so that texts of different languages keep their caches.
   */
  static #checked: readonly CheckedNodes[] = []
  readonly #store: ReturnType<typeof useDiagnostics.in>
  #last: ProofreadResult | null = null
  /** The options by which `#last` was read. */
  #lastOptions: ProofreadingOptions | null = null
  /** The generation of verdicts by which it was read, where some were missing. */
  #lastGeneration: number | null = null
  #awaited: Promise<void>[] = []

  constructor(pane: Pane) {
    this.#store = useDiagnostics.in(pane)
  }

  /** The last result, of whichever document it was. */
  get last(): ProofreadResult | null {
    return this.#last
  }

  /** True once the rules are loaded. */
  get isReady(): boolean {
    return PageProofreader.#module !== null
  }

  /** True where the worker takes part in reading a document by the rules that hold now. */
  usesWorker(doc: Node): boolean {
    if (!this.isReady) return false
    const languages = new Set(Array.from(textBlocks(doc), ({ language }) => language))
    return [...languages].some((language) => this.#checkedFor(language, doc).lintCache.usesWorker)
  }

  /** Resolves once the worker has answered all that `readNow` could not wait for since the last call; null for nothing. */
  takeAwaited(): Promise<void> | null {
    const awaited = this.#awaited
    this.#awaited = []
    return awaited.length === 0 ? null : Promise.all(awaited).then(() => {})
  }

  /** Fetches the rules; where that fails, `isReady` stays false, and the next call tries again. */
  load(): Promise<void> {
    PageProofreader.#load ??= import('./lintCache.ts').then(
      (module) => {
        PageProofreader.#module = module
      },
      () => {
        PageProofreader.#load = null
      },
    )
    return PageProofreader.#load
  }

  get #generation(): number {
    return PageProofreader.#module?.useSpelling.getState().generation ?? 0
  }

  /** Calls back whenever words that were asked about have been judged. Returns what ends that. */
  onJudged(judged: () => void): () => void {
    return PageProofreader.#module?.useSpelling.subscribe(judged) ?? (() => {})
  }

  /** Resolves once all words that were asked about have been judged; null where none are asked about. */
  judged(): Promise<void> | null {
    return PageProofreader.#module?.spelling.settled() ?? null
  }

  /** True if a document has been proofread with the current options. */
  hasRead(doc: Node): boolean {
    return (
      this.#last?.doc === doc &&
      this.#lastOptions !== null &&
      isSameOptions(this.#lastOptions, optionsFor(articleLanguage(doc), doc, PageProofreader.#module)) &&
      (this.#lastGeneration === null || this.#lastGeneration === this.#generation)
    )
  }

  /**
   * Reads a document in small steps; the blocks in one range of it first, and then `seen` is called. Where a step yields a
   * promise, the next is to wait for it.
   */
  *read(
    doc: Node,
    first: TextRange | null,
    seen: () => void,
  ): Generator<Promise<void> | void, ProofreadResult> {
    const blocks: LanguageBlock[] = []
    for (const block of textBlocks(doc)) {
      blocks.push(block)
      if (blocks.length % 500 === 0) yield
    }
    if (first) {
      const inRange = blocks.filter(({ from }) => from >= first.from && from <= first.to)
      yield* this.#readBlocks(doc, inRange)
      seen()
    }
    yield* this.#readBlocks(doc, blocks)
    const { lintCache, ignored } = this.#checkedFor(articleLanguage(doc), doc)
    const prepared = lintCache.prepare([correctionOf(doc)], ignored)
    if (prepared !== null) yield prepared
    return this.#join(doc, blocks)
  }

  *#readBlocks(doc: Node, blocks: readonly LanguageBlock[]): Generator<Promise<void> | void> {
    for (const run of runsOf(blocks)) yield* this.#readRun(run.blocks, this.#checkedFor(run.language, doc))
  }

  *#readRun(blocks: readonly LanguageBlock[], known: CheckedNodes): Generator<Promise<void> | void> {
    const unread = blocks.filter(({ node }) => !this.#current(node, known))
    for (let start = 0; start < unread.length; start += BATCH) {
      const batch = unread.slice(start, start + BATCH)
      if (known.lintCache.usesWorker) {
        const texts = batch.flatMap(({ node }) => textsIn(node).map(({ prose }) => prose))
        const prepared = known.lintCache.prepare(texts, known.ignored)
        if (prepared !== null) yield prepared
      }
      for (const { node } of batch) {
        this.#findingsIn(node, known)
        yield
      }
    }
  }

  /** Reads a document now, without waiting for the worker. */
  readNow(doc: Node): ProofreadResult {
    if (this.#last && this.hasRead(doc)) return this.#last
    const reading = this.read(doc, null, () => {})
    for (;;) {
      const step = reading.next()
      if (step.done) return step.value
      if (step.value) this.#awaited.push(step.value)
    }
  }

  /** Proofreads a document that is not on the page; `last` does not change. */
  readUnpublished(doc: Node): ProofreadResult {
    const [last, options, generation] = [this.#last, this.#lastOptions, this.#lastGeneration]
    const reading = this.readNow(doc)
    this.#last = last
    this.#lastOptions = options
    this.#lastGeneration = generation
    return reading
  }

  /** The blocks of a range that have been read before all are. */
  *readSoFar(doc: Node, { from, to }: { from: number; to: number }): Generator<ProofreadBlock> {
    for (const block of textBlocks(doc)) {
      const known = this.#knownFor(block.language, doc)?.byNode.get(block.node)
      if (!known || block.from < from || block.from > to) continue
      const diagnostics = reuseDiagnostics(known.findings, block.field ?? 'body', NO_DIAGNOSTICS)
      yield { ...block, diagnostics }
    }
  }

  /** What is found in an alt text of a document, which is none of its blocks; without what patterns of the house find. */
  altDiagnostics(doc: Node, language: string, alt: string): readonly Diagnostic[] {
    if (alt === '' || !this.isReady) return NO_DIAGNOSTICS
    const { lintCache, ignored } = this.#checkedFor(language, doc)
    const findings = lintCache.check(plainProse(alt), ignored).findings
    return reuseDiagnostics(
      findings.map((finding) => ({ finding, note: null })),
      'body',
      NO_DIAGNOSTICS,
    )
  }

  /** Updates the store if something differs. */
  publish({ blocks, correction }: ProofreadResult): void {
    const diagnostics: Diagnostic[] = []
    let unmarked = 0
    for (const block of blocks) {
      for (const each of block.diagnostics) diagnostics.push(each)
      unmarked += block.diagnostics.length - markedCount(block)
    }
    for (const each of correction) diagnostics.push(each)
    const before = this.#store.getState()
    const isSame =
      before.complete &&
      before.diagnostics.length === diagnostics.length &&
      diagnostics.every((each, at) => each === before.diagnostics[at])
    if (isSame) return
    const { shown } = before
    const stays = shown !== null && diagnostics.includes(shown.diagnostic)
    this.#store.setState({
      diagnostics,
      counts: countDiagnostics(diagnostics),
      unmarked,
      complete: true,
      shown: stays ? shown : null,
    })
  }

  #knownFor(language: string, doc: Node): CheckedNodes | undefined {
    const rules = optionsFor(language, doc, PageProofreader.#module)
    const ignored = ignoredOf(doc)
    return PageProofreader.#checked.find(
      (each) => each.ignored === ignored && isSameOptions(each.lintCache.rules, rules),
    )
  }

  #checkedFor(language: string, doc: Node): CheckedNodes {
    const module = PageProofreader.#loaded
    const known = this.#knownFor(language, doc) ?? {
      lintCache: PageProofreader.#lintCacheFor(optionsFor(language, doc, module), module),
      ignored: ignoredOf(doc),
      byNode: new WeakMap<Node, CheckedNode>(),
    }
    PageProofreader.#checked = [known, ...PageProofreader.#checked.filter((each) => each !== known)].slice(
      0,
      MAX_RULE_SETS,
    )
    return known
  }

  static get #loaded(): LintModule {
    const module = PageProofreader.#module
    if (!module) throw new Error('proofread before its rules were fetched')
    return module
  }

  /** What was read of texts by some options, whatever is ignored. */
  static #lintCacheFor(rules: ProofreadingOptions, module: LintModule): LintCache {
    const known = PageProofreader.#checked.find(({ lintCache }) => isSameOptions(lintCache.rules, rules))
    return known?.lintCache ?? new module.LintCache(rules)
  }

  /** What is known of a node, unless words of it have been judged since. */
  #current(node: Node, { byNode }: CheckedNodes): CheckedNode | undefined {
    const known = byNode.get(node)
    return known && (known.generation === null || known.generation === this.#generation) ? known : undefined
  }

  #findingsIn(node: Node, checked: CheckedNodes): CheckedNode {
    const known = this.#current(node, checked)
    if (known) return known
    const { lintCache, ignored, byNode } = checked
    const findings: BlockFinding[] = []
    let generation: number | null = null
    const add = (found: Checked, note: number | null) => {
      for (const finding of found.findings) findings.push({ finding, note })
      generation ??= found.generation
    }
    const texts = textsIn(node)
    const isComplete = texts.every(({ prose }) => lintCache.has(prose, ignored))
    for (const { prose, note } of texts) add(lintCache.check(prose, ignored), note)
    if (texts.length > 1) findings.sort((one, other) => offsetOf(one) - offsetOf(other))
    if (!isComplete) return { findings, generation }
    const read = { findings, generation }
    byNode.set(node, read)
    return read
  }

  /**
   * Joins the findings of all blocks to a result. Blocks are paired with those of the last result: from both ends while
   * the nodes are identical, between by index, so that an edited block's unchanged diagnostics stay the same objects.
   */
  #join(doc: Node, blocks: readonly LanguageBlock[]): ProofreadResult {
    const module = PageProofreader.#loaded
    const checked = new Map<string, CheckedNodes>()
    for (const { language } of blocks)
      if (!checked.has(language)) checked.set(language, this.#checkedFor(language, doc))
    const article = this.#checkedFor(articleLanguage(doc), doc)
    const knownFor = ({ language }: LanguageBlock) => checked.get(language) ?? article
    const before = this.#last?.blocks ?? []
    let start = 0
    while (start < blocks.length && blocks[start]?.node === before[start]?.node) start += 1
    let end = 0
    const most = Math.min(blocks.length, before.length) - start
    while (end < most && blocks.at(-1 - end)?.node === before.at(-1 - end)?.node) end += 1
    let generation: number | null = null
    const ofCorrection = article.lintCache.check(correctionOf(doc), article.ignored)
    generation ??= ofCorrection.generation
    const alone = blocks.map((block) => {
      const { findings, generation: readBy } = this.#findingsIn(block.node, knownFor(block))
      generation ??= readBy
      const { node, language } = block
      return { key: node, language, texts: () => textsIn(node), findings }
    })
    const read = module.withDiffering(
      [
        ...alone,
        {
          key: doc,
          language: articleLanguage(doc),
          texts: () => [{ prose: correctionOf(doc), note: null }],
          findings: ofCorrection.findings.map((finding) => ({ finding, note: null })),
        },
      ],
      article.lintCache.rules,
      article.ignored,
    )
    const names = module.namesAmong(read)
    const joined = blocks.map((block, at): ProofreadBlock => {
      const isInEnd = at >= blocks.length - end
      const last = isInEnd ? before[at - blocks.length + before.length] : before[at]
      const isPaired = isInEnd || at < before.length - end
      const earlier = isPaired ? (last?.diagnostics ?? NO_DIAGNOSTICS) : NO_DIAGNOSTICS
      const field = block.field ?? 'body'
      return {
        ...block,
        diagnostics: reuseDiagnostics(module.withNames(read[at] ?? [], names), field, earlier),
      }
    })
    const correction = reuseDiagnostics(
      module.withNames(read.at(-1) ?? [], names),
      'correction',
      this.#last?.correction ?? NO_DIAGNOSTICS,
    )
    const isComplete =
      article.lintCache.has(correctionOf(doc), article.ignored) &&
      blocks.every((block) => this.#current(block.node, knownFor(block)) !== undefined)
    const reading: ProofreadResult = { doc, blocks: joined, correction, isComplete }
    if (isComplete) {
      this.#last = reading
      this.#lastOptions = article.lintCache.rules
      this.#lastGeneration = generation
    }
    return reading
  }
}

/** The proofreader of a pane. What it knows of texts is shared by all. */
export const proofreaderOf: (pane: Pane) => PageProofreader = perPane((pane) => new PageProofreader(pane))

/** The proofreader of the focused pane. */
export const focusedProofreader = (): PageProofreader => proofreaderOf(usePanes.getState().focused)
