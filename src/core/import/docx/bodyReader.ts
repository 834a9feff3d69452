import { plainOf } from '../../document/index.ts'
import type { Alignment, Inline } from '../../document/types.ts'
import { CONTAINERS, type CellPart, type ParagraphPart, type Part } from '../office/parts.ts'
import type { Role } from '../office/styleRoles.ts'
import { findLabel, type Labelled } from '../metadata/labels.ts'
import { childOf, childrenOf, elementsOf, type XmlElement } from '../xml/index.ts'
import { Fields } from './fields.ts'
import { type Content, readContent, type Story } from './inlines.ts'
import type { Lists } from './numbering.ts'
import { isOn, setting, withDefaults } from './styles.ts'

const WIDEST = 1000
/** The gallery of Word’s building blocks that holds tables of contents. */
const CONTENTS_GALLERY = 'Table of Contents'

/** Reads the paragraphs and tables of a text, one after the other, into parts. */
export class BodyReader {
  readonly parts: Part[] = []
  private readonly story: Story
  private readonly lists: Lists
  /** What the next paragraph begins with: a drop cap, or a paragraph whose end was taken out. */
  private opening: Inline[] = []
  /** The paragraphs are those of a table of contents. */
  private isContents: boolean = false

  constructor(story: Story, lists: Lists) {
    this.story = story
    this.lists = lists
  }

  take(element: XmlElement): void {
    switch (element.name) {
      case 'w:p':
        this.paragraph(element)
        break
      case 'w:tbl':
        this.table(element)
        break
      case 'w:sdt':
        this.control(element)
        break
      case 'w:altChunk':
        this.chunk(element)
        break
      case 'w:customXml':
      case 'w:smartTag':
      case 'w:ins':
      case 'w:moveTo':
      case 'mc:Choice':
        this.takeAll(element)
        break
      case 'mc:AlternateContent':
        this.takeAll({ ...element, children: childrenOf(element, 'mc:Choice').slice(0, 1) })
        break
    }
  }

  /** A part of the document in another format. */
  private chunk({ attributes }: XmlElement): void {
    const { chunks, relationships, counts } = this.story
    const blocks = chunks.get(relationships.get(attributes['r:id'] ?? '')?.target ?? '')
    this.endOpening()
    if (blocks) this.parts.push({ type: 'read', blocks })
    else counts.embedded += 1
  }

  /** A content control: what it holds, as one part where its tag says what that is, or as the field that its title names. */
  private control(element: XmlElement): void {
    const properties = childOf(element, 'w:sdtPr')
    if (isOn(childOf(properties, 'w:showingPlcHdr'))) return
    const tag = setting(childOf(properties, 'w:tag'))
    const kind = CONTAINERS.find((name) => tag === `marbre.${name}`)
    const role = kind === undefined && this.opening.length === 0 ? roleOfControl(properties) : null
    const gallery = setting(childOf(childOf(properties, 'w:docPartObj'), 'w:docPartGallery'))
    const isContents = this.isContents
    if (gallery === CONTENTS_GALLERY) this.isContents = true
    const reader = kind === undefined && role === null ? this : new BodyReader(this.story, this.lists)
    for (const content of childrenOf(element, 'w:sdtContent')) reader.takeAll(content)
    this.isContents = isContents
    if (kind !== undefined) this.parts.push({ type: 'container', kind, parts: reader.end() })
    else if (role !== null)
      for (const part of reader.end())
        this.parts.push(
          part.type === 'paragraph' && part.style === null ? { ...part, style: { role, level: null } } : part,
        )
  }

  takeAll(parent: XmlElement): void {
    for (const element of elementsOf(parent)) this.take(element)
  }

  /** Ends the text: what waited for another paragraph is one by itself. */
  end(): readonly Part[] {
    this.endOpening()
    return this.parts
  }

  private endOpening(): void {
    if (this.opening.length > 0)
      this.parts.push({ type: 'paragraph', style: null, content: this.opening, list: null })
    this.opening = []
  }

  private paragraph(element: XmlElement): void {
    const { styles, counts, budget } = this.story
    budget.takeParagraph()
    const properties = childOf(element, 'w:pPr')
    const style = styles.paragraph(setting(childOf(properties, 'w:pStyle')) ?? null)
    if (style.role?.role === 'heading') this.story.fields.endContents()
    const read = readContent(element, style.look, this.story)
    const content = read.isContents && isSentence(read) ? { ...read, isContents: undefined } : read
    if (content !== read) this.story.fields.endContents()
    const mark = childOf(properties, 'w:rPr')
    const isJoined = ['w:del', 'w:moveFrom'].some((name) => childOf(mark, name))
    const frame = childOf(properties, 'w:framePr')?.attributes['w:dropCap']
    const isDropCap = (frame === 'drop' || frame === 'margin') && isOneWord(content)
    if (isJoined) counts.changes += 1
    if (isJoined || isDropCap) for (const inline of content.inlines) this.opening.push(inline)
    else this.addParagraph(content, this.described(properties, style))
    for (const box of content.boxes) this.box(box)
  }

  private described(
    properties: XmlElement | undefined,
    style: ReturnType<Story['styles']['paragraph']>,
  ): Described {
    const outline = setting(childOf(properties, 'w:outlineLvl'))
    const level = outline === undefined ? null : Number(outline)
    const isHeading = level !== null && level >= 0 && level < 9 && style.role === null
    const role = isHeading ? { role: 'heading' as const, level: level + 1 } : style.role
    const numbering = withDefaults(childOf(properties, 'w:numPr'), style.numbering)
    const { place, label } = this.lists.next(numbering)
    return {
      style: role,
      list: role?.role === 'heading' ? null : place,
      label,
      goesOn: this.lists.goesOn(numbering) ?? style.goesOn,
      alignment: alignmentOf(properties, this.story.styles.isRtl),
    }
  }

  private addParagraph(content: Content, { label, ...described }: Described): void {
    const { inlines, size, isNumbered, hasRule, creditFrom } = content
    if (label !== '' && inlines.some(isSeen)) this.opening.unshift({ type: 'text', text: label, marks: [] })
    const { length: before } = this.opening
    const all = before > 0 ? this.opening.concat(inlines) : inlines
    this.opening = []
    const isRule = hasRule && all.length === 0
    const isContents = this.isContents || content.isContents
    const [first = [], ...others] = pagesOf(
      all,
      content.pages.map((at) => before + at),
    )
    this.parts.push({
      type: 'paragraph',
      content: first,
      size,
      ...described,
      ...(isContents && { style: { role: 'contents', level: null }, list: null }),
      ...(isRule && { style: { role: 'rule', level: null } }),
      ...(isNumbered && { isNumbered }),
      ...(creditFrom !== undefined && { creditFrom: before + creditFrom }),
    })
    const goesOn = described.list?.depth ?? described.goesOn ?? null
    for (const page of others)
      this.parts.push({ type: 'paragraph', content: page, size, ...described, list: null, goesOn })
  }

  /** A text box stands below the paragraph that it hangs on. */
  private box(box: XmlElement): void {
    const reader = new BodyReader({ ...this.story, fields: new Fields() }, this.lists)
    reader.takeAll(box)
    this.parts.push({ type: 'box', parts: reader.end() })
  }

  private table(table: XmlElement): void {
    this.endOpening()
    const rows: CellPart[][] = []
    const look = childOf(childOf(table, 'w:tblPr'), 'w:tblLook')
    let hasHeader = isFirstRowSet(look)
    const addRows = (parent: XmlElement): void => {
      for (const row of elementsOf(parent)) {
        if (row.name === 'w:sdt') addRows(childOf(row, 'w:sdtContent') ?? row)
        if (row.name === 'w:customXml' || row.name === 'w:sdtContent') addRows(row)
        if (row.name !== 'w:tr') continue
        const properties = childOf(row, 'w:trPr')
        if (childOf(properties, 'w:del')) {
          this.story.counts.changes += 1
          continue
        }
        if (rows.length === 0 && isOn(childOf(properties, 'w:tblHeader'))) hasHeader = true
        rows.push(this.cells(row))
      }
    }
    addRows(table)
    this.parts.push({ type: 'table', rows, hasHeader })
  }

  private cells(row: XmlElement): CellPart[] {
    const before = Number(setting(childOf(childOf(row, 'w:trPr'), 'w:gridBefore')) ?? '0')
    const cells: CellPart[] = before > 0 ? [{ parts: [], width: spanOf(before) }] : []
    const addCells = (parent: XmlElement): void => {
      for (const cell of elementsOf(parent)) {
        const isPrompt = isOn(childOf(childOf(cell, 'w:sdtPr'), 'w:showingPlcHdr')) ?? false
        if (/^w:(?:sdt|sdtContent|customXml)$/.test(cell.name)) addCells(isPrompt ? withoutText(cell) : cell)
        if (cell.name !== 'w:tc') continue
        const properties = childOf(cell, 'w:tcPr')
        if (childOf(properties, 'w:cellDel')) {
          this.story.counts.changes += 1
          continue
        }
        const reader = new BodyReader(this.story, this.lists)
        reader.takeAll(cell)
        cells.push({
          parts: reader.end(),
          width: spanOf(Number(setting(childOf(properties, 'w:gridSpan')) ?? '1')),
        })
      }
    }
    addCells(row)
    return cells
  }
}

/** A cell of a form in which nothing was written: the text in it asks for some. */
function withoutText(control: XmlElement): XmlElement {
  const children = elementsOf(control).flatMap((child): XmlElement[] => {
    if (child.name === 'w:p') return []
    return /^w:(?:sdtContent|tc)$/.test(child.name) ? [withoutText(child)] : [child]
  })
  return { ...control, children }
}

/** What stands around the content of a paragraph; `label` are the words that its numbering sets before it. */
type Described = Pick<ParagraphPart, 'style' | 'list' | 'goesOn' | 'alignment'> & { label: string }

/** The parts of a paragraph that stand on one page each, those without text aside. */
function pagesOf(inlines: readonly Inline[], begins: readonly number[]): (readonly Inline[])[] {
  if (begins.length === 0) return [inlines]
  return [0, ...begins]
    .map((from, at) => inlines.slice(from, begins[at] ?? inlines.length))
    .filter((page) => page.some(isSeen))
}

const isSeen = (inline: Inline) => inline.type !== 'text' || /[^ \t]/.test(inline.text)

/** The fields that are roles of styles as well. */
const isField = (kind: Labelled['kind'] | undefined) =>
  kind === 'headline' ||
  kind === 'kicker' ||
  kind === 'subhead' ||
  kind === 'standfirst' ||
  kind === 'byline' ||
  kind === 'date'

/**
 * The field that the title of a content control announces (`Titre`, `Chapô`); null where it announces none, and for who wrote the
 * document where the control repeats its properties.
 */
function roleOfControl(properties: XmlElement | undefined): Role | null {
  const titles = [childOf(properties, 'w:alias'), childOf(properties, 'w:tag')].map(
    (each) => setting(each) ?? '',
  )
  const kind = titles.map((title) => findLabel(`${title}:`)?.kind).find(isField) ?? null
  const isBound = childOf(properties, 'w:dataBinding') !== undefined
  return isBound && (kind === 'byline' || kind === 'date') ? null : kind
}

/** Where the lines of a paragraph stand. In one from right to left Word means by “left” the side where they begin. */
function alignmentOf(properties: XmlElement | undefined, isUsuallyRtl: boolean): Alignment {
  const value = setting(childOf(properties, 'w:jc'))
  if (value === 'center') return 'center'
  const isRtl = isOn(childOf(properties, 'w:bidi')) ?? isUsuallyRtl
  if (value === 'end') return isRtl ? 'left' : 'right'
  if (value !== 'left' && value !== 'right') return null
  return (value === 'right') === isRtl ? 'left' : 'right'
}

const spanOf = (width: number) => (width >= 1 && width <= WIDEST ? Math.floor(width) : 1)

/** True where the look of a table sets its first row off. */
function isFirstRowSet(look: XmlElement | undefined): boolean {
  const named = look?.attributes['w:firstRow']
  if (named !== undefined) return /^(?:1|true|on)$/.test(named)
  return (Number.parseInt(setting(look) ?? '0', 16) & 0x20) !== 0
}

/** Characters of a sentence, which is no entry of a table of contents: those end with a page, or are headings. */
const SHORTEST_SENTENCE = 60

/** True for a text that ends as a sentence does, and is as long as one. */
function isSentence({ inlines }: Content): boolean {
  const text = plainOf(inlines)
  return text.length >= SHORTEST_SENTENCE && /[.…][ \t]*$/.test(text)
}

/** A word at most, and no more letters than one has: what is set as a drop cap. */
function isOneWord({ inlines }: Content): boolean {
  const text = inlines.map((inline) => (inline.type === 'text' ? inline.text : ' ')).join('')
  return /^[ \t]*[^ \t]{1,20}[ \t]*$/.test(text)
}
