import { unzipSync } from 'fflate'
import type { Block, Inline } from '../../../../src/core/document/index.ts'
import type { Parse } from './dom.ts'
import {
  addressKey,
  BREAK,
  boxSign,
  type Line,
  lineOf,
  type Notes,
  noteSign,
  preLine,
  type Run,
  runsOf,
} from './lines.ts'

/** Word has nine levels of lists, begins none at a greater number, and opens no table with more columns. */
const DEEPEST_LEVEL = 8
const GREATEST_START = 32_767
const MOST_COLUMNS = 63

/** The lines of a tree as Word shows them: paragraphs in styles and levels of lists, all that is in a quotation as quoted. */
export function linesForWord(blocks: readonly Block[]): Line[] {
  const notes: Notes = []
  const text = (said: string): Inline => ({ type: 'text', text: said, marks: [] })
  type Place = { isQuoted: boolean; level: number }
  const lines = (within: readonly Block[], place: Place): Line[] =>
    within.flatMap((block) => ofBlock(block, place))
  const ofBlock = (block: Block, place: Place): Line[] => {
    switch (block.type) {
      case 'sectionHeading':
        return block.text === '' ? [] : [lineOf('h2', [[block.text]])]
      case 'paragraph':
        return [lineOf(place.isQuoted ? 'quote' : 'p', runsOf(block.content, notes))]
      case 'heading':
        return [lineOf(place.isQuoted ? 'quote h3' : 'h3', runsOf(block.content, notes))]
      case 'list': {
        const level = Math.min(place.level + 1, DEEPEST_LEVEL)
        const hasBoxes = block.items.every(({ checked }) => checked !== null)
        return block.items.flatMap(({ checked, content }, index) => {
          const number = Math.min(block.start, GREATEST_START) + index
          const sign = block.ordered ? `${number}.` : hasBoxes ? '' : '•'
          const [first, ...others] = content
          const said = first?.type === 'paragraph' ? first.content : []
          const name = `${place.isQuoted ? 'quote ' : ''}item${level}[${sign}]`
          const opening = lineOf(name, [[`${boxSign(checked)} `], ...runsOf(said, notes)])
          const rest = first?.type === 'paragraph' ? others : content
          return [opening, ...lines(rest, { isQuoted: place.isQuoted, level })]
        })
      }
      case 'quotation':
        return [
          ...lines(block.content, { isQuoted: true, level: place.level }),
          ...(block.attribution ? [lineOf('cite', runsOf([text('— '), ...block.attribution], notes))] : []),
        ]
      case 'table': {
        const isHeaded = block.header.some((cell) => cell.length > 0)
        const rows = isHeaded ? [block.header, ...block.rows] : block.rows
        return rows.flatMap((row, at) => {
          if (row.length > MOST_COLUMNS)
            return [
              lineOf(
                'row',
                runsOf(
                  row.flatMap((cell) => [text(' '), ...cell]),
                  notes,
                ),
              ),
            ]
          const name = isHeaded && at === 0 ? 'h' : at - (isHeaded ? 1 : 0)
          return row.map((cell, column) => lineOf(`table/${name}.${column}`, runsOf(cell, notes)))
        })
      }
      case 'figure': {
        const { alt, caption, credit } = block
        const under = lineOf('caption', [...runsOf(caption, notes), [` ${credit}`]])
        const shown = alt === '' ? [] : [lineOf('figure', [[`[${alt}]`]])]
        return under === 'caption ' ? shown : [...shown, under]
      }
      case 'preformatted':
        return [preLine('pre', block.text)]
      case 'rule':
        return ['rule']
    }
  }
  const body = lines(blocks, { isQuoted: false, level: -1 })
  return [...body, ...notes]
}

const NAMES = new Map([
  ['', 'p'],
  ['Heading2', 'h2'],
  ['Heading3', 'h3'],
  ['Quote', 'quote'],
  ['QuoteHeading', 'quote h3'],
  ['QuoteAttribution', 'cite'],
  ['TableContents', 'row'],
  ['Figure', 'figure'],
  ['Caption', 'caption'],
  ['HTMLPreformatted', 'pre'],
  ['HorizontalLine', 'rule'],
])

const children = (element: Element | null | undefined, name: string) =>
  Array.from(element?.children ?? []).filter(({ localName }) => localName === name)
const child = (element: Element | null | undefined, name: string) => children(element, name)[0]
const value = (element: Element | undefined) =>
  element === undefined
    ? ''
    : (Array.from(element.attributes).find(({ localName }) => localName === 'val')?.value ?? '')
const attribute = (element: Element, name: string) =>
  Array.from(element.attributes).find(({ localName }) => localName === name)?.value ?? ''

/** The paragraphs and tables of a text, those in content controls too. */
const inControls = (parent: Element | undefined): Element[] =>
  Array.from(parent?.children ?? []).flatMap((element) =>
    element.localName === 'sdt' ? inControls(child(element, 'sdtContent')) : [element],
  )

/** A document as a word processor opens it. */
class WordReader {
  private readonly parse: Parse
  private readonly parts: Record<string, Uint8Array>
  private readonly notes: string[] = []
  private readonly counts = new Map<string, number>()
  private readonly numbering: Document

  constructor(bytes: Uint8Array, parse: Parse) {
    this.parse = parse
    this.parts = unzipSync(bytes)
    this.numbering = this.part('word/numbering.xml')
  }

  /** A part; every part is parsed, so that none can be damaged. */
  private part(name: string): Document {
    const bytes = this.parts[name]
    if (!bytes) throw new Error(`no part ${name}`)
    return this.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'application/xml')
  }

  private has(name: string): boolean {
    return this.parts[name] !== undefined
  }

  private targets(part: string): ReadonlyMap<string, string> {
    const name = `word/_rels/${part}.xml.rels`
    if (!this.has(name)) return new Map()
    return new Map(
      Array.from(this.part(name).documentElement.children).map((relationship) => [
        relationship.getAttribute('Id') ?? '',
        relationship.getAttribute('Target') ?? '',
      ]),
    )
  }

  private runs(parent: Element, targets: ReadonlyMap<string, string>, links: readonly string[] = []): Run[] {
    return Array.from(parent.children).flatMap((element): Run[] => {
      if (element.localName === 'hyperlink')
        return this.runs(element, targets, [`a:${addressKey(targets.get(attribute(element, 'id')) ?? '')}`])
      return element.localName === 'r' ? this.run(element, links) : []
    })
  }

  private run(run: Element, links: readonly string[]): Run[] {
    const properties = child(run, 'rPr')
    const marks = [...links]
    if (child(properties, 'b')) marks.push('strong')
    if (child(properties, 'i')) marks.push('em')
    if (child(properties, 'strike')) marks.push('del')
    if (value(child(properties, 'rStyle')) === 'VerbatimChar') marks.push('code')
    const raised = value(child(properties, 'vertAlign'))
    if (raised !== '') marks.push(raised === 'superscript' ? 'sup' : 'sub')
    return Array.from(run.children).flatMap((element): Run[] => {
      switch (element.localName) {
        case 't':
          return [[element.textContent ?? '', ...marks]]
        case 'tab':
          return [['\t', ...marks]]
        case 'br':
          return [[BREAK]]
        case 'softHyphen':
          return [['\u00ad', ...marks]]
        case 'noBreakHyphen':
          return [['\u2011', ...marks]]
        case 'footnoteReference':
          return [[noteSign(this.notes.push(attribute(element, 'id')))]]
        case 'rPr':
        case 'footnoteRef':
          return []
        default:
          throw new Error(`in a run: ${element.localName}`)
      }
    })
  }

  /** The sign of an item, as Word counts it. */
  private sign(id: string, level: string): string {
    const number = Array.from(this.numbering.getElementsByTagNameNS('*', 'num')).find(
      (each) => attribute(each, 'numId') === id,
    )
    const kind = value(child(number, 'abstractNumId'))
    const definition = Array.from(this.numbering.getElementsByTagNameNS('*', 'abstractNum')).find(
      (each) => attribute(each, 'abstractNumId') === kind,
    )
    const form = children(definition, 'lvl').find((each) => attribute(each, 'ilvl') === level)
    if (value(child(form, 'numFmt')) === 'bullet')
      return value(child(form, 'lvlText')) === '\u200b' ? '' : '•'
    const override = children(number, 'lvlOverride').find((each) => attribute(each, 'ilvl') === level)
    const key = `${id} ${level}`
    const count = this.counts.get(key) ?? Number(value(child(override, 'startOverride')))
    this.counts.set(key, count + 1)
    return `${count}.`
  }

  private paragraph(paragraph: Element, targets: ReadonlyMap<string, string>, cell: string | null): Line[] {
    const properties = child(paragraph, 'pPr')
    const style = value(child(properties, 'pStyle'))
    const runs = this.runs(paragraph, targets)
    if (cell !== null) return [lineOf(cell, runs)]
    const listed = child(properties, 'numPr')
    if (listed) {
      const level = value(child(listed, 'ilvl'))
      const sign = this.sign(value(child(listed, 'numId')), level)
      return [lineOf(`${style === 'Quote' ? 'quote ' : ''}item${level}[${sign}]`, runs)]
    }
    const name = style.startsWith('ListContinue') ? 'p' : NAMES.get(style)
    if (name === undefined || (style === '' && runs.length === 0)) return []
    if (name === 'rule') return ['rule']
    if (name !== 'pre') return [lineOf(name, runs)]
    return [preLine('pre', runs.map(([said]) => (said === BREAK ? '\n' : said)).join(''))]
  }

  read(): Line[] {
    for (const name of Object.keys(this.parts)) if (/\.(?:xml|rels)$/.test(name)) this.part(name)
    const body = child(this.part('word/document.xml').documentElement, 'body')
    const targets = this.targets('document')
    const lines = inControls(body).flatMap((block): Line[] => {
      if (block.localName === 'p') return this.paragraph(block, targets, null)
      if (block.localName !== 'tbl') return []
      const rows = children(block, 'tr')
      const headed = rows.filter((row) => child(child(row, 'trPr'), 'tblHeader')).length
      return rows.flatMap((row, at) =>
        children(row, 'tc').flatMap((cell, column) =>
          children(cell, 'p').flatMap((paragraph) =>
            this.paragraph(paragraph, targets, `table/${at < headed ? 'h' : at - headed}.${column}`),
          ),
        ),
      )
    })
    const noteTargets = this.targets('footnotes')
    const written = Array.from(this.part('word/footnotes.xml').documentElement.children)
    const notes = this.notes.map((id, index) => {
      const note = written.find((each) => attribute(each, 'id') === id)
      const runs = children(note, 'p').flatMap((paragraph) => this.runs(paragraph, noteTargets))
      return lineOf(`note[${index + 1}]`, runs)
    })
    return [...lines, ...notes]
  }
}

/** The lines of a document's text, without its head and its correction. */
export function linesOfDocx(bytes: Uint8Array, parse: Parse): Line[] {
  return new WordReader(bytes, parse).read()
}
