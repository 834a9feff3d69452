import { Fragment, type Mark as PageMark, type Node } from 'prosemirror-model'
import {
  type ArticleContent,
  eachField,
  type FigureUse,
  type PictureUse,
  saysNothing,
  type Section,
  joinedUses,
} from '../../../core/article/index.ts'
import {
  type Alignment,
  type Block,
  type Cell,
  type Inline,
  type ListItem,
  type Mark,
  type Table,
  isLead,
  readMarkdown,
  sectionHeading,
  writeSections,
} from '../../../core/document/index.ts'
import { ATTRIBUTE_FIELDS, DISPLAY_FIELDS, footnoteContent, isDisplayField, schema } from './schema.ts'

const { nodes, marks } = schema

function pageMark(mark: Mark): PageMark {
  return mark.type === 'link'
    ? marks.link.create({ href: mark.href, title: mark.title })
    : marks[mark.type].create()
}

function inlineNode(inline: Inline): Node {
  const own = inline.marks.map(pageMark)
  switch (inline.type) {
    case 'text':
      return schema.text(inline.text, own)
    case 'break':
      return nodes.break.create(null, null, own)
    case 'footnote':
      return nodes.footnote.create({ content: inline.content }, null, own)
    case 'image':
      return nodes.image.create({ src: inline.src, alt: inline.alt, title: inline.title }, null, own)
  }
}

/** Inlines as a fragment of the page. */
export const inlineFragment = (content: readonly Inline[]) => Fragment.fromArray(content.map(inlineNode))

const plain = (text: string) => (text === '' ? null : schema.text(text))

/** Never empty: where the tree has nothing, the page has an empty paragraph to write in. */
const blockNodes = (blocks: readonly Block[]) =>
  blocks.length > 0 ? blocks.map(blockNode) : [nodes.paragraph.create()]

function tableNode({ columns, header, rows }: Table): Node {
  const row = (cells: readonly Cell[], type: typeof nodes.tableCell) =>
    nodes.tableRow.create(
      null,
      cells.map((cell, at) => type.create({ align: columns[at] ?? null }, inlineFragment(cell))),
    )
  const hasHeader = header.some((cell) => cell.length > 0) || rows.length === 0
  const head = hasHeader ? [row(header, nodes.tableHeader)] : []
  return nodes.table.create(null, [...head, ...rows.map((cells) => row(cells, nodes.tableCell))])
}

const itemNode = ({ checked, content }: ListItem) => nodes.listItem.create({ checked }, blockNodes(content))

const headingNode = (text: string, language = '') => nodes.sectionHeading.create({ language }, plain(text))

/** A block of the tree as a node of the page; what is said of its figures is none of the tree. */
export function blockNode(block: Block): Node {
  switch (block.type) {
    case 'sectionHeading':
      return headingNode(block.text, block.language)
    case 'paragraph':
    case 'heading':
      return nodes[block.type].create(null, inlineFragment(block.content))
    case 'list':
      return nodes.list.create({ ordered: block.ordered, start: block.start }, block.items.map(itemNode))
    case 'quotation': {
      const { attribution } = block
      const by = attribution ? [nodes.attribution.create(null, inlineFragment(attribution))] : []
      return nodes.quotation.create(null, [...blockNodes(block.content), ...by])
    }
    case 'table':
      return tableNode(block)
    case 'figure': {
      const caption = nodes.caption.create(null, inlineFragment(block.caption))
      const credit = nodes.credit.create(null, plain(block.credit))
      return nodes.figure.create({ src: block.src, alt: block.alt }, [caption, credit])
    }
    case 'preformatted':
      return nodes.preformatted.create({ language: block.language }, plain(block.text))
    case 'rule':
      return nodes.rule.create()
  }
}

function treeMark({ type, attrs }: PageMark): Mark | null {
  switch (type) {
    case marks.link:
      return { type: 'link', href: String(attrs.href), title: String(attrs.title) }
    case marks.strong:
      return { type: 'strong' }
    case marks.emphasis:
      return { type: 'emphasis' }
    case marks.strike:
      return { type: 'strike' }
    case marks.superscript:
      return { type: 'superscript' }
    case marks.subscript:
      return { type: 'subscript' }
    case marks.code:
      return { type: 'code' }
    default:
      return null
  }
}

/** The inlines of a text block of the page. */
export function inlinesOf(node: Node): Inline[] {
  const content: Inline[] = []
  node.forEach((child) => {
    const own = child.marks.flatMap((mark) => treeMark(mark) ?? [])
    if (child.isText) content.push({ type: 'text', text: child.text ?? '', marks: own })
    else if (child.type === nodes.break) content.push({ type: 'break', marks: own })
    else if (child.type === nodes.footnote)
      content.push({ type: 'footnote', content: footnoteContent(child), marks: own })
    else if (child.type === nodes.image) {
      const { src, alt, title } = child.attrs
      content.push({ type: 'image', src: String(src), alt: String(alt), title: String(title), marks: own })
    }
  })
  return content
}

function alignment(value: unknown): Alignment {
  return value === 'left' || value === 'center' || value === 'right' ? value : null
}

/**
 * A table of the page as a table of the tree, which has no merged cells.
 *
 * Idea: a grid is filled cell by cell; each cell takes the first free column of its row and reserves the places that it
 * spans. Invariant: a cell's content stands once, in its first place, and every row is as long as the longest. Cost:
 * linear in the places of the grid.
 */
function treeTable(table: Node): Table {
  const grid: (Node | null)[][] = table.children.map(() => [])
  table.forEach((row, _offset, at) => {
    const cells = grid[at] ?? []
    let column = 0
    row.forEach((cell) => {
      while (cells[column] !== undefined) column += 1
      const { colspan, rowspan } = cell.attrs
      for (let down = 0; down < Number(rowspan); down += 1)
        for (let across = 0; across < Number(colspan); across += 1) {
          const below = grid[at + down]
          if (below) below[column + across] = down === 0 && across === 0 ? cell : null
        }
      column += Number(colspan)
    })
  })
  const width = Math.max(1, ...grid.map((row) => row.length))
  const columnNumbers = Array.from({ length: width }, (_, column) => column)
  const cellsOf = (row: readonly (Node | null)[]) =>
    columnNumbers.map((column) => {
      const cell = row[column]
      return cell ? inlinesOf(cell) : []
    })
  const columns = columnNumbers.map((column) =>
    alignment(grid.map((row) => row[column]).find((cell) => cell)?.attrs.align),
  )
  const hasHeader = table.firstChild?.firstChild?.type === nodes.tableHeader
  const [first = [], ...others] = grid
  return {
    type: 'table',
    columns,
    header: hasHeader ? cellsOf(first) : columnNumbers.map(() => []),
    rows: (hasHeader ? others : grid).map(cellsOf),
  }
}

const known = new WeakMap<Node, Block>()

/** A block of the page as a block of the tree; the same object for the same node. */
export function treeBlock(node: Node): Block {
  const found = known.get(node)
  if (found) return found
  const block = readBlock(node)
  known.set(node, block)
  return block
}

function readBlock(node: Node): Block {
  switch (node.type) {
    case nodes.sectionHeading:
      return sectionHeading(node.textContent, String(node.attrs.language))
    case nodes.heading:
      return { type: 'heading', content: inlinesOf(node) }
    case nodes.list:
      return {
        type: 'list',
        ordered: node.attrs.ordered === true,
        start: Number(node.attrs.start),
        items: node.children.map((item) => ({
          checked: typeof item.attrs.checked === 'boolean' ? item.attrs.checked : null,
          content: item.children.map(treeBlock),
        })),
      }
    case nodes.quotation: {
      const last = node.lastChild
      const by = last?.type === nodes.attribution ? last : null
      const content = by ? node.children.slice(0, -1) : node.children
      return { type: 'quotation', content: content.map(treeBlock), attribution: by && inlinesOf(by) }
    }
    case nodes.table:
      return treeTable(node)
    case nodes.figure: {
      const [caption, credit] = node.children
      return {
        type: 'figure',
        src: String(node.attrs.src),
        alt: String(node.attrs.alt),
        credit: credit?.textContent ?? '',
        caption: caption ? inlinesOf(caption) : [],
      }
    }
    case nodes.preformatted:
      return { type: 'preformatted', text: node.textContent, language: String(node.attrs.language) }
    case nodes.rule:
      return { type: 'rule' }
    default:
      return { type: 'paragraph', content: inlinesOf(node) }
  }
}

/** What is said of a figure of the page besides its words. */
export function saidOfFigure({ attrs: { use } }: Node): FigureUse | null {
  return use
}

/** The figures of a page and their positions, in the order of the text. */
export function figuresOfPage(doc: Node): { readonly node: Node; readonly at: number }[] {
  const found: { node: Node; at: number }[] = []
  doc.descendants((node, at) => {
    if (node.type === nodes.figure) found.push({ node, at })
    return node.type !== nodes.figure && !node.inlineContent
  })
  return found
}

/** Nodes with what an article says of their figures. */
function withUses(run: readonly Node[], saidOf: (src: string) => FigureUse | null): Node[] {
  return run.map((node) => {
    if (node.type === nodes.figure) {
      const use = saidOf(String(node.attrs.src))
      return use === null ? node : nodes.figure.create({ ...node.attrs, use }, node.content)
    }
    if (node.inlineContent || node.isLeaf) return node
    const inner = withUses(node.children, saidOf)
    return inner.every((child, at) => child === node.child(at)) ? node : node.copy(Fragment.from(inner))
  })
}

/** The blocks of the body in nodes of the page; those of the display copy are left out. */
export function bodyNodes(doc: Node): readonly Node[] {
  return doc.children.slice(DISPLAY_FIELDS.length)
}

/** The sections of the page as runs of nodes, each with its heading first unless it is the lead. */
function sectionRuns(doc: Node): Node[][] {
  const runs: Node[][] = []
  for (const node of bodyNodes(doc)) {
    if (node.type === nodes.sectionHeading || runs.length === 0) runs.push([node])
    else runs.at(-1)?.push(node)
  }
  return runs
}

type Written = { readonly nodes: readonly Node[]; readonly section: Section }
const written = new WeakMap<Node, Written>()

const isRun = (one: readonly Node[], other: readonly Node[]) =>
  one.length === other.length && one.every((node, at) => node === other[at])

/** A run of nodes as it is stored: as it came where nothing in it was edited, else in canonical Markdown. */
function sectionOf(run: readonly Node[]): Section {
  const [first] = run
  const before = first && written.get(first)
  if (before && isRun(before.nodes, run)) return before.section
  const [section = { heading: '', body: '' }] = writeSections(run.map(treeBlock))
  if (first) written.set(first, { nodes: run, section })
  return section
}

/** A stored section as nodes of the page. As long as none of them is edited, it is stored again as it came. */
function sectionNodes(
  section: Section,
  hasNoHeading: boolean,
  saidOf: (src: string) => FigureUse | null,
): Node[] {
  const blocks = readMarkdown(section.body)
  const heading = hasNoHeading ? [] : [headingNode(section.heading, section.language)]
  const body = hasNoHeading ? blockNodes(blocks) : blocks.map(blockNode)
  const run = withUses([...heading, ...body], saidOf)
  const [first] = run
  if (first && !blocks.some(({ type }) => type === 'sectionHeading'))
    written.set(first, { nodes: run, section })
  return run
}

/**
 * An article's content as a document of the page. The first section is the lead, without a heading, where it has none
 * and is not empty, or is alone.
 */
export function pageDocument(content: ArticleContent): Node {
  const { sections } = content
  const joined = joinedUses(content.pictures)
  const saidOf = (src: string) => joined(src).use
  const display = DISPLAY_FIELDS.map((field) => nodes[field].create(null, plain(content[field])))
  const body = sections.flatMap((section, at) =>
    sectionNodes(section, at === 0 && isLead(section, sections.length), saidOf),
  )
  const attrs = Object.fromEntries(ATTRIBUTE_FIELDS.map((field) => [field, content[field]]))
  return nodes.doc.create(attrs, [...display, ...body])
}

/** Texts of more characters than this take the page seconds to lay out. */
const MAX_TEXT_LENGTH = 2_000_000
/** How much of such a text is shown, and in pieces of what length. */
const MAX_EXCERPT_LENGTH = 100_000
const MAX_PIECE_LENGTH = 2_000

/** True for an article that is longer than the page can hold: some 350,000 words. */
export function isTooLongForPage({ sections }: ArticleContent): boolean {
  return sections.reduce((size, { body }) => size + body.length, 0) > MAX_TEXT_LENGTH
}

/** The beginning of an article as plain text, as it is stored. It is for reading: what it says is not the whole. */
export function excerptDocument(content: ArticleContent): Node {
  const excerpt = content.sections
    .map(({ heading, body }) => `${heading}\n${body.slice(0, MAX_EXCERPT_LENGTH)}`)
    .join('\n')
    .slice(0, MAX_EXCERPT_LENGTH)
  const pieces = excerpt.match(new RegExp(`[^\\n]{1,${MAX_PIECE_LENGTH}}`, 'gu')) ?? []
  const page = pageDocument({ ...content, sections: [{ heading: '', body: '' }] })
  const paragraphs = pieces.map((piece) => nodes.paragraph.create(null, schema.text(piece)))
  return page.copy(Fragment.from([...page.children.slice(0, DISPLAY_FIELDS.length), ...paragraphs]))
}

/** What the page's document says, as it is stored. A section that was not edited comes back byte for byte. */
export function pageContent(doc: Node): ArticleContent {
  return eachField<ArticleContent>((name) => {
    if (name === 'sections') return storedSections(doc)
    if (name === 'pictures') return storedPictures(doc)
    return isDisplayField(name) ? doc.child(DISPLAY_FIELDS.indexOf(name)).textContent : doc.attrs[name]
  })
}

/** The sections as they are stored. An empty paragraph before the first heading, to write in, is none. */
function storedSections(doc: Node): Section[] {
  const runs = sectionRuns(doc)
  const [lead, ...others] = runs.map(sectionOf)
  const isUnused = others.length > 0 && lead?.body === '' && runs[0]?.[0]?.type !== nodes.sectionHeading
  return lead && !isUnused ? [lead, ...others] : others
}

/**
 * What the page says of its pictures, as it is stored: as it came while the figures say just that. What is said of a picture that is
 * not there is left out.
 */
function storedPictures(doc: Node): PictureUse[] {
  const stored: PictureUse[] = doc.attrs.pictures ?? []
  const joined = joinedUses(stored)
  const said: PictureUse[] = []
  let isAsStored = true
  let found = 0
  for (const { node } of figuresOfPage(doc)) {
    const src = String(node.attrs.src)
    const use = saidOfFigure(node)
    const { occurrence, use: before } = joined(src)
    if (before) found += 1
    isAsStored &&= JSON.stringify(use) === JSON.stringify(before)
    if (use && !saysNothing(use)) said.push({ src, occurrence, ...use })
  }
  return isAsStored && found === stored.length ? stored : said
}
