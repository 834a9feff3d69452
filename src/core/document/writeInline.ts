import { characterAt, characterBefore, kindOf } from './characters.ts'
import { escapeLineStart, escapeText, type Profile } from './escapeText.ts'
import { isSameMark, markOf } from './marks.ts'
import { safeAddress } from './address.ts'
import type { NoteList } from './notes.ts'
import { type Inline, MARK_ORDER, type Mark } from './types.ts'

export type Notes = NoteList

/** Where inlines are written. */
export type Place = { readonly profile: Profile; readonly notes: Notes; readonly isCell: boolean }

type Sign = '*' | '_' | '~'

/** What is written one after the other. `text` is as typed, `raw` as it is written. */
type Piece =
  | { type: 'text'; text: string; encodeFirst: boolean; encodeLast: boolean; inBrackets: boolean }
  | { type: 'raw'; markdown: string }
  | { type: 'edge'; mark: 'strong' | 'emphasis' | 'strike'; opens: boolean; sign: Sign; end: number }

const SUPERSCRIPTS: ReadonlyMap<string, string> = new Map(
  [...'0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ'].flatMap(
    (character, index, all): [string, string][] =>
      index % 2 === 0 ? [[character, all[index + 1] ?? '']] : [],
  ),
)

/** A text in Unicode's superscripts, or null where a character has none. */
function unicodeSuperscript(text: string): string | null {
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
 * closed and opened again. CommonMark's rule of flanking says where asterisks and tildes open and close: where the
 * characters beside them forbid it, one of these is written as a numeric reference, which counts as punctuation. So an
 * opening run is followed by no blank, and by punctuation only after a blank or punctuation; and the other way round.
 * Two marks that begin at the same place but do not end together, or of which one begins where the other ends, would be
 * one run of asterisks, whose length decides what may close it: the second is written with underscores.
 */
class InlineWriter {
  private readonly pieces: Piece[] = []
  private readonly content: readonly Inline[]
  private readonly place: Place
  private readonly loneTilde: boolean
  private readonly open: Mark[] = []
  /** For each type of mark and each inline, the index of the last inline that the mark goes on to. */
  private readonly ends = new Map<Mark['type'], number[]>()
  private closings: string[] = []

  constructor(content: readonly Inline[], place: Place) {
    this.place = place
    this.content = place.profile === 'hugo' ? content.map(raised) : content
    this.loneTilde = hasLoneTilde(content)
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
    this.protectEdges()
    return this.joined()
  }

  private inline(inline: Inline, index: number): void {
    const marks = inline.marks.filter(({ type }) => type !== 'code')
    const isMarked = (mark: Mark) => marks.some((other) => isSameMark(mark, other))
    const ended = this.open.findIndex((mark) => !isMarked(mark))
    if (ended >= 0) this.close(ended)
    const isOpen = (mark: Mark) => this.open.some((other) => isSameMark(mark, other))
    const link = marks.find(({ type }) => type === 'link')
    if (link && !isOpen(link)) {
      // A link is not to be parted by a mark that ends within it: such a mark is opened again inside.
      const end = this.endAt(link, index)
      // A mark cannot end right after a break: the link is parted then.
      const last = this.pieces.at(-1)
      const isAfterBreak = last?.type === 'raw' && last.markdown.endsWith('\n')
      const crossing = isAfterBreak ? -1 : this.open.findIndex((mark) => this.endAt(mark, index) < end)
      if (crossing >= 0) this.close(crossing)
      const autolink = end === index ? this.autolink(inline, link) : null
      if (autolink !== null) {
        this.openAll(
          marks.filter((mark) => mark !== link && !isOpen(mark)),
          index,
        )
        this.raw(autolink)
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
        this.raw(this.place.isCell ? '<br>' : '\\\n')
        return
      case 'footnote':
        this.place.notes.contents.push(inline.content)
        this.raw(`[^${this.place.notes.contents.length}]`)
        return
      case 'image':
        this.raw(
          `![${escapeText(inline.alt, { ...this.alone(), inBrackets: true })}](${target(inline.src, inline.title)})`,
        )
        return
    }
  }

  private alone() {
    const { profile } = this.place
    return {
      before: '',
      after: '',
      encodeFirst: false,
      encodeLast: false,
      loneTilde: false,
      isCell: this.place.isCell,
      profile,
    }
  }

  private openAll(marks: readonly Mark[], index: number): void {
    const longestFirst = marks.toSorted((one, other) => this.endAt(other, index) - this.endAt(one, index))
    for (const mark of longestFirst) {
      this.open.push(mark)
      this.begin(mark, this.endAt(mark, index))
    }
  }

  private begin(mark: Mark, end: number): void {
    switch (mark.type) {
      case 'link': {
        const isUnsafe = this.place.profile !== 'plain' && leadsNowhere(mark.href)
        this.closings.push(isUnsafe ? '' : `](${target(mark.href, mark.title)})`)
        this.raw(isUnsafe ? '' : '[')
        return
      }
      case 'superscript':
        this.raw('<sup>')
        return
      case 'subscript':
        this.raw('<sub>')
        return
      case 'strike':
        this.pieces.push({ type: 'edge', mark: 'strike', opens: true, sign: '~', end })
        return
      case 'strong':
      case 'emphasis': {
        const last = this.pieces.at(-1)
        const isOneRun = last?.type === 'edge' && last.sign === '*' && !(last.opens && last.end === end)
        this.pieces.push({ type: 'edge', mark: mark.type, opens: true, sign: isOneRun ? '_' : '*', end })
        return
      }
      case 'code':
        return
    }
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
        this.raw(this.closings.pop() ?? '')
        return
      case 'superscript':
        this.raw('</sup>')
        return
      case 'subscript':
        this.raw('</sub>')
        return
      case 'strong':
      case 'emphasis':
      case 'strike': {
        const opening = this.openingOf(mark.type)
        this.pieces.push({ type: 'edge', mark: mark.type, opens: false, sign: opening, end: -1 })
        return
      }
      case 'code':
        return
    }
  }

  private openingOf(mark: 'strong' | 'emphasis' | 'strike'): Sign {
    const opening = this.pieces.findLast(
      (piece) => piece.type === 'edge' && piece.opens && piece.mark === mark,
    )
    return opening?.type === 'edge' ? opening.sign : '*'
  }

  private raw(markdown: string): void {
    if (markdown !== '') this.pieces.push({ type: 'raw', markdown })
  }

  private text(text: string): void {
    const inBrackets = this.open.some(({ type }) => type === 'link')
    this.pieces.push({ type: 'text', text, encodeFirst: false, encodeLast: false, inBrackets })
  }

  /** Code. Empty comments keep apart what a table, a link definition or a site generator would be read in. */
  private code(text: string): void {
    let parts = [text]
    const part = (border: RegExp) => {
      parts = parts.flatMap((piece) => piece.split(border))
    }
    if (this.place.profile !== 'plain') part(/(?<=\{)(?=[{%#])/)
    if (this.place.isCell) part(/(?<=\\)(?=\|)/)
    if (this.beside(0, true) === '[') part(/(?<=\])(?=:)/)
    this.raw(parts.map(codeSpan).join('<!-- -->'))
  }

  /** A link whose words are its address, as `<address>`; null for another. */
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

  /** Has characters written as references until every mark opens and closes where it should. */
  private protectEdges(): void {
    const first = this.pieces[0]
    const last = this.pieces.at(-1)
    if (first?.type === 'text' && /^\s/.test(first.text)) first.encodeFirst = true
    if (last?.type === 'text' && /\s$/.test(last.text)) last.encodeLast = true
    if (!this.pieces.some(({ type }) => type === 'edge')) return
    const runs = this.runs()
    for (let changed = true; changed; ) {
      changed = false
      for (const run of runs) changed = this.protect(run) || changed
      for (const run of runs.toReversed()) changed = this.protect(run) || changed
    }
  }

  /** The first and the last index of each run of the same sign. */
  private runs(): { from: number; to: number; opens: boolean; sign: Sign }[] {
    const runs: { from: number; to: number; opens: boolean; sign: Sign }[] = []
    this.pieces.forEach((piece, index) => {
      if (piece.type !== 'edge') return
      const last = runs.at(-1)
      if (last && last.to === index - 1 && last.sign === piece.sign && last.opens === piece.opens)
        last.to = index
      else runs.push({ from: index, to: index, opens: piece.opens, sign: piece.sign })
    })
    return runs
  }

  private protect({
    from,
    to,
    opens,
    sign,
  }: {
    from: number
    to: number
    opens: boolean
    sign: Sign
  }): boolean {
    const inner = opens ? to + 1 : from - 1
    const outer = opens ? from - 1 : to + 1
    let changed = false
    if (!isVisible(this.beside(inner, opens))) changed = this.encode(inner, opens)
    const within = kindOf(this.beside(inner, opens))
    const without = kindOf(this.beside(outer, !opens))
    const isSure = without === 'blank' || without === 'punctuation'
    const needsMore = within !== 'letter' || (sign === '_' && !opens)
    return needsMore && !isSure ? this.encode(outer, !opens) || changed : changed
  }

  /** The character of a piece that is next to a mark: its first where the mark is before it, else its last. */
  private beside(index: number, isFirst: boolean): string {
    const piece = this.pieces[index]
    switch (piece?.type) {
      case undefined:
        return ''
      case 'edge':
        return piece.sign
      case 'raw':
        return isFirst ? piece.markdown.charAt(0) : piece.markdown.charAt(piece.markdown.length - 1)
      case 'text': {
        const { text, encodeFirst, encodeLast } = piece
        const character = isFirst ? characterAt(text, 0) : characterBefore(text, text.length)
        const isEncoded =
          (isFirst ? encodeFirst : encodeLast) ||
          (character.length === text.length && (encodeFirst || encodeLast))
        return isEncoded ? '&' : character
      }
    }
  }

  private encode(index: number, isFirst: boolean): boolean {
    const piece = this.pieces[index]
    if (piece?.type !== 'text' || (isFirst ? piece.encodeFirst : piece.encodeLast)) return false
    if (isFirst) piece.encodeFirst = true
    else piece.encodeLast = true
    return true
  }

  private joined(): string {
    const written = this.pieces.map((piece, index) => this.written(piece, index)).join('')
    return this.place.isCell ? written.replaceAll('|', '\\|') : written
  }

  private written(piece: Piece, index: number): string {
    switch (piece.type) {
      case 'raw':
        return piece.markdown
      case 'edge':
        return piece.mark === 'emphasis' ? piece.sign : piece.sign.repeat(2)
      case 'text': {
        const { text, encodeFirst, encodeLast, inBrackets } = piece
        const { profile, isCell } = this.place
        const place = { encodeFirst, encodeLast, inBrackets, loneTilde: this.loneTilde, isCell, profile }
        const [before, after] = [this.beside(index - 1, false), this.beside(index + 1, true)]
        return escapeText(text, { ...place, before, after })
      }
    }
  }
}

/** Superscripts as Unicode has them, where it has every character. */
function raised(inline: Inline): Inline {
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

/** True for an address with a scheme that no link may lead to. */
function leadsNowhere(href: string): boolean {
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

const REFERENCE_START = /&(?=#?\w{1,32};)/g

/** An address and a title as they stand in parentheses. */
function target(href: string, title: string): string {
  const address = /[\s()<>\\]/.test(href)
    ? `<${href.replace(/[<>\\]|&(?=#?\w{1,32};)/g, '\\$&')}>`
    : href.replace(REFERENCE_START, '\\&')
  return title === '' ? address : `${address} "${title.replace(/["\\]|&(?=#?\w{1,32};)/g, '\\$&')}"`
}

/** Inlines as Markdown, on as many lines as they have breaks; in a cell on one. */
export function writeInline(content: readonly Inline[], place: Place): string {
  const only = content.length === 1 ? content[0] : undefined
  const written =
    only?.type === 'text' && only.marks.length === 0
      ? writePlain(only.text, place)
      : new InlineWriter(content, place).write()
  if (place.isCell) return written
  if (!written.includes('\n')) return escapeLineStart(written, place.profile)
  return written
    .split('\n')
    .map((line) => escapeLineStart(line, place.profile))
    .join('\n')
}

/** A text without marks. */
function writePlain(text: string, { profile, isCell }: Place): string {
  const loneTilde = text.indexOf('~') === text.lastIndexOf('~')
  const encodeFirst = /^\s/.test(text)
  const encodeLast = /\s$/.test(text)
  const place = {
    before: '',
    after: '',
    encodeFirst,
    encodeLast,
    inBrackets: false,
    loneTilde,
    isCell,
    profile,
  }
  const written = escapeText(text, place)
  return isCell ? written.replaceAll('|', '\\|') : written
}

/** The content of a heading on its line: a run of `#` at its end would be taken for the end of the heading. */
export function writeHeadingLine(content: readonly Inline[], place: Place): string {
  const notes = place.notes
  const written = new InlineWriter(content, { ...place, notes }).write()
  return written.replace(/(^|[ \t])(#+)$/, (_, blank: string, signs: string) => `${blank}\\${signs}`)
}

/** True for a character that no reader takes for a blank. */
function isVisible(character: string): boolean {
  const kind = kindOf(character)
  return kind !== 'blank' && kind !== 'doubtful'
}
