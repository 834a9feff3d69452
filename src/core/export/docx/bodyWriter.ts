import { isWide, longestWords, plainOf } from '../../document/index.ts'
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
import { type Direction, directionOfText } from '../../writingDirection.ts'
import type { ExportNotice } from '../notices.ts'
import { controlXml, isPlainList, isPlainQuotation } from './controls.ts'
import {
  continuedStyle,
  DEEPEST_CONTINUED,
  DEEPEST_LEVEL,
  GREATEST_START,
  indentOf,
  type Numbering,
} from './numbering.ts'
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
/** How a table is set: the styles of its cells, and in them the width of a character and the margin at each side. */
const LOOK = { heading: 'TableHeading', contents: 'TableContents', character: 110, margin: 108 }
/** The same for one whose words would be broken. */
const WIDE_LOOK = { heading: 'WideTableHeading', contents: 'WideTableContents', character: 80, margin: 40 }
const WIDE_MARGINS = `<w:tblCellMar><w:left w:w="${WIDE_LOOK.margin}" w:type="dxa"/><w:right w:w="${WIDE_LOOK.margin}" w:type="dxa"/></w:tblCellMar>`
/** Below a table: two that touch would be one, and a document cannot end in one. Readers pass over empty paragraphs. */
const BELOW_TABLE =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr></w:p>'

/** Where blocks stand: in a quotation, and how deep in lists and quotations. */
type Place = { quoted: boolean; indent: number; level: number }
const AT_MARGIN: Place = { quoted: false, indent: 0, level: -1 }
/** The distance of a quotation from what is around it, on both sides, and of one that is in it from that. */
const QUOTED = 480
const STEP = 360
/** A digit of a number: a step has room for two. */
const DIGIT = 120
/** Nothing is set farther from the margin, so that something of the line is left. */
const GREATEST_INDENT = 5400
/** The distance of code from its frame. */
const FRAME = 140

/** The distance of a text from the margin. */
const leftOf = ({ quoted, indent }: Place) => (quoted ? QUOTED + indent : indent)

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
  /** The direction of the section. */
  private direction: Direction

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
    this.direction = this.isRtl ? 'rtl' : 'ltr'
    this.notice = parts.notice
  }

  /** The text of an article. A section without a heading is what a control holds, in an empty paragraph where there is nothing. */
  article(blocks: readonly Block[]): string {
    const runs: Block[][] = []
    for (const block of blocks)
      if (block.type === 'sectionHeading') runs.push([block])
      else if (runs.length > 0) runs.at(-1)?.push(block)
      else runs.push([block])
    return runs
      .map((run) => {
        const written = this.blocks(run)
        const [first] = run
        const isUntitled = first?.type === 'sectionHeading' && first.text === ''
        return isUntitled ? controlXml('section', written || '<w:p/>') : written
      })
      .join('')
  }

  blocks(blocks: readonly Block[], place: Place = AT_MARGIN): string {
    let xml = ''
    blocks.forEach((block, index) => {
      xml += this.block(block, blocks[index - 1], place)
    })
    return xml
  }

  private block(block: Block, above: Block | undefined, place: Place): string {
    switch (block.type) {
      case 'sectionHeading':
        this.inLanguage(block.language)
        return block.text === ''
          ? ''
          : paragraphXml('Heading2', this.runs.bidi(block.text), this.runs.plain(block.text))
      case 'paragraph':
        return this.paragraph(block.content, place)
      case 'heading':
        return place.quoted
          ? this.styled('QuoteHeading', block.content, this.quotedIndent(place))
          : this.styled('Heading3', block.content, indentIn(place))
      case 'list':
        return this.list(block, above, place)
      case 'quotation':
        return this.quotation(block, above, place)
      case 'table':
        return this.table(block, place)
      case 'figure':
        return this.figure(block, place)
      case 'preformatted':
        return paragraphXml(
          'HTMLPreformatted',
          (this.isRtl ? '<w:bidi w:val="0"/>' : '') + indentIn(place, FRAME),
          this.runs.plain(block.text),
        )
      case 'rule':
        return paragraphXml('HorizontalLine', indentIn(place), this.runs.plain('* * *'))
    }
  }

  /** A section in a language, or in the article's. */
  private inLanguage(language: string | undefined): void {
    const writing = language === undefined ? { languageXml: '', isRtl: this.isRtl } : writingOf(language)
    this.runs.languageXml = writing.languageXml
    this.direction = writing.isRtl ? 'rtl' : 'ltr'
  }

  private styled(style: string, content: readonly Inline[], more = ''): string {
    return paragraphXml(style, this.runs.bidi(plainOf(content)) + more, this.runs.content(content))
  }

  /** The indentation of quoted words, where it is not that of their style. */
  private quotedIndent(place: Place): string {
    return place.indent > 0 ? indentXml(leftOf(place), QUOTED) : ''
  }

  private paragraph(content: readonly Inline[], place: Place): string {
    const { quoted, level, indent } = place
    if (quoted) return this.styled('Quote', content, this.quotedIndent(place))
    if (level < 0) return this.styled('', content)
    const isOfStyle = level <= DEEPEST_CONTINUED && indent === indentOf(level)
    return this.styled(continuedStyle(level), content, isOfStyle ? '' : indentXml(indent, 0))
  }

  private list(list: List, above: Block | undefined, place: Place): string {
    const { ordered, start, items } = list
    const level = place.level + 1
    if (start > GREATEST_START) this.notice({ name: 'list-number', what: String(start) })
    const boxes = items.every(({ checked }) => checked !== null)
    const number = this.numbering.add({ ordered, start, boxes, isApart: above?.type === 'list' }, level)
    const digits = ordered ? String(start + items.length - 1).length : 0
    const hanging = STEP + DIGIT * Math.max(digits - 2, 0)
    const indent = Math.min(place.indent + hanging, GREATEST_INDENT)
    const within = { quoted: place.quoted, indent, level }
    const style = place.quoted ? 'Quote' : ordered ? 'ListNumber' : 'ListBullet'
    const properties = `<w:numPr><w:ilvl w:val="${Math.min(level, DEEPEST_LEVEL)}"/><w:numId w:val="${number}"/></w:numPr>`
    const written = items.map((item) => this.item(item, style, properties, within, hanging))
    if (isPlainList(list, place)) return written.join('')
    return controlXml('list', written.map((item) => controlXml('item', item)).join(''))
  }

  /** The first paragraph of an item has its sign. An item that begins otherwise has an empty one with it. */
  private item(
    { checked, content }: ListItem,
    style: string,
    properties: string,
    place: Place,
    hanging: number,
  ): string {
    const [first, ...others] = content
    const isParagraph = first?.type === 'paragraph'
    const said = isParagraph ? first.content : []
    const box = checked === null ? '' : this.runs.plain(checked ? '☑ ' : '☐ ')
    const bidi = this.runs.bidi(plainOf(said))
    const isOfLevel = !place.quoted && hanging === STEP && place.indent === indentOf(place.level)
    const indent = isOfLevel ? '' : indentXml(leftOf(place), place.quoted ? QUOTED : 0, hanging)
    const opening = paragraphXml(style, properties + bidi + indent, box + this.runs.content(said))
    return opening + this.blocks(isParagraph ? others : content, place)
  }

  private quotation(quotation: Quotation, above: Block | undefined, place: Place): string {
    const { content, attribution } = quotation
    const { quoted, indent, level } = place
    const deeper = Math.min(indent + STEP, GREATEST_INDENT)
    const within = { quoted: true, indent: quoted ? deeper : indent, level }
    const words = this.blocks(content, within)
    const named = attribution
      ? paragraphXml(
          'QuoteAttribution',
          this.runs.bidi(plainOf(attribution)) + this.quotedIndent(within),
          this.runs.plain('— ') + this.runs.content(attribution),
        )
      : ''
    const written = words + named
    return isPlainQuotation(quotation, above, place) ? written : controlXml('quotation', written)
  }

  private table({ columns, header, rows }: Table, place: Place): string {
    const isHeaded = header.some((cell) => cell.length > 0)
    const all = isHeaded ? [header, ...rows] : rows
    if (all.length === 0) return ''
    if (columns.length > MOST_COLUMNS) {
      this.notice({ name: 'wide-table', what: String(columns.length) })
      return all.map((row) => this.wideRow(row)).join('')
    }
    const left = leftOf(place)
    const width = TEXT_WIDTH - left
    const words = longestWords(all, columns.length)
    const isSmall = isWide(words, width / TEXT_WIDTH)
    const { heading, contents, character, margin } = isSmall ? WIDE_LOOK : LOOK
    const least = words.map((length) => length * character + 2 * margin)
    const widths = widthsOf(all, least, width)
    // As on a page, by the first letter of the table.
    const direction = directionOfText(all.flat().map(plainOf).join('\n')) ?? this.direction
    const cell = (content: Cell, column: number, style: string) =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[column] ?? 0}" w:type="dxa"/></w:tcPr>${this.cell(style, content, columns[column] ?? null, direction)}</w:tc>`
    const row = (cells: readonly Cell[], isHeader: boolean) =>
      `<w:tr><w:trPr><w:cantSplit/>${isHeader ? '<w:tblHeader/>' : ''}</w:trPr>${cells
        .map((content, column) => cell(content, column, isHeader ? heading : contents))
        .join('')}</w:tr>`
    const look = `<w:tblLook w:val="${isHeaded ? '0020' : '0000'}" w:firstRow="${isHeaded ? '1' : '0'}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
    const visual = direction === 'rtl' ? '<w:bidiVisual/>' : ''
    const size =
      left > 0
        ? `<w:tblW w:w="${width}" w:type="dxa"/><w:tblInd w:w="${left}" w:type="dxa"/>`
        : '<w:tblW w:w="5000" w:type="pct"/>'
    return (
      `<w:tbl><w:tblPr><w:tblStyle w:val="ArticleTable"/>${visual}${size}${isSmall ? WIDE_MARGINS : ''}${look}</w:tblPr>` +
      `<w:tblGrid>${widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('')}</w:tblGrid>` +
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
  private cell(style: string, content: Cell, alignment: Alignment, direction: Direction): string {
    const bidi = this.runs.bidi(plainOf(content), direction === 'rtl')
    const isRtl = (bidi === '') === this.isRtl
    const turned = alignment === 'left' ? 'right' : alignment === 'right' ? 'left' : alignment
    const place = alignment === null ? '' : `<w:jc w:val="${isRtl ? turned : alignment}"/>`
    return paragraphXml(style, bidi + place, this.runs.content(content))
  }

  private figure({ src, alt, credit, caption }: Figure, place: Place): string {
    const picture = this.pictures.run(src, alt)
    const shown = picture ?? (alt === '' ? '' : this.runs.plain(`[${alt}]`))
    const gap = caption.length > 0 && credit !== '' ? this.runs.plain(' ') : ''
    const under = this.runs.content(caption) + gap + (credit === '' ? '' : this.runs.plain(credit, 'Credit'))
    const bidi = this.runs.bidi(caption.length > 0 ? plainOf(caption) : credit)
    const indent = indentIn(place)
    const figure = shown === '' ? '' : paragraphXml('Figure', indent, shown)
    return figure + (under === '' ? '' : paragraphXml('Caption', bidi + indent, under))
  }
}

/**
 * Columns as wide as their longest cells are long, within bounds, and none narrower than its words; all together of a width. Where
 * the words do not fit, the widest columns break theirs.
 */
function widthsOf(rows: readonly (readonly Cell[])[], words: readonly number[], width: number): number[] {
  const lengths = words
    .map((_, column) =>
      rows.reduce((most, row) => Math.max(most, plainOf(row[column] ?? []).length), SHORTEST_CELL),
    )
    .map((length) => Math.min(length, LONGEST_CELL))
  const widest = widestFitting(words, width)
  const least = words.map((each) => Math.min(each, widest))
  const more = lengths.map((length, column) =>
    Math.max((width * length) / sumOf(lengths) - (least[column] ?? 0), 0),
  )
  const share = (width - sumOf(least)) / Math.max(sumOf(more), 1)
  return least.map((each, column) => Math.floor(each + share * (more[column] ?? 0)))
}

/** The width that columns may have so that all fit, each as wide as it wants up to that. */
function widestFitting(wanted: readonly number[], width: number): number {
  let left = width
  for (const [index, each] of wanted.toSorted((one, other) => one - other).entries()) {
    const share = left / (wanted.length - index)
    if (each > share) return share
    left -= each
  }
  return width
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)

const indentXml = (left: number, right: number, hanging = 0) =>
  `<w:ind w:left="${left}"${right > 0 ? ` w:right="${right}"` : ''}${hanging > 0 ? ` w:hanging="${hanging}"` : ''}/>`

/** The indentation of a block that stands in a list or quotation, `more` than its text on both sides. */
const indentIn = (place: Place, more = 0) => (leftOf(place) > 0 ? indentXml(leftOf(place) + more, more) : '')
