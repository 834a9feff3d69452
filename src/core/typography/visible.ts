import { addressesIn } from './addresses.ts'
import { afterPrefix } from './paragraphs.ts'

/** Stands for code and escaped marks: something that a reader sees and no rule changes. */
export const OBJECT = '\ufffc'
/** Stands for an address or an emoticon, beside which nothing is changed either. */
export const APART = '\ufdd0'

/** What a reader sees of a paragraph, and for each of its characters where it stands in the paragraph. */
export type Visible = { text: string; at: Int32Array }

const SHOWN = 0
const HIDDEN = 1
const AS_OBJECT = 2
const AS_APART = 3

const PUNCTUATION = /[!-/:-@[-`{-~]/
/** Escaped, these would move a rule if they were read as themselves. */
const MOVES_A_RULE = /["'.!?:;<>`#-]/
const AUTOLINK = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/y
const TAG = /<\/?[A-Za-z][A-Za-z0-9-]*(?:[ \t\n][^<>]*)?\/?>/y
const ENTITY = /&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y
const FOOTNOTE = /\[\^[^\]\s]{1,100}\]:?/y
const LABEL = /\[[^[\]\n]{0,200}\]/y
const BACKTICKS = /`+/y
const EMPHASIS = /\*+|_+|~~+/g
const WORD = /[\p{L}\p{N}]/u
const SPACE = /[ \t\n\r\u00a0\u202f]/
const EMOTICON =
  /(?<=^|[ \t\n\u00a0\u202f(])(?:[:;][’']?-?[()DPpOo/\\]|[:;]-[[\]|*]|:[A-Za-z][A-Za-z0-9_+-]{1,40}:|<3|\^\^)(?=$|[ \t\n\u00a0\u202f.,!?)])/gu

function matchAt(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0].length ?? 0
}

class Reader {
  private readonly roles: Uint8Array
  private readonly text: string
  constructor(text: string) {
    this.text = text
    this.roles = new Uint8Array(text.length)
  }

  private set(from: number, to: number, role: number): void {
    this.roles.fill(HIDDEN, from, to)
    if (from < to) this.roles[from] = role
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
    const { text } = this
    const closing = closingBackticks(text)
    let commentsEnd = false
    for (let index = 0; index < text.length; index++) {
      if (!this.shows(index)) continue
      const character = text.charAt(index)
      let end = index
      let role = HIDDEN
      if (character === '\\' && PUNCTUATION.test(text.charAt(index + 1))) {
        this.set(index, index + 1, HIDDEN)
        index++
        if (MOVES_A_RULE.test(text.charAt(index))) this.set(index, index + 1, AS_OBJECT)
        else this.escaped.add(index)
        continue
      }
      if (character === '`') {
        const length = matchAt(BACKTICKS, text, index)
        const close = closing.get(index)
        role = close === undefined ? SHOWN : AS_OBJECT
        if (close === undefined) {
          index += length - 1
          continue
        }
        end = close + length
      } else if (character === '<') {
        if (!commentsEnd && text.startsWith('<!--', index)) {
          const close = text.indexOf('-->', index + 4)
          commentsEnd = close < 0
          if (close >= 0) end = close + 3
        }
        if (end === index) {
          const link = matchAt(AUTOLINK, text, index)
          if (link > 0) role = AS_APART
          end = index + (link || matchAt(TAG, text, index))
        }
      } else if (character === '&') {
        end = index + matchAt(ENTITY, text, index)
        role = AS_APART
      } else if (character === '[') {
        end = index + matchAt(FOOTNOTE, text, index)
      }
      if (end === index) continue
      this.set(index, end, role)
      index = end - 1
    }
  }

  private readonly escaped = new Set<number>()

  private isMark(index: number, mark: string): boolean {
    return this.text.charAt(index) === mark && this.shows(index) && !this.escaped.has(index)
  }

  /** Links and images: their words stay, their targets go. */
  readLinks(): void {
    const { text } = this
    if (!text.includes('](') && !text.includes('][')) return
    const closing = this.closingBrackets()
    const blanks = nextBlanks(text)
    const open: number[] = []
    for (let index = 0; index < text.length; index++) {
      if (this.isMark(index, '[')) open.push(index)
      if (!this.isMark(index, ']')) continue
      const from = open.pop()
      if (from === undefined) continue
      const to = this.endOfTarget(index + 1, closing, blanks)
      if (to < 0) continue
      const image = from > 0 && this.isMark(from - 1, '!')
      this.set(image ? from - 1 : from, from + 1, HIDDEN)
      this.set(index, to, HIDDEN)
      index = to - 1
    }
  }

  private closingBrackets(): Int32Array {
    const closing = new Int32Array(this.text.length).fill(-1)
    const open: number[] = []
    for (let index = 0; index < this.text.length; index++) {
      if (this.isMark(index, '(')) open.push(index)
      if (!this.isMark(index, ')')) continue
      const from = open.pop()
      if (from !== undefined) closing[from] = index
    }
    return closing
  }

  /** Where `(address "title")` or `[label]` ends, or -1. */
  private endOfTarget(from: number, closing: Int32Array, blanks: Int32Array): number {
    const { text } = this
    if (text.charAt(from) === '[') {
      const length = matchAt(LABEL, text, from)
      return length > 0 ? from + length : -1
    }
    if (text.charAt(from) !== '(') return -1
    const close = closing[from] ?? -1
    if (close < 0) return -1
    const blank = blanks[from + 1] ?? close
    if (blank >= close) return close + 1
    const title = text.charAt(blank + 1)
    const end = title === '(' ? ')' : title
    return /["'(]/.test(title) && text.charAt(close - 1) === end && close - 1 > blank + 1 ? close + 1 : -1
  }

  readAddresses(): void {
    for (const { from, to } of addressesIn(this.text)) if (this.shows(from)) this.set(from, to, AS_APART)
  }

  readEmphasis(): void {
    const { text } = this
    for (const { 0: run, index } of text.matchAll(EMPHASIS)) {
      if (!this.isMark(index, run.charAt(0))) continue
      const before = text.charAt(index - 1)
      const after = text.charAt(index + run.length)
      const alone = (before === '' || SPACE.test(before)) && (after === '' || SPACE.test(after))
      const inWord = run.startsWith('_') && WORD.test(before) && WORD.test(after)
      if (!alone && !inWord) this.set(index, index + run.length, HIDDEN)
    }
  }

  visible(): Visible {
    const at = new Int32Array(this.text.length + 1)
    let shown = ''
    for (let index = 0; index < this.text.length; index++) {
      const role = this.roles[index]
      if (role === HIDDEN) continue
      at[shown.length] = index
      const character = this.text.charAt(index)
      shown += role === AS_OBJECT ? OBJECT : role === AS_APART ? APART : character === '\r' ? '\n' : character
    }
    at[shown.length] = this.text.length
    return { text: withoutEmoticons(shown), at }
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

/** For each character, where the next blank is, itself included. */
function nextBlanks(text: string): Int32Array {
  const blanks = new Int32Array(text.length + 1).fill(text.length)
  for (let index = text.length - 1; index >= 0; index--) {
    blanks[index] = SPACE.test(text.charAt(index)) ? index : (blanks[index + 1] ?? text.length)
  }
  return blanks
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
