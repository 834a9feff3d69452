import { DOMParser as PageParser, type Node as PageNode } from 'prosemirror-model'
import type { Inline } from '../../../../core/document/index.ts'
import { inlinesOf } from '../convert.ts'
import { schema } from '../schema.ts'
import { flatten, isBlankText, isBlock, rename, unwrap } from './dom.ts'
import { type PastedNote, extractNotes } from './footnotes.ts'
import { LEVELS, nestLists, readTypedBoxes, unwrapLists } from './lists.ts'
import {
  headingLevel,
  imageText,
  isDropped,
  isOffice,
  isOfNotion,
  isPicture,
  isQuote,
  isTitle,
  isWordMarker,
  MARKER,
  linkOf,
  readSymbols,
  wordListItem,
  wordMarker,
} from './officeHtml.ts'
import { markOfPicture, takeCaptions } from './pictureData.ts'
import { setClassStyles, type Style, styleOf } from './style.ts'
import { normalizeTables } from './tables.ts'

/** HTML that the schema parses as intended, and the number of images left out of it; those that it holds itself are marked. */
export type Cleaned = {
  readonly html: string
  readonly pictures: number
  /** The captions of pictures that the HTML holds itself, by their index. */
  readonly captions: ReadonlyMap<number, string>
}

/** The header that Windows puts before HTML on its clipboard. */
const WINDOWS_HEAD = /^Version:[\d.]+\s[^<]*/
/** Rows or cells without their table, whose elements a parser of HTML drops. */
const LOOSE_CELLS = /^\s*(?:<(?:meta|!--)[^>]*>\s*)*<(?:t[drh]|tbody|thead|tfoot|caption|colgroup|col)\b/i
const withTable = (html: string) => (LOOSE_CELLS.test(html) ? `<table>${html}` : html)
/** Deeper nesting is not text: the text nodes are pasted as plain paragraphs. */
const MAX_DEPTH = 300

function isTooDeep(root: Element): boolean {
  let depth = 0
  for (let node: Element | null = root; node; ) {
    if (depth > MAX_DEPTH) return true
    if (node.firstElementChild) {
      node = node.firstElementChild
      depth += 1
      continue
    }
    while (node && node !== root && !node.nextElementSibling) {
      node = node.parentElement
      depth -= 1
    }
    node = node === root ? null : (node?.nextElementSibling ?? null)
  }
  return false
}

/** A link of a heading to itself, shown as a sign beside it. */
const HEADING_LINK = ':is(h1, h2, h3, h4, h5, h6) a[href*="#"]'
const isSign = (link: Element) =>
  /^[\s\u200b]*[#¶§🔗]?[\s\u200b]*$/u.test(link.textContent ?? '') && !link.querySelector('img')

/** Removes invisible elements; returns the number of images among them. */
function removeInvisible(root: Element, office: boolean): number {
  let pictures = 0
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT)
  const comments: ChildNode[] = []
  while (walker.nextNode()) if (walker.currentNode instanceof Comment) comments.push(walker.currentNode)
  for (const comment of comments) comment.remove()
  for (const link of root.querySelectorAll(HEADING_LINK)) if (isSign(link)) link.remove()
  for (const box of root.querySelectorAll('li input[type=checkbox]'))
    box.closest('li')?.setAttribute('data-checked', String(box.hasAttribute('checked')))
  // Google Docs: the item is the box, with a picture of it.
  for (const item of root.querySelectorAll('li[role=checkbox]')) {
    item.setAttribute('data-checked', String(item.getAttribute('aria-checked') === 'true'))
    item.querySelector(':scope > img')?.remove()
  }
  for (const element of root.querySelectorAll('*')) {
    const style = styleOf(element)
    if (!root.contains(element)) continue
    if (element.localName === 'img') {
      const text = imageText(element)
      const taken = markOfPicture(element)
      if (text === '' && taken === '' && isPicture(element, style)) pictures += 1
      element.replaceWith(text || taken)
    } else if (isDropped(element, style, office)) {
      if (isWordMarker(style))
        element.closest('p, li, h1, h2, h3, h4, h5, h6')?.setAttribute(MARKER, element.textContent ?? '')
      element.remove()
    }
  }
  return pictures
}

const BOLD = /^(?:bold|bolder|[6-9]\d\d)$/
const LIGHT = /^(?:normal|lighter|[1-5]\d\d)$/
const ITALICS: ReadonlySet<string> = new Set(['cite', 'dfn', 'var'])

/** The part of an element's style that the schema parses as a mark, or as the end of one. */
function markStyle(style: Style): string {
  const weight = style.get('font-weight') ?? ''
  const slant = style.get('font-style') ?? ''
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
  const align = style.get('vertical-align') ?? ''
  const kept: string[] = []
  if (BOLD.test(weight)) kept.push('font-weight:700')
  else if (LIGHT.test(weight)) kept.push('font-weight:400')
  if (/^(?:italic|oblique)/.test(slant)) kept.push('font-style:italic')
  else if (slant === 'normal') kept.push('font-style:normal')
  if (line.includes('line-through')) kept.push('text-decoration:line-through')
  if (align === 'super' || align === 'sub') kept.push(`vertical-align:${align}`)
  return kept.join(';')
}

function preservesWhitespace(element: Element, style: Style, outer: boolean): boolean {
  const space = style.get('white-space') ?? style.get('white-space-collapse')
  if (element.localName === 'pre') return false
  return space === undefined
    ? outer
    : /^(?:pre|pre-wrap|break-spaces|preserve)/.test(space) && space !== 'pre-line'
}

/** Removes soft hyphens and turns line separators (and, in preformatted text, newlines) into line breaks. */
function normalizeText(node: Text, pre: boolean): void {
  const visible = node.data.replaceAll('\u00ad', '')
  const lines = visible.split(pre ? /\r\n?|[\n\u2028\u2029\v]/ : /[\u2028\u2029\v]/)
  if (lines.length === 1) {
    if (visible !== node.data) node.data = visible
    return
  }
  const { ownerDocument: page } = node
  node.replaceWith(...lines.flatMap((line, at) => (at === 0 ? [line] : [page.createElement('br'), line])))
}

type Context = { readonly pre: boolean; readonly link: boolean }

/** Replaces an element and its descendants by the elements that the schema knows, without other attributes. */
function convertElement(element: Element, outer: Context): void {
  const style = styleOf(element)
  const pre = preservesWhitespace(element, style, outer.pre)
  const href = element.localName === 'a' && !outer.link ? linkOf(element) : null
  const context: Context = { pre, link: outer.link || href !== null }
  if (element.localName !== 'pre')
    for (const child of [...element.childNodes]) {
      if (child instanceof Text) normalizeText(child, pre)
      else if (child instanceof Element) convertElement(child, context)
    }
  const level = headingLevel(element, style)
  if (level !== null) {
    const marker = wordMarker(element)
    const number = /^\(?[\da-z][\da-z.]*[.)]?$/i.test(marker) && marker.length > 1 ? `${marker} ` : ''
    convertHeading(element, level, number)
  } else if (isBlock(element, style)) convertBlock(element, style)
  else convertInline(element, markStyle(style), href)
}

/** The text of preformatted lines, which programs part by line ends, by line breaks or by an element each. */
function preformattedText(element: Element): string {
  const parts: string[] = []
  const write = (part: string) => {
    if (part !== '') parts.push(part)
  }
  const endLine = () => {
    if (parts.at(-1)?.endsWith('\n') === false) write('\n')
  }
  const read = (node: Node) => {
    for (const child of node.childNodes) {
      const isLine = child instanceof Element && isBlock(child)
      if (isLine) endLine()
      if (child instanceof Text) write(child.data)
      else if (child instanceof Element && child.localName === 'br') write('\n')
      else read(child)
      if (isLine) endLine()
    }
  }
  read(element)
  return parts.join('')
}

/** The language that the class of code names; empty where none does. */
function codeLanguage(element: Element): string {
  const names = `${element.className} ${element.querySelector('code')?.className ?? ''}`
  return /(?:^| )(?:language|lang|highlight-source)-([\w+#-]{1,20})/.exec(names)?.[1] ?? ''
}

function convertBlock(element: Element, style: Style): void {
  const { localName } = element
  const kept = markStyle(style)
  if (localName === 'hr') stripAttributes(element, '')
  else if (localName === 'li') stripAttributes(element, '', ['data-checked', 'value', ...LEVELS])
  else if (/^(?:ul|ol|menu|dir)$/.test(localName))
    stripAttributes(rename(element, localName === 'ol' ? 'ol' : 'ul'), '', ['start'])
  else if (/^(?:td|th|tr)$/.test(localName)) stripAttributes(element, kept, ['colspan', 'rowspan'])
  else if (/^(?:table|tbody|thead|tfoot|caption)$/.test(localName)) stripAttributes(element, '', ['role'])
  else if (localName === 'pre') {
    const language = codeLanguage(element)
    stripAttributes(element, '')
    if (language !== '') element.setAttribute('data-language', language)
    element.replaceChildren(preformattedText(element))
  } else if (isQuote(element, style)) {
    const quote = rename(element, 'blockquote')
    stripAttributes(quote, kept)
    if (localName === 'p') quote.setAttribute('data-paragraph', '')
  } else if (wordListItem(element, style))
    stripAttributes(element, element.getAttribute('style') ?? '', [MARKER])
  else if (localName === 'footer' && element.parentElement?.localName === 'blockquote')
    stripAttributes(element, '')
  else stripAttributes(rename(element, 'div'), kept)
}

function convertInline(element: Element, kept: string, href: string | null): void {
  const { localName } = element
  const isLight = kept.includes('font-weight:400')
  if (href !== null) {
    stripAttributes(element, kept)
    element.setAttribute('href', href)
  } else if (/^(?:br|sup|sub)$/.test(localName)) stripAttributes(element, '')
  else if (localName === 'q') element.replaceWith('“', ...element.childNodes, '”')
  else if (/^(?:b|strong)$/.test(localName) && isLight) stripAttributes(rename(element, 'span'), kept)
  else if (ITALICS.has(localName)) stripAttributes(rename(element, 'em'), kept)
  else if (localName === 'samp') stripAttributes(rename(element, 'code'), kept)
  else if (/^(?:b|strong|i|em|s|strike|del|code|kbd|tt)$/.test(localName)) stripAttributes(element, kept)
  else if (kept === '') unwrap(element)
  else stripAttributes(rename(element, 'span'), kept)
}

/** Removes all attributes but those in `kept`, and sets the style. */
function stripAttributes(element: Element, style: string, kept: readonly string[] = []): void {
  for (const attribute of [...element.attributes])
    if (!kept.includes(attribute.name)) element.removeAttribute(attribute.name)
  if (style !== '') element.setAttribute('style', style)
}

/** Stands for a note's reference in the text of a heading. */
const NOTE = '\ufffc'

/** The text of a heading, with the references of notes at their places where it may have notes. */
function headingContent(element: Element, mayHaveNotes: boolean): (string | Element)[] {
  const references = mayHaveNotes ? [...element.querySelectorAll('sup:empty')] : []
  for (const reference of references) reference.replaceWith(NOTE)
  const text = (element.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' ').trim()
  if (references.length === 0) return [text]
  const parts = text.split(NOTE)
  return parts.flatMap((part, at) => {
    const reference = references[at]
    return reference && at < parts.length - 1 ? [part, reference] : [part]
  })
}

/**
 * Converts a heading to plain text, in which a minor one, and one that becomes a paragraph, keeps its notes; lists and tables
 * inside it are moved behind it.
 */
function convertHeading(element: Element, level: number, number: string): void {
  const title = isTitle(element)
  const heading = element.ownerDocument.createElement(title ? 'h1' : level <= 2 ? 'h2' : 'h3')
  if (title) heading.setAttribute('data-field', 'headline')
  const blocks = [...element.querySelectorAll('ul, ol, table, blockquote, hr, pre')].filter(
    (block) => !block.parentElement?.closest('ul, ol, table, blockquote'),
  )
  for (const block of blocks) block.remove()
  flatten(element)
  const isNested = element.closest('li, blockquote, td, th') !== null
  heading.append(number, ...headingContent(element, isNested || (!title && level > 2)))
  element.replaceWith(heading, ...blocks)
}

/** Turns headings inside lists, quotations and cells into bold paragraphs, and removes rules there. */
function flattenNestedHeadings(root: Element): void {
  for (const heading of root.querySelectorAll(':is(li, blockquote, td, th) :is(h1, h2, h3)')) {
    const strong = root.ownerDocument.createElement('strong')
    strong.append(...heading.childNodes)
    const paragraph = root.ownerDocument.createElement('p')
    paragraph.append(strong)
    heading.replaceWith(paragraph)
  }
  for (const rule of root.querySelectorAll('li hr, blockquote hr')) rule.remove()
}

/** Joins adjacent quotations of Word, which marks each paragraph with a quotation style. */
function joinQuotations(root: Element): void {
  for (const quote of root.querySelectorAll('blockquote[data-paragraph]')) {
    quote.removeAttribute('data-paragraph')
    const paragraph = root.ownerDocument.createElement('p')
    paragraph.append(...quote.childNodes)
    let before = quote.previousSibling
    while (before && isBlankText(before)) before = before.previousSibling
    if (before instanceof Element && before.matches('blockquote[data-joined]')) {
      before.append(paragraph)
      quote.remove()
    } else {
      quote.append(paragraph)
      quote.setAttribute('data-joined', '')
    }
  }
  for (const quote of root.querySelectorAll('blockquote[data-joined]')) quote.removeAttribute('data-joined')
}

/** The elements that contain a block at any depth. */
function blockContainers(root: Element): Set<Element> {
  const containers = new Set<Element>()
  for (const block of root.querySelectorAll(
    'div, p, h1, h2, h3, ul, ol, li, blockquote, footer, table, hr, pre',
  ))
    for (let outer = block.parentElement; outer && !containers.has(outer); outer = outer.parentElement) {
      containers.add(outer)
      if (outer === root) break
    }
  return containers
}

/** Wraps each run of inline nodes between blocks in a paragraph. */
function wrapLines(root: Element): void {
  const containers = blockContainers(root)
  const visit = (element: Element) => {
    let line: ChildNode[] = []
    const finish = () => {
      const [first] = line
      if (first && line.some((node) => !isBlankText(node))) {
        const paragraph = root.ownerDocument.createElement('p')
        first.before(paragraph)
        paragraph.append(...line)
      } else for (const node of line) node.remove()
      line = []
    }
    for (const child of [...element.childNodes]) {
      const isInline = !(child instanceof Element) || (!containers.has(child) && !isBlock(child))
      if (isInline) line.push(child)
      else {
        finish()
        if (!(child instanceof Element)) continue
        if (containers.has(child)) visit(child)
        else if (child.localName === 'div') copyStyle(child, rename(child, 'p'))
      }
    }
    finish()
  }
  if (containers.has(root)) visit(root)
}

function copyStyle(from: Element, to: Element): void {
  const style = from.getAttribute('style')
  if (style !== null) to.setAttribute('style', style)
}

/** The inlines of an extracted footnote. */
function noteContent(content: Element): readonly Inline[] {
  const slice = PageParser.fromSchema(schema).parseSlice(content)
  const blocks: PageNode[] = []
  const inlines: PageNode[] = []
  slice.content.forEach((node) => {
    if (node.isInline) inlines.push(node)
    node.descendants((inner) => {
      if (inner.isTextblock) blocks.push(inner)
      return !inner.isTextblock
    })
    if (node.isTextblock) blocks.push(node)
  })
  const lines = [
    ...(inlines.length > 0 ? [inlinesOf(schema.nodes.paragraph.create(null, inlines))] : []),
    ...blocks.map(inlinesOf),
  ].filter((line) => line.length > 0)
  const all = lines.flatMap((line, at): Inline[] =>
    at === 0 ? [...line] : [{ type: 'text', text: ' ', marks: [] }, ...line],
  )
  return trimStart(all)
}

function trimStart(content: readonly Inline[]): Inline[] {
  const [first, ...rest] = content
  if (first?.type !== 'text') return [...content]
  const text = first.text.replace(/^[ \u00a0]+/, '')
  return text === '' ? trimStart(rest) : [{ ...first, text }, ...rest]
}

function normalize(root: Element): void {
  for (const child of [...root.childNodes]) {
    if (child instanceof Text) normalizeText(child, false)
    else if (child instanceof Element) convertElement(child, { pre: false, link: false })
  }
  normalizeTables(root)
  flattenNestedHeadings(root)
  joinQuotations(root)
  unwrapLists(root)
  nestLists(root)
  wrapLines(root)
}

/**
 * Cleans pasted HTML to the few elements that the schema knows.
 *
 * Idea: the HTML is parsed into an inert document (nothing runs, nothing is fetched). Invisible elements go first,
 * footnotes are cut out, then every element is converted to one that the schema knows, from the leaves up; the last
 * steps repair structure: layout tables, nested headings, split quotations, lists in the forms of Word and Google Docs,
 * and text beside blocks.
 *
 * Invariant: visible text is never dropped, whatever the elements around it. A note whose reference has no place is text at
 * the end.
 *
 * Cost: each step is one walk over the elements. Nesting beyond `MAX_DEPTH` is pasted as plain paragraphs, since the
 * steps recurse.
 */
export function cleanHtml(html: string): Cleaned {
  const { body } = new DOMParser().parseFromString(withTable(html.replace(WINDOWS_HEAD, '')), 'text/html')
  if (isTooDeep(body)) return { html: plainParagraphs(body), pictures: 0, captions: new Map() }
  const office = isOffice(html)
  setClassStyles(body)
  const pictures = removeInvisible(body, office)
  if (office) readSymbols(body)
  if (isOfNotion(html)) readTypedBoxes(body)
  const captions = takeCaptions(body)
  const notes: PastedNote[] = extractNotes(body)
  normalize(body)
  for (const { reference, content } of notes) {
    normalize(content)
    if (body.contains(reference))
      reference.setAttribute('data-footnote', JSON.stringify(noteContent(content)))
    else body.append(rename(content, 'div'))
  }
  return { html: body.innerHTML, pictures, captions }
}

/** The text of HTML that is nested too deep, one paragraph per text node. */
function plainParagraphs(root: Element): string {
  const { ownerDocument: page } = root
  const walker = page.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const holder = page.createElement('div')
  while (walker.nextNode()) {
    const { currentNode: node } = walker
    if (isBlankText(node) || node.parentElement?.closest('script, style, title, template')) continue
    const paragraph = page.createElement('p')
    paragraph.textContent = node.textContent
    holder.append(paragraph)
  }
  return holder.innerHTML
}
