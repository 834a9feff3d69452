import { plainOf } from '../../document/index.ts'
import type {
  Alignment,
  Block,
  Cell,
  Figure,
  Inline,
  List,
  ListItem,
  Quotation,
  Table,
} from '../../document/types.ts'
import type { ExportNotice } from '../notices.ts'
import { continuedStyle, DEEPEST_CONTINUED, DEEPEST_LEVEL, indentOf, type Numbering } from './numbering.ts'
import type { Pictures } from './pictures.ts'
import type { RunWriter } from './runs.ts'
import { writingOf } from './writing.ts'

/** The width of the text, in twentieths of a point. */
const TEXT_WIDTH = 9070
/** Word opens no table with more columns. */
const MOST_COLUMNS = 63
/** Lengths of cells, in characters, between which columns are wider the longer their cells are. */
const SHORTEST_CELL = 8
const LONGEST_CELL = 48
/** Below a table: two that touch would be one, and a document cannot end in one. Readers pass over empty paragraphs. */
const BELOW_TABLE =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr></w:p>'

/** Where blocks stand: in a quotation, and how deep in lists and quotations. */
type Place = { quoted: boolean; indent: number; level: number }
const AT_MARGIN: Place = { quoted: false, indent: 0, level: -1 }

/** A paragraph. `properties` are those after the style's, in the order of the standard. */
export function paragraphXml(style: string, properties: string, runs: string): string {
  const named = style === '' ? '' : `<w:pStyle w:val="${style}"/>`
  const said = named + properties
  return `<w:p>${said === '' ? '' : `<w:pPr>${said}</w:pPr>`}${runs}</w:p>`
}

/** Writes the blocks of an article. */
export class BodyWriter {
  private readonly runs: RunWriter
  private readonly numbering: Numbering
  private readonly pictures: Pictures
  private readonly isRtl: boolean
  private readonly notice: (notice: ExportNotice) => void

  constructor(parts: {
    runs: RunWriter
    numbering: Numbering
    pictures: Pictures
    isRtl: boolean
    notice: (notice: ExportNotice) => void
  }) {
    this.runs = parts.runs
    this.numbering = parts.numbering
    this.pictures = parts.pictures
    this.isRtl = parts.isRtl
    this.notice = parts.notice
  }

  blocks(blocks: readonly Block[], place: Place = AT_MARGIN): string {
    let xml = ''
    for (const block of blocks) xml += this.block(block, place)
    return xml
  }

  private block(block: Block, place: Place): string {
    switch (block.type) {
      case 'sectionHeading':
        this.runs.languageXml = block.language === undefined ? '' : writingOf(block.language).languageXml
        return block.text === ''
          ? ''
          : paragraphXml('Heading2', this.runs.bidi(block.text), this.runs.plain(block.text))
      case 'paragraph':
        return this.paragraph(block.content, place)
      case 'heading':
        return this.styled('Heading3', block.content)
      case 'list':
        return this.list(block, place)
      case 'quotation':
        return this.quotation(block, place)
      case 'table':
        return this.table(block)
      case 'figure':
        return this.figure(block)
      case 'preformatted':
        return paragraphXml(
          'HTMLPreformatted',
          this.isRtl ? '<w:bidi w:val="0"/>' : '',
          this.runs.plain(block.text),
        )
      case 'rule':
        return paragraphXml('HorizontalLine', '', this.runs.plain('* * *'))
    }
  }

  private styled(style: string, content: readonly Inline[], more = ''): string {
    return paragraphXml(style, this.runs.bidi(plainOf(content)) + more, this.runs.content(content))
  }

  private paragraph(content: readonly Inline[], { quoted, indent, level }: Place): string {
    if (quoted) return this.styled('Quote', content, indent > 0 ? indentXml(480 + indent, 480) : '')
    if (level < 0) return this.styled('', content)
    return this.styled(continuedStyle(level), content, level > DEEPEST_CONTINUED ? indentXml(indent, 0) : '')
  }

  private list({ ordered, start, items }: List, place: Place): string {
    const level = Math.min(place.level + 1, DEEPEST_LEVEL)
    const boxes = items.every(({ checked }) => checked !== null)
    const number = this.numbering.add({ ordered, start, boxes }, level)
    const within = { quoted: false, indent: indentOf(level), level }
    const style = ordered ? 'ListNumber' : 'ListBullet'
    const properties = `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${number}"/></w:numPr>`
    return items.map((item) => this.item(item, style, properties, within)).join('')
  }

  /** The first paragraph of an item has its sign. An item that begins otherwise has an empty one with it. */
  private item({ checked, content }: ListItem, style: string, properties: string, place: Place): string {
    const [first, ...others] = content
    const isParagraph = first?.type === 'paragraph'
    const said = isParagraph ? first.content : []
    const box = checked === null ? '' : this.runs.plain(checked ? '☑ ' : '☐ ')
    const bidi = this.runs.bidi(plainOf(said))
    const opening = paragraphXml(style, properties + bidi, box + this.runs.content(said))
    return opening + this.blocks(isParagraph ? others : content, place)
  }

  private quotation({ content, attribution }: Quotation, { quoted, indent, level }: Place): string {
    const within = { quoted: true, indent: quoted ? indent + 360 : indent, level }
    const named = attribution
      ? paragraphXml(
          'QuoteAttribution',
          this.runs.bidi(plainOf(attribution)) +
            (within.indent > 0 ? indentXml(480 + within.indent, 480) : ''),
          this.runs.plain('— ') + this.runs.content(attribution),
        )
      : ''
    return this.blocks(content, within) + named
  }

  private table({ columns, header, rows }: Table): string {
    const isHeaded = header.some((cell) => cell.length > 0)
    const all = isHeaded ? [header, ...rows] : rows
    if (all.length === 0) return ''
    if (columns.length > MOST_COLUMNS) return all.map((row) => this.wideRow(row)).join('')
    const widths = widthsOf(all, columns.length)
    const cell = (content: Cell, column: number, style: string) =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[column] ?? 0}" w:type="dxa"/></w:tcPr>${this.cell(style, content, columns[column] ?? null)}</w:tc>`
    const row = (cells: readonly Cell[], isHeader: boolean) =>
      `<w:tr><w:trPr><w:cantSplit/>${isHeader ? '<w:tblHeader/>' : ''}</w:trPr>${cells
        .map((content, column) => cell(content, column, isHeader ? 'TableHeading' : 'TableContents'))
        .join('')}</w:tr>`
    const look = `<w:tblLook w:val="${isHeaded ? '0020' : '0000'}" w:firstRow="${isHeaded ? '1' : '0'}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
    const visual = this.isRtl ? '<w:bidiVisual/>' : ''
    return (
      `<w:tbl><w:tblPr><w:tblStyle w:val="ArticleTable"/>${visual}<w:tblW w:w="5000" w:type="pct"/>${look}</w:tblPr>` +
      `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
      `${all.map((cells, index) => row(cells, isHeaded && index === 0)).join('')}</w:tbl>${BELOW_TABLE}`
    )
  }

  private wideRow(row: readonly Cell[]): string {
    const tab: Inline = { type: 'text', text: '\t', marks: [] }
    return this.styled(
      'TableContents',
      row.flatMap((cell, column) => (column === 0 ? cell : [tab, ...cell])),
    )
  }

  /** The paragraph of a cell. In one from right to left Word means by “left” the side where it begins. */
  private cell(style: string, content: Cell, alignment: Alignment): string {
    const bidi = this.runs.bidi(plainOf(content))
    const isRtl = (bidi === '') === this.isRtl
    const turned = alignment === 'left' ? 'right' : alignment === 'right' ? 'left' : alignment
    const place = alignment === null ? '' : `<w:jc w:val="${isRtl ? turned : alignment}"/>`
    return paragraphXml(style, bidi + place, this.runs.content(content))
  }

  private figure({ src, alt, credit, caption }: Figure): string {
    const picture = this.pictures.run(src, alt)
    const shown = picture ?? (alt === '' ? '' : this.runs.plain(`[${alt}]`))
    const gap = caption.length > 0 && credit !== '' ? this.runs.plain(' ') : ''
    const under = this.runs.content(caption) + gap + (credit === '' ? '' : this.runs.plain(credit, 'Credit'))
    const bidi = this.runs.bidi(caption.length > 0 ? plainOf(caption) : credit)
    const figure = shown === '' ? '' : paragraphXml('Figure', '', shown)
    return figure + (under === '' ? '' : paragraphXml('Caption', bidi, under))
  }
}

/** Columns as wide as their longest cells are long, within bounds; all together as wide as the text. */
function widthsOf(rows: readonly (readonly Cell[])[], columns: number): number[] {
  const lengths = Array.from({ length: columns }, (_, column) =>
    rows.reduce((most, row) => Math.max(most, plainOf(row[column] ?? []).length), SHORTEST_CELL),
  ).map((length) => Math.min(length, LONGEST_CELL))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  return lengths.map((length) => Math.floor((TEXT_WIDTH * length) / whole))
}

const indentXml = (left: number, right: number) =>
  `<w:ind w:left="${left}"${right > 0 ? ` w:right="${right}"` : ''}/>`
