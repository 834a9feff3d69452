import { linkTarget } from '../../document/index.ts'
import type { Inline } from '../../document/types.ts'
import { type Equation, equationPieces } from '../equations/index.ts'
import { type Look, marksOf } from '../office/look.ts'
import type { Budget } from '../office/budget.ts'
import { UNICODE_LINE_ENDS } from '../lines.ts'
import type { NoticeCounts } from '../office/noticeCounts.ts'
import { countShown } from '../office/shownText.ts'
import { childOf, childrenOf, elementsOf, textIn, type XmlElement, type XmlNode } from '../xml/index.ts'
import { altOf, isPictureName } from '../pictures/index.ts'
import type { OdtStyles } from './odtStyles.ts'

/** The state that the texts of a document share. */
export type OdtStory = {
  styles: OdtStyles
  counts: NoticeCounts
  budget: Budget
  /** Letters by the language that the document says they are in. */
  languages: Map<string, number>
  /** Dates that the program sets anew each time. */
  dates: string[]
  /** The comments that were come across. */
  comments: XmlElement[]
  /** The changes that deleted text which still stands in its place, and those of them in which the reading is. */
  deletions: { readonly known: Set<string>; readonly open: Set<string> }
  /** What stands between the marks of a bookmark whose name is a number: see `pandocComment`. */
  bookmarks: Map<string, { readonly inlines: Inline[]; readonly from: number; to: number }>
  /** What a note says; null in a note, which can have none. */
  note: ((body: XmlElement) => readonly Inline[]) | null
  /** The equation that an object of the document is; null for another object. */
  equation: (object: XmlElement) => Equation | null
  /** The address in the library of the picture at an address of the document; null where it cannot be taken, or none is wanted. */
  picture: (address: string, what: { fileName: string; said: string; isCut: boolean }) => string | null
}

/**
 * The content of a paragraph, the size of its letters where all are of one, and the frames of text that hang on it; `isNumbered`
 * where the number of a figure is in it.
 */
export type Content = {
  inlines: Inline[]
  size: number | undefined
  boxes: XmlElement[]
  isNumbered?: true
  /** A field in it hides the paragraph. */
  isHidden?: true
}

/** The content of a paragraph whose characters look as `look` says where they say nothing. */
export function readContent(paragraph: XmlElement, look: Look, story: OdtStory): Content {
  const reader = new ContentReader(story)
  reader.children(paragraph, look, null)
  return reader.content
}

/** Notes where a text begins or ends that a tracked change deleted, and that still stands in its place. */
export function markDeletion({ name, attributes }: XmlElement, { deletions }: OdtStory): void {
  const id = attributes['text:change-id'] ?? ''
  if (name === 'text:change-end') deletions.open.delete(id)
  else if (deletions.known.has(id)) deletions.open.add(id)
}

/** Nothing of these is text: prompts, places, what is told to a program. */
const NO_TEXT = new Set([
  'text:note-citation',
  'text:placeholder',
  'text:script',
  'text:toc-mark',
  'text:user-index-mark',
  'text:alphabetical-index-mark',
  'office:event-listeners',
  'office:forms',
  'office:annotation-end',
])

/** True for a field that sets a value and shows nothing, and for a control that asks for text and has none. */
const isUnseen = (attributes: XmlElement['attributes']) =>
  attributes['text:display'] === 'none' || attributes['loext:showing-place-holder'] === 'true'

const MOST_BLANKS = 1000

class ContentReader {
  private readonly inlines: Inline[] = []
  private readonly boxes: XmlElement[] = []
  private readonly sizes = new Set<number>()
  private isNumbered?: true
  private isHidden?: true
  private readonly story: OdtStory
  /** A blank right here is part of the one before it, or stands at the start. */
  private afterBlank: boolean = true

  constructor(story: OdtStory) {
    this.story = story
  }

  get content(): Content {
    const [size] = this.sizes
    const { inlines, boxes, isNumbered, isHidden } = this
    return {
      inlines,
      size: this.sizes.size === 1 ? size : undefined,
      boxes,
      ...(isNumbered && { isNumbered }),
      ...(isHidden && { isHidden }),
    }
  }

  children(parent: XmlElement, look: Look, href: string | null): void {
    for (const child of parent.children) this.node(child, look, href)
  }

  private node(node: XmlNode, look: Look, href: string | null): void {
    if (typeof node === 'string') {
      this.characters(node, look, href)
      return
    }
    const { name, attributes } = node
    const { styles, counts, comments } = this.story
    switch (name) {
      case 'text:span':
        this.children(node, styles.characters(attributes['text:style-name'] ?? '', look), href)
        break
      case 'text:a':
        this.children(node, look, linkTarget(attributes['xlink:href'] ?? '') ?? href)
        break
      case 'text:s':
        this.put(' '.repeat(Math.min(MOST_BLANKS, Number(attributes['text:c'] ?? '1') || 1)), look, href)
        break
      case 'text:tab':
        this.put('\t', look, href)
        break
      case 'text:line-break':
        this.lineBreak(look)
        break
      case 'text:note':
        this.note(node)
        break
      case 'office:annotation':
        comments.push(node)
        break
      case 'text:change-start':
      case 'text:change-end':
        markDeletion(node, this.story)
        break
      case 'text:bookmark-start':
      case 'text:bookmark-end':
        this.bookmark(node)
        break
      case 'text:bookmark':
        this.pandocComment(attributes['text:name'] ?? '')
        break
      case 'text:sequence':
        this.isNumbered = true
        this.children(node, look, href)
        break
      case 'text:ruby':
        this.ruby(node, look, href)
        break
      case 'draw:frame':
        this.frame(node, look)
        break
      case 'text:date':
      case 'text:print-date':
      case 'text:modification-date':
        if (attributes['text:fixed'] !== 'true') this.story.dates.push(textIn(node))
        this.children(node, look, href)
        break
      case 'text:hidden-paragraph':
        if (attributes['text:is-hidden'] === 'true') this.isHidden = true
        break
      case 'text:hidden-text':
        if (attributes['text:is-hidden'] === 'false') this.children(node, look, href)
        else counts.hidden += 1
        break
      default:
        if (NO_TEXT.has(name) || isUnseen(attributes)) break
        if (name.startsWith('draw:')) this.shape(node, look)
        else this.children(node, look, href)
    }
  }

  /** Characters as they stand in the file, where a row of blanks and line ends is one blank. */
  private characters(text: string, look: Look, href: string | null): void {
    for (const [at, said] of text.split(UNICODE_LINE_ENDS).entries()) {
      if (at > 0) this.lineBreak(look)
      const line = said.replace(/[ \t\r\n]+/g, ' ')
      const shown = this.afterBlank && line.startsWith(' ') ? line.slice(1) : line
      this.put(shown, look, href)
      if (shown !== '') this.afterBlank = shown.endsWith(' ')
    }
  }

  private lineBreak({ hidden }: Look): void {
    if (!hidden) this.push({ type: 'break', marks: [] })
    this.afterBlank = true
  }

  private put(text: string, look: Look, href: string | null): void {
    if (text === '') return
    this.afterBlank = false
    if (!countShown(text, look, this.story, this.sizes)) return
    this.push({ type: 'text', text, marks: marksOf(look, href) })
  }

  private bookmark({ name, attributes }: XmlElement): void {
    const said = attributes['text:name'] ?? ''
    if (!/^\d{1,9}$/.test(said)) return
    const { inlines } = this
    const range = this.story.bookmarks.get(said)
    if (name === 'text:bookmark-start')
      this.story.bookmarks.set(said, { inlines, from: inlines.length, to: inlines.length })
    else if (range?.inlines === inlines) range.to = inlines.length
  }

  /**
   * Pandoc writes a comment as a bookmark around its words, and the end of the text that it is about as another one of the same
   * number: no other program names two alike. The words go out of the text that was read.
   */
  private pandocComment(name: string): void {
    const range = this.story.bookmarks.get(name)
    if (!range) return
    this.story.bookmarks.delete(name)
    const words = range.inlines.splice(range.from, range.to - range.from)
    const text = words.map((inline) => (inline.type === 'text' ? inline.text : ' ')).join('')
    const paragraph: XmlElement = { name: 'text:p', attributes: {}, children: [text] }
    if (text !== '')
      this.story.comments.push({ name: 'office:annotation', attributes: {}, children: [paragraph] })
  }

  private push(inline: Inline): void {
    if (this.story.deletions.open.size > 0) return
    this.story.budget.takeInline()
    this.inlines.push(inline)
  }

  private note(note: XmlElement): void {
    const body = childOf(note, 'text:note-body')
    if (body && this.story.note) this.push({ type: 'footnote', content: this.story.note(body), marks: [] })
    this.afterBlank = false
  }

  /** Characters with their reading above them: the reading stands in brackets. */
  private ruby(ruby: XmlElement, look: Look, href: string | null): void {
    for (const base of childrenOf(ruby, 'text:ruby-base')) this.children(base, look, href)
    const reading = textIn(childOf(ruby, 'text:ruby-text'))
    if (reading !== '') this.put(`（${reading}）`, look, href)
  }

  /** A frame: of text, a picture, or something of another program. */
  private frame(frame: XmlElement, look: Look): void {
    const { counts } = this.story
    const object = childOf(frame, 'draw:object')
    const equation = object ? this.story.equation(object) : null
    const box = childOf(frame, 'draw:text-box')
    const picture = childOf(frame, 'draw:image')
    if (box) this.boxes.push(box)
    else if (equation) {
      counts.equations += 1
      for (const { text, vertical } of equationPieces(equation)) this.put(text, { ...look, vertical }, null)
    } else if (object || childOf(frame, 'draw:object-ole')) counts.embedded += 1
    else if (picture) {
      const path = picture.attributes['xlink:href'] ?? ''
      const said = textIn(childOf(frame, 'svg:desc')) || textIn(childOf(frame, 'svg:title'))
      const name = frame.attributes['draw:name'] ?? ''
      const isCut = this.story.styles.isCut(frame.attributes['draw:style-name'] ?? '')
      const fileName = isPictureName(name) ? name : path.slice(path.lastIndexOf('/') + 1)
      const src = this.story.picture(path, { fileName, said, isCut })
      if (src !== null) this.push({ type: 'image', src, alt: altOf(said), title: '', marks: [] })
    }
  }

  /** A drawing: what is written in it is read as a frame of text is. */
  private shape(shape: XmlElement, look: Look): void {
    if (shape.name === 'draw:frame') this.frame(shape, look)
    else if (elementsOf(shape).some(({ name }) => name === 'text:p' || name === 'text:list'))
      this.boxes.push(shape)
    else for (const inner of elementsOf(shape)) if (inner.name.startsWith('draw:')) this.shape(inner, look)
  }
}
