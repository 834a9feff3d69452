import type { PictureCrop } from '../../article/index.ts'
import { storedCrop } from '../../pictures/index.ts'
import { isSameMark, linkTarget } from '../../document/index.ts'
import type { Inline, Mark } from '../../document/types.ts'
import { equationOfWord, equationPieces } from '../equations/index.ts'
import { type Look, marksOf } from '../office/look.ts'
import type { Budget } from '../office/budget.ts'
import { UNICODE_LINE_ENDS } from '../lines.ts'
import type { NoticeCounts } from '../office/noticeCounts.ts'
import { countShown } from '../office/shownText.ts'
import { childOf, childrenOf, elementsOf, textIn, type XmlElement } from '../xml/index.ts'
import type { Relationship } from './docxPackage.ts'
import type { Fields } from './fields.ts'
import { symbolOfField } from '../office/symbolField.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import { isOn, lookOf, setting, type Styles } from './styles.ts'
import { symbolOf, withSymbols } from '../../symbolFonts.ts'
import { altOf, isPictureName } from '../pictures/index.ts'

/** What a drawing says of its picture: the name of its file, its description, and what is shown of it. */
export type DocxPicture = { fileName: string; said: string; crop: PictureCrop | null }

/** A text of a document that runs by itself: the body, a note, a header. */
export type Story = {
  styles: Styles
  relationships: ReadonlyMap<string, Relationship>
  counts: NoticeCounts
  budget: Budget
  fields: Fields
  /** Marbre wrote it: line ends of Unicode are characters. */
  isOwn: boolean
  /** The text of its parts in other formats, by their paths. */
  chunks: ReadonlyMap<string, readonly SourceBlock[]>
  /** Letters by the language that the document says they are in. */
  languages: Map<string, number>
  /** Dates that Word sets anew each time. */
  dates: string[]
  /** What a note says; null where there is none, or where it was asked for before. */
  note: (kind: 'footnote' | 'endnote', id: string) => readonly Inline[] | null
  /** The address in the library of a picture; null where it cannot be taken, or none is wanted. */
  picture: (link: Relationship, what: DocxPicture) => string | null
}

/**
 * What a paragraph says, the size of its letters where all are of one, and the text boxes that hang on it; `isNumbered` where a
 * number of a row of figures is in it; from `creditFrom` on it is in the style in which Marbre writes the credit of a picture.
 */
export type Content = {
  inlines: Inline[]
  size: number | undefined
  boxes: XmlElement[]
  isNumbered?: true
  creditFrom?: number
  /** A line from margin to margin stands in it. */
  hasRule?: true
  /** All that it says is of a table of contents. */
  isContents?: true | undefined
  /** Before which inlines a page or a column of the page begins. */
  pages: readonly number[]
}

/** The content of a paragraph whose characters look as `look` says where they say nothing. */
export function readContent(paragraph: XmlElement, look: Look, story: Story): Content {
  const reader = new ContentReader(look, story)
  reader.children(paragraph, null)
  return reader.content
}

class ContentReader {
  private readonly inlines: Inline[] = []
  private readonly boxes: XmlElement[] = []
  private readonly sizes = new Set<number>()
  private readonly pages: number[] = []
  private isNumbered?: true
  private hasRule?: true
  /** Text of a table of contents was read, and other text. */
  private hasContents: boolean = false
  private hasOther: boolean = false
  /** The inlines in the style of credits, the last that were read. */
  private credit: { from: number; to: number } | null = null
  /** What comes next is no part of the text before it. */
  private isApart: boolean = false
  private readonly base: Look
  private readonly story: Story

  constructor(base: Look, story: Story) {
    this.base = base
    this.story = story
  }

  get content(): Content {
    const [size] = this.sizes
    const { inlines, boxes, pages, isNumbered, hasRule, credit } = this
    return {
      inlines,
      size: this.sizes.size === 1 ? size : undefined,
      boxes,
      pages,
      ...(isNumbered && { isNumbered }),
      ...(hasRule && { hasRule }),
      ...(this.hasContents && !this.hasOther && { isContents: true }),
      ...(credit?.to === inlines.length && { creditFrom: credit.from }),
    }
  }

  /** Reads what is in a paragraph, or in an element that only groups parts of one. */
  children(parent: XmlElement, href: string | null): void {
    for (const child of elementsOf(parent)) this.element(child, href)
  }

  private element(element: XmlElement, href: string | null): void {
    const { counts } = this.story
    switch (element.name) {
      case 'w:r':
        this.run(element, href)
        break
      case 'w:hyperlink':
        this.children(element, this.addressOf(element) ?? href)
        break
      case 'w:fldSimple':
        this.simpleField(element, href)
        break
      case 'w:ins':
      case 'w:moveTo':
        counts.changes += 1
        this.children(element, href)
        break
      case 'w:del':
      case 'w:moveFrom':
        counts.changes += 1
        break
      case 'w:sdt':
        if (!isOn(childOf(childOf(element, 'w:sdtPr'), 'w:showingPlcHdr')))
          for (const content of childrenOf(element, 'w:sdtContent')) this.children(content, href)
        break
      case 'm:oMath':
      case 'm:oMathPara':
        counts.equations += 1
        for (const { text, vertical } of equationPieces(equationOfWord(element)))
          this.text(text, { ...this.base, vertical }, href)
        break
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:bdo':
      case 'w:dir':
      case 'mc:Choice':
        this.children(element, href)
        break
      case 'mc:AlternateContent':
        for (const choice of childrenOf(element, 'mc:Choice').slice(0, 1)) this.children(choice, href)
        break
    }
  }

  /** A field of which the instruction stands in one place. */
  private simpleField(field: XmlElement, href: string | null): void {
    const { fields } = this.story
    const instruction = field.attributes['w:instr'] ?? ''
    if (isSequence(instruction)) this.isNumbered = true
    fields.begin()
    fields.instruct(instruction)
    fields.separate()
    this.children(field, href)
    this.text(symbolOfField(fields.end() ?? '') ?? '', this.base, href)
  }

  private addressOf({ attributes }: XmlElement): string | null {
    const link = this.story.relationships.get(attributes['r:id'] ?? '')
    if (!link?.isExternal) return null
    const place = attributes['w:anchor']
    return linkTarget(place === undefined || place === '' ? link.target : `${link.target}#${place}`)
  }

  private push(inline: Inline): void {
    this.story.budget.takeInline()
    this.inlines.push(inline)
  }

  private run(run: XmlElement, href: string | null): void {
    const properties = childOf(run, 'w:rPr')
    const style = setting(childOf(properties, 'w:rStyle'))
    const styled = style === undefined ? this.base : this.story.styles.character(style, this.base)
    const from = this.inlines.length
    const isCredit = style === 'Credit'
    this.isApart ||= isCredit
    this.runParts(run, lookOf(properties, styled), href)
    if (!isCredit) return
    if (this.credit?.to !== from) this.credit = { from, to: from }
    this.credit.to = this.inlines.length
    this.isApart = true
  }

  private runParts(run: XmlElement, look: Look, href: string | null): void {
    const { fields } = this.story
    let isMarkOfNote = false
    for (const part of elementsOf(run)) {
      switch (part.name) {
        case 'w:t':
          if (!isMarkOfNote) this.lines(written(part), look, href)
          break
        case 'w:tab':
        case 'w:ptab':
          this.text('\t', look, href)
          break
        case 'w:br':
        case 'w:cr':
          if (look.hidden || fields.isInstruction) break
          if (/^(?:page|column)$/.test(part.attributes['w:type'] ?? '')) {
            this.pages.push(this.inlines.length)
            this.isApart = true
          } else this.lineBreak(look, href)
          break
        case 'w:noBreakHyphen':
          this.text('\u2011', look, href)
          break
        case 'w:softHyphen':
          this.text('\u00ad', look, href)
          break
        case 'w:sym':
          this.text(symbolIn(part), look, href)
          break
        case 'w:fldChar':
          this.fieldMark(part, look, href)
          break
        case 'w:instrText':
          if (isSequence(textIn(part))) this.isNumbered = true
          fields.instruct(textIn(part))
          break
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          isMarkOfNote = /^(?:1|true|on)$/.test(part.attributes['w:customMarkFollows'] ?? '')
          this.note(part)
          break
        case 'w:ruby':
          this.ruby(part, href)
          break
        default:
          this.object(part, look, href)
      }
    }
  }

  private lineBreak(look: Look, href: string | null): void {
    const { fields } = this.story
    if (!look.hidden && !fields.isInstruction)
      this.push({ type: 'break', marks: marksOf(look, fields.href ?? href) })
  }

  private lines(text: string, look: Look, href: string | null): void {
    const lines = this.story.isOwn ? [text] : text.split(UNICODE_LINE_ENDS)
    for (const [at, line] of lines.entries()) {
      if (at > 0) this.lineBreak(look, href)
      this.text(line, look, href)
    }
  }

  private fieldMark(mark: XmlElement, look: Look, href: string | null): void {
    const { fields } = this.story
    const type = mark.attributes['w:fldCharType']
    if (type === 'begin') {
      this.text(chosenIn(childOf(mark, 'w:ffData')), look, href)
      fields.begin()
    } else if (type === 'separate') fields.separate()
    else if (type === 'end') this.text(symbolOfField(fields.end() ?? '') ?? '', look, href)
  }

  private note({ name, attributes }: XmlElement): void {
    const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote'
    const content = this.story.note(kind, attributes['w:id'] ?? '')
    if (content !== null) this.push({ type: 'footnote', content, marks: [] })
  }

  /** Characters with their reading above them: the reading stands in brackets. */
  private ruby(ruby: XmlElement, href: string | null): void {
    for (const base of childrenOf(ruby, 'w:rubyBase')) this.children(base, href)
    const reading = textIn(childOf(ruby, 'w:rt'))
    if (reading !== '') this.text(`（${reading}）`, this.base, href)
  }

  /** Pictures, text boxes and what else is set into a line. */
  private object(part: XmlElement, look: Look, href: string | null): void {
    switch (part.name) {
      case 'w:drawing':
      case 'w:pict':
        if (!look.hidden) this.drawing(part)
        break
      case 'w:object':
        this.story.counts.embedded += 1
        break
      case 'mc:AlternateContent':
        for (const choice of childrenOf(part, 'mc:Choice').slice(0, 1)) this.runParts(choice, look, href)
        break
    }
  }

  /** Takes the text boxes of a drawing, and counts its pictures. */
  private drawing(drawing: XmlElement): void {
    const { counts, relationships } = this.story
    let said = ''
    let fileName = ''
    let crop: PictureCrop | null = null
    const walk = (element: XmlElement): void => {
      const { name, attributes } = element
      if (name === 'w:txbxContent') {
        this.boxes.push(element)
        return
      }
      if (name === 'v:rect' && attributes['o:hr'] === 't') this.hasRule = true
      // Letters that are drawn along a line.
      if (name === 'v:textpath') this.boxes.push(boxOf(attributes.string ?? ''))
      if (name === 'wp:docPr') said = attributes.descr || attributes.title || ''
      if (name === 'v:shape') said = attributes.alt || attributes['o:title'] || ''
      if (name === 'pic:cNvPr') {
        fileName = attributes.name ?? ''
        said ||= attributes.descr ?? ''
      }
      if (name === 'pic:blipFill') crop = cropOf(childOf(element, 'a:srcRect'))
      if (name === 'a:graphicData' && /\/(?:chart(?:ex)?|diagram)$/.test(attributes.uri ?? ''))
        counts.embedded += 1
      if (name === 'a:blip' || name === 'v:imagedata') {
        const id = attributes['r:embed'] ?? attributes['r:id'] ?? attributes['r:link'] ?? ''
        this.picture(relationships.get(id), {
          fileName,
          said: said || (attributes['o:title'] ?? ''),
          crop,
        })
      }
      for (const child of elementsOf(element)) walk(child)
    }
    walk(drawing)
  }

  private picture(link: Relationship | undefined, { fileName, said, crop }: DocxPicture): void {
    const { target, isExternal } = link ?? { target: '', isExternal: false }
    const part = target.slice(target.lastIndexOf('/') + 1)
    const name = isPictureName(fileName) ? fileName : part
    const src = this.story.picture({ kind: 'image', target, isExternal }, { fileName: name, said, crop })
    if (src !== null) this.push({ type: 'image', src, alt: altOf(said), title: '', marks: [] })
  }

  private text(text: string, look: Look, href: string | null): void {
    if (text === '' || this.story.fields.isInstruction) return
    if (!countShown(text, look, this.story, this.sizes)) return
    const { fields } = this.story
    fields.takeText()
    if (fields.isDate) this.story.dates.push(text)
    if (/[^ \t]/.test(text)) {
      this.hasContents ||= fields.isContents
      this.hasOther ||= !fields.isContents
    }
    const address = fields.href ?? href
    const said = withSymbols(text, look.font)
    const marks = marksOf(look, address)
    const last = this.inlines.at(-1)
    // A tab within code is code only together with what is around it.
    const isApart = this.isApart
    this.isApart = false
    if (last?.type === 'text' && areSameMarks(last.marks, marks) && !isApart) {
      this.story.budget.takeInline()
      this.inlines[this.inlines.length - 1] = { ...last, text: last.text + said }
    } else this.push({ type: 'text', text: said, marks })
  }
}

/** What is chosen in a field of an old form: the entry of its list, or a box that is checked or not. */
function chosenIn(form: XmlElement | undefined): string {
  const list = childOf(form, 'w:ddList')
  const box = childOf(form, 'w:checkBox')
  if (list) {
    const at = Number(setting(childOf(list, 'w:result') ?? childOf(list, 'w:default')) ?? '0')
    return setting(childrenOf(list, 'w:listEntry')[at]) ?? ''
  }
  if (!box) return ''
  return isOn(childOf(box, 'w:checked') ?? childOf(box, 'w:default')) ? '☒' : '☐'
}

/** What Word shows of a picture, of which it says what is cut off at each edge, in thousandths of a percent; null for all of it. */
function cropOf(rectangle: XmlElement | undefined): PictureCrop | null {
  const { l, t, r, b } = rectangle?.attributes ?? {}
  const part = (edge = '0') => {
    const number = edge.endsWith('%') ? Number(edge.slice(0, -1)) * 1000 : Number(edge)
    return Math.min(1, Math.max(0, (number || 0) / 100_000))
  }
  const [left, top] = [part(l), part(t)]
  const [width, height] = [1 - left - part(r), 1 - top - part(b)]
  return width > 0 && height > 0 ? storedCrop({ x: left, y: top, width, height }) : null
}

/** A text box with a line of text. */
function boxOf(text: string): XmlElement {
  const element = (name: string, child: XmlElement | string): XmlElement => ({
    name,
    attributes: {},
    children: [child],
  })
  return element('w:txbxContent', element('w:p', element('w:r', element('w:t', text))))
}

/** True for a field that numbers figures: `SEQ Figure \* ARABIC`. */
const isSequence = (instruction: string) => /^[ \t]*SEQ[ \t]/i.test(instruction)

function areSameMarks(some: readonly Mark[], others: readonly Mark[]): boolean {
  return (
    some.length === others.length &&
    some.every((mark, at) => {
      const other = others[at]
      return other !== undefined && isSameMark(mark, other)
    })
  )
}

/** The text of a run. Line ends in it are those of the file, and not the author's. */
function written(text: XmlElement): string {
  return textIn(text).replace(/(?<![ \t])[ \t]*[\r\n]+[ \t]*/g, ' ')
}

function symbolIn({ attributes }: XmlElement): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16)
  return Number.isNaN(code) ? '' : (symbolOf(attributes['w:font'] ?? '', code) ?? '\ufffd')
}
