import { joinTexts, plainContent, plainOf } from '../../document/index.ts'
import type { Block, Cell, Inline, ListItem } from '../../document/types.ts'
import { alignParts, BLOCK_PARTS, ITEM_PARTS, type PartKind, ROW_PARTS } from '../merging/align.ts'
import { type Keyed, type Run, runsOf } from '../merging/hunks.ts'
import { similarityOf, wordInlines, wordsIn } from '../merging/words.ts'
import type {
  BlockPiece,
  ComparedBlock,
  ComparedItem,
  ComparedRow,
  InlinePiece,
  ItemPiece,
  RowPiece,
} from './pieces.ts'

/** What a comparison may cost in all, in steps of its inner loops; some tenths of a second. */
const MOST_STEPS = 2_000_000
/** Past so many differing blocks, items or words, a run of them is not compared as a whole. */
const MOST_DIFFERENCES = { parts: 1_000, words: 1_000 } as const
/** Parts that resemble each other so much are versions of one part, without a look at what stands near. */
const SURELY_ONE = 0.6
/** How many parts of each side are aligned at a time. */
const WINDOW = 12

/** Letters of a text that cost as much as a step. */
const LETTERS_PER_STEP = 6

const LETTERS = /[\p{L}\p{N}]/u

/** How parts of one kind are compared: `within` is null for two that are not the same kind of thing. */
type Kind<T, W> = PartKind<T> & {
  within(gone: T, come: T): W | null
  opensSection(part: T): boolean
}
type Piece<T, W> =
  | { readonly kind: 'same'; readonly parts: readonly T[] }
  | {
      readonly kind: 'replaced'
      readonly change: number
      readonly gone: readonly T[]
      readonly come: readonly T[]
    }
  | { readonly kind: 'within'; readonly part: W }

const valuesOf = <T>(parts: readonly Keyed<T>[]) => parts.map(({ value }) => value)

/**
 * Compares an older text with a newer one at two levels: blocks (items, rows) by a longest common subsequence, and where
 * one of the older stands for one of the newer, the words of the two. Which stands for which is found by resemblance, in
 * windows, so that the cost grows with the length of the texts and not with its square. One budget holds for the whole:
 * once it is spent, what remains is taken to be replaced. Invariant: the pieces with each change's older side are the
 * older text, with the newer side the newer one (`blocksOf`).
 */
export class Comparer {
  /** How many words each change takes away and brings. */
  readonly words: { gone: number; come: number }[] = []
  #left = MOST_STEPS

  /** True where a long text has next to nothing in common with its counterpart. */
  #isCut = false

  /** True where something was too long and too different to be compared. */
  get isCutShort(): boolean {
    return this.isSpent || this.#isCut
  }

  /** True once the budget is spent. */
  get isSpent(): boolean {
    return this.#left <= 0
  }

  #replaced<T>(gone: readonly T[], come: readonly T[], textOf: (part: T) => string) {
    const count = (parts: readonly T[]) => parts.reduce((sum, part) => sum + wordsIn(textOf(part)).length, 0)
    this.words.push({ gone: count(gone), come: count(come) })
    return { kind: 'replaced', change: this.words.length - 1, gone, come } as const
  }

  /** A change that is no text: its number. */
  field(): number {
    this.words.push({ gone: 0, come: 0 })
    return this.words.length - 1
  }

  /** The longest common subsequence of two texts, as far as the budget goes. */
  #runs<T>(gone: readonly Keyed<T>[], come: readonly Keyed<T>[], most: number): Run<T>[] {
    if (this.isSpent) return [{ differs: true, one: gone, other: come }]
    const limit = Math.min(most, Math.floor(Math.sqrt(2 * this.#left)))
    const runs = runsOf(gone, come, limit)
    const differing = runs.reduce(
      (sum, { differs, one, other }) => (differs ? sum + one.length + other.length : sum),
      0,
    )
    this.#left -= gone.length + come.length + Math.min(differing, limit) ** 2 / 2
    return runs
  }

  plain(gone: string, come: string): InlinePiece[] {
    return this.inlines(plainContent(gone), plainContent(come))
  }

  /** Compares two contents word by word. Changes with nothing but spaces and signs between them are one. */
  inlines(gone: readonly Inline[], come: readonly Inline[]): InlinePiece[] {
    if (gone.length === 0 && come.length === 0) return []
    const [one, other] = [wordInlines(gone), wordInlines(come)]
    const runs: Run<Inline>[] = []
    for (const run of this.#runs(one, other, MOST_DIFFERENCES.words)) {
      const [before, last] = runs.slice(-2)
      if (run.differs && before && last && isWordless(last)) runs.splice(-2, 2, joinRuns(before, last, run))
      else runs.push(run)
    }
    const isLong = one.length + other.length > 2 * MOST_DIFFERENCES.words
    this.#isCut ||= isLong && runs.length === 1 && runs[0]?.differs === true
    return runs.flatMap(withTightEnds).map((run) => {
      const [was, is] = [joinTexts(valuesOf(run.one)), joinTexts(valuesOf(run.other))]
      return run.differs
        ? this.#replaced(was, is, (inline) => plainOf(inline.type === 'footnote' ? inline.content : [inline]))
        : { kind: 'same', parts: is }
    })
  }

  /** Compares two runs of parts, and within each pair of parts that `within` can compare. */
  #parts<T, W>(gone: readonly T[], come: readonly T[], kind: Kind<T, W>): Piece<T, W>[] {
    const keyed = (parts: readonly T[]) => parts.map((value) => ({ value, key: kind.keyOf(value) }))
    const pieces: Piece<T, W>[] = []
    for (const { differs, one, other } of this.#runs(keyed(gone), keyed(come), MOST_DIFFERENCES.parts)) {
      if (differs) pieces.push(...this.#pairs(one, other, kind))
      else pushSame(pieces, valuesOf(other))
    }
    return pieces
  }

  /** Compares the parts that stand for each other in two runs that differ, and what is left as replaced. */
  #pairs<T, W>(gone: readonly Keyed<T>[], come: readonly Keyed<T>[], kind: Kind<T, W>): Piece<T, W>[] {
    const pieces: Piece<T, W>[] = []
    let [from, to] = [0, 0]
    /** What stands before a pair is compared before it, so that changes are numbered in reading order. */
    const upTo = (nextFrom: number, nextTo: number) => {
      const older = valuesOf(gone.slice(from, nextFrom))
      pieces.push(...this.#unlike(older, valuesOf(come.slice(to, nextTo)), kind))
      ;[from, to] = [nextFrom, nextTo]
    }
    for (const [one, other] of this.#align(gone, come, kind)) {
      const [was, is] = [gone[one], come[other]]
      if (!was || !is) continue
      upTo(one, other)
      const isAlike = was.key === is.key
      const part = isAlike || this.isSpent ? null : kind.within(was.value, is.value)
      if (isAlike) pushSame(pieces, [is.value])
      else if (part) pieces.push({ kind: 'within', part })
      if (isAlike || part) [from, to] = [one + 1, other + 1]
    }
    upTo(gone.length, come.length)
    return pieces
  }

  /** Pairs of indexes of parts that resemble each other, both ascending. */
  #align<T>(
    gone: readonly Keyed<T>[],
    come: readonly Keyed<T>[],
    kind: PartKind<T>,
  ): (readonly [number, number])[] {
    const isSmall = gone.length * come.length <= WINDOW ** 2
    if (isSmall) return [...this.#alignWindow(gone, come, kind)]
    const pairs: (readonly [number, number])[] = []
    const textOf = (part: Keyed<T> | undefined) => (part ? kind.textOf(part.value) : '')
    let [from, to] = [0, 0]
    while (from < gone.length && to < come.length && !this.isSpent) {
      if (this.#isSurelyOne(textOf(gone[from]), textOf(come[to]))) {
        pairs.push([from++, to++])
        continue
      }
      const [older, newer] = [gone.slice(from, from + WINDOW), come.slice(to, to + WINDOW)]
      // The end of a window may be aligned otherwise with what follows it.
      const isLast = from + WINDOW >= gone.length && to + WINDOW >= come.length
      const sure = [...this.#alignWindow(older, newer, kind)].filter(
        ([one, other]) => isLast || (one < WINDOW / 2 && other < WINDOW / 2),
      )
      for (const [one, other] of sure) pairs.push([from + one, to + other])
      if (isLast) break
      const [one, other] = sure.at(-1) ?? [WINDOW / 2 - 1, WINDOW / 2 - 1]
      from += Math.min(one + 1, older.length)
      to += Math.min(other + 1, newer.length)
    }
    return pairs
  }

  /** True for two texts that begin and end alike for the most part, or that have most of their words in common. */
  #isSurelyOne(was: string, is: string): boolean {
    this.#left -= (was.length + is.length) / LETTERS_PER_STEP + 1
    if (was === '' || is === '') return false
    const isLikely = alikeAtEnds(was, is) >= SURELY_ONE * Math.max(was.length, is.length)
    return isLikely || similarityOf(wordsIn(was), wordsIn(is)) >= SURELY_ONE
  }

  #alignWindow<T>(gone: readonly Keyed<T>[], come: readonly Keyed<T>[], kind: PartKind<T>) {
    const size = (parts: readonly Keyed<T>[]) =>
      parts.reduce((sum, { value }) => sum + kind.textOf(value).length / LETTERS_PER_STEP, 1)
    this.#left -= size(gone) * come.length + size(come) * gone.length
    return alignParts(gone, come, kind)
  }

  /** Runs without likeness: replaced as a whole, but cut before each heading of a section. */
  #unlike<T, W>(gone: readonly T[], come: readonly T[], kind: Kind<T, W>): Piece<T, W>[] {
    const [older, newer] = [bySection(gone, kind.opensSection), bySection(come, kind.opensSection)]
    if (older.length === newer.length)
      return older.flatMap((parts, at) => this.#unlikeSection(parts, newer[at] ?? [], kind))
    return [
      ...older.flatMap((parts) => this.#unlikeSection(parts, [], kind)),
      ...newer.flatMap((parts) => this.#unlikeSection([], parts, kind)),
    ]
  }

  /** A heading that stands in the place of another is its new wording. */
  #unlikeSection<T, W>(gone: readonly T[], come: readonly T[], kind: Kind<T, W>): Piece<T, W>[] {
    if (gone.length + come.length === 0) return []
    const [was, is] = [gone[0], come[0]]
    const isRenamed = was !== undefined && is !== undefined && kind.opensSection(was) && kind.opensSection(is)
    const part = isRenamed ? kind.within(was, is) : null
    if (!part) return [this.#replaced(gone, come, kind.textOf)]
    return [{ kind: 'within', part }, ...this.#unlikeSection(gone.slice(1), come.slice(1), kind)]
  }

  blocks(gone: readonly Block[], come: readonly Block[]): BlockPiece[] {
    return this.#parts<Block, ComparedBlock>(gone, come, {
      ...BLOCK_PARTS,
      within: (was, is) => this.#block(was, is),
      opensSection: ({ type }) => type === 'sectionHeading',
    })
  }

  #items(gone: readonly ListItem[], come: readonly ListItem[]): ItemPiece[] {
    return this.#parts<ListItem, ComparedItem>(gone, come, {
      ...ITEM_PARTS,
      within: ({ checked, content }, is) =>
        checked === is.checked ? { checked, content: this.blocks(content, is.content) } : null,
      opensSection: () => false,
    })
  }

  #rows(gone: readonly (readonly Cell[])[], come: readonly (readonly Cell[])[]): RowPiece[] {
    return this.#parts<readonly Cell[], ComparedRow>(gone, come, {
      ...ROW_PARTS,
      within: (was, is) => this.#cells(was, is),
      opensSection: () => false,
    })
  }

  #cells(gone: readonly Cell[], come: readonly Cell[]): ComparedRow {
    return come.map((cell, at) => this.inlines(gone[at] ?? [], cell))
  }

  #block(was: Block, is: Block): ComparedBlock | null {
    switch (is.type) {
      case 'sectionHeading':
        return was.type === is.type && was.language === is.language
          ? { ...is, text: this.plain(was.text, is.text) }
          : null
      case 'paragraph':
      case 'heading':
        return was.type === is.type ? { type: is.type, content: this.inlines(was.content, is.content) } : null
      case 'list': {
        const { type, ordered, start } = is
        if (was.type !== type || was.ordered !== ordered || was.start !== start) return null
        return { type, ordered, start, items: this.#items(was.items, is.items) }
      }
      case 'quotation':
        return was.type === is.type
          ? {
              type: is.type,
              content: this.blocks(was.content, is.content),
              attribution: this.inlines(was.attribution ?? [], is.attribution ?? []),
            }
          : null
      case 'table': {
        const { type, columns } = is
        if (was.type !== type || was.columns.join() !== columns.join()) return null
        return {
          type,
          columns,
          header: this.#cells(was.header, is.header),
          rows: this.#rows(was.rows, is.rows),
        }
      }
      case 'figure': {
        const { type, src, alt } = is
        if (was.type !== type || was.src !== src || was.alt !== alt) return null
        const caption = this.inlines(was.caption, is.caption)
        return { type, src, alt, caption, credit: this.plain(was.credit, is.credit) }
      }
      case 'preformatted': {
        const { type, language } = is
        if (was.type !== type || was.language !== language) return null
        return { type, language, text: this.plain(was.text, is.text) }
      }
      case 'rule':
        return null
    }
  }
}

function joinRuns(...runs: readonly Run<Inline>[]): Run<Inline> {
  return {
    differs: true,
    one: runs.flatMap(({ one }) => one),
    other: runs.flatMap(({ other }) => other),
  }
}

/** A run without what both of its sides begin or end with: joining brings a space to both. */
function withTightEnds(run: Run<Inline>): Run<Inline>[] {
  const { differs, one, other } = run
  if (!differs) return [run]
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start]?.key === other[start]?.key) start += 1
  let end = 0
  while (end < shorter - start && one.at(-1 - end)?.key === other.at(-1 - end)?.key) end += 1
  const same = (parts: readonly Keyed<Inline>[]) =>
    parts.length > 0 ? [{ differs: false, one: parts, other: parts }] : []
  const middle = {
    differs,
    one: one.slice(start, one.length - end),
    other: other.slice(start, other.length - end),
  }
  return [...same(other.slice(0, start)), middle, ...same(other.slice(other.length - end))]
}

/** How many characters two texts have in common at their beginning and at their end. */
function alikeAtEnds(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start] === other[start]) start += 1
  let end = 0
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  return start + end
}

/** True for words, notes and pictures that are none: spaces and punctuation marks alone. */
function isWordless({ differs, other }: Run<Inline>): boolean {
  return !differs && other.every(({ value }) => value.type === 'text' && !LETTERS.test(value.text))
}

function pushSame<T, W>(pieces: Piece<T, W>[], parts: readonly T[]): void {
  const last = pieces.at(-1)
  if (last?.kind === 'same') pieces[pieces.length - 1] = { kind: 'same', parts: [...last.parts, ...parts] }
  else pieces.push({ kind: 'same', parts })
}

/** A run of parts, cut before each that opens a section. */
function bySection<T>(parts: readonly T[], opens: (part: T) => boolean): T[][] {
  const runs: T[][] = []
  for (const part of parts) {
    const last = runs.at(-1)
    if (last && !opens(part)) last.push(part)
    else runs.push([part])
  }
  return runs
}
