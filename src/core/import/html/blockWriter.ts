import { equationOfMathMl, equationPieces } from '../equations/index.ts'
import { withoutBox } from '../office/boxes.ts'
import { roleOfStyle } from '../office/styleRoles.ts'
import type * as Document from '../../document/types.ts'
import type { Inline, Mark } from '../../document/types.ts'
import { isBlank } from '../lines.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'
import { normalise, plainOf } from '../../document/index.ts'
import { linkAddress } from './addresses.ts'
import { isCaption, isFactBox, isHeadingByName } from './boxes.ts'
import { isSigner } from '../metadata/credits.ts'
import type { PageContext, PagePart } from './context.ts'
import { captioned, liftPictures } from '../pictures/index.ts'
import { attributionOf, checkedOf, isPartOfTable, preformattedText } from './elements.ts'
import { captionIn, creditOf, isPictureLabel, joinedLines, pictureOf, touchingParts } from './figures.ts'
import { isProperties } from './officeHtml.ts'
import { InlineContent, inlinesOf, withoutDash } from './inlineContent.ts'
import {
  collapsed,
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  namesOf,
  NO_TEXT,
  parseHtml,
  textOf,
} from './parseHtml.ts'
import { isHidden, marksIn, styleOf } from './style.ts'
import { cellsOf, isLayout, isNavigation, rowsOf, tableNode } from './tables.ts'
import { partNotes } from '../tree/notesBelow.ts'
import { withTypedLists } from '../tree/typedLists.ts'

/** The marks of text at a place of the page, and whether its spaces are kept. */
type Place = { marks: readonly Mark[]; pre: boolean }

const PLAIN: Place = { marks: [], pre: false }
const DEEPEST_FRAME = 2

/** Elements that begin and end a paragraph. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    '#root html body main article section nav aside header footer hgroup address div p center form fieldset details summary ' +
    'dialog dl dt dd li figure figcaption caption tbody thead tfoot tr td th legend menu frameset'
  ).split(' '),
)

/**
 * What Word and Google Docs call a paragraph that they saved as HTML, where that is the title, what stands under it, or a table of
 * contents.
 */
function partByStyle(element: HtmlElement): PagePart | null {
  const { name, attributes, parent } = element
  if (isProperties(element)) return { kind: 'aside', reason: 'page-aside' }
  const docs = name === 'p' && /^h\./.test(attributes.id ?? '') ? attributes.class : undefined
  // Headers and footers of pages as LibreOffice writes them.
  if (name === 'div' && /^(?:header|footer)$/.test(attributes.title ?? ''))
    return { kind: 'aside', reason: 'page-margin' }
  if (isBesidePublished(name, attributes.id, parent)) return { kind: 'aside', reason: 'page-margin' }
  const title = /(?:^| )(sub)?title(?= |$)/.exec(docs ?? '')
  if (title) return { kind: title[1] === undefined ? 'headline' : 'subhead', reason: 'document-style' }
  const style = name === 'p' ? /^Mso([A-Z]\w{1,20})$/.exec(attributes.class ?? '')?.[1] : undefined
  const role = style === undefined ? undefined : roleOfStyle(style)?.role
  if (role === 'headline' || role === 'subhead') return { kind: role, reason: 'document-style' }
  return role === 'contents' ? { kind: 'aside', reason: 'document-style' } : null
}

/** True for what Google Docs sets over and below a document that is published: who publishes it, and how to report it. */
function isBesidePublished(name: string, id = '', parent: HtmlElement | null): boolean {
  if (name !== 'div' || !/^(?:banners|header|footer)$/.test(id)) return false
  const siblings = (parent?.children ?? []).filter((child) => typeof child !== 'string')
  const document = siblings.find(({ attributes }) => attributes.id === 'contents')
  return (document?.children ?? []).some(
    (child) => typeof child !== 'string' && /(?:^| )doc-content(?= |$)/.test(child.attributes.class ?? ''),
  )
}

/** A heading of a box, under which the text below the box does not stand. */
function withBoldHeading(node: Document.Block): Document.Block {
  if (node.type !== 'sectionHeading' && node.type !== 'heading') return node
  return {
    type: 'paragraph',
    content: [{ type: 'text', text: textOfNode(node), marks: [{ type: 'strong' }] }],
  }
}

/** Writes the elements of a page as the blocks of a document. */
class BlockWriter {
  readonly blocks: SourceBlock[] = []
  private readonly content: InlineContent
  private readonly page: PageContext
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
    if (!this.isNote && this.isSet(node)) return
    if (this.isDropped(node)) return
    const part = this.page.partOf(node) ?? partByStyle(node)
    if (part) this.writePart(node, part)
    else this.writeElement(node, place)
  }

  /** True for a note that was set where it is referred to, and for what holds nothing but such notes. */
  private isSet(element: HtmlElement): boolean {
    const { footnotes, set } = this.page
    if (footnotes.texts.has(element)) return set.has(element)
    if (!footnotes.holders.has(element)) return false
    return element.children.every(
      (child) =>
        typeof child === 'string' || child.length === 0 || /^h[1-6]$/.test(child.name) || this.isSet(child),
    )
  }

  /** True for a line between the text and notes that were set where they are referred to. */
  private isAboveNotes(rule: HtmlElement): boolean {
    const children = rule.parent?.children ?? []
    if (this.isNote || this.page.set.size === 0) return false
    let next = children.indexOf(rule) + 1
    for (let node = children[next]; typeof node === 'string' && node.trim() === ''; node = children[next])
      next += 1
    const below = children[next]
    return typeof below === 'object' && this.isSet(below)
  }

  private isDropped(element: HtmlElement): boolean {
    if (element.name === 'iframe') return element.attributes.srcdoc === undefined
    if (NO_TEXT.has(element.name)) return true
    return isHidden(element, this.page.length)
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

  private innerBlocks(nodes: readonly HtmlNode[], place: Place, isNote = this.isNote): Document.Block[] {
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
        if (!this.isAboveNotes(element)) this.blocks.push({ node: { type: 'rule' } })
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
      this.writeFigure(element, place)
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
      if (isItem && (this.isDropped(child) || (!this.isNote && this.isSet(child)))) continue
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

  private writeQuotation(element: HtmlElement, caption: HtmlElement | null): void {
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

  private writeFigure(element: HtmlElement, place: Place): void {
    this.flush()
    const holder = captionIn(element)
    if (holder) this.page.credits.add(holder)
    const children = element.children.filter((child) => child !== holder)
    const quoted = children.find((child) => typeof child !== 'string' && child.name === 'blockquote')
    if (typeof quoted === 'object' && holder) {
      this.writeQuotation(quoted, holder)
      return
    }
    const blocks = this.innerBlocks(children, place).filter((node) => !isPictureLabel(node))
    if (this.writePictures(element, blocks, holder)) return
    const words = joinedLines(this.captionLines(holder))
    const last = blocks.at(-1)
    const isPicture = last?.type === 'paragraph' && last.content.some(({ type }) => type === 'image')
    if (isPicture && words.length > 0) {
      // What stands beside the picture goes below its caption.
      const at = last.content.findLastIndex(({ type }) => type === 'image') + 1
      const lines = [last.content.slice(0, at), words, last.content.slice(at)]
      blocks[blocks.length - 1] = { type: 'paragraph', content: joinedLines(lines) }
    }
    for (const node of blocks) this.blocks.push({ node })
    // The caption of a picture that is not there is no title of the text.
    if (!isPicture && words.length > 0)
      this.blocks.push({ node: { type: 'paragraph', content: words }, kind: 'paragraph' })
  }

  /** Writes the pictures of a figure that are there, with their caption under the last of them; false where there are none. */
  private writePictures(
    element: HtmlElement,
    blocks: readonly Document.Block[],
    holder: HtmlElement | null,
  ): boolean {
    const parts = normalise(blocks).flatMap((node) => liftPictures(node))
    const at = parts.findLastIndex(({ type }) => type === 'figure')
    const figure = parts[at]
    if (figure?.type !== 'figure') return false
    const source = creditOf(element)
    if (source) this.page.credits.add(source)
    const lines = source === holder ? [] : this.captionLines(holder)
    // Who made it is named under the caption, or beside the picture.
    const last = lines.length > 1 ? plainOf(lines.at(-1) ?? []) : ''
    const beside = parts[at + 1]
    const loose = beside?.type === 'paragraph' && holder ? plainOf(beside.content) : ''
    const [name = ''] =
      source || this.page.isOwn ? [] : [last, loose].filter((text) => text.length <= 60 && isSigner(text))
    if (name !== '' && name === last) lines.pop()
    else if (name !== '') parts.splice(at + 1, 1)
    const credit = source ? collapsed(textOf(source)) : name || figure.credit
    parts[at] = lines.reduce(captioned, { ...figure, credit })
    for (const node of normalise(parts)) this.blocks.push({ node })
    return true
  }

  /** The lines of a caption: its paragraphs, and each of the elements that it is made of where they touch. */
  private captionLines(holder: HtmlElement | null): Inline[][] {
    if (!holder || this.isDropped(holder)) return []
    return (this.page.isOwn ? [holder.children] : touchingParts(holder)).flatMap((part) =>
      this.innerBlocks(part, PLAIN).map((node) =>
        node.type === 'paragraph' ? [...node.content] : [...inlinesOf([node])],
      ),
    )
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

/** Characters of what is said of a term; where it is longer, terms are headings or questions. */
const LONGEST_SAID = 200

/** Terms of a list of definitions, and what is said of them. */
type Definition = { terms: HtmlElement[]; said: HtmlElement[] }

/** The definitions of a list, in groups or not; none where something else stands in it, or a term has no words or no definition. */
function definitionsIn(list: HtmlElement): Definition[] {
  const definitions: Definition[] = []
  const add = ({ children }: HtmlElement): boolean =>
    children.every((child) => {
      if (typeof child === 'string') return child.trim() === ''
      if (child.name === 'div') return add(child)
      const last = definitions.at(-1)
      if (child.name === 'dt') {
        if (last?.said.length === 0) last.terms.push(child)
        else definitions.push({ terms: [child], said: [] })
        return true
      }
      if (child.name === 'dd') last?.said.push(child)
      return child.name === 'dd' && last !== undefined
    })
  const isWhole =
    add(list) &&
    definitions.every(({ terms, said }) => said.length > 0 && terms.every(({ length }) => length > 0))
  return isWhole ? definitions : []
}

/** A note without the blanks between its number and its text. */
function withoutBlank([first, ...others]: readonly Inline[]): readonly Inline[] {
  if (first?.type !== 'text') return first ? [first, ...others] : []
  const text = first.text.replace(/^[ \u00a0\u202f]+/, '')
  if (text === '') return withoutBlank(others)
  const content = [{ ...first, text }, ...others]
  const last = content.at(-1)
  return last?.type === 'text'
    ? [
        ...content.slice(0, -1),
        { ...last, text: last.text.replace(/(?<![ \u00a0\u202f])[ \u00a0\u202f]+$/, '') },
      ]
    : content
}

/** An item of a task, whose box is a sign in its text. */
function withBox(item: Document.ListItem): Document.ListItem {
  const [first, ...others] = item.content
  if (item.checked !== null || first?.type !== 'paragraph') return item
  const { checked, said } = withoutBox(first.content)
  return checked === null ? item : { checked, content: [{ ...first, content: said }, ...others] }
}

const withStrong = (marks: readonly Mark[]): readonly Mark[] =>
  marks.some(({ type }) => type === 'strong') ? marks : [...marks, { type: 'strong' }]

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
