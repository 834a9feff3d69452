import type { Token, Tokens } from 'marked'
import { trimSpaces } from './whitespace.ts'
import { isNote, lexBlocks, type NoteToken } from './blockLexer.ts'
import { maskSpaces, unmaskSpaces } from './characters.ts'
import { isLibraryPicture, normalise } from './normalise.ts'
import { joinLines, normalizeLabel, readInline, type Scope, unescaped } from './inlineReader/index.ts'
import { decodeEntities } from './entities.ts'
import { EMPTY_COMMENT, EMPTY_HEADING } from './inlinePieces.ts'
import type { Block, Cell, Figure, Inline, List, ListItem, Quotation } from './types.ts'
import { altOf, plainOf } from './walk.ts'

/** How many characters the uses of link definitions and notes may add to a text; past it, they are read as text. */
const MOST_EXPANDED = 200_000
const TASK = /^\[[ xX]\][ \t]+/
const ATTRIBUTION = /^\u2014[ \u00a0\u202f][^\n]*[^\n \t]/
/** HTML with no other tags than those that are read. */
const READ_TAGS = /^(?:[^<]|<\/?su[bp]\s*>|<br\s*\/?>)*$/i

const NO_NOTES: Scope['note'] = () => undefined

/** How a text of other grammar than the stored one is read: what it has that is shown there as text. */
export type Dialect = {
  /** What stands in a line for a tag, a comment or another piece of HTML. */
  tag(source: string): string
  /** The blocks that a block of HTML is. */
  block(source: string): readonly Block[]
  /** What is put in front of a heading, given as it is written, with its level. */
  heading(source: string, level: number): string
}

/** What a text in Markdown is read with: its grammar, where that is not the stored one; what addresses of pictures become. */
type Reading = { dialect?: Dialect | undefined; picture?: ((src: string) => string) | undefined }

/** A note: its blocks as tokens, its content once it was read, and whether the text refers to it. */
type Note = { token: NoteToken; content: Inline[] | null; isUsed: boolean }

/** Reads the tokens of one body. */
class Reader {
  private readonly notes = new Map<string, Note>()
  private readonly scope: Scope
  /** As `scope`, for notes and headings of sections, which hold no notes. */
  private readonly innerScope: Scope
  private readonly dialect: Dialect | undefined
  private expanded = 0

  constructor(
    tokens: readonly Token[],
    links: ReturnType<typeof lexBlocks>['links'],
    { dialect, picture }: Reading,
  ) {
    this.dialect = dialect
    const targets = new Map<string, { href: string; title: string }>()
    for (const [label, { href, title }] of Object.entries(links)) {
      targets.set(normalizeLabel(unmaskSpaces(label)), {
        href: decodeEntities(unmaskSpaces(href)),
        title: decodeEntities(unmaskSpaces(title ?? '')),
      })
    }
    this.findNotes(tokens)
    const target: Scope['target'] = (label) => {
      const found = targets.get(label)
      if (found) this.expanded += found.href.length + found.title.length
      return this.expanded > MOST_EXPANDED ? undefined : found
    }
    const tag = dialect && ((source: string) => dialect.tag(source))
    this.innerScope = { target, note: NO_NOTES, tag, picture }
    this.scope = { target, note: (label) => this.noteContent(label), tag, picture }
  }

  private findNotes(tokens: readonly Token[]): void {
    for (const token of tokens) {
      if (isNote(token)) {
        const label = normalizeLabel(unmaskSpaces(token.label))
        if (!this.notes.has(label)) this.notes.set(label, { token, content: null, isUsed: false })
      } else if (token.type === 'list') {
        for (const item of itemsOf(token)) this.findNotes(item.tokens)
      } else if (token.type === 'blockquote') this.findNotes(token.tokens ?? [])
    }
  }

  private noteContent(label: string): readonly Inline[] | undefined {
    const note = this.notes.get(label)
    if (!note) return undefined
    note.content ??= this.notesWords(note.token)
    if (note.isUsed) this.expanded += plainOf(note.content).length
    if (note.content.length === 0 || this.expanded > MOST_EXPANDED) return undefined
    note.isUsed = true
    return note.content
  }

  /** A note's blocks as one content. */
  private notesWords({ tokens }: NoteToken): Inline[] {
    return joinedContents(normalise(this.blocks(tokens, this.innerScope, true)))
  }

  /** The blocks of tokens. Definitions of notes that nothing refers to are shown, which is known once all is read. */
  read(tokens: readonly Token[]): Block[] {
    return this.resolved(this.blocks(tokens, this.scope, false))
  }

  private blocks(tokens: readonly Token[], scope: Scope, isNested: boolean): Block[] {
    return tokens.flatMap((token) => this.block(token, scope, isNested))
  }

  private inline(source: string, scope: Scope): Inline[] {
    return joinLines(readInline(trimSpaces(unmaskSpaces(source)), scope))
  }

  private block(token: Token, scope: Scope, isNested: boolean): Block[] {
    if (isNote(token)) return [this.pendingNote(token)]
    switch (token.type) {
      case 'paragraph':
      case 'text':
        return [this.paragraph(unmaskSpaces(textOf(token)), scope)]
      case 'heading':
        return [this.heading(token, scope, isNested)]
      case 'list':
        return [this.list(token, scope)]
      case 'blockquote':
        return [this.quotation(token.tokens ?? [], scope)]
      case 'table':
        return isTable(token) ? [this.table(token, scope)] : []
      case 'code':
        return [preformatted(token)]
      case 'html':
        return this.html(unmaskSpaces(textOf(token)), scope, isNested)
      case 'hr':
        return [{ type: 'rule' }]
      default:
        return []
    }
  }

  private heading(token: Token, scope: Scope, isNested: boolean): Block {
    const level = 'depth' in token ? Number(token.depth) : 3
    const sign = this.dialect?.heading(unmaskSpaces(textOf(token)), level) ?? ''
    const source = sign + textOf(token)
    if (isNested || level > 2) return { type: 'heading', content: this.inline(source, scope) }
    return { type: 'sectionHeading', text: this.inline(source, this.innerScope).map(altOf).join('') }
  }

  /** A paragraph, or the figure that it is where it begins with a picture of the library alone on its line. */
  private paragraph(source: string, scope: Scope): Block {
    const content = readInline(trimSpaces(source), scope)
    return figureOf(content) ?? { type: 'paragraph', content: joinLines(content) }
  }

  private list(token: Token, scope: Scope): Block {
    const items = itemsOf(token).map((item) => this.item(item, scope))
    const ordered = 'ordered' in token && token.ordered === true
    const start = 'start' in token && typeof token.start === 'number' ? token.start : 1
    return { type: 'list', ordered, start: ordered ? start : 1, items } satisfies List
  }

  private item(item: Tokens.ListItem, scope: Scope): ListItem {
    const [first, ...others] = item.tokens.filter(({ type }) => type !== 'checkbox' && type !== 'space')
    if (!item.task || !first) return { checked: null, content: this.blocks(item.tokens, scope, true) }
    const text = unmaskSpaces(textOf(first)).replace(TASK, '')
    const content = [this.paragraph(text, scope), ...this.blocks(others, scope, true)]
    return { checked: item.checked === true, content }
  }

  private quotation(tokens: readonly Token[], scope: Scope): Quotation {
    const blocks = tokens.filter(({ type }) => type !== 'space' && type !== 'def')
    const last = blocks.at(-1)
    const source =
      last?.type === 'paragraph' && blocks.length > 1 ? trimSpaces(unmaskSpaces(textOf(last))) : ''
    if (!ATTRIBUTION.test(source) || source.includes('\n')) {
      return { type: 'quotation', content: this.blocks(blocks, scope, true), attribution: null }
    }
    const content = this.blocks(blocks.slice(0, -1), scope, true)
    return { type: 'quotation', content, attribution: this.inline(maskSpaces(source.slice(2)), scope) }
  }

  private table({ header, rows, align }: Tokens.Table, scope: Scope): Block {
    const cells = (row: readonly Tokens.TableCell[]): Cell[] =>
      Array.from({ length: align.length }, (_, column) => this.inline(row[column]?.text ?? '', scope))
    return { type: 'table', columns: align, header: cells(header), rows: rows.map(cells) }
  }

  /**
   * HTML is text, line by line, but for a dialect that reads it. An empty comment is left out, as it only separates two lists,
   * and another one is the heading of a section that has none.
   */
  private html(source: string, scope: Scope, isNested: boolean): Block[] {
    const text = source.replace(/\n+$/, '')
    if (trimSpaces(text) === EMPTY_COMMENT) return []
    if (trimSpaces(text) === EMPTY_HEADING && !isNested) return [{ type: 'sectionHeading', text: '' }]
    if (READ_TAGS.test(text)) return [this.paragraph(text, scope)]
    if (this.dialect) return [...this.dialect.block(text)]
    const content = text
      .split('\n')
      .flatMap((line, index): Inline[] => [
        ...(index > 0 ? [{ type: 'break', marks: [] } as const] : []),
        { type: 'text', text: line, marks: [] },
      ])
    return [{ type: 'paragraph', content }]
  }

  /** The placeholders of definitions in the tree: they are resolved once it is known which notes are used. */
  private readonly pending = new Map<Block, NoteToken>()

  private pendingNote(token: NoteToken): Block {
    const placeholder: Block = { type: 'paragraph', content: [] }
    this.pending.set(placeholder, token)
    return placeholder
  }

  private resolved(blocks: readonly Block[]): Block[] {
    if (this.pending.size === 0) return [...blocks]
    return blocks.flatMap((block) => {
      const token = this.pending.get(block)
      if (token) return this.isShown(token) ? this.shownNote(token) : []
      switch (block.type) {
        case 'list': {
          const items = block.items.map((item) => ({ ...item, content: this.resolved(item.content) }))
          return [{ ...block, items }]
        }
        case 'quotation':
          return [{ ...block, content: this.resolved(block.content) }]
        default:
          return [block]
      }
    })
  }

  private isShown(token: NoteToken): boolean {
    const note = this.notes.get(normalizeLabel(unmaskSpaces(token.label)))
    return note?.token !== token || !note.isUsed
  }

  /** A definition that nothing refers to, as text. */
  private shownNote(token: NoteToken): Block[] {
    const label: Inline = { type: 'text', text: `[^${unmaskSpaces(token.label)}]: `, marks: [] }
    const [first, ...others] = this.blocks(token.tokens, this.innerScope, true)
    if (first?.type === 'paragraph') return [{ ...first, content: [label, ...first.content] }, ...others]
    return [{ type: 'paragraph', content: [label] }, ...(first ? [first] : []), ...others]
  }
}

function textOf(token: Token): string {
  return 'text' in token && typeof token.text === 'string' ? token.text : ''
}

function itemsOf(token: Token): readonly Tokens.ListItem[] {
  return isList(token) ? token.items : []
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list' && 'items' in token
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table' && 'rows' in token
}

function preformatted(token: Token): Block {
  const text = unmaskSpaces(textOf(token))
  const info = /^ {0,3}(?:`{3,}|~{3,})[ \t]*([^ \t\n]*)/.exec(token.raw)?.[1] ?? ''
  const language = unescaped(unmaskSpaces(info))
  return { type: 'preformatted', text: text.endsWith('\n') ? text.slice(0, -1) : text, language }
}

/** The figure that a paragraph of a library's picture and its caption is, else null. */
function figureOf(content: readonly Inline[]): Figure | null {
  const [image, following, ...others] = content
  if (image?.type !== 'image' || image.marks.length > 0 || !isLibraryPicture(image.src)) return null
  const isSoft = following?.type === 'text' && following.text.startsWith('\n')
  if (following && !isSoft && following.type !== 'break') return null
  const caption = isSoft ? [{ ...following, text: following.text.slice(1) }, ...others] : others
  return { type: 'figure', src: image.src, alt: image.alt, credit: image.title, caption: joinLines(caption) }
}

const BREAK: Inline = { type: 'break', marks: [] }

/** The contents of blocks as one, with breaks between them: notes hold no blocks. */
function joinedContents(blocks: readonly Block[]): Inline[] {
  const runs = blocks.flatMap(contentsOf).filter((run) => run.length > 0)
  return runs.flatMap((run, index) => (index > 0 ? [BREAK, ...run] : [...run]))
}

function contentsOf(block: Block): (readonly Inline[])[] {
  switch (block.type) {
    case 'sectionHeading':
      return [[{ type: 'text', text: block.text, marks: [] }]]
    case 'paragraph':
    case 'heading':
      return [block.content]
    case 'list':
      return block.items.flatMap(({ content }, index) => {
        const [first = [], ...others] = content.flatMap(contentsOf)
        const sign = block.ordered ? `${block.start + index}. ` : '- '
        return [[{ type: 'text', text: sign, marks: [] }, ...first], ...others]
      })
    case 'quotation': {
      const runs = block.content.flatMap(contentsOf)
      const dash: Inline = { type: 'text', text: '— ', marks: [] }
      return block.attribution ? [...runs, [dash, ...block.attribution]] : runs
    }
    case 'table':
      return [block.header, ...block.rows].map((row) =>
        row.flatMap((cell, index): Inline[] =>
          index > 0 ? [{ type: 'text', text: ' | ', marks: [] }, ...cell] : [...cell],
        ),
      )
    case 'figure': {
      const picture: Inline = {
        type: 'image',
        src: block.src,
        alt: block.alt,
        title: block.credit,
        marks: [],
      }
      return block.caption.length > 0 ? [[picture], block.caption] : [[picture]]
    }
    case 'preformatted':
      return block.text.split('\n').map((text) => [{ type: 'text', text, marks: [{ type: 'code' }] }])
    case 'rule':
      return []
  }
}

/**
 * Reads a body in Markdown (GFM with footnotes) as a tree in normal form. Blocks are found by marked's lexer
 * (`blockLexer.ts`), inlines by `readInline`. Never fails; what cannot be read is text. Cost: linear in the text.
 * With a dialect it reads what the stored grammar has as text; `picture` says which address a picture gets for the one it has.
 */
export function readMarkdown(text: string, dialect?: Dialect, picture?: (src: string) => string): Block[] {
  if (text === '') return []
  const source = maskSpaces(text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd'))
  const { tokens, links } = lexBlocks(source)
  return normalise(new Reader(tokens, links, { dialect, picture }).read(tokens))
}
