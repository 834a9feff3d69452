import type { Byline } from '../../article/index.ts'
import { normalise } from '../../document/index.ts'
import type { Block, Inline } from '../../document/types.ts'
import { readNames } from '../metadata/bylines.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import { withoutBox } from './boxes.ts'
import { partsOf } from './partsOf.ts'
import { boxContent, isProse } from './textBoxes.ts'
import type { BoxPart, ContainerPart, ListPlace, ParagraphPart, Part } from './parts.ts'
import { cellsInOrder, isLayout, tableNode } from './tables.ts'
import { KIND_OF_ROLE, type Role } from './styleRoles.ts'
import { captioned, liftPictures } from '../pictures/index.ts'

/**
 * The blocks that the parts of a document are, in order; and the links in its headings, which no heading can have. `isOwn` for
 * a document as Marbre wrote it: its tables are tables, its headings have links and notes, a paragraph of code is a block.
 */
export function sourceBlocks(
  parts: readonly Part[],
  isOwn = false,
): { source: SourceBlock[]; linked: string[] } {
  const gatherer = new Gatherer(isOwn)
  for (const part of parts) gatherer.add(part)
  gatherer.endGroup()
  return { source: gatherer.source, linked: gatherer.linked }
}

/** What parts stand in, of a document that names it: `itemDepth` is the depth of the list whose item they are, -1 for none. */
type Within = { isQuoted: boolean; itemDepth: number }
const IN_NOTHING: Within = { isQuoted: false, itemDepth: -1 }

/** The blocks of the parts that a container of Marbre's holds. */
function blocksWithin(parts: readonly Part[], within: Within): Block[] {
  const gatherer = new Gatherer(true, within)
  for (const part of parts) gatherer.add(part)
  gatherer.endGroup()
  return gatherer.source.map(({ node }) => node)
}

/** The list or quotation that a container of Marbre's is. */
function containerNode({ kind, parts }: ContainerPart, within: Within): Block {
  if (kind === 'list') return listNode(parts, within)
  const last = parts.at(-1)
  const named = last?.type === 'paragraph' && last.style?.role === 'attribution' ? last : null
  return {
    type: 'quotation',
    content: blocksWithin(named ? parts.slice(0, -1) : parts, { ...within, isQuoted: true }),
    attribution: named && withoutDash(named.content),
  }
}

/** A list whose items are containers; the first paragraph of each has its sign and number. */
function listNode(containers: readonly Part[], { isQuoted }: Within): Block {
  const [first] = containers.map((part) => openingOf(part)?.list?.number ?? null)
  const items = containers.map((part) => {
    const opening = openingOf(part)
    const parts = part.type === 'container' ? part.parts : [part]
    const { checked, said } = withoutBox(opening?.content ?? [])
    const within = { isQuoted, itemDepth: opening?.list?.depth ?? 0 }
    const others = blocksWithin(opening ? parts.slice(1) : parts, within)
    return { checked, content: [{ type: 'paragraph' as const, content: said }, ...others] }
  })
  return { type: 'list', ordered: typeof first === 'number', start: first ?? 1, items }
}

/** The paragraph that an item begins with; null where it begins with something else. */
function openingOf(item: Part): ParagraphPart | null {
  const first = item.type === 'container' ? item.parts[0] : item
  return first?.type === 'paragraph' ? first : null
}

/** An item of a list; `goesOn` for a paragraph that goes on in the one above it. */
type Item = {
  depth: number
  number: number | null
  /** The numbering of its list, where another one means another list. */
  id?: string | undefined
  checked: boolean | null
  content: Block[]
  goesOn?: true
}

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
  /** A paragraph of the text stands above. */
  private hasProse = false
  private readonly isOwn: boolean
  private readonly within: Within

  constructor(isOwn: boolean, within = IN_NOTHING) {
    this.isOwn = isOwn
    this.within = within
  }

  add(part: Part): void {
    if (part.type === 'paragraph') {
      this.addParagraph(this.understood(part))
      return
    }
    if (part.type === 'container') {
      this.addContainer(part)
      return
    }
    if (part.type === 'box') {
      this.addBox(part)
      return
    }
    if (part.type === 'read') {
      this.endGroup()
      for (const block of part.blocks) this.push(block)
      return
    }
    if (!this.isOwn && isLayout(part)) {
      for (const cell of cellsInOrder(part)) for (const inner of cell.parts) this.add(inner)
      return
    }
    const node = tableNode(part, this.isOwn)
    const isEmpty = [node.header, ...node.rows].every((row) => row.every((cell) => cell.length === 0))
    if (isEmpty && !this.isOwn) return
    this.endGroup()
    this.push({ node })
  }

  /** In a quotation its words have its style, as do headings in it, which readers that do not know it take for such words. */
  private understood(part: ParagraphPart): ParagraphPart {
    const role = part.style?.role
    if (role === 'quotedHeading')
      return { ...part, style: this.isOwn ? { role: 'heading', level: 3 } : { role: 'quote', level: null } }
    const isSaid = this.within.isQuoted && (role === 'quote' || role === 'attribution')
    return isSaid ? { ...part, style: null } : part
  }

  /** Documents that another program has saved are read paragraph by paragraph. */
  private addContainer(part: ContainerPart): void {
    if (!this.isOwn || part.kind === 'item') {
      for (const inner of part.parts) this.add(inner)
      return
    }
    this.endGroup()
    if (part.kind !== 'section') {
      this.push({ node: containerNode(part, this.within) })
      return
    }
    this.source.push({ node: { type: 'sectionHeading', text: '' } })
    for (const inner of part.parts) this.add(inner)
  }

  /**
   * A box with a heading of its own within a text is a quotation under that heading in bold, as notes of other formats are: else
   * what stands below the box would be under its heading too.
   */
  private addBox({ parts }: BoxPart): void {
    const isPlain = parts.every(({ type }) => type === 'paragraph')
    const content = this.isOwn || !this.hasProse || !isPlain ? null : boxContent(sourceBlocks(parts).source)
    if (content === null) {
      for (const inner of parts) this.add(inner)
      return
    }
    this.endGroup()
    this.push({ node: { type: 'quotation', content, attribution: null } })
  }

  private addParagraph(part: ParagraphPart): void {
    const role = part.style?.role ?? null
    // What Marbre's own credits say is in the properties as well.
    if (role === 'credits' && this.isOwn) return
    if (role === 'rule') {
      this.endGroup()
      this.push({ node: { type: 'rule' } })
      return
    }
    const isBlank = (inline: Inline) =>
      inline.type === 'text' && (this.isOwn ? inline.text : inline.text.trim()) === ''
    if (part.content.every(isBlank)) {
      if (role === 'code' && this.code.length > 0) this.code.push('')
      return
    }
    if (role === 'code') {
      if (this.code.length === 0 || this.isOwn) this.endGroup()
      this.code.push(plainText(part.content))
    } else if (part.list && role !== 'heading' && role !== 'headline') this.addItem(part, part.list)
    else if (role === 'quote') {
      if (this.quoted.length === 0) this.endGroup()
      this.quoted.push({ type: 'paragraph', content: this.withNotes(part.content) })
    } else if (role === 'attribution' && this.quoted.length > 0) {
      const quoted = this.quoted
      this.quoted = []
      this.push({ node: { type: 'quotation', content: quoted, attribution: withoutDash(part.content) } })
    } else if (
      typeof part.goesOn === 'number' &&
      part.goesOn > this.within.itemDepth &&
      this.items.length > 0
    ) {
      const content: Block[] = [{ type: 'paragraph', content: part.content }]
      this.items.push({ depth: part.goesOn, number: null, checked: null, content, goesOn: true })
    } else {
      this.endGroup()
      this.addSingle(part)
    }
  }

  private addItem({ content }: ParagraphPart, { depth, number, id }: ListPlace): void {
    if (this.items.length === 0) this.endGroup()
    const { checked, said } = withoutBox(content)
    const paragraph: Block = { type: 'paragraph', content: this.withNotes(said) }
    this.items.push({ depth, number, id: this.isOwn ? id : undefined, checked, content: [paragraph] })
  }

  private addSingle({ content, style, size, isNumbered, creditFrom }: ParagraphPart): void {
    const role = style?.role ?? null
    if (role === 'caption') {
      const credit = creditFrom === undefined ? '' : plainText(content.slice(creditFrom))
      if (this.setCaption(content.slice(0, creditFrom), credit)) return
    }
    if (this.isOwn && role === 'heading') {
      this.push({ node: { type: 'heading', content }, level: style?.level ?? 2 })
    } else if (role === 'heading') {
      this.push({
        node: { type: 'heading', content: this.bare(content).map(withoutTabs) },
        level: style?.level ?? 2,
      })
    } else if (role === 'headline' && this.hasTitle && this.source.at(-1)?.kind !== 'headline') {
      this.push({ node: { type: 'heading', content: this.bare(content) }, level: 1 })
    } else if (isOfField(role)) {
      this.hasTitle ||= role === 'headline'
      const shown = this.isOwn
        ? content
        : this.bare(content, role === 'byline' ? readNames(plainText(content)) : [])
      this.push({ node: { type: 'paragraph', content: shown }, kind: KIND_OF_ROLE[role] })
    } else {
      const all = this.withNotes(content)
      const node: Block = { type: 'paragraph', content: all }
      if (isNumbered && this.setCaption(content, '')) return
      if (role === 'caption') this.push({ node, kind: KIND_OF_ROLE[role] }, true)
      else if (role === 'credits') this.push({ node, isCredits: true })
      else
        for (const part of this.isOwn ? [all] : partsOf(all)) {
          const paragraph: Block = { type: 'paragraph', content: part }
          this.push(size === undefined ? { node: paragraph } : { node: paragraph, size }, isNumbered)
        }
    }
  }

  /** The content with the notes that stood in a heading above it. */
  private withNotes(content: readonly Inline[]): readonly Inline[] {
    if (this.notes.length === 0) return content
    const notes = this.notes
    this.notes = []
    return [...content, ...notes]
  }

  /** The content of a heading, without its notes; its links are remembered, but those of the people whom it names. */
  private bare(content: readonly Inline[], people: readonly Byline[] = []): Inline[] {
    const bare: Inline[] = []
    for (const inline of content) {
      if (inline.type === 'footnote') {
        this.notes.push(inline)
        continue
      }
      const isOfPerson = inline.type === 'text' && people.some(({ name }) => inline.text.includes(name))
      const link = isOfPerson ? undefined : inline.marks.find((mark) => mark.type === 'link')
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
      const text = this.code.join('\n')
      const written = this.isOwn ? text : text.replace(/\n+$/, '')
      this.push({ node: { type: 'preformatted', text: written, language: '' } })
      this.code = []
    }
  }

  private push(block: SourceBlock, isCaption = false): void {
    this.hasProse ||= isProse(block)
    for (const part of normalise([block.node]))
      for (const node of liftPictures(part, isCaption))
        this.source.push(node.type === 'figure' ? { node } : { ...block, node })
  }

  /** Sets a line under the picture right above it; false where there is none. */
  private setCaption(content: readonly Inline[], credit: string): boolean {
    const last = this.source.at(-1)
    if (last?.node.type !== 'figure') return false
    if (content.some(({ type }) => type === 'image')) return false
    const figure = captioned(last.node, content)
    for (const node of normalise([credit === '' ? figure : { ...figure, credit }]))
      this.source[this.source.length - 1] = { node }
    return true
  }
}

/** The tab between the number of a heading and its words is a space. */
const withoutTabs = (inline: Inline): Inline =>
  inline.type === 'text' ? { ...inline, text: inline.text.replace(/\t+/g, ' ') } : inline

function isOfField(role: Role | null): role is Exclude<keyof typeof KIND_OF_ROLE, 'caption'> {
  return role !== null && role !== 'caption' && Object.hasOwn(KIND_OF_ROLE, role)
}

/** An attribution without the dash before it. */
function withoutDash(content: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = content
  return first?.type === 'text'
    ? [{ ...first, text: first.text.replace(/^[—–-][ \u00a0]/, '') }, ...rest]
    : content
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
  items: { checked: boolean | null; content: Block[] }[]
}

/**
 * Lists of items that are given in order with their depths. An item goes into the list of its depth that is open, in the
 * last item of the one above; a depth that was passed over counts as one. A bullet after
 * numbers begins another list, as does a number that is not the next one, and an item of another numbering.
 */
function listsOf(items: readonly Item[]): Block[] {
  const whole: Block[] = []
  const open: { depth: number; id: string | undefined; list: OpenList }[] = []
  for (const { depth, number, id, checked, content, goesOn } of items) {
    const ordered = number !== null
    while (open.length > (goesOn ? 1 : 0) && (open.at(-1)?.depth ?? 0) > depth) open.pop()
    if (goesOn) {
      for (const block of content) open.at(-1)?.list.items.at(-1)?.content.push(block)
      continue
    }
    const nearest = open.at(-1)
    const same = nearest?.depth === depth ? nearest.list : undefined
    const isNext = same?.ordered === ordered && (!ordered || number === same.start + same.items.length)
    if (same && !(isNext && nearest?.id === id)) open.pop()
    let last = open.at(-1)
    if (last?.depth !== depth) {
      const into = last?.list.items.at(-1)?.content ?? whole
      last = { depth, id, list: { type: 'list', ordered, start: number ?? 1, items: [] } }
      into.push(last.list)
      open.push(last)
    }
    last.list.items.push({ checked, content })
  }
  return whole
}
