import { trimSpaceEnd, trimSpaces } from '../../document/index.ts'
import { closingBracket, closingQuote, flowItems, unescaped, withoutOuterQuotes } from './quotes.ts'
import { type EntryLine, entryLine, isKnownKey, isTextKey, opensEntry } from './entryLine.ts'

/** Front matter with the values quoted that YAML would not read as they are meant; lines are counted from 1. */
type Mended = { lines: string[]; guessed: number[]; unread: number[]; comments: string[] }

/** The sign of a value in the indented lines below it. */
const BLOCK_SCALAR = /^[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t]+#.*)?$/
/** A value that is a number, a date, a yes or a no. */
const VALUE_WITHOUT_WORDS =
  /^(?:true|false|yes|no|on|off|null|~|[-+]?[\d.,_]+|\d{4}-\d\d?-\d\d?(?:[Tt ][\d:.]+(?: ?(?:Z|[+-]\d\d:?\d\d))?)?)$/i
/** The signs that no plain value may begin with. */
const INDICATOR = /^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:[ \t]|$))/
const ESCAPES = /^(?:[^\\]|\\(?:[0abtnvfre "/\\N_LP\t]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}))*$/
/** A key whose value touches its colon. */
const TIGHT_ENTRY = /^[ \t]*([\p{L}_-]{2,30}):([^ \t].*)$/su
/** Lines that a quoted value may go on over. */
const LONGEST_QUOTE = 60

/**
 * Mends front matter line by line, as people write it who do not know YAML.
 *
 * Idea: each value is looked at by itself; where YAML would read it otherwise than it stands there (a tag, an anchor that
 * nothing refers to, a comment without a blank), it is put in quotes whole. With `all`, for a text that YAML refuses, so are
 * values with a colon, with signs that open something, with quotes within quotes; lines that go on at the margin are joined
 * to theirs, and tabs become blanks.
 * Invariant: as many lines come out as went in. Cost: linear; a quotation that does not end is looked for over 60 lines.
 */
export function mendYaml(source: readonly string[], all: boolean): Mended {
  return new Mender(source, all).mend()
}

class Mender {
  private readonly lines: string[]
  private readonly all: boolean
  private readonly text: string
  private readonly guessed: number[] = []
  private readonly unread: number[] = []
  private readonly comments: string[] = []
  private at = 0

  constructor(source: readonly string[], all: boolean) {
    this.lines = [...source]
    this.all = all
    this.text = source.join('\n')
  }

  mend(): Mended {
    while (this.at < this.lines.length) this.readLine()
    const { lines, guessed, unread, comments } = this
    return { lines, guessed, unread, comments }
  }

  private lineAt(index: number): string {
    return this.lines[index] ?? ''
  }

  private readLine(): void {
    const index = this.at
    this.at++
    const line = this.lineAt(index)
    if (/^[ \t]*$/.test(line)) return
    if (/^[ \t]*#/.test(line)) {
      this.comments.push(trimSpaces(line.replace(/^[ \t]*#+/, '')))
      this.lines[index] = ''
      return
    }
    if (this.all && line.includes('\t'))
      this.lines[index] = line.replace(/^[ \t]+/, (blanks) => blanks.replaceAll('\t', '  '))
    const entry = this.entryAt(index)
    if (!entry) {
      if (!this.all) return
      this.unread.push(index + 1)
      this.lines[index] = ''
      return
    }
    this.readValue(this.withoutComma(entry, index), index)
  }

  /** A value in quotes or brackets without the comma that JSON has behind it. */
  private withoutComma(entry: EntryLine, index: number): EntryLine {
    if (!this.all || entry.key === null || !/^(?:"[^"]*"|'[^']*'|[[{].*[\]}]),$/.test(entry.value))
      return entry
    this.lines[index] = trimSpaceEnd(this.lineAt(index)).slice(0, -1)
    return { ...entry, value: entry.value.slice(0, -1) }
  }

  /** The entry in a line; with `all`, a key that a generator has needs no blank behind its colon. */
  private entryAt(index: number): EntryLine | null {
    const entry = entryLine(this.lineAt(index))
    if (entry.key !== null || entry.dashes !== '') return entry
    const [, key = '', value = ''] = TIGHT_ENTRY.exec(this.lineAt(index)) ?? []
    return this.all && isKnownKey(key) ? { ...entry, key, written: `${key}:`, value } : null
  }

  private readValue(entry: EntryLine, index: number): void {
    const { value, depth } = entry
    if (BLOCK_SCALAR.test(value)) this.readBlockScalar(depth, index)
    else if (value === '') this.readBelow(entry, index)
    else if (value.startsWith('"') || value.startsWith("'")) this.readQuoted(entry, index)
    else if (value.startsWith('[') || value.startsWith('{')) this.readFlow(entry, index)
    else this.readPlain(entry, index)
  }

  /** Lines under `|` or `>`; where they stand at the margin they are indented. */
  private readBlockScalar(indent: number, index: number): void {
    let isEmpty = true
    for (; this.at < this.lines.length; this.at++) {
      const line = this.lineAt(this.at)
      if (/^[ \t]*$/.test(line)) continue
      if (entryLine(line).indent > indent) {
        isEmpty = false
        continue
      }
      const isProse = isEmpty && / /.test(entryLine(line).key ?? '') && !isKnownKey(entryLine(line).key ?? '')
      if ((opensEntry(line, indent) && !isProse) || /^[ \t]*#/.test(line)) return
      if (isProse) this.guessed.push(index + 1)
      isEmpty = false
      this.lines[this.at] = ' '.repeat(indent + 2) + trimSpaces(line)
    }
  }

  /** A key without a value, under which words may stand at the margin. */
  private readBelow(entry: EntryLine, index: number): void {
    const next = this.lineAt(this.at)
    const { key, dashes } = entryLine(next)
    const isWords = key === null && dashes === '' && !/^[ \t]*(?:[#"'[{|>]|$)/.test(next)
    if (!this.all || entry.key === null || !isWords) return
    this.quote(entry, index, this.joinedWith('', entry.depth))
  }

  /** A value with the lines that go on with it, which are taken. */
  private joinedWith(value: string, indent: number): string {
    const parts = [value]
    for (; this.at < this.lines.length; this.at++) {
      const line = this.lineAt(this.at)
      if (/^[ \t]*(?:#|$)/.test(line) || opensEntry(line, indent) || this.isTight(line)) break
      if (entryLine(line).indent <= indent && !this.all) break
      parts.push(trimSpaces(line))
      this.lines[this.at] = ''
    }
    return parts.filter((part) => part !== '').join(' ')
  }

  private isTight(line: string): boolean {
    return this.all && isKnownKey(TIGHT_ENTRY.exec(line)?.[1] ?? '')
  }

  private quote({ indent, dashes, written }: EntryLine, index: number, value: string): void {
    this.lines[index] =
      `${' '.repeat(indent)}${dashes}${written}${written === '' ? '' : ' '}${JSON.stringify(value)}`
  }

  private readQuoted(entry: EntryLine, index: number): void {
    const { value, depth } = entry
    const sign = value.charAt(0)
    const end = closingQuote(value, sign)
    const isWhole = end >= 0 && /^[ \t]*(?:#.*)?$/.test(value.slice(end + 1))
    if (isWhole && (sign === "'" || ESCAPES.test(value.slice(1, end)))) return
    if (isWhole) {
      if (this.all) this.quote(entry, index, value.slice(1, end))
      return
    }
    if (end >= 0) {
      if (this.all) this.quote(entry, index, this.joinedWith(withoutOuterQuotes(value, end), depth))
      return
    }
    const last = this.closingLine(sign, depth)
    if (last < 0) {
      if (!this.all) return
      this.guessed.push(index + 1)
      this.quote(entry, index, this.joinedWith(value.slice(1), depth))
      return
    }
    if (this.all) {
      const parts = [value, ...this.lines.slice(this.at, last + 1).map(trimSpaces)]
      const joined = parts
        .map((part) => (part === '' ? '\n' : part))
        .join(' ')
        .replace(/ ?\n ?/g, '\n')
      for (let line = this.at; line <= last; line++) this.lines[line] = ''
      const text = joined.slice(1, joined.lastIndexOf(sign))
      this.quote(entry, index, sign === '"' ? unescaped(text) : text.replaceAll("''", "'"))
    }
    this.at = last + 1
  }

  /** The line below that ends a quotation, or -1 where a key comes first. */
  private closingLine(sign: string, indent: number): number {
    const most = Math.min(this.lines.length, this.at + LONGEST_QUOTE)
    for (let line = this.at; line < most; line++) {
      const text = this.lineAt(line)
      if (opensEntry(text, indent)) return -1
      if (closingQuote(sign + text, sign) >= 0) {
        return /["'][ \t]*(?:[ \t]#.*)?$/.test(text) ? line : -1
      }
    }
    return -1
  }

  private readFlow(entry: EntryLine, index: number): void {
    const { value, indent, depth } = entry
    const end = closingBracket(value)
    const isWhole = end >= 0 && /^[ \t]*(?:#.*)?$/.test(value.slice(end + 1))
    if (end < 0) {
      const last = this.lastOfFlow(value, depth)
      if (last >= 0) {
        this.at = last + 1
        return
      }
      if (!this.all) return
      this.guessed.push(index + 1)
      this.quote(entry, index, this.joinedWith(value, depth))
    } else if (/^\{[{%]/.test(value) || (this.all && !isWhole)) {
      this.quote(entry, index, this.joinedWith(value, depth))
    } else if (this.all && value.startsWith('[') && !/[[\]{}]/.test(value.slice(1, end))) {
      const items = flowItems(value.slice(1, end)).map((item) => JSON.stringify(item))
      const { dashes, written } = entry
      this.lines[index] = `${' '.repeat(indent)}${dashes}${written} [${items.join(', ')}]`
    }
  }

  /** The line that closes a list or a map over several lines, or -1. */
  private lastOfFlow(value: string, indent: number): number {
    const most = Math.min(this.lines.length, this.at + 200)
    const closing = value.startsWith('[') ? /\],?[ \t]*(?:#.*)?$/ : /\},?[ \t]*(?:#.*)?$/
    for (let line = this.at; line < most; line++) {
      const text = this.lineAt(line)
      if (closing.test(text)) return line
      if (value.startsWith('[') && entryLine(text).key !== null && entryLine(text).indent <= indent) return -1
    }
    return -1
  }

  private readPlain(entry: EntryLine, index: number): void {
    const { value, indent, depth, key } = entry
    if (key === null) this.alignItem(indent)
    const hash = /[ \t]#|^#/.exec(value)
    if (hash && this.readComment(entry, index, hash.index)) return
    const isTag = /^!(?!!)/.test(value) || this.isNoAnchor(value)
    const wants = isTag || (this.all && (INDICATOR.test(value) || /:(?:[ \t]|$)/.test(value)))
    const next = this.lineAt(this.at)
    const goesOn = !/^[ \t]*(?:#|$)/.test(next) && !opensEntry(next, depth) && !this.isTight(next)
    const isLoose = goesOn && entryLine(next).indent <= depth
    const isKeyed = key !== null || entry.dashes !== ''
    if (wants || (this.all && isLoose && isKeyed) || (this.all && goesOn)) {
      this.quote(entry, index, this.joinedWith(value, depth))
    } else if (this.all && entry.written !== '' && !this.lineAt(index).includes(`${entry.written} `)) {
      this.quote(entry, index, value)
    } else if (goesOn && !isLoose) {
      while (this.at < this.lines.length && isContinuation(this.lineAt(this.at), depth)) this.at++
    }
  }

  /** The item below one of words, where it stands further in: it belongs to the same list. */
  private alignItem(indent: number): void {
    const next = this.lineAt(this.at)
    const below = entryLine(next)
    if (below.dashes !== '' && below.indent > indent)
      this.lines[this.at] = ' '.repeat(indent) + trimSpaces(next)
  }

  /** A value with a number sign: words that go on (`Story #1`), or a comment, which may have been meant as words. */
  private readComment(entry: EntryLine, index: number, hash: number): boolean {
    const { value, key, depth } = entry
    const before = trimSpaces(value.slice(0, hash))
    const comment = value.slice(hash).replace(/^[ \t]/, '')
    const isWord = /^#[^ \t#]/.test(comment)
    const hasWords = before !== '' && !VALUE_WITHOUT_WORDS.test(before) && !/^["'[{]/.test(before)
    if (isWord && (hasWords || before === '')) {
      // Set apart by several blanks, or a single word at the end, it may be a remark on the line.
      const isRemark = /[ \t]{2}$/.test(value.slice(0, hash + 1)) || /^#\p{L}+$/u.test(comment)
      if (isRemark && hasWords && key !== null && isTextKey(key)) this.guessed.push(index + 1)
      this.quote(entry, index, this.joinedWith(value, depth))
      return true
    }
    if (hasWords && key !== null && isTextKey(key)) {
      this.guessed.push(index + 1)
      this.quote(entry, index, this.joinedWith(value, depth))
      return true
    }
    this.comments.push(trimSpaces(comment.replace(/^#+/, '')))
    return false
  }

  /** True for a value that only looks like an anchor or an alias: nothing refers to it, or it refers to nothing. */
  private isNoAnchor(value: string): boolean {
    if (!/^[&*]/.test(value)) return false
    const name = /^[&*]([^ \t,[\]{}]+)(?=[ \t]|$)/.exec(value)?.[1]
    if (name === undefined) return true
    return !this.text.includes(`${value.startsWith('&') ? '*' : '&'}${name}`)
  }
}

function isContinuation(line: string, indent: number): boolean {
  return !/^[ \t]*(?:#|$)/.test(line) && entryLine(line).indent > indent
}
