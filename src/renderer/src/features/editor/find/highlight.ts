import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import type { TextRange } from '../../../../../core/search.ts'
import { textBlocks, type TextBlock } from '../../../editor/textBlocks.ts'
import { visibleRange } from '../../../editor/visibleRange.ts'
import { endOf, type Match, startOf } from './matches.ts'

function rangeBetween(view: EditorView, from: number, to: number): Range {
  const range = document.createRange()
  const start = view.domAtPos(from, 1)
  const end = view.domAtPos(to, -1)
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}

/**
 * Highlights matches by the CSS Custom Highlight API, which changes neither the document nor its DOM.
 *
 * Only blocks in or near the visible range are painted. A block's ranges are cached with its node; when its DOM is
 * redrawn they collapse, and are made again.
 */
export class MatchHighlight {
  readonly #found = new Highlight()
  readonly #current = new Highlight()
  #painted = new Map<Node, readonly Range[]>()

  constructor() {
    this.#current.priority = 1
    CSS.highlights.set('marbre-found', this.#found)
    CSS.highlights.set('marbre-current', this.#current)
  }

  /** Paints the visible blocks; `spansOf` returns the matches in a block. */
  paint(view: EditorView, spansOf: (block: Node) => readonly TextRange[], current: Match | null): void {
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

  /** Repaints changed blocks. */
  repaint(
    view: EditorView,
    removed: readonly Node[],
    blocks: Iterable<TextBlock>,
    spansOf: (block: Node) => readonly TextRange[],
  ): void {
    for (const node of removed) {
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

  /** True if a block was redrawn, so that its ranges have collapsed. */
  get needsRepaint(): boolean {
    const isStale = (range: AbstractRange) => range.collapsed || !range.startContainer.isConnected
    for (const ranges of this.#painted.values()) if (ranges.some(isStale)) return true
    return [...this.#current].some(isStale)
  }

  clear(): void {
    this.#painted.clear()
    this.#found.clear()
    this.#current.clear()
  }

  #rangesOf(
    view: EditorView,
    { node, from }: TextBlock,
    spansOf: (block: Node) => readonly TextRange[],
  ): readonly Range[] {
    const spans = spansOf(node)
    const known = this.#painted.get(node)
    const isValid =
      known?.length === spans.length &&
      known.every((range) => !range.collapsed && range.startContainer.isConnected)
    if (known && isValid && this.#spans.get(known) === spans) return known
    const ranges = spans.map((span) => rangeBetween(view, from + span.from, from + span.to))
    this.#spans.set(ranges, spans)
    return ranges
  }

  /** The spans that cached ranges were made from. */
  readonly #spans = new WeakMap<readonly Range[], readonly TextRange[]>()
}
