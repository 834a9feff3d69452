import { normalise } from '../../document/index.ts'
import type { Block, Inline } from '../../document/types.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import type { ParagraphPart, Part } from './parts.ts'
import { isLayout, tableNode } from './tables.ts'
import { KIND_OF_ROLE } from './styleRoles.ts'

/** The blocks that the parts of a document are, in order; and the links in its headings, which no heading can have. */
export function sourceBlocks(parts: readonly Part[]): { source: SourceBlock[]; linked: string[] } {
  const gatherer = new Gatherer()
  for (const part of parts) gatherer.add(part)
  gatherer.endGroup()
  return { source: gatherer.source, linked: gatherer.linked }
}

type Item = { depth: number; number: number | null; content: Block[] }

/** Puts paragraphs together that are one block: the items of a list, the paragraphs of a quotation, the lines of code. */
class Gatherer {
  readonly source: SourceBlock[] = []
  readonly linked: string[] = []
  private items: Item[] = []
  private quoted: Block[] = []
  private code: string[] = []
  /** Notes of a heading or a field, which can have none: they go with the next paragraph. */
  private notes: Inline[] = []
  private hasTitle = false

  add(part: Part): void {
    if (part.type === 'paragraph') {
      this.addParagraph(part)
      return
    }
    if (isLayout(part)) {
      for (const row of part.rows) for (const cell of row) for (const inner of cell.parts) this.add(inner)
      return
    }
    const node = tableNode(part)
    if ([node.header, ...node.rows].every((row) => row.every((cell) => cell.length === 0))) return
    this.endGroup()
    this.push({ node })
  }

  private addParagraph(part: ParagraphPart): void {
    const role = part.style?.role ?? null
    if (!part.content.some((inline) => inline.type !== 'text' || inline.text.trim() !== '')) {
      if (role === 'code' && this.code.length > 0) this.code.push('')
      return
    }
    if (role === 'code') {
      if (this.code.length === 0) this.endGroup()
      this.code.push(plainText(part.content))
    } else if (part.list && role !== 'heading' && role !== 'headline') this.addItem(part, part.list)
    else if (role === 'quote') {
      if (this.quoted.length === 0) this.endGroup()
      this.quoted.push({ type: 'paragraph', content: this.withNotes(part.content) })
    } else if (part.goesOn && this.items.length > 0) {
      this.items.at(-1)?.content.push({ type: 'paragraph', content: part.content })
    } else {
      this.endGroup()
      this.addSingle(part)
    }
  }

  private addItem(
    { content }: ParagraphPart,
    { depth, number }: { depth: number; number: number | null },
  ): void {
    if (this.items.length === 0) this.endGroup()
    this.items.push({ depth, number, content: [{ type: 'paragraph', content: this.withNotes(content) }] })
  }

  private addSingle({ content, style, size }: ParagraphPart): void {
    const role = style?.role ?? null
    if (role === 'heading') {
      this.push({ node: { type: 'heading', content: this.bare(content) }, level: style?.level ?? 2 })
    } else if (role === 'headline' && this.hasTitle && this.source.at(-1)?.kind !== 'headline') {
      this.push({ node: { type: 'heading', content: this.bare(content) }, level: 1 })
    } else if (role !== null && role !== 'quote' && role !== 'code' && role !== 'caption') {
      this.hasTitle ||= role === 'headline'
      this.push({ node: { type: 'paragraph', content: this.bare(content) }, kind: KIND_OF_ROLE[role] })
    } else {
      const node: Block = { type: 'paragraph', content: this.withNotes(content) }
      if (role === 'caption') this.push({ node, kind: KIND_OF_ROLE[role] })
      else this.push(size === undefined ? { node } : { node, size })
    }
  }

  /** The content with the notes that stood in a heading above it. */
  private withNotes(content: readonly Inline[]): readonly Inline[] {
    if (this.notes.length === 0) return content
    const notes = this.notes
    this.notes = []
    return [...content, ...notes]
  }

  /** The content of a heading, without its notes; its links are remembered. */
  private bare(content: readonly Inline[]): Inline[] {
    const bare: Inline[] = []
    for (const inline of content) {
      if (inline.type === 'footnote') {
        this.notes.push(inline)
        continue
      }
      const link = inline.marks.find((mark) => mark.type === 'link')
      if (link && inline.type === 'text') this.linked.push(`[${inline.text}](${link.href})`)
      bare.push(link ? { ...inline, marks: inline.marks.filter((mark) => mark !== link) } : inline)
    }
    return bare
  }

  /** Ends the list, the quotation or the code that was being gathered. */
  endGroup(): void {
    if (this.items.length > 0) {
      const items = this.items
      this.items = []
      for (const node of listsOf(items)) this.push({ node })
    }
    if (this.quoted.length > 0) {
      this.push({ node: { type: 'quotation', content: this.quoted, attribution: null } })
      this.quoted = []
    }
    if (this.code.length > 0) {
      this.push({
        node: { type: 'preformatted', text: this.code.join('\n').replace(/\n+$/, ''), language: '' },
      })
      this.code = []
    }
  }

  private push(block: SourceBlock): void {
    for (const node of normalise([block.node])) this.source.push({ ...block, node })
  }
}

function plainText(content: readonly Inline[]): string {
  return content
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'break' ? '\n' : ''))
    .join('')
}

/** A list that is being filled. */
type OpenList = {
  type: 'list'
  ordered: boolean
  start: number
  items: { checked: null; content: Block[] }[]
}

/**
 * Lists of items that are given in order with their depths. An item goes into the list of its depth that is open, in the
 * last item of the one above; a depth that was passed over counts as one. A bullet after
 * numbers begins another list, as does a number that is not the next one.
 */
function listsOf(items: readonly Item[]): Block[] {
  const whole: Block[] = []
  const open: { depth: number; list: OpenList }[] = []
  for (const { depth, number, content } of items) {
    const ordered = number !== null
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) > depth) open.pop()
    const same = open.at(-1)?.depth === depth ? open.at(-1)?.list : undefined
    if (same && (same.ordered !== ordered || (ordered && number !== same.start + same.items.length)))
      open.pop()
    let last = open.at(-1)
    if (last?.depth !== depth) {
      const into = last?.list.items.at(-1)?.content ?? whole
      last = { depth, list: { type: 'list', ordered, start: number ?? 1, items: [] } }
      into.push(last.list)
      open.push(last)
    }
    last.list.items.push({ checked: null, content })
  }
  return whole
}
