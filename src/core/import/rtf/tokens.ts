import { latin } from '../encoding/latin.ts'

const OPEN = 0x7b
const CLOSE = 0x7d
const BACKSLASH = 0x5c
const CR = 0x0d
const LF = 0x0a

/** What stands at a place of an RTF file. `text` is a run of bytes without meaning, `byte` one that is written as `\'hh`. */
export type TokenKind = 'open' | 'close' | 'word' | 'symbol' | 'text' | 'byte' | 'end'

/**
 * Reads RTF token by token. What the last one holds stands in the fields, so that none makes an object. Line ends of the
 * file are no text; the bytes that follow `\bin` are passed over.
 */
export class Tokens {
  /** Of a word: its letters. */
  word = ''
  /** Of a word: its number, null where it has none. */
  value: number | null = null
  /** Of a byte or a symbol: its code. */
  code = 0
  /** Of a text: where it begins and ends in the bytes. */
  from = 0
  to = 0
  private at = 0
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** Where the next token begins. */
  get place(): number {
    return this.at
  }

  next(): TokenKind {
    const { bytes } = this
    while (bytes[this.at] === CR || bytes[this.at] === LF || bytes[this.at] === 0) this.at += 1
    const code = bytes[this.at]
    if (code === undefined) return 'end'
    if (code === BACKSLASH) return this.control()
    this.from = this.at
    this.at += 1
    if (code === OPEN) return 'open'
    if (code === CLOSE) return 'close'
    while (isText(bytes[this.at])) this.at += 1
    this.to = this.at
    return 'text'
  }

  /** Goes on behind the end of the group that the place is in, whose closing brace comes next. */
  skipGroup(): void {
    const { bytes } = this
    let depth = 0
    while (this.at < bytes.length) {
      const code = bytes[this.at]
      if (code === CLOSE && depth === 0) return
      if (code === BACKSLASH) {
        this.control()
        continue
      }
      if (code === OPEN) depth += 1
      else if (code === CLOSE) depth -= 1
      this.at += 1
    }
  }

  private control(): TokenKind {
    const { bytes } = this
    this.at += 1
    const code = bytes[this.at]
    if (code === undefined) return 'end'
    if (isLetter(code)) return this.controlWord()
    this.at += 1
    this.code = code
    if (code !== 0x27) return 'symbol'
    const high = hexDigit(bytes[this.at])
    const low = hexDigit(bytes[this.at + 1])
    if (high < 0 || low < 0) return this.next()
    this.at += 2
    this.code = high * 16 + low
    return 'byte'
  }

  private controlWord(): TokenKind {
    const { bytes } = this
    const start = this.at
    while (this.at - start < LONGEST_WORD && isLetter(bytes[this.at])) this.at += 1
    this.word = latin(bytes, start, this.at)
    const isNegative = bytes[this.at] === 0x2d && isDigit(bytes[this.at + 1])
    if (isNegative) this.at += 1
    this.value = null
    for (let digits = 0; digits < 10 && isDigit(bytes[this.at]); digits++, this.at++)
      this.value = (this.value ?? 0) * 10 + ((bytes[this.at] ?? 0) - 0x30)
    if (isNegative && this.value !== null) this.value = -this.value
    if (bytes[this.at] === 0x20) this.at += 1
    if (this.word === 'bin') this.at = Math.min(bytes.length, this.at + Math.max(0, this.value ?? 0))
    return 'word'
  }
}

/** The longest control word of the standard has 32 letters. */
const LONGEST_WORD = 32

function isText(code: number | undefined): boolean {
  return (
    code !== undefined &&
    code !== BACKSLASH &&
    code !== OPEN &&
    code !== CLOSE &&
    code !== CR &&
    code !== LF &&
    code !== 0
  )
}

function isLetter(code: number | undefined): boolean {
  return code !== undefined && ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a))
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code <= 0x39
}

function hexDigit(code: number | undefined): number {
  if (code === undefined) return -1
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
