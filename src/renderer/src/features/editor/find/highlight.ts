import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import type { Span } from '../../../../../core/search.ts'
import { textBlocks, type TextBlock } from '../../../editor/textBlocks.ts'
import { visibleRange } from '../../../editor/visibleRange.ts'
import { endOf, type Match, startOf } from './texts.ts'

function rangeBetween(view: EditorView, from: number, to: number): Range {
  const range = document.createRange()
  const start = view.domAtPos(from, 1)
  const end = view.domAtPos(to, -1)
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}

/**
 * Marks what is found on the page, by CSS highlights, so that neither the document nor its DOM changes. Only blocks in
 * sight or near it are marked. The ranges of a block are kept with its node for as long as its DOM lasts: where a text
 * node is written in or drawn anew, its ranges collapse, and are made again.
 */
export class FoundHighlight {
  readonly #found = new Highlight()
  readonly #current = new Highlight()
  #painted = new Map<Node, readonly Range[]>()

  constructor() {
    this.#current.priority = 1
    CSS.highlights.set('marbre-found', this.#found)
    CSS.highlights.set('marbre-current', this.#current)
  }

  /** Marks what is in sight; `spansOf` says what was found in a block. */
  paint(view: EditorView, spansOf: (block: Node) => readonly Span[], current: Match | null): void {
    const { from, to } = visibleRange(view)
    const painted = new Map<Node, readonly Range[]>()
    for (const block of textBlocks(view.state.doc)) {
      if (block.from < from) continue
      if (block.from > to) break
      const ranges = this.#rangesOf(view, block, spansOf)
      if (ranges.length > 0) painted.set(block.node, ranges)
    }
    this.#painted = painted
    this.#found.clear()
    for (const ranges of painted.values()) for (const range of ranges) this.#found.add(range)
    this.paintCurrent(view, current)
  }

  /** Marks blocks that changed, in the place of those that were there before. */
  repaint(
    view: EditorView,
    gone: readonly Node[],
    blocks: Iterable<TextBlock>,
    spansOf: (block: Node) => readonly Span[],
  ): void {
    for (const node of gone) {
      for (const range of this.#painted.get(node) ?? []) this.#found.delete(range)
      this.#painted.delete(node)
    }
    for (const block of blocks) {
      const ranges = this.#rangesOf(view, block, spansOf)
      this.#painted.set(block.node, ranges)
      for (const range of ranges) this.#found.add(range)
    }
  }

  paintCurrent(view: EditorView, current: Match | null): void {
    this.#current.clear()
    if (!current || current.text.isNote || endOf(current) > view.state.doc.content.size) return
    this.#current.add(rangeBetween(view, startOf(current), endOf(current)))
  }

  /** True where a block was drawn anew, so that its marks are gone. */
  get isTorn(): boolean {
    const isGone = (range: AbstractRange) => range.collapsed || !range.startContainer.isConnected
    for (const ranges of this.#painted.values()) if (ranges.some(isGone)) return true
    return [...this.#current].some(isGone)
  }

  clear(): void {
    this.#painted.clear()
    this.#found.clear()
    this.#current.clear()
  }

  #rangesOf(
    view: EditorView,
    { node, from }: TextBlock,
    spansOf: (block: Node) => readonly Span[],
  ): readonly Range[] {
    const spans = spansOf(node)
    const known = this.#painted.get(node)
    const isWhole =
      known?.length === spans.length &&
      known.every((range) => !range.collapsed && range.startContainer.isConnected)
    if (known && isWhole && this.#spans.get(known) === spans) return known
    const ranges = spans.map((span) => rangeBetween(view, from + span.from, from + span.to))
    this.#spans.set(ranges, spans)
    return ranges
  }

  /** From which spans ranges were made. */
  readonly #spans = new WeakMap<readonly Range[], readonly Span[]>()
}
