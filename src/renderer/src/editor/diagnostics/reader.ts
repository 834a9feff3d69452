import type { Node } from 'prosemirror-model'
import { type ProofreadingOptions, plainProse, proseOf } from '../../../../core/proofreading/index.ts'
import { useHouseStyle } from '../../state/houseStyle.ts'
import { useSettings } from '../../state/settings.ts'
import { countsOf, type Diagnostic, type Found, type Place, useDiagnostics } from '../diagnostics.ts'
import { inlinesOf } from '../convert.ts'
import { schema } from '../schema.ts'
import { notesOf, type TextBlock, textBlocks } from '../textBlocks.ts'
import type { Checker } from './check.ts'

/** A text block, and what is found in it and in its notes, in order. */
export type ReadBlock = TextBlock & { readonly diagnostics: readonly Diagnostic[] }

/** All that is found in a document. */
export type Reading = {
  readonly doc: Node
  readonly blocks: readonly ReadBlock[]
  readonly correction: readonly Diagnostic[]
}

/** So many places of one text block are underlined at most: more would make typing in it slow. */
const MOST_MARKS = 150
/** In a text block longer than this nothing is underlined. */
const LONGEST_MARKED = 20_000

/** How many of a block's diagnostics are underlined, from the first on. */
export function markedCount({ node, diagnostics }: ReadBlock): number {
  return node.content.size > LONGEST_MARKED ? 0 : Math.min(MOST_MARKS, diagnostics.length)
}

const TOLD = [
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

const reasonOf = (found: Found) => (found.source === 'house' ? found.reason : '')

const saysSame = (one: Found, other: Found) =>
  one === other || (TOLD.every((key) => one[key] === other[key]) && reasonOf(one) === reasonOf(other))

/** Where something is found in a text block: in its own text, or in a note at an offset. */
type Raw = { readonly found: Found; readonly note: number | null }

/** A checker, and what it found in the nodes that it saw. */
type Known = { readonly checker: Checker; readonly byNode: WeakMap<Node, readonly Raw[]> }

const MOST_RULES = 4

/** What the settings and an article say about how it is proofread. */
function rulesFor({ attrs }: Node): ProofreadingOptions {
  return {
    language: String(attrs.language ?? ''),
    profile: useSettings.getState().settings.typography,
    rules: useHouseStyle.getState().rules,
  }
}

const isSameRules = (one: ProofreadingOptions, other: ProofreadingOptions) =>
  one.language === other.language && one.profile === other.profile && one.rules === other.rules

const placeOf = ({ found, note }: Raw) => note ?? found.shownFrom

/** The diagnostics of a text, each the object that it was where it says the same. Both lists are in the text's order. */
function diagnosticsOf(
  raw: readonly Raw[],
  place: Place,
  before: readonly Diagnostic[],
): readonly Diagnostic[] {
  let isSame = raw.length === before.length
  let next = 0
  const all = raw.map((each, at): Diagnostic => {
    for (let known = before[next]; known && placeOf(known) <= placeOf(each); known = before[next]) {
      next += 1
      if (known.note !== each.note || known.place !== place || !saysSame(known.found, each.found)) continue
      if (next !== at + 1) isSame = false
      return known
    }
    isSame = false
    return { ...each, place }
  })
  return isSame ? before : all
}

const NOTHING: readonly Diagnostic[] = []

/**
 * Proofreads documents. What is found in a block is kept with its node, and with its text: a document that differs in
 * one block costs reading that block, and comparing the others by identity.
 */
class Reader {
  #load: Promise<void> | null = null
  #Checker: typeof Checker | null = null
  /** The checkers of the last rules, the newest first: articles of two languages are read by turns. */
  #known: readonly Known[] = []
  #last: Reading | null = null

  /** What was last found, in whatever document that was. */
  get last(): Reading | null {
    return this.#last
  }

  /** True once the rules are there to read by. */
  get isReady(): boolean {
    return this.#Checker !== null
  }

  /** Fetches the rules; where that fails, `isReady` stays false, and the next call tries again. */
  load(): Promise<void> {
    this.#load ??= import('./check.ts').then(
      (module) => {
        this.#Checker = module.Checker
      },
      () => {
        this.#load = null
      },
    )
    return this.#load
  }

  /** True where a document has been read by the rules that hold now. */
  hasRead(doc: Node): boolean {
    const [known] = this.#known
    return this.#last?.doc === doc && known !== undefined && isSameRules(known.checker.rules, rulesFor(doc))
  }

  /** Reads a document in small steps; the blocks in a stretch of it first, and then `seen` is called. */
  *read(doc: Node, first: { from: number; to: number } | null, seen: () => void): Generator<void, Reading> {
    const known = this.#knownFor(doc)
    const blocks: TextBlock[] = []
    for (const block of textBlocks(doc)) {
      blocks.push(block)
      if (blocks.length % 500 === 0) yield
    }
    if (first) {
      for (const { node, from } of blocks) {
        if (from < first.from || from > first.to || known.byNode.has(node)) continue
        this.#rawOf(node, known)
        yield
      }
      seen()
    }
    for (const { node } of blocks) {
      if (known.byNode.has(node)) continue
      this.#rawOf(node, known)
      yield
    }
    return this.#join(doc, blocks, known)
  }

  /** Reads a document now. */
  readNow(doc: Node): Reading {
    if (this.#last && this.hasRead(doc)) return this.#last
    const reading = this.read(doc, null, () => {})
    for (;;) {
      const step = reading.next()
      if (step.done) return step.value
    }
  }

  /** What is found in a document that is not on the page; it is not kept as the last. */
  readAside(doc: Node): Reading {
    const last = this.#last
    const reading = this.readNow(doc)
    this.#last = last
    return reading
  }

  /** The blocks of a stretch that have been read, while the rest has not. */
  *readSoFar(doc: Node, { from, to }: { from: number; to: number }): Generator<ReadBlock> {
    for (const block of textBlocks(doc)) {
      const raw = this.#known[0]?.byNode.get(block.node)
      if (!raw || block.from < from || block.from > to) continue
      yield { ...block, diagnostics: diagnosticsOf(raw, block.field ?? 'body', NOTHING) }
    }
  }

  /** Tells the window what was read, if anything in it differs. */
  publish({ blocks, correction }: Reading): void {
    const diagnostics: Diagnostic[] = []
    let unmarked = 0
    for (const block of blocks) {
      for (const each of block.diagnostics) diagnostics.push(each)
      unmarked += block.diagnostics.length - markedCount(block)
    }
    for (const each of correction) diagnostics.push(each)
    const before = useDiagnostics.getState()
    const isSame =
      before.complete &&
      before.diagnostics.length === diagnostics.length &&
      diagnostics.every((each, at) => each === before.diagnostics[at])
    if (isSame) return
    const { shown } = before
    const stays = shown !== null && diagnostics.includes(shown.diagnostic)
    useDiagnostics.setState({
      diagnostics,
      counts: countsOf(diagnostics),
      unmarked,
      complete: true,
      shown: stays ? shown : null,
    })
  }

  #knownFor(doc: Node): Known {
    const rules = rulesFor(doc)
    const found = this.#known.find(({ checker }) => isSameRules(checker.rules, rules))
    const known = found ?? (this.#Checker && { checker: new this.#Checker(rules), byNode: new WeakMap() })
    if (!known) throw new Error('proofread before its rules were fetched')
    this.#known = [known, ...this.#known.filter((each) => each !== known)].slice(0, MOST_RULES)
    return known
  }

  #rawOf(node: Node, { checker, byNode }: Known): readonly Raw[] {
    const known = byNode.get(node)
    if (known) return known
    const raw: Raw[] = []
    if (node.type !== schema.nodes.preformatted) {
      for (const found of checker.check(proseOf(inlinesOf(node)))) raw.push({ found, note: null })
      const notes = notesOf(node)
      for (const { offset, content } of notes)
        for (const found of checker.check(proseOf(content))) raw.push({ found, note: offset })
      if (notes.length > 0)
        raw.sort((one, other) => (one.note ?? one.found.shownFrom) - (other.note ?? other.found.shownFrom))
    }
    byNode.set(node, raw)
    return raw
  }

  /**
   * The reading of a document from that of the one before. Blocks are paired from both ends while their nodes are the
   * same, and those between by their number, so that the diagnostics of a block that was typed in stay the same objects
   * where they say the same.
   */
  #join(doc: Node, blocks: readonly TextBlock[], known: Known): Reading {
    const before = this.#last?.blocks ?? []
    let start = 0
    while (start < blocks.length && blocks[start]?.node === before[start]?.node) start += 1
    let end = 0
    const most = Math.min(blocks.length, before.length) - start
    while (end < most && blocks.at(-1 - end)?.node === before.at(-1 - end)?.node) end += 1
    const joined = blocks.map((block, at): ReadBlock => {
      const isInEnd = at >= blocks.length - end
      const last = isInEnd ? before[at - blocks.length + before.length] : before[at]
      const isPaired = isInEnd || at < before.length - end
      const earlier = isPaired ? (last?.diagnostics ?? NOTHING) : NOTHING
      const place = block.field ?? 'body'
      return { ...block, diagnostics: diagnosticsOf(this.#rawOf(block.node, known), place, earlier) }
    })
    const raw = known.checker.check(plainProse(String(doc.attrs.correction ?? '')))
    const correction = diagnosticsOf(
      raw.map((found) => ({ found, note: null })),
      'correction',
      this.#last?.correction ?? NOTHING,
    )
    this.#last = { doc, blocks: joined, correction }
    return this.#last
  }
}

/** The proofreader of this window's page. */
export const reader = new Reader()

/** Where a diagnostic's underlined stretch is in a document that was read; null where it is not in its text. */
export function rangeOf(reading: Reading, diagnostic: Diagnostic): { from: number; to: number } | null {
  const block = reading.blocks.find(({ diagnostics }) => diagnostics.includes(diagnostic))
  return block ? rangeIn(block, diagnostic) : null
}

/** Where a diagnostic of a block is underlined; a note's is at its reference. */
export function rangeIn({ from }: ReadBlock, { found, note }: Diagnostic): { from: number; to: number } {
  if (note !== null) return { from: from + note, to: from + note + 1 }
  return { from: from + found.shownFrom, to: from + found.shownTo }
}
