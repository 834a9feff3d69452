import { nextSign, trimSpaceEnd, trimSpaces } from '../../document/index.ts'
import { isPictureName } from '../pictures/index.ts'
import { calledPicture, pictureMarkdown, type SaidOfPicture } from './calledPicture.ts'
import { containerAt, notesAsAlerts } from './containers.ts'
import { ELEMENTS } from './htmlElements.ts'
import { type Pieces, withoutMarks } from './pieces.ts'
import { labelOf, PlacesIn } from './placesIn.ts'
import {
  ADMONITION,
  ALERT,
  ATTRIBUTES,
  ATTRIBUTE_LINE,
  BLOCK_NAME,
  BLOCK_PROPERTY,
  CHANGE,
  CAPTIONED,
  CODE_LINE,
  CONTENTS,
  COMPONENT,
  CONTENT_BLOCK,
  DEFINITION,
  DIRECTIVE,
  ENCLOSED,
  FENCE,
  INLINE_NOTE,
  IS_BEHIND_WORD,
  LINE_ATTRIBUTES,
  LINK_DEFINITION,
  LOWERED,
  MARKED,
  MATH,
  PAGE_BREAK,
  SIGNS,
  RAISED,
  SHORTCODE,
  SPAN,
  WIKI_LINK,
} from './pieceSigns.ts'

/** Longer templates and formulas are text. */
const LONGEST = 3000

/**
 * A text of which everything that is no Markdown of the stored grammar was taken out: comments, calls of templates, links
 * between notes, formulas, attributes. Alerts and admonitions become quotations, inline notes become footnotes, raised and lowered
 * signs elements, and targets of references are written so that they are read as targets.
 *
 * A picture that a site or a vault includes in a way of its own, and that is there (`hasPicture`), is written as one of Markdown.
 *
 * Idea: one pass, line by line for what opens a line, character by character for the rest; code is passed over.
 * Cost: linear; what closes a piece is looked for once, however many open one.
 */
export function takePieces(
  source: string,
  pieces: Pieces,
  hasPicture: (address: string) => boolean = () => false,
): string {
  return new Taker(notesAsAlerts(withoutMarks(source)), pieces, hasPicture).take()
}

/** The calls of templates that show a picture, which stand for one of Markdown whether its file is there or not. */
const FIGURE_CALL = /^(?:figure|image|img|picture)$/i

/** True for an address that ends as the name of a picture does. */
const isPictureFile = (address: string) => isPictureName(address.replace(/[?#].*$/u, ''))

/** The size that Obsidian has behind the name of a picture. */
const SIZE = /^\d{1,5}(?:x\d{1,5})?$/

/** Calls of WordPress that say nothing more. */
const LONE_SHORTCODES = /^(?:gallery|playlist|toc|audio|video|embed)$/

class Taker {
  private readonly text: string
  private readonly pieces: Pieces
  private readonly hasPicture: (address: string) => boolean
  private readonly places: PlacesIn
  /** Of each container that is open, true where its signs are not shown. */
  private readonly containers: boolean[] = []
  private readonly notes: string[] = []
  /** The lines that are done, and what there is of the one that is not: its first characters and the last ones. */
  private readonly done: string[] = []
  private line = ''
  private at = 0
  /** The calls that are open, and whether their signs are shown. */
  private readonly open = new Map<string, 'template' | 'caption'>()

  constructor(text: string, pieces: Pieces, hasPicture: (address: string) => boolean) {
    this.text = text
    this.pieces = pieces
    this.hasPicture = hasPicture
    this.places = new PlacesIn(text)
  }

  take(): string {
    while (this.at < this.text.length) {
      if (this.at === 0 || this.text.charAt(this.at - 1) === '\n') {
        if (this.takeLine()) continue
      }
      this.takePart()
    }
    const notes = this.notes.map((note, at) => `\n\n[^${this.places.noteLabel}${at + 1}]: ${note}`)
    return [...this.done, this.line, ...notes].join('')
  }

  private keep(length: number): void {
    this.put(length, this.text.slice(this.at, this.at + length))
  }

  /** Writes something for as many characters. A long line is put away in parts: only its end is looked at. */
  private put(length: number, written: string): void {
    this.at += length
    this.line += written
    const end = this.line.lastIndexOf('\n') + 1
    if (end > 0 || this.line.length > LONGEST) {
      const cut = end > 0 ? end : this.line.length - LONGEST / 2
      this.done.push(this.line.slice(0, cut))
      this.line = this.line.slice(cut)
    }
  }

  private find(sought: string): number {
    return this.places.find(sought, this.at)
  }

  private matchHere(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    return pattern.exec(this.text)
  }

  private lineHere(): string {
    const end = this.text.indexOf('\n', this.at)
    return this.text.slice(this.at, end < 0 ? this.text.length : end)
  }

  /** Takes what opens a line; true where it did. */
  private takeLine(): boolean {
    if (this.takeFence()) return true
    const first = this.text.charAt(this.at)
    if (!/[ \t>:!?{[<ei\\/+*1-]/.test(first)) return false
    const [contents] = this.matchHere(CONTENTS) ?? []
    if (contents !== undefined) {
      this.put(contents.length, this.pieces.take({ type: 'attributes', source: contents }))
      return true
    }
    const line = this.lineHere()
    if (line.length > LONGEST) return false
    if (ATTRIBUTE_LINE.test(line) || PAGE_BREAK.test(line) || BLOCK_PROPERTY.test(line)) {
      this.put(line.length, this.pieces.take({ type: 'attributes', source: line }))
      return true
    }
    const alert = ALERT.exec(line)
    if (alert) {
      const [, signs = '', name = '', title = ''] = alert
      this.put(line.length, `${signs}**${title === '' ? name : title}**\n${signs}`)
      return true
    }
    return (
      this.takeDefinition(line) ||
      this.takeTarget(line) ||
      this.takeSiteCode(line) ||
      this.takeContentBlock(line) ||
      this.takeComponent(line) ||
      this.takeContainer(line) ||
      this.takeAdmonition(line)
    )
  }

  private takeFence(): boolean {
    const opening = this.matchHere(FENCE)
    const sign = opening?.[1]
    if (!opening || sign === undefined) return false
    const line = this.lineHere()
    if (sign.startsWith('`') && line.slice(opening[0].length).includes('`')) return false
    this.keep(line.length + 1)
    const closes = (text: string) => {
      const bare = text.replace(/^[ \t>]+/, '')
      return bare.startsWith(sign) && /^[ \t]*$/.test(bare.replace(/^[`~]+/, ''))
    }
    while (this.at < this.text.length) {
      const inner = this.lineHere()
      this.keep(inner.length + 1)
      if (closes(inner)) break
    }
    return true
  }

  /** `: what it means` under a term. */
  private takeDefinition(line: string): boolean {
    const sign = DEFINITION.exec(line)?.[0]
    const term = this.done.at(-1) ?? ''
    if (sign === undefined || this.line !== '' || !/^[^\n|]*[^ \t\n|][^\n|]*\n$/.test(term)) return false
    this.done[this.done.length - 1] = `${trimSpaceEnd(term.slice(0, -1))}  \n`
    this.at += sign.length
    return true
  }

  /** The target of a reference, in brackets: `pont.png` alone would be no address. */
  private takeTarget(line: string): boolean {
    const [, opening, label = '', target = '', rest = ''] = LINK_DEFINITION.exec(line) ?? []
    if (opening === undefined || !this.places.usedLabels.has(labelOf(label)) || /[<>]/.test(target))
      return false
    this.put(line.length, `${opening}<${target}>${rest}`)
    return true
  }

  /** Lines of code that import or export something for a site. */
  private takeSiteCode(line: string): boolean {
    if (!CODE_LINE.test(line)) return false
    const blank = line.startsWith('export') ? this.find('\n\n') : -1
    const end = blank >= 0 && blank - this.at < LONGEST ? blank : this.at + line.length
    const source = this.text.slice(this.at, end)
    this.put(source.length, `\n${this.pieces.take({ type: 'code', source })}\n\n`)
    return true
  }

  /** `/harbour.jpg "On Monday"`, as iA Writer shows a picture. */
  private takeContentBlock(line: string): boolean {
    const [, src = '', caption = ''] = CONTENT_BLOCK.exec(line) ?? []
    const picture = this.picture({ src, caption })
    if (picture === null) return false
    this.put(line.length, `\n${picture}\n`)
    return true
  }

  /** `<Figure src="quay.jpg" caption="The quay" />` alone in its line, a component of a site of which HTML has the name. */
  private takeComponent(line: string): boolean {
    const [, name = '', attributes = ''] = COMPONENT.exec(line) ?? []
    if (!ELEMENTS.has(name.toLowerCase())) return false
    const picture = this.picture(calledPicture(attributes))
    const words = picture ?? this.pieces.take({ type: 'template', source: line, name })
    this.put(line.length, `\n${words}\n`)
    return true
  }

  private takeContainer(line: string): boolean {
    const found = containerAt(line)
    if (!found) return false
    const isHidden = found.kind === 'end' ? this.containers.pop() === true : found.kind === 'division'
    if (found.kind !== 'end') this.containers.push(isHidden)
    const { name = '' } = found.kind === 'end' ? {} : found
    const piece = isHidden
      ? this.pieces.take({ type: 'attributes', source: line })
      : this.pieces.take({ type: 'template', source: line, name: name === '' ? '' : `:::${name}` })
    this.put(line.length, `\n${piece}\n\n`)
    return true
  }

  /** `!!! note "Title"` with lines that are indented below it. */
  private takeAdmonition(line: string): boolean {
    const found = ADMONITION.exec(line)
    if (!found) return false
    const [, name = '', title = ''] = found
    this.put(line.length + 1, `\n> **${title === '' ? name : title}**\n>\n`)
    while (this.at < this.text.length && /^(?: {4}|\t|[ \t]*$)/.test(this.lineHere())) {
      const inner = this.lineHere()
      this.put(inner.length + 1, inner === '' ? '>\n' : `> ${inner.replace(/^(?: {4}|\t)/, '')}\n`)
    }
    this.put(0, '\n')
    return true
  }

  private takePart(): void {
    const end = nextSign(SIGNS, this.text, this.at)
    if (end > this.at) {
      this.keep(end - this.at)
      return
    }
    switch (this.text.charAt(this.at)) {
      case '\\':
        this.keep(2)
        return
      case '`':
        this.takeCode()
        return
      case '<':
        if (!this.takeEnclosed()) this.keep(1)
        return
      case '{':
        if (
          !this.takeChange() &&
          !this.takeEnclosed() &&
          !this.takeAttributes() &&
          !this.takeAtEnd(LINE_ATTRIBUTES)
        )
          this.keep(1)
        return
      case '[':
      case '!':
        if (!this.takeSpan() && !this.takeWikiLink() && !this.takeShortcode()) this.keep(1)
        return
      case '%':
        if (!this.takeObsidianComment()) this.keep(1)
        return
      case '$':
        this.takeMath()
        return
      case '^':
        if (!this.takeShifted(RAISED, 'sup') && !this.takeAtEnd(BLOCK_NAME)) this.takeInlineNote()
        return
      case '~':
        if (!this.takeShifted(LOWERED, 'sub')) this.keep(1)
        return
      case '=':
        this.takeMarked()
        return
      default:
        this.keep(1)
    }
  }

  /** Passes over a code span. */
  private takeCode(): void {
    this.keep(this.places.codeLength(this.at))
  }

  private takeEnclosed(): boolean {
    for (const { open, close, type } of ENCLOSED) {
      if (!this.text.startsWith(open, this.at)) continue
      const closing = this.find(close)
      const from = this.at + open.length
      if (closing < from || (type === 'template' && closing - from > LONGEST)) continue
      const end = closing + close.length
      const inner = this.text.slice(from, closing)
      if (type === 'comment') this.putComment(end, inner)
      else this.putTemplate(end, inner)
      return true
    }
    return false
  }

  private putComment(end: number, inner: string): void {
    const source = this.text.slice(this.at, end)
    const text = DIRECTIVE.test(inner)
      ? ''
      : trimSpaces(inner.replace(/[ \t]*\n[ \t]*/g, '\n').replace(/^\n+|\n+$/g, ''))
    const isBetweenBlanks = this.text.charAt(end) === ' ' && /[ \t]$/.test(this.line)
    this.putAlone(end, this.pieces.take({ type: 'comment', source, text }))
    if (isBetweenBlanks) this.at++
  }

  /** Puts a word for what ends there; where it stands in lines of its own it is a paragraph of its own. */
  private putAlone(end: number, word: string): void {
    const before = this.text.slice(Math.max(0, this.at - 4), this.at)
    const isAlone = /(?:^|\n) {0,3}$/.test(before) && /^(?:\n|$)/.test(this.text.charAt(end))
    this.put(end - this.at, isAlone ? `${word}\n` : word)
  }

  private putTemplate(end: number, inner: string): void {
    const name = /^-?[ \t\n]*(\/?[\p{L}_][\p{L}\p{N}_./-]{0,40})/u.exec(inner)?.[1] ?? ''
    if (name === 'comment' && this.takeLiquidComment(end)) return
    const source = this.text.slice(this.at, end)
    if (/^[ \t]*toc[ \t]*$/i.test(inner)) {
      this.put(source.length, this.pieces.take({ type: 'attributes', source }))
      return
    }
    const picture = FIGURE_CALL.test(name)
      ? pictureMarkdown(calledPicture(inner), isPictureFile)
      : /^include$/i.test(name)
        ? this.picture(calledPicture(inner))
        : null
    if (picture === null) this.put(end - this.at, this.pieces.take({ type: 'template', source, name }))
    else this.putAlone(end, picture)
  }

  private picture(said: SaidOfPicture): string | null {
    return pictureMarkdown(said, this.hasPicture)
  }

  private takeLiquidComment(from: number): boolean {
    const word = this.find('endcomment')
    if (word < from || word - from > LONGEST) return false
    const found = /\{%-?[ \t]*endcomment[ \t]*-?%\}/.exec(this.text.slice(from, word + 20))
    if (!found) return false
    this.putComment(from + found.index + found[0].length, this.text.slice(from, from + found.index))
    return true
  }

  /** A tracked change, which is accepted: what was added stays. */
  private takeChange(): boolean {
    const [source, added, other, marked] = this.matchHere(CHANGE) ?? []
    if (source === undefined) return false
    const change = marked === undefined ? this.pieces.take({ type: 'change', source: '' }) : ''
    this.put(source.length, `${added ?? other ?? marked ?? ''}${change}`)
    return true
  }

  /** Words in brackets with attributes, which stay without both. */
  private takeSpan(): boolean {
    const [source, words] = this.matchHere(SPAN) ?? []
    if (source === undefined || words === undefined || this.places.labels.has(labelOf(words))) return false
    this.put(source.length, words + this.pieces.take({ type: 'attributes', source: '' }))
    return true
  }

  /** The attributes at the end of a heading, a link, a picture or a mark. */
  private takeAttributes(): boolean {
    const found = this.matchHere(ATTRIBUTES)
    if (!found) return false
    const after = this.text.slice(this.at + found[0].length, this.at + found[0].length + 4)
    const isHeading = /^ {0,3}#{1,6}[ \t]/.test(this.line) || /^\n[=-]{3}/.test(after)
    if (!(isHeading && /^(?:\n|$)/.test(after)) && !/[)\]`*_]$/.test(this.line)) return false
    this.put(found[0].length, this.pieces.take({ type: 'attributes', source: found[0] }))
    return true
  }

  /** What is said of a paragraph at its end, which is no text. */
  private takeAtEnd(pattern: RegExp): boolean {
    const [source] = this.matchHere(pattern) ?? []
    if (source === undefined || (pattern === BLOCK_NAME && !/[ \t]$/.test(this.line))) return false
    this.line = this.line.replace(/[ \t]+$/, '')
    this.put(source.length, this.pieces.take({ type: 'attributes', source }))
    return true
  }

  /** Words that are marked, which no text of an article can be; in front of `a == b` stand no signs of it. */
  private takeMarked(): void {
    const [source, words] = this.matchHere(MARKED) ?? []
    if (source !== undefined && words !== undefined && !/[\p{L}\p{N}=]$/u.test(this.line))
      this.put(source.length, words)
    else this.keep(1)
  }

  private takeWikiLink(): boolean {
    const found = this.matchHere(WIKI_LINK)
    const [source = '', page = '', words = ''] = found ?? []
    if (!found || /^\d+$/.test(page)) return false
    const picture = source.startsWith('!')
      ? this.picture({ src: page, alt: SIZE.test(words) ? '' : words })
      : null
    if (picture !== null) {
      this.put(source.length, picture)
      return true
    }
    if (/^(?:_?toc_?|tdm)$/i.test(page) || source.startsWith('!')) {
      const name = source.startsWith('!') ? page : source
      this.put(source.length, this.pieces.take({ type: 'template', source, name }))
      return true
    }
    const shown = words === '' ? page.replace(/^#\^?/, '').replaceAll('#', ' > ') : words
    this.put(source.length, this.pieces.take({ type: 'wiki-link', source, text: trimSpaces(shown) }))
    return true
  }

  /** `[gallery ids="1,2"]`, as WordPress has it; of a picture with its caption the signs go. */
  private takeShortcode(): boolean {
    const found = this.matchHere(SHORTCODE)
    const [source = '', slash = '', name = '', said = ''] = found ?? []
    if (!found) return false
    const key = name.toLowerCase()
    if (slash !== '') {
      const type = this.open.get(key)
      if (type === undefined) return false
      this.open.delete(key)
      this.put(
        source.length,
        this.pieces.take(
          type === 'caption' ? { type: 'attributes', source } : { type: 'template', source, name: '' },
        ),
      )
      return true
    }
    const isClosed = this.places.closes(key, this.at, LONGEST)
    if (!isClosed && said === '' && !LONE_SHORTCODES.test(key)) return false
    if (isClosed && key === 'caption' && !/[ \t]caption=/i.test(said) && this.takeCaption(source)) return true
    if (isClosed) this.open.set(key, 'template')
    this.put(source.length, this.pieces.take({ type: 'template', source, name }))
    return true
  }

  private takeCaption(source: string): boolean {
    CAPTIONED.lastIndex = this.at + source.length
    const [whole, picture] = CAPTIONED.exec(this.text) ?? []
    if (whole === undefined || picture === undefined) return false
    this.put(
      source.length + whole.length,
      `${this.pieces.take({ type: 'attributes', source })}${picture}\\\n`,
    )
    this.open.set('caption', 'caption')
    return true
  }

  /** `%%a comment%%`. */
  private takeObsidianComment(): boolean {
    if (!this.text.startsWith('%%', this.at) || !/(?:^|[ \t])$/.test(this.line.slice(-1))) return false
    const from = this.at + 2
    const closing = this.text.slice(from, from + LONGEST).indexOf('%%')
    if (closing <= 0) return false
    this.putComment(from + closing + 2, this.text.slice(from, from + closing))
    return true
  }

  private takeMath(): void {
    const [source = ''] = this.matchHere(MATH) ?? []
    if (/[\\_^*{<]/.test(source)) this.put(source.length, this.pieces.take({ type: 'verbatim', source }))
    else this.keep(1)
  }

  /** Raised or lowered signs, written as the stored grammar has them. */
  private takeShifted(pattern: RegExp, tag: 'sup' | 'sub'): boolean {
    const [source, signs] = this.matchHere(pattern) ?? []
    if (source === undefined || signs === undefined || !IS_BEHIND_WORD.test(this.line.slice(-60)))
      return false
    this.put(source.length, `<${tag}>${signs}</${tag}>`)
    return true
  }

  private takeInlineNote(): void {
    const [source, note] = this.matchHere(INLINE_NOTE) ?? []
    if (source === undefined || note === undefined) {
      this.keep(1)
      return
    }
    this.notes.push(note)
    this.put(source.length, `[^${this.places.noteLabel}${this.notes.length}]`)
  }
}
