import type { Node } from 'prosemirror-model'
import {
  type ProofreadingOptions,
  type Prose,
  plainProse,
  proseOf,
} from '../../../../core/proofreading/index.ts'
import type { TextRange } from '../../../../core/search.ts'
import { useHouseStyle } from '../../state/houseStyle.ts'
import { type Pane, perPane, usePanes } from '../../state/panes.ts'
import { useSettings } from '../../state/settings.ts'
import {
  countDiagnostics,
  type Diagnostic,
  type Finding,
  type DiagnosticField,
  type ProofreadAttribute,
  useDiagnostics,
} from './store.ts'
import { inlinesOf } from '../convert.ts'
import { schema } from '../schema.ts'
import { notesOf, type TextBlock, textBlocks } from '../textBlocks.ts'
import type { LintCache } from './lintCache.ts'

/** A text block with the diagnostics of its text and its footnotes, in order. */
export type ProofreadBlock = TextBlock & { readonly diagnostics: readonly Diagnostic[] }

/** The diagnostics of a document. */
export type ProofreadResult = {
  readonly doc: Node
  readonly blocks: readonly ProofreadBlock[]
  readonly correction: readonly Diagnostic[]
  readonly isComplete: boolean
}

/** The most diagnostics that are underlined in one text block; more would make typing in it slow. */
const MAX_MARKS_PER_BLOCK = 150
/** Longer text blocks have no underlines. */
const MAX_MARKED_LENGTH = 20_000

/** How many of a block's diagnostics are underlined, from the first. */
export function markedCount({ node, diagnostics }: ProofreadBlock): number {
  return node.content.size > MAX_MARKED_LENGTH ? 0 : Math.min(MAX_MARKS_PER_BLOCK, diagnostics.length)
}

/** What a reader can tell two findings apart by. */
const COMPARED_KEYS = [
  'source',
  'rule',
  'certainty',
  'from',
  'to',
  'replacement',
  'written',
  'before',
  'after',
] as const

const reasonOf = (finding: Finding) => (finding.source === 'house' ? finding.reason : '')

const isSameFinding = (one: Finding, other: Finding) =>
  one === other ||
  (COMPARED_KEYS.every((key) => one[key] === other[key]) && reasonOf(one) === reasonOf(other))

/** A finding in a text block: in its own text, or in the footnote at an offset. */
type BlockFinding = { readonly finding: Finding; readonly note: number | null }

/** A lint cache and the findings of the nodes that it has checked. */
type CheckedNodes = { readonly lintCache: LintCache; readonly byNode: WeakMap<Node, readonly BlockFinding[]> }

/** So many sets of rules are kept apart. */
const MAX_RULE_SETS = 4
/** So many text blocks are given to the worker at once. */
const BATCH = 100

/** The proofreading options for an article: its language, the typography profile, the house style. */
function optionsFor({ attrs }: Node): ProofreadingOptions {
  return {
    language: String(attrs.language ?? ''),
    profile: useSettings.getState().settings.typography,
    rules: useHouseStyle.getState().rules,
  }
}

const isSameOptions = (one: ProofreadingOptions, other: ProofreadingOptions) =>
  one.language === other.language && one.profile === other.profile && one.rules === other.rules

const offsetOf = ({ finding, note }: BlockFinding) => note ?? finding.shownFrom

/**
 * Turns findings into diagnostics, each the same object as before if it is the same finding. Both lists are in order,
 * so this is one pass.
 */
function reuseDiagnostics(
  findings: readonly BlockFinding[],
  field: DiagnosticField,
  before: readonly Diagnostic[],
): readonly Diagnostic[] {
  let isSame = findings.length === before.length
  let next = 0
  const all = findings.map((each, at): Diagnostic => {
    for (let known = before[next]; known && offsetOf(known) <= offsetOf(each); known = before[next]) {
      next += 1
      if (known.note !== each.note || known.field !== field || !isSameFinding(known.finding, each.finding))
        continue
      if (next !== at + 1) isSame = false
      return known
    }
    isSame = false
    return { ...each, field }
  })
  return isSame ? before : all
}

const NO_DIAGNOSTICS: readonly Diagnostic[] = []

/** The text of each field outside of the page's own text. */
const ATTRIBUTE_PROSE: { readonly [Name in ProofreadAttribute]: (doc: Node) => Prose } = {
  correction: ({ attrs }) => plainProse(String(attrs.correction ?? '')),
}
const correctionOf = ATTRIBUTE_PROSE.correction

/** The texts of a text block that are proofread: its own and those of its notes. */
function textsIn(node: Node): Prose[] {
  if (node.type === schema.nodes.preformatted) return []
  return [inlinesOf(node), ...Array.from(notesOf(node), ({ content }) => content)].map(proseOf)
}

/**
 * Proofreads the documents of a pane.
 *
 * Idea: findings are cached by node and by text, diagnostics keep their identity where they did not change. Cost of an
 * edit: reading the changed blocks, and one identity comparison for each other block.
 */
export class PageProofreader {
  static #load: Promise<void> | null = null
  static #LintCache: typeof LintCache | null = null
  /**
   * For the last option sets, the newest first, so that switching between two articles of different languages keeps
   * both caches.
   */
  static #checked: readonly CheckedNodes[] = []
  readonly #store: ReturnType<typeof useDiagnostics.in>
  #last: ProofreadResult | null = null
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
    return PageProofreader.#LintCache !== null
  }

  /** True where the worker takes part in reading a document by the rules that hold now. */
  usesWorker(doc: Node): boolean {
    return this.isReady && this.#checkedFor(doc).lintCache.usesWorker
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
        PageProofreader.#LintCache = module.LintCache
      },
      () => {
        PageProofreader.#load = null
      },
    )
    return PageProofreader.#load
  }

  /** True if a document has been proofread with the current options. */
  hasRead(doc: Node): boolean {
    const [known] = PageProofreader.#checked
    return (
      this.#last?.doc === doc && known !== undefined && isSameOptions(known.lintCache.rules, optionsFor(doc))
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
    const known = this.#checkedFor(doc)
    const blocks: TextBlock[] = []
    for (const block of textBlocks(doc)) {
      blocks.push(block)
      if (blocks.length % 500 === 0) yield
    }
    if (first) {
      const inRange = blocks.filter(({ from }) => from >= first.from && from <= first.to)
      yield* this.#readBlocks(inRange, known)
      seen()
    }
    yield* this.#readBlocks(blocks, known)
    const prepared = known.lintCache.prepare([correctionOf(doc)])
    if (prepared !== null) yield prepared
    return this.#join(doc, blocks, known)
  }

  *#readBlocks(blocks: readonly TextBlock[], known: CheckedNodes): Generator<Promise<void> | void> {
    const unread = blocks.filter(({ node }) => !known.byNode.has(node))
    for (let start = 0; start < unread.length; start += BATCH) {
      const batch = unread.slice(start, start + BATCH)
      if (known.lintCache.usesWorker) {
        const prepared = known.lintCache.prepare(batch.flatMap(({ node }) => textsIn(node)))
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
    const last = this.#last
    const reading = this.readNow(doc)
    this.#last = last
    return reading
  }

  /** The blocks of a range that have been read before all are. */
  *readSoFar(doc: Node, { from, to }: { from: number; to: number }): Generator<ProofreadBlock> {
    for (const block of textBlocks(doc)) {
      const findings = PageProofreader.#checked[0]?.byNode.get(block.node)
      if (!findings || block.from < from || block.from > to) continue
      yield { ...block, diagnostics: reuseDiagnostics(findings, block.field ?? 'body', NO_DIAGNOSTICS) }
    }
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

  #checkedFor(doc: Node): CheckedNodes {
    const rules = optionsFor(doc)
    const finding = PageProofreader.#checked.find(({ lintCache }) => isSameOptions(lintCache.rules, rules))
    const known =
      finding ??
      (PageProofreader.#LintCache && {
        lintCache: new PageProofreader.#LintCache(rules),
        byNode: new WeakMap(),
      })
    if (!known) throw new Error('proofread before its rules were fetched')
    PageProofreader.#checked = [known, ...PageProofreader.#checked.filter((each) => each !== known)].slice(
      0,
      MAX_RULE_SETS,
    )
    return known
  }

  #findingsIn(node: Node, { lintCache, byNode }: CheckedNodes): readonly BlockFinding[] {
    const known = byNode.get(node)
    if (known) return known
    const findings: BlockFinding[] = []
    if (node.type !== schema.nodes.preformatted) {
      const own = proseOf(inlinesOf(node))
      let isComplete = lintCache.has(own)
      for (const finding of lintCache.check(own)) findings.push({ finding, note: null })
      const notes = notesOf(node)
      for (const { offset, content } of notes) {
        const prose = proseOf(content)
        isComplete &&= lintCache.has(prose)
        for (const finding of lintCache.check(prose)) findings.push({ finding, note: offset })
      }
      if (notes.length > 0) findings.sort((one, other) => offsetOf(one) - offsetOf(other))
      if (!isComplete) return findings
    }
    byNode.set(node, findings)
    return findings
  }

  /**
   * Joins the findings of all blocks to a result. Blocks are paired with those of the last result: from both ends while
   * the nodes are identical, between by index, so that an edited block's unchanged diagnostics stay the same objects.
   */
  #join(doc: Node, blocks: readonly TextBlock[], known: CheckedNodes): ProofreadResult {
    const before = this.#last?.blocks ?? []
    let start = 0
    while (start < blocks.length && blocks[start]?.node === before[start]?.node) start += 1
    let end = 0
    const most = Math.min(blocks.length, before.length) - start
    while (end < most && blocks.at(-1 - end)?.node === before.at(-1 - end)?.node) end += 1
    const joined = blocks.map((block, at): ProofreadBlock => {
      const isInEnd = at >= blocks.length - end
      const last = isInEnd ? before[at - blocks.length + before.length] : before[at]
      const isPaired = isInEnd || at < before.length - end
      const earlier = isPaired ? (last?.diagnostics ?? NO_DIAGNOSTICS) : NO_DIAGNOSTICS
      const field = block.field ?? 'body'
      return { ...block, diagnostics: reuseDiagnostics(this.#findingsIn(block.node, known), field, earlier) }
    })
    const findings = known.lintCache.check(correctionOf(doc))
    const correction = reuseDiagnostics(
      findings.map((finding) => ({ finding, note: null })),
      'correction',
      this.#last?.correction ?? NO_DIAGNOSTICS,
    )
    const isComplete =
      known.lintCache.has(correctionOf(doc)) && blocks.every(({ node }) => known.byNode.has(node))
    const reading: ProofreadResult = { doc, blocks: joined, correction, isComplete }
    if (isComplete) this.#last = reading
    return reading
  }
}

/** The proofreader of a pane. What it knows of texts is shared by all. */
export const proofreaderOf: (pane: Pane) => PageProofreader = perPane((pane) => new PageProofreader(pane))

/** The proofreader of the focused pane. */
export const focusedProofreader = (): PageProofreader => proofreaderOf(usePanes.getState().focused)

/** The underlined range of a diagnostic in a document that was read; null where it is not in its text. */
export function rangeOf(reading: ProofreadResult, diagnostic: Diagnostic): TextRange | null {
  const block = reading.blocks.find(({ diagnostics }) => diagnostics.includes(diagnostic))
  return block ? rangeInBlock(block, diagnostic) : null
}

/** Where a diagnostic of a block is underlined; a note's is at its reference. */
export function rangeInBlock({ from }: ProofreadBlock, { finding, note }: Diagnostic): TextRange {
  if (note !== null) return { from: from + note, to: from + note + 1 }
  return { from: from + finding.shownFrom, to: from + finding.shownTo }
}
