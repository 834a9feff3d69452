import { orderMarks, trimSpaces } from '../../document/index.ts'
import type { Block, Inline, Mark } from '../../document/types.ts'
import { type HtmlElement, htmlToBlocks, linkAddress, marksIn, parseHtml } from '../html/index.ts'
import { ELEMENTS } from './htmlElements.ts'
import type { SourcePictures } from '../pictures/index.ts'
import type { Part, Piece, Pieces } from './pieces.ts'

/** The pieces that were found in a text, in its order. */
export type Findings = {
  readonly comments: string[]
  readonly templates: string[]
  readonly wikiLinks: string[]
  scripts: number
  /** Tracked changes, which were accepted. */
  changes: number
  /** References of which no target is said. */
  lostLinks: number
}

/** A block of the text, the level of the heading that it is, and what the heading was as it is written. */
export type ReadBlock = { node: Block; level?: number; written?: string; isSiteCode?: true }

type Item =
  | { type: 'inline'; inline: Inline }
  | {
      type: 'tag'
      name: string
      closes: boolean
      element: HtmlElement | null
      marks: readonly Mark[]
      source: string
    }

const VOID: ReadonlySet<string> = new Set(['br', 'img', 'hr', 'wbr', 'input'])
const NO_WORDS: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'noscript',
  'object',
  'svg',
])
/** `[words][label]` that Markdown left as text: its label has no target. */
const LOST_LINK = /\[[^[\]\n]{1,300}\]\[[^[\]\n]*\p{L}[^[\]\n]*\]/gu
const TAG = /^<(\/?)([A-Za-z][A-Za-z0-9.:-]*)/

const COMPONENT = /^[ \t\n]*<([A-Z][A-Za-z0-9.]*)(?=[ \t\n])(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*(?<!\/)>/

/** What a component of a site shows over the text that it holds: `<Box title="Figures">`; empty where it says nothing. */
function titleOfComponent(source: string): string {
  const [tag, name = ''] = COMPONENT.exec(source.slice(0, 1000)) ?? []
  if (tag === undefined || ELEMENTS.has(name.toLowerCase())) return ''
  const [element] = parseHtml(tag)?.children.filter((child) => typeof child !== 'string') ?? []
  const { title = '', heading = '' } = element?.attributes ?? {}
  const said = trimSpaces(title || heading)
  return said.startsWith('{') ? '' : said
}

/** Puts what the pieces of a text mean in place of the words that stand for them. */
export class TreeConverter {
  readonly findings: Findings = {
    comments: [],
    templates: [],
    wikiLinks: [],
    scripts: 0,
    changes: 0,
    lostLinks: 0,
  }
  private readonly pieces: Pieces
  private readonly pictures: SourcePictures

  constructor(pieces: Pieces, pictures: SourcePictures) {
    this.pieces = pieces
    this.pictures = pictures
  }

  /** The address in the library of the picture at an address of the text; the address itself where none is there. */
  picture(src: string): string {
    const address = this.pieces.restored(src)
    return this.pictures.find([address]) || src
  }

  /** The blocks of a block of HTML, in which headings bear their levels. */
  readHtml(source: string): Block[] {
    const scripts = source.match(/<(?:script|style)\b/gi)?.length ?? 0
    this.findings.scripts += scripts
    const blocks = htmlToBlocks(source, this.pictures)
    if (!blocks) return [{ type: 'preformatted', text: source, language: 'html' }]
    const read = blocks.flatMap(({ node, level, kind }): Block[] => {
      if (kind === 'aside') return []
      const sign = level === undefined ? '' : this.pieces.take({ type: 'heading', source: '', level })
      if (node.type === 'sectionHeading') return [{ ...node, text: sign + node.text }]
      if (node.type !== 'heading') return [node]
      return [{ ...node, content: [{ type: 'text', text: sign, marks: [] }, ...node.content] }]
    })
    const title = titleOfComponent(source)
    // In bold it would be a heading, and what stands below the component under it.
    if (title === '') return read
    return [
      { type: 'paragraph', content: [{ type: 'text', text: title, marks: [{ type: 'emphasis' }] }] },
      ...read,
    ]
  }

  /** A block at the top of the text. */
  convert(block: Block): ReadBlock {
    const isHeading = block.type === 'sectionHeading' || block.type === 'heading'
    const heading = isHeading ? this.headingOf(block) : undefined
    const node = this.block(block)
    if (heading) return { node, level: heading.level, written: this.pieces.visible(heading.source) }
    return this.isSiteCode(block) ? { node, isSiteCode: true } : { node }
  }

  private headingOf(block: Extract<Block, { type: 'sectionHeading' | 'heading' }>) {
    const [first] = block.type === 'heading' ? block.content : []
    const text = block.type === 'sectionHeading' ? block.text : first?.type === 'text' ? first.text : ''
    const [piece] = this.pieces.parts(text)
    return piece !== undefined && typeof piece !== 'string' && piece.type === 'heading' ? piece : undefined
  }

  private isSiteCode(block: Block): boolean {
    const [only, ...others] = block.type === 'paragraph' ? block.content : []
    if (only?.type !== 'text' || others.length > 0) return false
    return this.pieces.parts(only.text).every((part) => typeof part !== 'string' && part.type === 'code')
  }

  private block(block: Block): Block {
    switch (block.type) {
      case 'sectionHeading':
        return { ...block, text: this.line(block.text) }
      case 'paragraph':
      case 'heading':
        return { ...block, content: this.inlines(block.content) }
      case 'list': {
        const items = block.items.map((item) => ({ ...item, content: this.blocks(item.content) }))
        return { ...block, items }
      }
      case 'quotation': {
        const attribution = block.attribution && this.inlines(block.attribution)
        return { ...block, content: this.blocks(block.content), attribution }
      }
      case 'table': {
        const cells = (row: readonly (readonly Inline[])[]) => row.map((cell) => this.inlines(cell))
        return { ...block, header: cells(block.header), rows: block.rows.map(cells) }
      }
      case 'figure':
        return {
          ...block,
          alt: this.line(block.alt),
          credit: this.line(block.credit),
          caption: this.inlines(block.caption),
        }
      case 'preformatted':
        return {
          ...block,
          text: this.pieces.restored(block.text),
          language: this.pieces.restored(block.language),
        }
      case 'rule':
        return block
    }
  }

  private blocks(blocks: readonly Block[]): Block[] {
    return blocks.map((block) => this.block(block))
  }

  /** A text without marks. */
  private line(text: string): string {
    return this.inlines([{ type: 'text', text, marks: [] }])
      .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'image' ? inline.alt : ' '))
      .join('')
  }

  private inlines(content: readonly Inline[]): Inline[] {
    return this.marked(content.flatMap((inline) => this.items(inline)))
  }

  private items(inline: Inline): Item[] {
    const marks = inline.marks.map((mark) => this.mark(mark))
    switch (inline.type) {
      case 'text': {
        if (marks.some(({ type }) => type === 'code'))
          return [{ type: 'inline', inline: { ...inline, text: this.pieces.restored(inline.text), marks } }]
        return this.pieces.parts(inline.text).flatMap((part) => this.itemsOf(part, marks))
      }
      case 'footnote':
        return [{ type: 'inline', inline: { ...inline, content: this.inlines(inline.content), marks } }]
      case 'image': {
        const src = this.pieces.restored(inline.src)
        return [
          {
            type: 'inline',
            inline: { ...inline, src, alt: this.line(inline.alt), title: this.line(inline.title), marks },
          },
        ]
      }
      case 'break':
        return [{ type: 'inline', inline: { ...inline, marks } }]
    }
  }

  private mark(mark: Mark): Mark {
    if (mark.type !== 'link') return mark
    return { ...mark, href: this.pieces.restored(mark.href), title: this.pieces.restored(mark.title) }
  }

  private itemsOf(part: Part, marks: readonly Mark[]): Item[] {
    const text = (words: string): Item[] =>
      words === '' ? [] : [{ type: 'inline', inline: { type: 'text', text: words, marks } }]
    if (typeof part === 'string') {
      this.findings.lostLinks += part.match(LOST_LINK)?.length ?? 0
      return text(part)
    }
    switch (part.type) {
      case 'tag':
        return [this.tag(part, marks)]
      case 'comment':
        if (part.text !== '') this.findings.comments.push(this.pieces.restored(part.text))
        return []
      case 'template':
        if (part.name !== '') this.findings.templates.push(part.name)
        return text(this.pieces.restored(part.source))
      case 'wiki-link':
        this.findings.wikiLinks.push(part.text)
        return text(this.pieces.restored(part.text))
      case 'code':
      case 'verbatim':
        return text(this.pieces.restored(part.source))
      case 'change':
        this.findings.changes++
        return []
      case 'attributes':
      case 'heading':
        return []
    }
  }

  private tag({ source }: Extract<Piece, { type: 'tag' }>, marks: readonly Mark[]): Item {
    const written = this.pieces.restored(source)
    const [, slash = '', name = ''] = TAG.exec(written) ?? []
    const [parsed] = slash === '' && name !== '' ? (parseHtml(written)?.children ?? []) : []
    const element = typeof parsed === 'object' ? parsed : null
    const isJsx = /[A-Z.]/.test(name) && !ELEMENTS.has(name.toLowerCase())
    return {
      type: 'tag',
      name: isJsx ? name : name.toLowerCase(),
      closes: slash !== '',
      element,
      marks,
      source: written,
    }
  }

  /** The inlines with the tags among them as marks, line ends and pictures. */
  private marked(items: readonly Item[]): Inline[] {
    const partners = partnersOf(items)
    const result: Inline[] = []
    const open: { marks: readonly Mark[] }[] = []
    for (let at = 0; at < items.length; at++) {
      const item = items[at]
      if (!item) break
      const around = open.at(-1)?.marks ?? []
      if (item.type === 'inline') {
        result.push(withMarks(item.inline, around))
        continue
      }
      const partner = partners.get(at)
      if (NO_WORDS.has(item.name) && !item.closes) {
        this.findings.scripts++
        at = partner ?? at
      } else if (this.isText(item, partner !== undefined)) {
        result.push(withMarks({ type: 'text', text: item.source, marks: item.marks }, around))
      } else if (VOID.has(item.name)) {
        result.push(...this.standing(item, around))
      } else if (partner !== undefined && partner > at) {
        open.push({ marks: marksOf(item, around) })
        if (item.name === 'q') result.push({ type: 'text', text: '“', marks: item.marks })
      } else if (partner !== undefined) {
        open.pop()
        if (item.name === 'q') result.push({ type: 'text', text: '”', marks: item.marks })
      }
    }
    return result
  }

  /** The inlines that a tag without an end stands for. */
  private standing(
    { element, name, marks }: Extract<Item, { type: 'tag' }>,
    around: readonly Mark[],
  ): Inline[] {
    if (name === 'br') return [{ type: 'break', marks: [] }]
    if (name !== 'img' || !element) return []
    const { src = '', alt = '', title = '' } = element.attributes
    const own = src === '' ? '' : this.pictures.find([src])
    if (own) return [{ type: 'image', src: own, alt, title: '', marks: [] }]
    if (src === '' || /^data:/i.test(src)) return alt === '' ? [] : [{ type: 'text', text: alt, marks }]
    return [withMarks({ type: 'image', src, alt, title, marks }, around)]
  }

  /** True for what is no tag of HTML: a component of a site, a word in angle brackets. */
  private isText({ name, source, closes }: Extract<Item, { type: 'tag' }>, hasPartner: boolean): boolean {
    if (name === '') return !/^<[!?]/.test(source)
    if (ELEMENTS.has(name) || (name.includes('-') && !/[A-Z]/.test(name))) return false
    const isComponent = /^[A-Z]/.test(name)
    if (hasPartner && !isComponent) return false
    if (!closes && isComponent) this.findings.templates.push(name)
    return true
  }
}

/** Which opening tag belongs to which closing one, by place: the nearest of the same name. */
function partnersOf(items: readonly Item[]): ReadonlyMap<number, number> {
  const partners = new Map<number, number>()
  const open = new Map<string, number[]>()
  const stack: number[] = []
  for (const [at, item] of items.entries()) {
    if (item.type !== 'tag' || VOID.has(item.name) || item.source.endsWith('/>')) continue
    const ofName = open.get(item.name) ?? []
    if (!item.closes) {
      ofName.push(at)
      open.set(item.name, ofName)
      stack.push(at)
      continue
    }
    const opening = ofName.at(-1)
    if (opening === undefined) continue
    // What was opened within and never closed has no end.
    while (stack.length > 0) {
      const inner = stack.pop()
      const name = inner === undefined ? undefined : items[inner]
      if (name?.type === 'tag') open.get(name.name)?.pop()
      if (inner === opening) break
    }
    partners.set(opening, at)
    partners.set(at, opening)
  }
  return partners
}

function withMarks(inline: Inline, around: readonly Mark[]): Inline {
  if (around.length === 0) return inline
  return { ...inline, marks: orderMarks([...inline.marks, ...around]) }
}

function marksOf(
  { element, name }: Extract<Item, { type: 'tag' }>,
  around: readonly Mark[],
): readonly Mark[] {
  if (!element) return around
  if (name !== 'a') return name === 'cite' ? [...around, { type: 'emphasis' }] : marksIn(element, around)
  const href = linkAddress(element.attributes.href ?? '', null)
  return href === null ? around : [{ type: 'link', href, title: element.attributes.title ?? '' }, ...around]
}
