import type * as Document from '../../document/types.ts'
import { LONGEST_CELL, MOST_TABLE_CELLS } from '../limits.ts'
import { withoutBold } from '../tree/bold.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import type { RtfItem, RtfParagraph, RtfRow, RtfTable } from './flow.ts'
import { inlineOf } from './inlineOf.ts'
import { type ListEntry, listEntryOf, listsOf } from './lists.ts'
import { normalise } from '../../document/index.ts'
import { captioned, liftPictures } from '../pictures/index.ts'
import { hasWords } from '../office/numerals.ts'
import { partsOf } from '../office/partsOf.ts'
import { boxContent, isProse } from '../office/textBoxes.ts'
import { KIND_OF_ROLE, roleOfStyle, type StyleRole } from '../office/styleRoles.ts'
import type { Tables } from './tables.ts'

/** The parts of an article that paragraphs, lists and tables of an RTF file are, in order. */
export function blocksOf(items: readonly RtfItem[], tables: Tables): SourceBlock[] {
  const blocks: SourceBlock[] = []
  let entries: ListEntry[] = []
  const hasText = items.some(isText)
  const endList = () => {
    for (const node of listsOf(entries)) addBlock(blocks, { node }, false)
    entries = []
  }
  for (const each of items) {
    const item = each.type === 'paragraph' ? withLabel(each) : each
    const role = item.type === 'paragraph' ? roleOf(item, tables) : null
    const entry = item.type === 'paragraph' && role === null ? listEntryOf(item, tables) : null
    if (entry) {
      entries.push(entry)
      continue
    }
    endList()
    const made =
      item.type === 'paragraph'
        ? paragraphBlocks(item, role)
        : item.type === 'table'
          ? tableBlocks(item, tables)
          : boxBlocks(blocksOf(item.items, tables), hasText)
    for (const block of made) addBlock(blocks, block, role?.role === 'caption')
  }
  endList()
  return blocks
}

/** A paragraph that words are set before (`Étape 1 :`) is no item of a list: it begins with them. */
function withLabel(paragraph: RtfParagraph): RtfParagraph {
  const { marker, content, format } = paragraph
  if (marker === null || !hasWords(marker) || content.length === 0) return paragraph
  return {
    ...paragraph,
    marker: null,
    format: { ...format, list: 0, oldList: null },
    content: [{ type: 'text', text: `${marker.replace(/[ \t]+$/, '')} `, marks: [] }, ...content],
  }
}

const isText = (item: RtfItem) =>
  item.type === 'paragraph' && isProse({ node: { type: 'paragraph', content: item.content } })

/** A text box beside a text is a quotation under its heading in bold; another one is read in place. */
function boxBlocks(source: SourceBlock[], hasText: boolean): SourceBlock[] {
  const content = hasText ? boxContent(source) : null
  return content === null ? source : [{ node: { type: 'quotation', content, attribution: null } }]
}

/** Adds a block with its pictures apart; a caption goes with the picture right above it. */
function addBlock(blocks: SourceBlock[], block: SourceBlock, isCaption: boolean): void {
  const above = blocks.at(-1)?.node
  const joined = above && joinedNode(above, block.node)
  if (joined) {
    blocks[blocks.length - 1] = { node: joined }
    return
  }
  if (isCaption && above?.type === 'figure' && block.node.type === 'paragraph' && !hasImage(block.node)) {
    blocks[blocks.length - 1] = { node: captioned(above, block.node.content) }
    return
  }
  for (const part of normalise([block.node]))
    for (const node of liftPictures(part, isCaption))
      blocks.push(node.type === 'figure' ? { node } : { ...block, node })
}

/** Paragraphs of a quotation, and lines of code, that follow each other; null where they are none. */
function joinedNode(above: Document.Block, below: Document.Block): Document.Block | null {
  if (above.type === 'quotation' && below.type === 'quotation' && above.attribution === null)
    return { ...above, content: [...above.content, ...below.content] }
  if (above.type === 'preformatted' && below.type === 'preformatted')
    return { ...above, text: `${above.text}\n${below.text}` }
  return null
}

const hasImage = ({ content }: Document.Paragraph) => content.some(({ type }) => type === 'image')

/** The role that the style or the outline gives a paragraph; null for text. */
function roleOf({ format: { style, outline }, isContents }: RtfParagraph, tables: Tables): StyleRole | null {
  if (isContents) return { role: 'contents', level: null }
  for (const { name, outline: level } of tables.stylesFrom(style)) {
    const role = roleOfStyle(name)
    if (role !== null) return role
    if (level >= 0 && level < 6) return { role: 'heading', level: level + 1 }
  }
  return outline >= 0 && outline < 6 ? { role: 'heading', level: outline + 1 } : null
}

function paragraphBlocks(paragraph: RtfParagraph, style: StyleRole | null): SourceBlock[] {
  const { content, size } = paragraph
  const role = style?.role ?? null
  if (role === null || role === 'attribution' || role === 'credits')
    return partsOf(content).map((part) => ({ node: { type: 'paragraph', content: part }, ...sizeOf(size) }))
  if (role === 'quote' || role === 'quotedHeading')
    return [
      {
        node: {
          type: 'quotation',
          content: partsOf(content).map((part) => ({ type: 'paragraph', content: part })),
          attribution: null,
        },
      },
    ]
  if (role === 'rule') return [{ node: { type: 'rule' } }]
  if (role === 'code') return [{ node: { type: 'preformatted', text: plain(content), language: '' } }]
  const bare = withoutBold(content)
  if (role === 'heading') return [{ node: { type: 'heading', content: bare }, level: style?.level ?? 2 }]
  return [{ node: { type: 'paragraph', content: bare }, kind: KIND_OF_ROLE[role] }]
}

const sizeOf = (size: number | null) => (size === null ? {} : { size })

function plain(content: readonly Document.Inline[]): string {
  return content
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'break' ? '\n' : ''))
    .join('')
}

function tableBlocks({ rows }: RtfTable, tables: Tables): SourceBlock[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (width <= 1 || width * rows.length > MOST_TABLE_CELLS || rows.some(isLayout))
    return rows.flatMap(({ cells }) => blocksOf(cells.flat(), tables))
  const [first, ...rest] = rows
  const hasHeader =
    rest.length > 0 && first !== undefined && (first.isHeader || first.cells.every(isBoldCell))
  const empty = Array.from({ length: width }, (): Document.Cell => [])
  const node: Document.Table = {
    type: 'table',
    columns: Array.from({ length: width }, () => null),
    header: hasHeader ? cellsOf(first).map(withoutBold) : empty,
    rows: (hasHeader ? rest : rows).map(cellsOf),
  }
  return [{ node }]
}

const cellsOf = ({ cells }: RtfRow): Document.Cell[] => cells.map(inlineOf)

function isLayout({ cells }: RtfRow): boolean {
  return cells.some((cell) => cell.some(({ type }) => type === 'table') || lengthOf(cell) > LONGEST_CELL)
}

function lengthOf(items: readonly RtfItem[]): number {
  return items.reduce((sum, item) => sum + (item.type === 'paragraph' ? plain(item.content).length : 0), 0)
}

/** True for a cell that says something, all of it in bold. */
function isBoldCell(cell: readonly RtfItem[]): boolean {
  const texts = cell.flatMap((item) => (item.type === 'paragraph' ? item.content : []))
  return (
    texts.length > 0 &&
    texts.every(
      (inline) =>
        inline.type !== 'text' ||
        /^[ \t]*$/.test(inline.text) ||
        inline.marks.some(({ type }) => type === 'strong'),
    )
  )
}
