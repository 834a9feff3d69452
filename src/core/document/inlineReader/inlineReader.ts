import { characterAt, characterBefore } from '../characters.ts'
import { entityAt } from '../entities.ts'
import { matchAt, nextSign } from '../matchAt.ts'
import type { Inline, Mark } from '../types.ts'
import { altOf } from '../walk.ts'
import { trimSpaceEnd } from '../whitespace.ts'
import { bareAddressAt, type BareStart, bareStarts } from './bareAddress.ts'
import { DelimiterList } from './delimiters.ts'
import { ESCAPABLE, normalizeLabel, readInlineTarget, readLabel, type Target } from './linkTarget.ts'
import { type DelimiterRun, flattenParts, type Part } from './parts.ts'

/** What the definitions of the whole body contribute to the text that is read. */
export type Scope = {
  /** The target of a link definition. `use` counts what its use adds, and may refuse. */
  readonly target: (label: string) => Target | undefined
  /** The content of the note that a label leads to. */
  readonly note: (label: string) => readonly Inline[] | undefined
  /** What stands for a piece of HTML; without it HTML is text. */
  readonly tag?: ((source: string) => string) | undefined
  /** The address that an image is to have in place of the one that is written; without it, it has that. */
  readonly picture?: ((src: string) => string) | undefined
}

/** A longer label is none (CommonMark). */
const LONGEST_LABEL = 999
/** A longer HTML tag is text. */
const LONGEST_TAG = 1000

/** Signs that may mean something. */
const SIGNS = /[\\`*_~[\]!<&\n]/g
const OPENING_TAG =
  /<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>/y
const CLOSING_TAG = /<\/[A-Za-z][A-Za-z0-9-]*\s*>/y
const AUTOLINK = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\p{Cc}]*)>/uy
const MAIL_AUTOLINK = /<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>/y
const NOTE = /\[\^([^\s[\]]{1,200})\]/y
const MARKED_TAG = /^<(\/?)(sup|sub)\s*>$/i
const BREAK_TAG = /^<br\s*\/?>$/i
const EMPTY_COMMENT = '<!-- -->'

type Bracket = {
  readonly at: number
  /** Where the text within begins in the source. */
  readonly from: number
  readonly isImage: boolean
  /** The last delimiter run before it. */
  readonly bottom: DelimiterRun | null
  isActive: boolean
  /** True once another bracket was opened within. */
  holdsBracket: boolean
}

/** The tags that are read as marks. */
const SCRIPTS = { sup: { type: 'superscript' }, sub: { type: 'subscript' } } as const satisfies Record<
  string,
  Mark
>

/**
 * Reads the inlines of one paragraph, heading or cell: the algorithm of the CommonMark specification (Appendix A, “Phase
 * 2”) with GFM's strikethrough and bare addresses, footnotes, and `<sup>`, `<sub>`, `<br>`. One pass over the text makes a
 * list of parts, in which signs that may be marks stand as signs; brackets and delimiter runs are kept in two lists until
 * their partners come, and marks are written to the parts on their edges; `flattenParts` makes inlines of them.
 * Invariant: the texts of the parts are the text read so far, with its escapes and entities decoded. Cost: linear, as every
 * search is bounded by a constant, is remembered where it was in vain, or ends with what it takes.
 * A soft line end comes out as `\n` within a text; `joinLines` makes spaces of them.
 */
class InlineReader {
  private readonly text: string
  private readonly scope: Scope
  private at = 0
  private readonly parts: Part[] = []
  private readonly delimiters = new DelimiterList(this.parts)
  private brackets: Bracket[] = []
  /** How many of the brackets can no longer begin a link, counted from the first. */
  private inactive = 0
  private backticks: Map<number, number[]> | null = null
  /** The starts of bare addresses that are still ahead, the next one last. */
  private readonly bare: BareStart[]
  /** The end of the characters without meaning, as far as they were scanned. */
  private plainEnd = 0
  /** The endings of HTML that do not occur in what is left of the text. */
  private readonly missing = new Set<string>()

  constructor(text: string, scope: Scope) {
    this.text = text
    this.scope = scope
    this.bare = bareStarts(text)
  }

  read(): Inline[] {
    while (this.at < this.text.length) this.readPart()
    this.delimiters.pairAfter(null)
    return flattenParts(this.parts)
  }

  private readPart(): void {
    while ((this.bare.at(-1)?.from ?? this.at) < this.at) this.bare.pop()
    if (this.bare.at(-1)?.from === this.at && this.readBareAddress()) return
    switch (this.text.charAt(this.at)) {
      case '\\':
        this.readEscape()
        return
      case '`':
        this.readCode()
        return
      case '*':
      case '_':
      case '~':
        this.readRun()
        return
      case '[':
        if (!this.readNote()) this.openBracket(1)
        return
      case '!':
        if (this.text.charAt(this.at + 1) === '[') this.openBracket(2)
        else this.take(1)
        return
      case ']':
        this.closeBracket()
        return
      case '<':
        this.readTag()
        return
      case '&':
        this.readEntity()
        return
      case '\n':
        this.readLineEnd()
        return
      default: {
        if (this.plainEnd <= this.at) this.plainEnd = nextSign(SIGNS, this.text, this.at)
        const bare = this.bare.at(-1)?.from ?? this.plainEnd
        this.takePlain(bare > this.at ? Math.min(bare, this.plainEnd) : this.plainEnd)
        return
      }
    }
  }

  private push(text: string): void {
    const last = this.parts.at(-1)
    if (last?.type === 'text') last.text += text
    else this.parts.push({ type: 'text', text })
  }

  /** Takes so many characters as plain text. */
  private take(length: number): void {
    this.push(this.text.slice(this.at, this.at + length))
    this.at += length
  }

  /** Takes the characters up to `end`, without the spaces before a line end. */
  private takePlain(end: number): void {
    const text = this.text.slice(this.at, end)
    this.push(this.text.charAt(end) === '\n' ? trimSpaceEnd(text) : text)
    this.at = end
  }

  private readEscape(): void {
    const next = this.text.charAt(this.at + 1)
    if (next === '\n') {
      this.at += 2
      this.pushBreak()
    } else if (ESCAPABLE.test(next)) {
      this.push(next)
      this.at += 2
    } else {
      this.take(1)
    }
  }

  private pushBreak(): void {
    this.skipSpaces()
    this.parts.push({ type: 'inline', inline: { type: 'break', marks: [] } })
  }

  private skipSpaces(): void {
    while (/[ \t]/.test(this.text.charAt(this.at))) this.at++
  }

  private readLineEnd(): void {
    const isHard = this.text.charAt(this.at - 1) === ' ' && this.text.charAt(this.at - 2) === ' '
    this.at++
    if (isHard) this.pushBreak()
    else {
      this.skipSpaces()
      this.push('\n')
    }
  }

  private readEntity(): void {
    const found = entityAt(this.text, this.at)
    if (!found) {
      this.take(1)
      return
    }
    this.push(found.character === '\n' ? ' ' : found.character)
    this.at += found.length
  }

  private readCode(): void {
    let end = this.at
    while (this.text.charAt(end) === '`') end++
    const length = end - this.at
    const closing = this.nextBackticks(length, end)
    if (closing < 0) {
      this.take(length)
      return
    }
    const code = this.text.slice(end, closing).replaceAll('\n', ' ')
    const isPadded = code.startsWith(' ') && code.endsWith(' ') && /[^ ]/.test(code)
    const text = isPadded ? code.slice(1, -1) : code
    this.parts.push({ type: 'inline', inline: { type: 'text', text, marks: [{ type: 'code' }] } })
    this.at = closing + length
  }

  /** Where the next run of exactly so many backticks begins, or -1. Runs are found once for the whole text. */
  private nextBackticks(length: number, from: number): number {
    if (!this.backticks) {
      this.backticks = new Map()
      for (const { 0: run, index } of this.text.matchAll(/`+/g)) {
        const starts = this.backticks.get(run.length)
        if (starts) starts.push(index)
        else this.backticks.set(run.length, [index])
      }
      for (const starts of this.backticks.values()) starts.reverse()
    }
    const starts = this.backticks.get(length) ?? []
    while ((starts.at(-1) ?? from) < from) starts.pop()
    return starts.at(-1) ?? -1
  }

  private readRun(): void {
    const sign = this.text.charAt(this.at)
    let end = this.at
    while (this.text.charAt(end) === sign) end++
    const length = end - this.at
    const beside = [characterBefore(this.text, this.at), characterAt(this.text, end)] as const
    const run = this.delimiters.add(sign, length, this.parts.length, beside)
    const text = this.text.slice(this.at, end)
    this.at = end
    this.parts.push({ type: 'sign', text, before: [], after: [], run })
  }

  private openBracket(length: number): void {
    const last = this.brackets.at(-1)
    if (last) last.holdsBracket = true
    this.brackets.push({
      at: this.parts.length,
      from: this.at + length,
      isImage: length === 2,
      bottom: this.delimiters.top,
      isActive: true,
      holdsBracket: false,
    })
    this.parts.push({ type: 'sign', text: length === 2 ? '![' : '[', before: [], after: [], run: null })
    this.at += length
  }

  private closeBracket(): void {
    const bracket = this.brackets.pop()
    this.inactive = Math.min(this.inactive, this.brackets.length)
    if (!bracket?.isActive) {
      this.take(1)
      return
    }
    const target = readInlineTarget(this.text, this.at + 1) ?? this.referredTarget(bracket)
    if (!target) {
      this.take(1)
      return
    }
    this.at = target.end
    if (bracket.isImage) this.pushImage(bracket, target)
    else this.pushLink(bracket, target)
  }

  private pushLink({ at, bottom }: Bracket, { href, title }: Target): void {
    this.delimiters.pairAfter(bottom)
    const mark: Mark = { type: 'link', href, title }
    const opening = this.parts[at]
    if (opening?.type === 'sign') {
      opening.text = ''
      opening.after.push({ mark, opens: true })
    }
    this.parts.push({ type: 'sign', text: '', before: [{ mark, opens: false }], after: [], run: null })
    for (let index = this.brackets.length - 1; index >= this.inactive; index--) {
      const outer = this.brackets[index]
      if (outer && !outer.isImage) outer.isActive = false
    }
    this.inactive = this.brackets.length
  }

  private pushImage({ at, bottom }: Bracket, { href, title }: Target): void {
    this.delimiters.pairAfter(bottom)
    const within = flattenParts(this.parts.splice(at).slice(1))
    const alt = within.map(altOf).join('')
    const src = this.scope.picture?.(href) ?? href
    this.parts.push({ type: 'inline', inline: { type: 'image', src, alt, title, marks: [] } })
  }

  /** The target that the label after a closing bracket, or the text before it, leads to. */
  private referredTarget(bracket: Bracket): (Target & { end: number }) | null {
    const own = this.text.slice(bracket.from, Math.min(this.at, bracket.from + LONGEST_LABEL + 1))
    const explicit = readLabel(this.text, this.at + 1)
    const end = explicit ? explicit.end : this.at + 1
    const isOwn = !explicit || explicit.label === ''
    if (isOwn && (bracket.holdsBracket || own.length > LONGEST_LABEL)) return null
    const label = isOwn ? own : explicit.label
    const target = /[^ \t\n]/.test(label) ? this.scope.target(normalizeLabel(label)) : undefined
    return target ? { ...target, end } : null
  }

  private readNote(): boolean {
    const found = matchAt(NOTE, this.text, this.at)
    const content = found?.[1] === undefined ? undefined : this.scope.note(normalizeLabel(found[1]))
    if (!found || !content) return false
    this.parts.push({ type: 'inline', inline: { type: 'footnote', content, marks: [] } })
    this.at += found[0].length
    return true
  }

  /** Reads the bare address that may start here. */
  private readBareAddress(): boolean {
    const start = this.bare.pop()
    const address = start && bareAddressAt(this.text, start)
    if (!address) return false
    const { href, end } = address
    this.parts.push({ type: 'address', href, text: this.text.slice(this.at, end) })
    this.at = end
    return true
  }

  private readTag(): void {
    const { text, at } = this
    const address = matchAt(AUTOLINK, text, at)?.[1]
    const mailbox = address === undefined ? matchAt(MAIL_AUTOLINK, text, at)?.[1] : undefined
    const shown = address ?? mailbox
    if (shown !== undefined) {
      this.at += shown.length + 2
      this.parts.push({ type: 'address', href: address ?? `mailto:${shown}`, text: shown })
      return
    }
    const length = this.tagLength()
    if (length === 0) {
      this.take(1)
      return
    }
    const tag = text.slice(at, at + length)
    if (BREAK_TAG.test(tag)) {
      this.at += length
      this.parts.push({ type: 'inline', inline: { type: 'break', marks: [] } })
      return
    }
    if (tag === EMPTY_COMMENT) {
      this.at += length
      this.parts.push({ type: 'tag', text: '', edge: null })
      return
    }
    const script = this.scope.tag ? null : MARKED_TAG.exec(tag)
    if (!script) {
      this.push(this.scope.tag?.(tag) ?? tag)
      this.at += length
      return
    }
    this.at += length
    const mark = script[2]?.toLowerCase() === 'sup' ? SCRIPTS.sup : SCRIPTS.sub
    this.parts.push({ type: 'tag', text: tag, edge: { mark, opens: script[1] === '' } })
  }

  /** How long the HTML that begins here is: a tag, a comment, an instruction, a declaration; 0 where there is none. */
  private tagLength(): number {
    const { text, at } = this
    const next = text.charAt(at + 1)
    if (/[A-Za-z/]/.test(next)) {
      const pattern = next === '/' ? CLOSING_TAG : OPENING_TAG
      return matchAt(pattern, text.slice(at, at + LONGEST_TAG), 0)?.[0].length ?? 0
    }
    if (next === '?') return this.lengthTo('?>', 2)
    if (next !== '!') return 0
    if (text.startsWith('--', at + 2)) {
      const empty = /^<!--(?:-?>)/.exec(text.slice(at, at + 7))
      return empty ? empty[0].length : this.lengthTo('-->', 4)
    }
    if (text.startsWith('[CDATA[', at + 2)) return this.lengthTo(']]>', 9)
    return /[A-Za-z]/.test(text.charAt(at + 2)) ? this.lengthTo('>', 2) : 0
  }

  /** The length up to an ending. An ending that was looked for in vain is not looked for again. */
  private lengthTo(ending: string, from: number): number {
    const end = this.missing.has(ending) ? -1 : this.text.indexOf(ending, this.at + from)
    if (end < 0) this.missing.add(ending)
    return end < 0 ? 0 : end + ending.length - this.at
  }
}

/** Reads the inlines of a text; soft line ends are `\n` within the texts. */
export function readInline(text: string, scope: Scope): Inline[] {
  return new InlineReader(text, scope).read()
}
