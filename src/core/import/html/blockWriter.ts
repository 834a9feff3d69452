import { equationOfMathMl, equationPieces } from '../equations/index.ts'
import type * as Document from '../../document/types.ts'
import type { Inline, Mark } from '../../document/types.ts'
import { isBlank } from '../lines.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'
import { normalise } from '../../document/index.ts'
import { linkAddress } from './addresses.ts'
import { isCaption, isFactBox, isHeadingByName, withBoldHeading } from './boxes.ts'
import { type PageContext, type PagePart, PLAIN, type Place } from './context.ts'
import { liftPictures } from '../pictures/index.ts'
import { definitionsIn, LONGEST_SAID, withStrong } from './definitions.ts'
import { attributionOf, checkedOf, isDropped, isPartOfTable, preformattedText, withBox } from './elements.ts'
import { pictureOf } from './figures.ts'
import { writeFigure } from './figureWriter.ts'
import { InlineContent, inlinesOf, withoutDash } from './inlineContent.ts'
import {
  collapsed,
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  namesOf,
  parseHtml,
  textOf,
} from './parseHtml.ts'
import { partByStyle } from './partByStyle.ts'
import { isAboveNotes, isSet, withoutBlank } from './setNotes.ts'
import { marksIn, styleOf } from './style.ts'
import { cellsOf, isLayout, isNavigation, rowsOf, tableNode } from './tables.ts'
import { partNotes } from '../tree/notesBelow.ts'
import { withTypedLists } from '../tree/typedLists.ts'

const DEEPEST_FRAME = 2

/** Elements that begin and end a paragraph. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    '#root html body main article section nav aside header footer hgroup address div p center form fieldset details summary ' +
    'dialog dl dt dd li figure figcaption caption tbody thead tfoot tr td th legend menu frameset'
  ).split(' '),
)

/** Writes the elements of a page as the blocks of a document. */
class BlockWriter {
  readonly blocks: SourceBlock[] = []
  private readonly content: InlineContent
  readonly page: PageContext
  private readonly isNote: boolean
  private readonly frames: number

  constructor(page: PageContext, isNote = false, frames = 0) {
    this.page = page
    this.content = new InlineContent(page.isOwn)
    this.isNote = isNote
    this.frames = frames
  }

  /** Ends the paragraph that is being written. */
  flush(): void {
    for (const content of this.content.take(this.page.isOwn))
      this.blocks.push({ node: { type: 'paragraph', content } })
  }

  writeAll(nodes: readonly HtmlNode[], place: Place): void {
    for (const node of nodes) this.write(node, place)
  }

  private write(node: HtmlNode, place: Place): void {
    if (typeof node === 'string') {
      this.content.add(node, place.marks, place.pre)
      return
    }
    const { footnotes } = this.page
    const note = this.isNote ? undefined : footnotes.notes.get(node)
    if (note && this.addNote(note)) return
    if (this.page.credits.has(node)) return
    // What pandoc writes over an abstract is its label.
    if (this.page.partDepth > 0 && node.attributes.class === 'abstract-title') return
    if (footnotes.backlinks.has(node) && (this.isNote || /[↩⬆↑^]/u.test(textOf(node)))) return
    if (!this.isNote && isSet(node, this.page)) return
    if (isDropped(node, this.page)) return
    const part = this.page.partOf(node) ?? partByStyle(node)
    if (part) this.writePart(node, part)
    else this.writeElement(node, place)
  }

  /** Writes an element as one block, which has the lines that its blocks say. */
  private writePart(element: HtmlElement, part: PagePart): void {
    this.flush()
    const inner = this.inner()
    this.page.partDepth += 1
    inner.writeAll(element.children, PLAIN)
    inner.flush()
    this.page.partDepth -= 1
    const parted = inner.blocks.map(({ node }) => partNotes(node))
    const lines = parted.map(({ node }) => collapsed(textOfNode(node))).filter((line) => line !== '')
    if (lines.length === 0) return
    const content = lines.flatMap((text, at): Inline[] => [
      ...(at > 0 ? [{ type: 'break', marks: [] } as const] : []),
      { type: 'text', text, marks: [] },
    ])
    const notes = parted.flatMap((each) => each.notes)
    this.blocks.push({ node: { type: 'paragraph', content: [...content, ...notes] }, ...part })
  }

  private inner(isNote = this.isNote): BlockWriter {
    return new BlockWriter(this.page, isNote, this.frames)
  }

  innerBlocks(nodes: readonly HtmlNode[], place: Place, isNote = this.isNote): Document.Block[] {
    const inner = this.inner(isNote)
    inner.writeAll(nodes, place)
    inner.flush()
    return inner.blocks.flatMap(({ node, kind }) => (kind === 'aside' ? [] : [node]))
  }

  private writeElement(element: HtmlElement, around: Place): void {
    const { name, attributes } = element
    const keepsBlanks = this.page.isOwn && name === 'span' && attributes.class === 'blanks'
    const space = keepsBlanks ? 'pre-wrap' : styleOf(element, 'white-space')
    const place: Place = {
      marks: marksIn(element, around.marks),
      pre: space === '' ? around.pre : /^(?:pre|break-spaces)/.test(space),
    }
    switch (name) {
      case 'br':
        this.content.addBreak()
        break
      case 'img':
      case 'amp-img':
        this.addPicture(element)
        break
      case 'a':
        this.writeLink(element, place)
        break
      case 'q':
        this.content.add('“', place.marks)
        this.writeAll(element.children, place)
        this.content.add('”', place.marks)
        break
      case 'hr':
        this.flush()
        if (this.isNote || !isAboveNotes(element, this.page)) this.blocks.push({ node: { type: 'rule' } })
        break
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        this.writeHeading(element, Number(name.slice(1)))
        break
      case 'ul':
      case 'ol':
        this.writeList(element, place)
        break
      case 'dl':
        if (!this.writeDefinitions(element, place)) this.writeOther(element, place)
        break
      case 'blockquote':
        this.writeQuotation(element, null)
        break
      case 'pre':
      case 'listing':
        this.writePreformatted(element)
        break
      case 'table':
        this.writeTable(element, place)
        break
      case 'iframe':
        this.writeFrame(element)
        break
      case 'math':
        for (const { text, vertical } of equationPieces(equationOfMathMl(element)))
          this.content.add(text, vertical === null ? place.marks : [...place.marks, { type: vertical }])
        break
      default:
        this.writeOther(element, place)
    }
  }

  private writeOther(element: HtmlElement, place: Place): void {
    const { name, children } = element
    if (/^(?:div|aside)$/.test(name) && /(?:^| )pull-?quote(?= |$)/.test(namesOf(element))) {
      this.writeQuotation(element, null)
      return
    }
    if (!this.page.isOwn && isFactBox(element)) {
      this.flush()
      const content = this.innerBlocks(children, place).map(withBoldHeading)
      this.blocks.push({ node: { type: 'quotation', content, attribution: null } })
      return
    }
    if (name === 'figure' || /\bwp-caption\b(?!-)/.test(namesOf(element))) {
      writeFigure(this, element, place)
      return
    }
    if (!this.page.isOwn && isCaption(element)) {
      this.flush()
      // It is no title of the text and no line under one.
      for (const node of this.innerBlocks(children, place))
        this.blocks.push(node.type === 'paragraph' ? { node, kind: 'paragraph' } : { node })
      return
    }
    const isBlock = BLOCKS.has(name) || /^(?:block|flex|grid|table)$/.test(styleOf(element, 'display'))
    const level = element.attributes.role === 'heading' ? Number(element.attributes['aria-level'] ?? 2) : 0
    if (level >= 1 && level <= 6) this.writeHeading(element, level)
    else if (!this.page.isOwn && isHeadingByName(element))
      this.writeHeading(element, name === 'summary' ? 3 : 2)
    else if (isBlock) {
      this.flush()
      this.writeAll(children, name === 'dt' ? { ...place, marks: withStrong(place.marks) } : place)
      this.flush()
    } else this.writeAll(children, place)
  }

  /**
   * Writes terms and what is said of them as the items of a list, each term in bold on a line of its own; false where they are no
   * such terms, or say something of the page.
   */
  private writeDefinitions(element: HtmlElement, place: Place): boolean {
    const entries = definitionsIn(element)
    const isOfPage = [...elementsIn(element)].some(
      (inner) => inner.attributes.itemprop !== undefined || this.page.partOf(inner) !== undefined,
    )
    const isText = entries.some(({ said }) => said.some(({ length }) => length > LONGEST_SAID))
    if (this.page.isOwn || isOfPage || isText || entries.length === 0) return false
    this.flush()
    const items = entries.map(({ terms, said }): Document.ListItem => {
      const strong = { ...place, marks: withStrong(place.marks) }
      const named = terms.flatMap((term) => this.innerBlocks(term.children, strong))
      const [first, ...others] = said.flatMap((each) => this.innerBlocks(each.children, place))
      const isLine = first?.type === 'paragraph'
      const content = inlinesOf(isLine ? [...named, first] : named)
      return {
        checked: null,
        content: [{ type: 'paragraph', content }, ...(isLine || !first ? [] : [first]), ...others],
      }
    })
    this.blocks.push({ node: { type: 'list', ordered: false, start: 1, items } })
    return true
  }

  private writeLink(element: HtmlElement, place: Place): void {
    const href = linkAddress(element.attributes.href ?? '', this.page.base)
    // On other pages it repeats the words, or says that a window opens.
    const title = this.page.isOwn ? (element.attributes.title ?? '') : ''
    const isLink = href !== null && !place.marks.some(({ type }) => type === 'link')
    const marks: readonly Mark[] = isLink ? [{ type: 'link', href, title }, ...place.marks] : place.marks
    this.writeAll(element.children, { ...place, marks })
  }

  private writeHeading(element: HtmlElement, level: number): void {
    this.flush()
    const content = inlinesOf(this.innerBlocks(element.children, PLAIN))
    const pictures = content.filter(({ type }) => type === 'image')
    const words = content.filter(({ type }) => type !== 'image')
    const [heading] = normalise([{ type: 'heading', content: words }])
    if (pictures.length > 0) this.blocks.push({ node: { type: 'paragraph', content: pictures } })
    if (heading?.type !== 'heading') return
    const isPlain = heading.content.every(({ type }) => type === 'text')
    const node: Document.Block =
      level <= 2 && isPlain && !this.page.isOwn
        ? { type: 'sectionHeading', text: textOfNode(heading) }
        : heading
    this.blocks.push({ node, level })
  }

  private writeList(element: HtmlElement, place: Place): void {
    this.flush()
    const items: Document.ListItem[] = []
    for (const child of element.children) {
      const isItem = typeof child !== 'string' && child.name === 'li'
      if (isItem && (isDropped(child, this.page) || (!this.isNote && isSet(child, this.page)))) continue
      const content = this.innerBlocks(isItem ? child.children : [child], place)
      const last = items.at(-1)
      if (isItem) items.push(withBox({ checked: checkedOf(child), content }))
      else if (content.length > 0 && last)
        items[items.length - 1] = { ...last, content: [...last.content, ...content] }
      else if (content.length > 0) items.push({ checked: null, content })
    }
    const start = Number.parseInt(element.attributes.start ?? '1', 10)
    const ordered = element.name === 'ol'
    const node: Document.List = { type: 'list', ordered, start: Number.isNaN(start) ? 1 : start, items }
    this.blocks.push({ node })
  }

  writeQuotation(element: HtmlElement, caption: HtmlElement | null): void {
    this.flush()
    const source = caption ?? attributionOf(element)
    const children = element.children.filter((child) => child !== source)
    const attribution = source ? withoutDash(inlinesOf(this.innerBlocks(source.children, PLAIN))) : null
    this.blocks.push({
      node: { type: 'quotation', content: this.innerBlocks(children, PLAIN), attribution },
    })
  }

  private writePreformatted(element: HtmlElement): void {
    this.flush()
    const said = preformattedText(element).replace(/\r\n?/g, '\n')
    // Marbre writes one line end behind the text; in other pages empty lines around it are there for the markup.
    const text = this.page.isOwn ? said.replace(/\n$/, '') : said.replace(/^\n/, '').replace(/\n+$/, '')
    const code = element.children.find((child) => typeof child !== 'string' && child.name === 'code')
    const names = `${namesOf(element)} ${typeof code === 'object' ? namesOf(code) : ''}`
    const language =
      /(?:^| )(?:language|lang|sourcecode|highlight-source)[- ]([\w+#-]{1,20})/.exec(names)?.[1] ?? ''
    this.blocks.push({ node: { type: 'preformatted', text, language } })
  }

  private writeTable(element: HtmlElement, place: Place): void {
    this.flush()
    const caption = element.children.find((child) => typeof child !== 'string' && child.name === 'caption')
    if (typeof caption === 'object') this.write(caption, place)
    this.flush()
    const node =
      !this.page.isOwn && isLayout(element)
        ? null
        : tableNode(element, (cell) => inlinesOf(this.innerBlocks(cell.children, PLAIN)), this.page.isOwn)
    if (node) {
      this.blocks.push({ node })
      return
    }
    const rest = element.children.filter((child) => child !== caption && !isPartOfTable(child))
    for (const row of rowsOf(element)) {
      for (const cell of cellsOf(row))
        if (!this.page.isOwn && isNavigation(cell, element))
          this.writePart(cell, { kind: 'aside', reason: 'page-aside' })
        else this.write(cell, place)
      this.flush()
    }
    this.writeAll(rest, place)
    this.flush()
  }

  private addPicture(element: HtmlElement): void {
    if (/\b(?:emoji|wp-smiley)\b/.test(namesOf(element))) {
      this.content.add(element.attributes.alt ?? '', [])
      return
    }
    const picture = pictureOf(element, this.page)
    if (picture) this.content.addInline(picture)
  }

  private writeFrame({ attributes }: HtmlElement): void {
    const root = this.frames < DEEPEST_FRAME ? parseHtml(attributes.srcdoc ?? '') : null
    if (!root) return
    this.flush()
    const inner = new BlockWriter(this.page, this.isNote, this.frames + 1)
    inner.writeAll(root.children, PLAIN)
    inner.flush()
    for (const block of inner.blocks) this.blocks.push(block)
  }

  /** Sets a note where it is referred to; false where it has no text, or where notes were repeated too often. */
  private addNote(note: HtmlElement): boolean {
    if (note.length > this.page.notesLeft) return false
    const content = inlinesOf(this.innerBlocks(note.children, PLAIN, true))
    const [paragraph] = normalise([
      { type: 'paragraph', content: this.page.isOwn ? content : withoutBlank(content) },
    ])
    if (paragraph?.type !== 'paragraph') return false
    this.page.notesLeft -= note.length
    this.page.set.add(note)
    this.content.addInline({ type: 'footnote', content: paragraph.content, marks: [] })
    return true
  }
}

/** The blocks of an element of a page. */
export function blocksOf(element: HtmlElement, page: PageContext): SourceBlock[] {
  const writer = new BlockWriter(page)
  writer.writeAll([element], PLAIN)
  writer.flush()
  const blocks = writer.blocks.flatMap((block): SourceBlock[] =>
    normalise([block.node])
      .flatMap((node) => liftPictures(node))
      .flatMap((node): SourceBlock[] =>
        node.type === 'figure' ? [{ node }] : isEmpty(node) ? [] : [{ ...block, node }],
      ),
  )
  return page.isOwn ? blocks : withTypedLists(blocks)
}

/** True for a paragraph of which nothing can be seen: pages keep their distances with no-break spaces. */
function isEmpty(node: Document.Block): boolean {
  return (
    node.type === 'paragraph' &&
    node.content.every((inline) => inline.type === 'text' && isBlank(inline.text))
  )
}
