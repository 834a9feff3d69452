import { trimBlankEnd } from './blanks.ts'
import { blankBetween, characterAt, characterBefore, kindOf } from './characters.ts'
import { isSameMark } from './marks.ts'
import { decodeReferences, referenceAt } from './references.ts'
import type { Inline, Mark } from './types.ts'

/** Where a link leads, as its definition says. */
export type Target = { readonly href: string; readonly title: string }

/** What the text of a whole body gives to the reading of one of its stretches. */
export type Scope = {
  /** The target of a link definition. `use` counts what its use adds, and may refuse. */
  readonly target: (label: string) => Target | undefined
  /** The content of the note that a label leads to. */
  readonly note: (label: string) => readonly Inline[] | undefined
}

/** A label longer than this leads nowhere (CommonMark). */
const LONGEST_LABEL = 999
/** An HTML tag longer than this is text like any other. */
const LONGEST_TAG = 1000
/** How deep parentheses may be nested in an address. */
const DEEPEST_PARENTHESES = 32
const LONGEST_DOMAIN = 255

const PLAIN = /[^\\`*_~[\]!<&\n]+/y
const ESCAPABLE = /[!-/:-@[-`{-~]/
const OPENING_TAG =
  /<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>/y
const CLOSING_TAG = /<\/[A-Za-z][A-Za-z0-9-]*\s*>/y
const AUTOLINK = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\p{Cc}]*)>/uy
const MAIL_AUTOLINK = /<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>/y
const NOTE = /\[\^([^\s[\]]{1,200})\]/y
const MARKED_TAG = /^<(\/?)(sup|sub)\s*>$/i
const BREAK_TAG = /^<br\s*\/?>$/i
const EMPTY_COMMENT = '<!-- -->'

/** Where an address of its own may begin: its scheme, `www.`, or all before the sign of a mailbox. */
const BARE_START = /(?<![\p{L}\p{N}])(?:https?|ftp):\/\/|(?<![\p{L}\p{N}])www\.|(?<![\w.+-])[\w.+-]{1,64}@/giu
const BARE_DOMAIN = /[^\s<>/?#!"'(),;*~[\]{}|\\^`]+/uy
const BARE_REST = /[^\s<]*/y
const MAIL_DOMAIN = /[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+/y

type Run = {
  readonly at: number
  readonly sign: string
  /** How many signs the run had, and how many are left. */
  readonly length: number
  left: number
  readonly opens: boolean
  readonly closes: boolean
  previous: Run | null
  next: Run | null
}

type Edge = { readonly mark: Mark; readonly opens: boolean }

/** A part of the text as it is found, in the order of the text. Edges of marks are put before and after it. */
type Part =
  | { type: 'text'; text: string }
  | { type: 'sign'; text: string; before: Edge[]; after: Edge[]; run: Run | null }
  | { type: 'inline'; inline: Inline }
  | { type: 'address'; href: string; text: string }
  | { type: 'tag'; text: string; edge: Edge | null }

type Bracket = {
  readonly at: number
  /** Where the text within begins in the source. */
  readonly from: number
  readonly isImage: boolean
  readonly lastRun: Run | null
  isActive: boolean
  /** True once another bracket was opened within. */
  holdsBracket: boolean
}

const SCRIPTS = { sup: { type: 'superscript' }, sub: { type: 'subscript' } } as const satisfies Record<
  string,
  Mark
>

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** A label as labels are compared: case folded, each run of blanks as one. */
export function foldLabel(label: string): string {
  const trimmed = label.replace(/[ \t\n]+/g, ' ').replace(/^ | $/g, '')
  return trimmed.toLowerCase().toUpperCase().toLowerCase()
}

/**
 * Reads a stretch of text: a paragraph, a heading, a cell. This is the algorithm of the CommonMark specification
 * (Appendix A, “Phase 2”) with GFM's deleted text and bare addresses, notes, and the few tags that are read. Signs that
 * may open or close a mark are kept in a list; each closing one looks back for its partner, and `bottoms` remembers how
 * far such a search has been in vain, so that no part of the list is searched twice for the same kind of sign. The time
 * is linear: every other search is bounded by a constant or ends with the part of the text that it takes.
 * A soft line end comes out as `\n` within a text; `joinLines` makes blanks of them.
 */
class InlineReader {
  private readonly text: string
  private readonly scope: Scope
  private at = 0
  private parts: Part[] = []
  private lastRun: Run | null = null
  private brackets: Bracket[] = []
  /** How many of the brackets can no longer begin a link, counted from the first. */
  private inactive = 0
  private backticks: Map<number, number[]> | null = null
  private bare: { from: number; to: number; sign: string }[]
  /** Where the characters end that mean nothing, as far as they were looked at. */
  private plainEnd = 0
  private missing = new Set<string>()

  constructor(text: string, scope: Scope) {
    this.text = text
    this.scope = scope
    this.bare = []
    if (!/:\/\/|www\.|@/i.test(text)) return
    for (const { 0: sign, index } of text.matchAll(BARE_START)) {
      this.bare.push({ from: index, to: index + sign.length, sign })
    }
    this.bare.reverse()
  }

  read(): Inline[] {
    while (this.at < this.text.length) this.readPart()
    this.pairRuns(null)
    return this.flattened()
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
        this.readReference()
        return
      case '\n':
        this.readLineEnd()
        return
      default: {
        if (this.plainEnd <= this.at)
          this.plainEnd = this.at + (matchAt(PLAIN, this.text, this.at)?.[0].length ?? 1)
        const bare = this.bare.at(-1)?.from ?? this.plainEnd
        this.take((bare > this.at ? Math.min(bare, this.plainEnd) : this.plainEnd) - this.at)
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
    this.skipBlanks()
    this.parts.push({ type: 'inline', inline: { type: 'break', marks: [] } })
  }

  private skipBlanks(): void {
    while (/[ \t]/.test(this.text.charAt(this.at))) this.at++
  }

  private readLineEnd(): void {
    const last = this.parts.at(-1)
    const isHard = this.text.charAt(this.at - 1) === ' ' && this.text.charAt(this.at - 2) === ' '
    if (last?.type === 'text' && /[ \t]/.test(this.text.charAt(this.at - 1)))
      last.text = trimBlankEnd(last.text)
    this.at++
    if (isHard) this.pushBreak()
    else {
      this.skipBlanks()
      this.push('\n')
    }
  }

  private readReference(): void {
    const found = referenceAt(this.text, this.at)
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
    const before = kindOf(characterBefore(this.text, this.at))
    const after = kindOf(characterAt(this.text, end))
    const isLetterBefore = before === 'letter' || before === 'doubtful'
    const isLetterAfter = after === 'letter' || after === 'doubtful'
    const left = after !== 'blank' && (isLetterAfter || !isLetterBefore)
    const right = before !== 'blank' && (isLetterBefore || !isLetterAfter)
    // A single tilde within a word or a figure (`5~7 %`, `100~200`) is one, as an underscore is.
    const isWithin = sign === '_' || (sign === '~' && length === 1)
    const opens = left && (!isWithin || !right || !isLetterBefore)
    const closes = right && (!isWithin || !left || !isLetterAfter)
    const text = this.text.slice(this.at, end)
    this.at = end
    const run: Run | null =
      (opens || closes) && (sign !== '~' || length <= 2)
        ? {
            at: this.parts.length,
            sign,
            length,
            left: length,
            opens,
            closes,
            previous: this.lastRun,
            next: null,
          }
        : null
    if (run) {
      if (this.lastRun) this.lastRun.next = run
      this.lastRun = run
    }
    this.parts.push({ type: 'sign', text, before: [], after: [], run })
  }

  private remove(run: Run): void {
    if (run.previous) run.previous.next = run.next
    if (run.next) run.next.previous = run.previous
    else this.lastRun = run.previous
  }

  /** Pairs the runs after `bottom` and takes them from the list. */
  private pairRuns(bottom: Run | null): void {
    if (this.lastRun === bottom) return
    const bottoms = new Map<string, number>()
    let closer: Run | null = this.lastRun
    while (closer && closer.previous !== bottom) closer = closer.previous
    while (closer && this.lastRun !== bottom) {
      if (!closer.closes) {
        closer = closer.next
        continue
      }
      const key =
        closer.sign === '~' ? `~${closer.length}` : `${closer.sign}${closer.opens}${closer.length % 3}`
      const lowest = bottoms.get(key) ?? -1
      let opener = closer.previous
      while (opener && opener !== bottom && opener.at > lowest && !fits(opener, closer))
        opener = opener.previous
      if (opener && opener !== bottom && opener.at > lowest) {
        closer = this.pair(opener, closer)
      } else {
        bottoms.set(key, closer.previous?.at ?? -1)
        const next: Run | null = closer.next
        if (!closer.opens) this.remove(closer)
        closer = next
      }
    }
    while (this.lastRun && this.lastRun !== bottom) this.remove(this.lastRun)
  }

  /** Makes a mark between two runs; gives the run to go on with. */
  private pair(opener: Run, closer: Run): Run | null {
    const length = closer.sign === '~' ? closer.length : opener.left >= 2 && closer.left >= 2 ? 2 : 1
    const mark: Mark =
      closer.sign === '~' ? { type: 'strike' } : length === 2 ? { type: 'strong' } : { type: 'emphasis' }
    const from = this.parts[opener.at]
    const to = this.parts[closer.at]
    if (from?.type === 'sign') from.after.unshift({ mark, opens: true })
    if (to?.type === 'sign') to.before.push({ mark, opens: false })
    opener.left -= length
    closer.left -= length
    for (let between = closer.previous; between && between !== opener; between = between.previous) {
      this.remove(between)
    }
    if (opener.left === 0) this.remove(opener)
    if (closer.left > 0) return closer
    const { next } = closer
    this.remove(closer)
    return next
  }

  private openBracket(length: number): void {
    const last = this.brackets.at(-1)
    if (last) last.holdsBracket = true
    this.brackets.push({
      at: this.parts.length,
      from: this.at + length,
      isImage: length === 2,
      lastRun: this.lastRun,
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
    const target = this.inlineTarget() ?? this.referredTarget(bracket)
    if (!target) {
      this.take(1)
      return
    }
    this.at = target.end
    if (bracket.isImage) this.pushImage(bracket, target)
    else this.pushLink(bracket, target)
  }

  private pushLink({ at, lastRun }: Bracket, { href, title }: Target): void {
    this.pairRuns(lastRun)
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

  private pushImage({ at, lastRun }: Bracket, { href, title }: Target): void {
    this.pairRuns(lastRun)
    const within = new Flattening(this.parts.splice(at).slice(1)).read()
    const alt = within.map(wordsOf).join('')
    this.parts.push({ type: 'inline', inline: { type: 'image', src: href, alt, title, marks: [] } })
  }

  /** The target in parentheses that follows a closing bracket, and where it ends. */
  private inlineTarget(): (Target & { end: number }) | null {
    const { text } = this
    if (text.charAt(this.at + 1) !== '(') return null
    const start = skipSpace(text, this.at + 2)
    const address = readAddress(text, start)
    if (!address) return null
    const afterAddress = skipSpace(text, address.end)
    const title = afterAddress > address.end ? readTitle(text, afterAddress) : null
    const end = title ? skipSpace(text, title.end) : afterAddress
    if (text.charAt(end) !== ')') return null
    return { href: address.href, title: title?.title ?? '', end: end + 1 }
  }

  /** The target that the label after a closing bracket, or the text before it, leads to. */
  private referredTarget(bracket: Bracket): (Target & { end: number }) | null {
    const own = this.text.slice(bracket.from, Math.min(this.at, bracket.from + LONGEST_LABEL + 1))
    const explicit = readLabel(this.text, this.at + 1)
    const end = explicit ? explicit.end : this.at + 1
    const isOwn = !explicit || explicit.label === ''
    if (isOwn && (bracket.holdsBracket || own.length > LONGEST_LABEL)) return null
    const label = isOwn ? own : explicit.label
    const target = /[^ \t\n]/.test(label) ? this.scope.target(foldLabel(label)) : undefined
    return target ? { ...target, end } : null
  }

  private readNote(): boolean {
    const found = matchAt(NOTE, this.text, this.at)
    const content = found?.[1] === undefined ? undefined : this.scope.note(foldLabel(found[1]))
    if (!found || !content) return false
    this.parts.push({ type: 'inline', inline: { type: 'footnote', content, marks: [] } })
    this.at += found[0].length
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
    const script = MARKED_TAG.exec(tag)
    if (!script) {
      this.take(length)
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

  /** An address of the web or of a mailbox without any mark, as GFM reads it. */
  private readBareAddress(): boolean {
    const start = this.bare.pop()
    if (!start) return false
    const before = this.text.charAt(this.at - 1)
    if (start.sign.endsWith('@')) {
      const domain = matchAt(MAIL_DOMAIN, this.text.slice(start.to, start.to + LONGEST_DOMAIN), 0)?.[0] ?? ''
      const next = this.text.charAt(start.to + domain.length)
      if (domain === '' || /[_-]$/.test(domain) || next === '-' || next === '_') return false
      return this.pushAddress(start.to + domain.length, 'mailto:')
    }
    if (before !== '' && !/[\s*_~("'“”‘’«»\u2013\u2014[{>:;,]/.test(before)) return false
    const isWeb = start.sign.toLowerCase() === 'www.'
    const domainStart = isWeb ? start.from : start.to
    const window = this.text.slice(domainStart, domainStart + LONGEST_DOMAIN)
    const domain = (matchAt(BARE_DOMAIN, window, 0)?.[0] ?? '').replace(/[.:_-]+$/, '')
    const labels = domain.replace(/:\d+$/, '').split('.')
    const isValid =
      labels.every((label) => label !== '') && labels.slice(-2).every((label) => !label.includes('_'))
    if (!isValid || (isWeb && labels.length < 2)) return false
    const rest = matchAt(BARE_REST, this.text, this.at)?.[0] ?? ''
    return this.pushAddress(this.at + trimAddress(rest), isWeb ? 'http://' : '')
  }

  private pushAddress(end: number, scheme: string): boolean {
    const text = this.text.slice(this.at, end)
    this.at = end
    this.parts.push({ type: 'address', href: scheme + text, text })
    return true
  }

  private flattened(): Inline[] {
    return new Flattening(this.parts).read()
  }
}

function fits(opener: Run, closer: Run): boolean {
  if (!opener.opens || opener.sign !== closer.sign) return false
  if (closer.sign === '~') return opener.length === closer.length
  const isOdd = (opener.closes || closer.opens) && (opener.length + closer.length) % 3 === 0
  return !isOdd || (opener.length % 3 === 0 && closer.length % 3 === 0)
}

/** Makes inlines with marks of the parts: the marks that are open at a part are its marks. */
class Flattening {
  private readonly parts: readonly Part[]
  private readonly open = { strong: 0, emphasis: 0, strike: 0, superscript: 0, subscript: 0, code: 0 }
  private links: Mark[] = []
  private inlines: Inline[] = []
  private marks: readonly Mark[] | null = null

  constructor(parts: readonly Part[]) {
    this.parts = parts
  }

  read(): Inline[] {
    const paired = pairedTags(this.parts)
    this.parts.forEach((part, index) => {
      switch (part.type) {
        case 'text':
          this.text(part.text)
          break
        case 'sign':
          for (const edge of part.before) this.edge(edge)
          this.text(part.run ? part.text.slice(0, part.run.left) : part.text)
          for (const edge of part.after) this.edge(edge)
          break
        case 'inline':
          this.inline(part.inline)
          break
        case 'address':
          this.address(part)
          break
        case 'tag':
          if (part.edge && paired.has(index)) this.edge(part.edge)
          else this.text(part.text)
      }
    })
    return this.inlines
  }

  private edge({ mark, opens }: Edge): void {
    this.marks = null
    if (mark.type !== 'link') this.open[mark.type] += opens ? 1 : -1
    else if (opens) this.links.push(mark)
    else this.links.pop()
  }

  private current(): readonly Mark[] {
    if (this.marks) return this.marks
    const { strong, emphasis, strike, superscript, subscript } = this.open
    const marks: Mark[] = this.links.slice(0, 1)
    if (strong > 0) marks.push({ type: 'strong' })
    if (emphasis > 0) marks.push({ type: 'emphasis' })
    if (strike > 0) marks.push({ type: 'strike' })
    if (superscript > 0) marks.push({ type: 'superscript' })
    if (subscript > 0) marks.push({ type: 'subscript' })
    this.marks = marks
    return marks
  }

  private text(text: string): void {
    if (text !== '') this.inlines.push({ type: 'text', text, marks: this.current() })
  }

  private inline(inline: Inline): void {
    this.inlines.push({ ...inline, marks: [...this.current(), ...inline.marks] })
  }

  private address({ href, text }: { href: string; text: string }): void {
    const link: Mark = { type: 'link', href, title: '' }
    const marks = this.links.length > 0 ? this.current() : [link, ...this.current()]
    this.inlines.push({ type: 'text', text, marks })
  }
}

/** The indices of the tags that have a partner. */
function pairedTags(parts: readonly Part[]): ReadonlySet<number> {
  const paired = new Set<number>()
  const open: { index: number; mark: Mark }[] = []
  parts.forEach((part, index) => {
    if (part.type !== 'tag' || !part.edge) return
    const { mark, opens } = part.edge
    if (opens) {
      open.push({ index, mark })
      return
    }
    const partner = open.findLastIndex((candidate) => isSameMark(candidate.mark, mark))
    const opening = open[partner]
    if (!opening) return
    paired.add(opening.index).add(index)
    open.splice(partner)
  })
  return paired
}

/** What an inline says in an image's description. */
function wordsOf(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.text
    case 'break':
      return ' '
    case 'image':
      return inline.alt
    case 'footnote':
      return ''
  }
}

function skipSpace(text: string, from: number): number {
  let at = from
  let lines = 0
  for (; /[ \t\n]/.test(text.charAt(at)); at++) {
    if (text.charAt(at) === '\n' && ++lines > 1) break
  }
  return at
}

/** The text with its backslash escapes and character references read. */
export function unescaped(text: string): string {
  if (!/[\\&]/.test(text)) return text
  return text
    .split(/(\\[!-/:-@[-`{-~])/)
    .map((piece, index) => (index % 2 === 1 ? piece.slice(1) : decodeReferences(piece)))
    .join('')
}

function readAddress(text: string, from: number): { href: string; end: number } | null {
  if (text.charAt(from) === '<') {
    const bracketed = matchAt(/<((?:\\.|[^\\<>\n])*)>/y, text, from)
    return bracketed ? { href: unescaped(bracketed[1] ?? ''), end: from + bracketed[0].length } : null
  }
  let depth = 0
  let at = from
  for (; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\' && ESCAPABLE.test(text.charAt(at + 1))) at++
    else if (character === '(' && ++depth > DEEPEST_PARENTHESES) return null
    else if (character === ')' && --depth < 0) break
    else if (character <= ' ' || character === '\u007f') break
  }
  return depth <= 0 ? { href: unescaped(text.slice(from, at)), end: at } : null
}

const TITLE = /"((?:\\[\s\S]|[^\\"])*)"|'((?:\\[\s\S]|[^\\'])*)'|\(((?:\\[\s\S]|[^\\()])*)\)/y

function readTitle(text: string, from: number): { title: string; end: number } | null {
  const found = matchAt(TITLE, text, from)
  if (!found) return null
  return { title: unescaped(found[1] ?? found[2] ?? found[3] ?? ''), end: from + found[0].length }
}

const LABEL = /\[((?:\\[\s\S]|[^\\[\]]){0,999})\]/y

function readLabel(text: string, from: number): { label: string; end: number } | null {
  const found = text.charAt(from) === '[' ? matchAt(LABEL, text, from) : null
  return found ? { label: found[1] ?? '', end: from + found[0].length } : null
}

/** How much of a run without blanks is the address: not the stops, marks and lone parentheses at its end. */
function trimAddress(run: string): number {
  let end = run.length
  let surplus = 0
  for (const character of run) surplus += character === ')' ? 1 : character === '(' ? -1 : 0
  for (; end > 0; end--) {
    const last = run.charAt(end - 1)
    if (last === ')') {
      if (surplus <= 0) break
      surplus--
    } else if (last === ';') {
      const reference = /&[A-Za-z0-9]{1,32};$/.exec(run.slice(Math.max(0, end - 34), end))
      if (reference) end -= reference[0].length - 1
    } else if (!/[?!.,:*_~'"»”’…]/.test(last)) break
  }
  return end
}

/** Reads a stretch of text; its soft line ends are `\n` within the texts. */
export function readInline(text: string, scope: Scope): Inline[] {
  return new InlineReader(text, scope).read()
}

/** The inlines with their soft line ends as blanks, or as nothing between Chinese or Japanese characters. */
export function joinLines(inlines: readonly Inline[]): Inline[] {
  let before = ''
  return inlines.map((inline, index) => {
    if (inline.type !== 'text') {
      before = ''
      return inline
    }
    const { text } = inline
    const joined = text.includes('\n')
      ? text.replace(/\n/g, (_, at: number) => {
          const next = inlines[index + 1]
          const after =
            at + 1 < text.length
              ? characterAt(text, at + 1)
              : next?.type === 'text'
                ? characterAt(next.text, 0)
                : ''
          return blankBetween(at > 0 ? characterBefore(text, at) : before, after)
        })
      : text
    before = characterBefore(text, text.length)
    return { ...inline, text: joined }
  })
}
