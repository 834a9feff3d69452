import { addressesIn } from './addresses.ts'
import { afterPrefix } from './paragraphs.ts'

/** Stands for code and escaped marks: something that a reader sees and no rule changes. */
export const OBJECT = '\ufffc'
/** Stands for an address. */
export const ADDRESS = '\ufdd0'
/** Stands for a reference or an emoticon: what it touches stays as it is, or it would be read otherwise. */
export const APART = '\ufdd1'

/**
 * What a reader sees of a paragraph; for each of its characters, where it stands in the paragraph; and, if it has any
 * address, how each place is bound to one before it.
 */
export type Visible = {
  text: string
  at: Int32Array
  bound: Uint8Array | null
  /** For a mark of emphasis of which the paragraph has two runs alone: where the second ends. */
  closes: ReadonlyMap<string, number>
}

/** Here the sentence goes on after an address, of which no blank can cut anything, but any other mark may become a part. */
export const AFTER_ADDRESS = 1
/** Here programs may find an address to go on, since they stop at blanks alone. */
const IN_ADDRESS = 2

const SHOWN = 0
const HIDDEN = 1
const AS_OBJECT = 2
const AS_APART = 3
const AS_ADDRESS = 4
const STAND_INS = ['', '', OBJECT, APART, ADDRESS]

const PUNCTUATION = /[!-/:-@[-`{-~]/
/** Escaped, these would move a rule if they were read as themselves. */
const MOVES_A_RULE = /["'.!?:;<>`#-]/
const AUTOLINK = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/y
const TAG = /<\/?[A-Za-z][A-Za-z0-9-]*(?:[ \t\n][^<>]*)?\/?>/y
const ENTITY = /&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y
const FOOTNOTE = /\[\^[^\]\s]{1,100}\]:?/y
const LABEL = /\[[^[\]\n]{0,200}\]/y
const BACKTICKS = /`+/y
/** A formula as LaTeX has it; two prices in dollars are none. */
const FORMULA =
  /\$\$[^$]{1,1000}\$\$|\$(?![ \t\n$])(?=[^$\n]{0,300}[\\^_={}])[^$\n]{1,300}(?<![ \t])\$(?!\d)/y
const EMPHASIS = /\*+|_+|~~+/g
const WORD = /[\p{L}\p{N}]/u
const SPACE = /[ \t\n\r\u00a0\u202f]/
const BLANK = /[ \t\n\r]/g
const ENDS_ADDRESS = /[\s<]/g
/** What is taken to belong to the sentence where it ends an address. */
const LEFT_OUT = '?!.,:;*_\'"~()&'
const OPENS_SPAN = /[\\`<&[$]/g
const EMOTICON =
  /(?=[:;<^])(?<=^|[ \t\n\u00a0\u202f(])(?:[:;][’']?-?[()DPpOo/\\]|[:;]-[[\]|*]|:[A-Za-z][A-Za-z0-9_+-]{1,40}:|<3|\^\^)(?=$|[ \t\n\u00a0\u202f.,!?)])/gu

function matchAt(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0].length ?? 0
}

class Reader {
  private readonly roles: Uint8Array
  private readonly text: string
  private readonly escaped = new Set<number>()
  private noMoreComments: boolean = false
  private blank = -1
  private bound: Uint8Array | null = null
  private readonly closes = new Map<string, number>()

  constructor(text: string) {
    this.text = text
    this.roles = new Uint8Array(text.length)
  }

  /** Gives a range its role, and says where it ends. */
  private set(from: number, to: number, role: number): number {
    this.roles.fill(HIDDEN, from, to)
    if (from < to) this.roles[from] = role
    return to
  }

  private shows(index: number): boolean {
    return this.roles[index] === SHOWN
  }

  readPrefixes(): void {
    for (let line = 0; line >= 0 && line < this.text.length; ) {
      this.set(line, afterPrefix(this.text, line), HIDDEN)
      const end = this.text.indexOf('\n', line)
      line = end < 0 ? -1 : end + 1
    }
  }

  /** Code, escapes, references, tags and footnotes, from left to right. */
  readSpans(): void {
    const closing = closingBackticks(this.text)
    for (OPENS_SPAN.lastIndex = 0; ; ) {
      const index = OPENS_SPAN.exec(this.text)?.index
      if (index === undefined) return
      const end = this.shows(index) ? this.readSpan(index, closing) : index
      if (end > index) OPENS_SPAN.lastIndex = end
    }
  }

  /** Reads what begins at `index`, and says where it ends: at `index` itself if it is nothing but text. */
  private readSpan(index: number, closing: ReadonlyMap<number, number>): number {
    const { text } = this
    const character = text.charAt(index)
    if (character === '\\') return this.readEscape(index)
    if (character === '`') {
      const length = matchAt(BACKTICKS, text, index)
      const close = closing.get(index)
      return close === undefined ? index + length : this.set(index, close + length, AS_OBJECT)
    }
    if (character === '$') return this.set(index, index + matchAt(FORMULA, text, index), AS_OBJECT)
    if (character === '&') return this.set(index, index + matchAt(ENTITY, text, index), AS_APART)
    if (character === '[') return this.set(index, index + matchAt(FOOTNOTE, text, index), HIDDEN)
    const comment = this.endOfComment(index)
    if (comment > index) return this.set(index, comment, HIDDEN)
    const link = matchAt(AUTOLINK, text, index)
    return link > 0
      ? this.set(index, index + link, AS_ADDRESS)
      : this.set(index, index + matchAt(TAG, text, index), HIDDEN)
  }

  private readEscape(index: number): number {
    const escaped = this.text.charAt(index + 1)
    if (!PUNCTUATION.test(escaped)) return index
    this.set(index, index + 1, HIDDEN)
    if (MOVES_A_RULE.test(escaped)) this.set(index + 1, index + 2, AS_OBJECT)
    else this.escaped.add(index + 1)
    return index + 2
  }

  private endOfComment(index: number): number {
    if (this.noMoreComments || !this.text.startsWith('<!--', index)) return index
    const close = this.text.indexOf('-->', index + 4)
    this.noMoreComments = close < 0
    return close < 0 ? index : close + 3
  }

  private isMark(index: number, mark: string): boolean {
    return this.text.charAt(index) === mark && this.shows(index) && !this.escaped.has(index)
  }

  /** Links and images: their words stay, their targets go. */
  readLinks(): void {
    const { text } = this
    if (!text.includes('](') && !text.includes('][')) return
    const closing = this.closingBrackets()
    const open: number[] = []
    let after = 0
    for (const { 0: bracket, index } of text.matchAll(/[[\]]/g)) {
      if (index < after || !this.isMark(index, bracket)) continue
      if (bracket === '[') open.push(index)
      const from = bracket === ']' ? open.pop() : undefined
      const to = from === undefined ? -1 : this.endOfTarget(index + 1, closing)
      if (from === undefined || to < 0) continue
      const image = from > 0 && this.isMark(from - 1, '!')
      this.set(image ? from - 1 : from, from + 1, HIDDEN)
      after = this.set(index, to, HIDDEN)
    }
  }

  private closingBrackets(): Map<number, number> {
    const closing = new Map<number, number>()
    const open: number[] = []
    for (const { 0: bracket, index } of this.text.matchAll(/[()]/g)) {
      if (!this.isMark(index, bracket)) continue
      if (bracket === '(') open.push(index)
      const from = bracket === ')' ? open.pop() : undefined
      if (from !== undefined) closing.set(from, index)
    }
    return closing
  }

  /** The first blank from `index` on; asked from left to right. */
  private blankFrom(index: number): number {
    if (this.blank < index) {
      BLANK.lastIndex = index
      this.blank = BLANK.exec(this.text)?.index ?? this.text.length
    }
    return this.blank
  }

  /** Where `(address "title")` or `[label]` ends, or -1. */
  private endOfTarget(from: number, closing: ReadonlyMap<number, number>): number {
    const { text } = this
    if (text.charAt(from) === '[') {
      const length = matchAt(LABEL, text, from)
      return length > 0 && text.charAt(from + length) !== '(' ? from + length : -1
    }
    const close = text.charAt(from) === '(' ? closing.get(from) : undefined
    if (close === undefined) return -1
    const blank = this.blankFrom(from + 1)
    if (blank >= close) return close + 1
    const title = text.charAt(blank + 1)
    const end = title === '(' ? ')' : title
    return /["'(]/.test(title) && text.charAt(close - 1) === end && close - 1 > blank + 1 ? close + 1 : -1
  }

  readAddresses(): void {
    const { text } = this
    let bound = 0
    let tail = 0
    for (const { from: start, to } of addressesIn(text)) {
      let from = start
      while (from < to && !this.shows(from)) from++
      if (from === to) continue
      this.set(from, to, AS_ADDRESS)
      if (to > bound) {
        ENDS_ADDRESS.lastIndex = to
        bound = ENDS_ADDRESS.exec(text)?.index ?? text.length
        tail = bound
        while (tail > to && LEFT_OUT.includes(text.charAt(tail - 1))) tail--
        this.bound ??= new Uint8Array(text.length + 1)
        this.bound.fill(IN_ADDRESS, to, tail).fill(AFTER_ADDRESS, tail, bound + 1)
      }
    }
  }

  readEmphasis(): void {
    const { text } = this
    const last = new Map<string, { run: string; count: number }>()
    for (const { 0: run, index } of text.matchAll(EMPHASIS)) {
      if (!this.isMark(index, run.charAt(0))) continue
      const before = text.charAt(index - 1)
      const after = text.charAt(index + run.length)
      const alone = (before === '' || SPACE.test(before)) && (after === '' || SPACE.test(after))
      const inWord = run.startsWith('_') && WORD.test(before) && WORD.test(after)
      if (alone || inWord) continue
      const end = this.set(index, index + run.length, HIDDEN)
      const mark = run.charAt(0)
      const seen = last.get(mark)
      last.set(mark, { run, count: (seen?.count ?? 0) + 1 })
      if (seen?.count === 1 && seen.run === run) this.closes.set(mark, end)
      else this.closes.delete(mark)
    }
  }

  visible(): Visible {
    const { text, roles } = this
    const at = new Int32Array(text.length + 1)
    const parts: string[] = []
    let shown = 0
    for (let index = 0; index < text.length; ) {
      const role = roles[index]
      const from = index
      while (index < text.length && roles[index] === SHOWN) at[shown++] = index++
      if (index > from) parts.push(text.slice(from, index))
      if (role === SHOWN) continue
      if (role !== HIDDEN) {
        at[shown++] = index
        parts.push(STAND_INS[role ?? HIDDEN] ?? '')
      }
      index++
    }
    at[shown] = text.length
    return {
      text: withoutEmoticons(parts.join('').replaceAll('\r', '\n')),
      at,
      bound: this.bound,
      closes: this.closes,
    }
  }
}

/** For each run of backticks that opens code, where the run that closes it begins. */
function closingBackticks(text: string): Map<number, number> {
  const closing = new Map<number, number>()
  const next = new Map<number, number>()
  for (const { 0: run, index } of [...text.matchAll(/`+/g)].reverse()) {
    const close = next.get(run.length)
    if (close !== undefined) closing.set(index, close)
    next.set(run.length, index)
  }
  return closing
}

function withoutEmoticons(text: string): string {
  return text.replace(EMOTICON, (face) => APART.repeat(face.length))
}

/** What a reader sees of a paragraph: without Markdown's marks, and with what is not prose stood in for. */
export function visibleText(paragraph: string, markdown: boolean): Visible {
  const reader = new Reader(paragraph)
  if (markdown) {
    reader.readPrefixes()
    reader.readSpans()
    reader.readLinks()
  }
  reader.readAddresses()
  if (markdown) reader.readEmphasis()
  return reader.visible()
}
