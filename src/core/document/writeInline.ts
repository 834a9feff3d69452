import { EMPTY_COMMENT, PieceList } from './inlinePieces.ts'
import {
  asReference,
  escapeLineStart,
  escapeText,
  type Profile,
  READERS,
  type TextContext,
} from './escapeText.ts'
import { isSameMark, markOf } from './marks.ts'
import { safeAddress } from './address.ts'
import type { NoteList } from './notes.ts'
import { type Inline, MARK_ORDER, type Mark } from './types.ts'

/** What is the same for all the inlines of a text: `notes` collects its notes, `isCell` is true in a table. */
export type InlineContext = { readonly profile: Profile; readonly notes: NoteList; readonly isCell: boolean }

const SUPERSCRIPTS: ReadonlyMap<string, string> = new Map(
  [...'0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ'].flatMap(
    (character, index, all): [string, string][] =>
      index % 2 === 0 ? [[character, all[index + 1] ?? '']] : [],
  ),
)

/** A text in Unicode's superscripts, or null where a character has none. */
export function unicodeSuperscript(text: string): string | null {
  let raised = ''
  for (const character of text) {
    const superscript = SUPERSCRIPTS.get(character)
    if (superscript === undefined) return null
    raised += superscript
  }
  return raised
}

/**
 * Writes inlines. Marks are opened with the longest outermost and closed where they end; one that ends within another is
 * closed and opened again, so that marks nest. Only a link is not split by another mark: what ends within it is closed
 * before it and opened again inside. Cost: linear in the inlines. `PieceList` sees to it that every mark is one.
 */
class InlineWriter {
  private readonly pieces: PieceList
  private readonly content: readonly Inline[]
  private readonly context: InlineContext
  /** Struck words stand within no other mark. */
  private readonly strikesFirst: boolean
  private readonly open: Mark[] = []
  /** For each type of mark and each inline, the index of the last inline that the mark goes on to. */
  private readonly ends = new Map<Mark['type'], number[]>()
  private closings: string[] = []
  private lastSignAt: number | null = null

  constructor(content: readonly Inline[], context: InlineContext, strikesFirst = false) {
    this.context = context
    this.strikesFirst = strikesFirst
    this.content = READERS[context.profile].dropsHtml ? content.map(withUnicodeSuperscript) : content
    this.pieces = new PieceList(context.profile, context.isCell, hasLoneTilde(content))
    for (const type of MARK_ORDER) {
      if (type !== 'code' && content.some((inline) => markOf(inline, type)))
        this.ends.set(type, this.endsOf(type))
    }
  }

  private endsOf(type: Mark['type']): number[] {
    const { content } = this
    const ends = new Array<number>(content.length).fill(-1)
    for (let index = content.length - 1; index >= 0; index--) {
      const inline = content[index]
      const mark = inline && markOf(inline, type)
      if (!mark) continue
      const following = content[index + 1]
      const next = following && markOf(following, type)
      ends[index] = next && isSameMark(mark, next) ? (ends[index + 1] ?? index) : index
    }
    return ends
  }

  private endAt(mark: Mark, index: number): number {
    return this.ends.get(mark.type)?.[index] ?? index
  }

  write(): string {
    for (const [index, inline] of this.content.entries()) this.inline(inline, index)
    this.close(0)
    return this.pieces.write()
  }

  private inline(inline: Inline, index: number): void {
    const marks = inline.marks.filter(({ type }) => type !== 'code')
    const isMarked = (mark: Mark) => marks.some((other) => isSameMark(mark, other))
    const ended = this.open.findIndex((mark) => !isMarked(mark))
    if (ended >= 0) this.close(ended)
    const isOpen = (mark: Mark) => this.open.some((other) => isSameMark(mark, other))
    if (marks.some((mark) => this.isFirst(mark) && !isOpen(mark))) this.close(0)
    const link = marks.find(({ type }) => type === 'link')
    if (link && !isOpen(link)) {
      // A mark that ends within the link is closed before it and opened again inside, so that it does not split the link.
      const end = this.endAt(link, index)
      // A mark cannot close right after a break: the link is split then.
      const crossing = this.pieces.endsWithBreak()
        ? -1
        : this.open.findIndex((mark) => !this.isFirst(mark) && this.endAt(mark, index) < end)
      if (crossing >= 0) this.close(crossing)
      const autolink = end === index ? this.autolink(inline, link) : null
      if (autolink !== null) {
        this.openAll(
          marks.filter((mark) => mark !== link && !isOpen(mark)),
          index,
        )
        this.pieces.raw(autolink)
        return
      }
    }
    this.openAll(
      marks.filter((mark) => !isOpen(mark)),
      index,
    )
    switch (inline.type) {
      case 'text':
        if (markOf(inline, 'code')) this.code(inline.text)
        else this.text(inline.text)
        return
      case 'break':
        this.pieces.raw(this.context.isCell ? '<br>' : '\\\n')
        return
      case 'footnote':
        this.context.notes.contents.push(inline.content)
        this.pieces.raw(`[^${this.context.notes.contents.length}]`)
        return
      case 'image':
        this.pieces.raw(
          `![${escapeText(inline.alt, { ...alone(this.context), inBrackets: true })}](${target(inline.src, inline.title, this.context)})`,
        )
        return
    }
  }

  private isFirst({ type }: Mark): boolean {
    return this.strikesFirst && type === 'strike'
  }

  private openAll(marks: readonly Mark[], index: number): void {
    const longestFirst = marks.toSorted(
      (one, other) =>
        Number(this.isFirst(other)) - Number(this.isFirst(one)) ||
        this.endAt(other, index) - this.endAt(one, index),
    )
    for (const mark of longestFirst) {
      this.open.push(mark)
      this.begin(mark, this.endAt(mark, index))
    }
  }

  private begin(mark: Mark, end: number): void {
    switch (mark.type) {
      case 'link': {
        const isUnsafe = this.context.profile !== 'plain' && hasUnsafeScheme(mark.href)
        const isAngled = this.isReadOn(mark.href, end)
        this.closings.push(isUnsafe ? '' : `](${target(mark.href, mark.title, this.context, isAngled)})`)
        this.pieces.raw(isUnsafe ? '' : '[')
        return
      }
      case 'superscript':
        this.pieces.raw('<sup>')
        return
      case 'subscript':
        this.pieces.raw('<sub>')
        return
      case 'strike':
      case 'strong':
      case 'emphasis':
        this.pieces.open(mark.type, end)
        return
      case 'code':
        return
    }
  }

  /**
   * True for the address of a link that Pandoc's reader of GFM takes with the words right behind the link for one bare address: signs
   * in these words, and code and notes after them, are text to it. In angle brackets it does not. Punctuation behind a link is no part of
   * an address.
   */
  private isReadOn(href: string, end: number): boolean {
    const { content } = this
    const next = content[end + 1]
    const after = content[end + 2]
    if (this.context.profile === 'plain' || next?.type !== 'text' || !/^https?:/i.test(href)) return false
    const endsAlone = content[end]?.marks.length === 1
    const [touching = ''] = /^[^ \t\n]*/.exec(next.text) ?? []
    const isPunctuation = (endsAlone ? /^[).,:!?]*$/ : /^[.,:!?]*$/).test(touching)
    if (isPunctuation && next.marks.length === 0)
      return touching === next.text && after?.type === 'text' && after.marks.length > 0
    return !endsAlone || end < this.lastSign()
  }

  /** The index of the last inline that is more than words; -1 where none is. */
  private lastSign(): number {
    this.lastSignAt ??= this.content.findLastIndex(
      (inline) => inline.type !== 'text' || inline.marks.length > 0 || SIGNS.test(inline.text),
    )
    return this.lastSignAt
  }

  /** Closes marks until so many are open. */
  private close(count: number): void {
    while (this.open.length > count) {
      const mark = this.open.pop()
      if (mark) this.end(mark)
    }
  }

  private end(mark: Mark): void {
    switch (mark.type) {
      case 'link':
        this.pieces.raw(this.closings.pop() ?? '')
        return
      case 'superscript':
        this.pieces.raw('</sup>')
        return
      case 'subscript':
        this.pieces.raw('</sub>')
        return
      case 'strong':
      case 'emphasis':
      case 'strike':
        this.pieces.close(mark.type)
        return
      case 'code':
        return
    }
  }

  private text(text: string): void {
    this.pieces.text(
      text,
      this.open.some(({ type }) => type === 'link'),
    )
  }

  /** Code. Empty comments separate what would otherwise be read as a table, a link definition or a template of a site generator. */
  private code(text: string): void {
    let parts = [text]
    const part = (border: RegExp) => {
      parts = parts.flatMap((piece) => piece.split(border))
    }
    const { template, showsEscapedPipes } = READERS[this.context.profile]
    if (this.context.isCell && showsEscapedPipes) {
      this.pieces.raw(codeBetweenPipes(text))
      return
    }
    if (template) part(template)
    if (this.context.isCell) part(/(?<=\\)(?=\|)/)
    if (this.pieces.firstCharacter() === '[') part(/(?<=\])(?=:)/)
    this.pieces.raw(parts.map(codeSpan).join(EMPTY_COMMENT))
  }

  /** A link whose words are its address, as `<address>`; null for any other. */
  private autolink(inline: Inline, link: Mark): string | null {
    if (inline.type !== 'text' || link.type !== 'link' || link.title !== '' || markOf(inline, 'code'))
      return null
    const { text } = inline
    if (!/^[!-~]+$/.test(text) || /[<>\\%`{}|]/.test(text)) return null
    if (link.href === text && /^(?:https?|mailto):/.test(text) && safeAddress(text) !== null)
      return `<${text}>`
    return link.href === `mailto:${text}` && /^[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(text)
      ? `<${text}>`
      : null
  }
}

/** The inline in Unicode's superscripts instead of the mark, where there is one for every character. */
function withUnicodeSuperscript(inline: Inline): Inline {
  if (inline.type !== 'text' || !markOf(inline, 'superscript') || markOf(inline, 'code')) return inline
  const text = unicodeSuperscript(inline.text)
  if (text === null) return inline
  return { ...inline, text, marks: inline.marks.filter(({ type }) => type !== 'superscript') }
}

function hasLoneTilde(content: readonly Inline[]): boolean {
  let tildes = 0
  for (const inline of content) {
    if (inline.marks.some(({ type }) => type === 'strike')) return false
    if (inline.type === 'text') tildes += inline.text.split('~', 3).length - 1
  }
  return tildes <= 1
}

/** Signs that Markdown gives a meaning to. */
const SIGNS = /[\\`*_{}[\]<>&~^|$#@]/

/** True for an address with a scheme that no link may have. */
function hasUnsafeScheme(href: string): boolean {
  return safeAddress(href) === null && /^[A-Za-z][A-Za-z0-9+.-]*:/.test(href)
}

function codeSpan(text: string): string {
  const runs = new Set(Array.from(text.matchAll(/`+/g), ([run]) => run.length))
  let length = 1
  while (runs.has(length)) length++
  const isPadded = /^`|`$/.test(text) || (text.startsWith(' ') && text.endsWith(' '))
  const mark = '`'.repeat(length)
  return isPadded ? `${mark} ${text} ${mark}` : mark + text + mark
}

/** Code in which each `|`, with the blanks around it, stands as plain text between spans of code. */
function codeBetweenPipes(text: string): string {
  return text
    .split(/( *\| *)/)
    .map((part, index) => (index % 2 === 1 || part === '' ? part : codeSpan(part)))
    .join('')
}

const REFERENCE_START = /&(?=#?\w{1,32};)/g

/** An address, in angle brackets where that is asked for or needed, and a title as they stand in parentheses. */
function target(href: string, title: string, { profile }: InlineContext, isAngled = false): string {
  const { template, looksIntoTargets } = READERS[profile]
  const written = plainTarget(href, title, isAngled)
  if (profile === 'plain') return written
  const inert = template ? written.replace(/\{(?=[{%#])/g, '&#123;') : written
  // Pandoc's reader of GFM pairs a backtick of a title with one of the text behind it.
  const signs = looksIntoTargets ? /\\.|[`$<]|(?<=^(?:<.*>|\S+) ")\s/gu : /\\.|`/gu
  return inert.replace(signs, (sign, at: number) => {
    const isKept = (sign.startsWith('\\') && sign !== '\\<') || (sign === '<' && at === 0)
    return isKept ? sign : asReference(sign.slice(-1))
  })
}

function plainTarget(href: string, title: string, isAngled: boolean): string {
  const address =
    isAngled || /[\s()<>\\]/.test(href)
      ? `<${href.replace(/[<>\\]|&(?=#?\w{1,32};)/g, '\\$&')}>`
      : href.replace(REFERENCE_START, '\\&')
  return title === '' ? address : `${address} "${title.replace(/["\\]|&(?=#?\w{1,32};)/g, '\\$&')}"`
}

/** Inlines as Markdown, on as many lines as they have breaks; in a cell on one. */
export function writeInline(content: readonly Inline[], context: InlineContext): string {
  const only = content.length === 1 ? content[0] : undefined
  const written =
    only?.type === 'text' && only.marks.length === 0
      ? writePlain(only.text, context)
      : new InlineWriter(content, context).write()
  if (context.isCell) return written
  if (!written.includes('\n')) return escapeLineStart(written, context.profile)
  return written
    .split('\n')
    .map((line) => escapeLineStart(line, context.profile))
    .join('\n')
}

/** A text with nothing around it. */
const alone = ({ profile, isCell }: InlineContext): TextContext => ({
  before: '',
  after: '',
  encodeFirst: false,
  encodeLast: false,
  inBrackets: false,
  loneTilde: false,
  isCell,
  profile,
})

/** A text without marks, the most frequent content. */
function writePlain(text: string, context: InlineContext): string {
  const loneTilde = text.indexOf('~') === text.lastIndexOf('~')
  const encodeFirst = /^\s/.test(text)
  const encodeLast = /\s$/.test(text)
  const written = escapeText(text, { ...alone(context), encodeFirst, encodeLast, loneTilde })
  return context.isCell ? written.replaceAll('|', '\\|') : written
}

/** The content of a heading on its line: a run of `#` at its end would be taken for the end of the heading. */
export function writeHeadingLine(content: readonly Inline[], context: InlineContext): string {
  const written = new InlineWriter(content, context, READERS[context.profile].stopsInHeadings).write()
  if (READERS[context.profile].closesHeadings)
    return written.replace(/#+$/, (signs) => '\\#'.repeat(signs.length))
  return written.replace(/(^|[ \t])(#+)$/, (_, space: string, signs: string) => `${space}\\${signs}`)
}
