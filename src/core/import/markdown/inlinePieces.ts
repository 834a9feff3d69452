import { nextSign, trimSpaces } from '../../document/index.ts'
import { isPictureName } from '../pictures/index.ts'
import { calledPicture, pictureMarkdown } from './calledPicture.ts'
import {
  ATTRIBUTES,
  BLOCK_NAME,
  CAPTIONED,
  CHANGE,
  DIRECTIVE,
  ENCLOSED,
  INLINE_NOTE,
  IS_BEHIND_WORD,
  LINE_ATTRIBUTES,
  LOWERED,
  MARKED,
  MATH,
  RAISED,
  SHORTCODE,
  SIGNS,
  SPAN,
  WIKI_LINK,
} from './pieceSigns.ts'
import { labelOf } from './placesIn.ts'
import { LONGEST, type TextCopy } from './textCopy.ts'

/** The calls of templates that show a picture, which stand for one of Markdown whether its file is there or not. */
const FIGURE_CALL = /^(?:figure|image|img|picture)$/i

/** True for an address that ends as the name of a picture does. */
const isPictureFile = (address: string) => isPictureName(address.replace(/[?#].*$/u, ''))

/** The size that Obsidian has behind the name of a picture. */
const SIZE = /^\d{1,5}(?:x\d{1,5})?$/

/** Calls of WordPress that say nothing more. */
const LONE_SHORTCODES = /^(?:gallery|playlist|toc|audio|video|embed)$/

/** Takes what stands within a line: templates, comments, links between notes, formulas, attributes, notes. */
export class InlinePieces {
  private readonly copy: TextCopy
  /** The texts of the notes that stood where they are referred to. */
  readonly notes: string[] = []
  /** The calls that are open, and whether their signs are shown. */
  private readonly open = new Map<string, 'template' | 'caption'>()

  constructor(copy: TextCopy) {
    this.copy = copy
  }

  takePart(): void {
    const end = nextSign(SIGNS, this.copy.text, this.copy.at)
    if (end > this.copy.at) {
      this.copy.keep(end - this.copy.at)
      return
    }
    switch (this.copy.text.charAt(this.copy.at)) {
      case '\\':
        this.copy.keep(2)
        return
      case '`':
        this.takeCode()
        return
      case '<':
        if (!this.takeEnclosed()) this.copy.keep(1)
        return
      case '{':
        if (
          !this.takeChange() &&
          !this.takeEnclosed() &&
          !this.takeAttributes() &&
          !this.takeAtEnd(LINE_ATTRIBUTES)
        )
          this.copy.keep(1)
        return
      case '[':
      case '!':
        if (!this.takeSpan() && !this.takeWikiLink() && !this.takeShortcode()) this.copy.keep(1)
        return
      case '%':
        if (!this.takeObsidianComment()) this.copy.keep(1)
        return
      case '$':
        this.takeMath()
        return
      case '^':
        if (!this.takeShifted(RAISED, 'sup') && !this.takeAtEnd(BLOCK_NAME)) this.takeInlineNote()
        return
      case '~':
        if (!this.takeShifted(LOWERED, 'sub')) this.copy.keep(1)
        return
      case '=':
        this.takeMarked()
        return
      default:
        this.copy.keep(1)
    }
  }

  /** Passes over a code span. */
  private takeCode(): void {
    this.copy.keep(this.copy.places.codeLength(this.copy.at))
  }

  private takeEnclosed(): boolean {
    for (const { open, close, type } of ENCLOSED) {
      if (!this.copy.text.startsWith(open, this.copy.at)) continue
      const closing = this.copy.find(close)
      const from = this.copy.at + open.length
      if (closing < from || (type === 'template' && closing - from > LONGEST)) continue
      const end = closing + close.length
      const inner = this.copy.text.slice(from, closing)
      if (type === 'comment') this.putComment(end, inner)
      else this.putTemplate(end, inner)
      return true
    }
    return false
  }

  private putComment(end: number, inner: string): void {
    const source = this.copy.text.slice(this.copy.at, end)
    const text = DIRECTIVE.test(inner)
      ? ''
      : trimSpaces(inner.replace(/[ \t]*\n[ \t]*/g, '\n').replace(/^\n+|\n+$/g, ''))
    const isBetweenBlanks = this.copy.text.charAt(end) === ' ' && /[ \t]$/.test(this.copy.line)
    this.copy.putAlone(end, this.copy.pieces.take({ type: 'comment', source, text }))
    if (isBetweenBlanks) this.copy.at++
  }

  private putTemplate(end: number, inner: string): void {
    const name = /^-?[ \t\n]*(\/?[\p{L}_][\p{L}\p{N}_./-]{0,40})/u.exec(inner)?.[1] ?? ''
    if (name === 'comment' && this.takeLiquidComment(end)) return
    const source = this.copy.text.slice(this.copy.at, end)
    if (/^[ \t]*toc[ \t]*$/i.test(inner)) {
      this.copy.put(source.length, this.copy.pieces.take({ type: 'attributes', source }))
      return
    }
    const picture = FIGURE_CALL.test(name)
      ? pictureMarkdown(calledPicture(inner), isPictureFile)
      : /^include$/i.test(name)
        ? this.copy.picture(calledPicture(inner))
        : null
    if (picture === null)
      this.copy.put(end - this.copy.at, this.copy.pieces.take({ type: 'template', source, name }))
    else this.copy.putAlone(end, picture)
  }

  private takeLiquidComment(from: number): boolean {
    const word = this.copy.find('endcomment')
    if (word < from || word - from > LONGEST) return false
    const found = /\{%-?[ \t]*endcomment[ \t]*-?%\}/.exec(this.copy.text.slice(from, word + 20))
    if (!found) return false
    this.putComment(from + found.index + found[0].length, this.copy.text.slice(from, from + found.index))
    return true
  }

  /** A tracked change, which is accepted: what was added stays. */
  private takeChange(): boolean {
    const [source, added, other, marked] = this.copy.matchHere(CHANGE) ?? []
    if (source === undefined) return false
    const change = marked === undefined ? this.copy.pieces.take({ type: 'change', source: '' }) : ''
    this.copy.put(source.length, `${added ?? other ?? marked ?? ''}${change}`)
    return true
  }

  /** Words in brackets with attributes, which stay without both. */
  private takeSpan(): boolean {
    const [source, words] = this.copy.matchHere(SPAN) ?? []
    if (source === undefined || words === undefined || this.copy.places.labels.has(labelOf(words)))
      return false
    this.copy.put(source.length, words + this.copy.pieces.take({ type: 'attributes', source: '' }))
    return true
  }

  /** The attributes at the end of a heading, a link, a picture or a mark. */
  private takeAttributes(): boolean {
    const found = this.copy.matchHere(ATTRIBUTES)
    if (!found) return false
    const after = this.copy.text.slice(this.copy.at + found[0].length, this.copy.at + found[0].length + 4)
    const isHeading = /^ {0,3}#{1,6}[ \t]/.test(this.copy.line) || /^\n[=-]{3}/.test(after)
    if (!(isHeading && /^(?:\n|$)/.test(after)) && !/[)\]`*_]$/.test(this.copy.line)) return false
    this.copy.put(found[0].length, this.copy.pieces.take({ type: 'attributes', source: found[0] }))
    return true
  }

  /** What is said of a paragraph at its end, which is no text. */
  private takeAtEnd(pattern: RegExp): boolean {
    const [source] = this.copy.matchHere(pattern) ?? []
    if (source === undefined || (pattern === BLOCK_NAME && !/[ \t]$/.test(this.copy.line))) return false
    this.copy.line = this.copy.line.replace(/[ \t]+$/, '')
    this.copy.put(source.length, this.copy.pieces.take({ type: 'attributes', source }))
    return true
  }

  /** Words that are marked, which no text of an article can be; in front of `a == b` stand no signs of it. */
  private takeMarked(): void {
    const [source, words] = this.copy.matchHere(MARKED) ?? []
    if (source !== undefined && words !== undefined && !/[\p{L}\p{N}=]$/u.test(this.copy.line))
      this.copy.put(source.length, words)
    else this.copy.keep(1)
  }

  private takeWikiLink(): boolean {
    const found = this.copy.matchHere(WIKI_LINK)
    const [source = '', page = '', words = ''] = found ?? []
    if (!found || /^\d+$/.test(page)) return false
    const picture = source.startsWith('!')
      ? this.copy.picture({ src: page, alt: SIZE.test(words) ? '' : words })
      : null
    if (picture !== null) {
      this.copy.put(source.length, picture)
      return true
    }
    if (/^(?:_?toc_?|tdm)$/i.test(page) || source.startsWith('!')) {
      const name = source.startsWith('!') ? page : source
      this.copy.put(source.length, this.copy.pieces.take({ type: 'template', source, name }))
      return true
    }
    const shown = words === '' ? page.replace(/^#\^?/, '').replaceAll('#', ' > ') : words
    this.copy.put(
      source.length,
      this.copy.pieces.take({ type: 'wiki-link', source, text: trimSpaces(shown) }),
    )
    return true
  }

  /** `[gallery ids="1,2"]`, as WordPress has it; of a picture with its caption the signs go. */
  private takeShortcode(): boolean {
    const found = this.copy.matchHere(SHORTCODE)
    if (!found) return false
    const [source, slash = '', name = '', said = ''] = found
    const key = name.toLowerCase()
    if (slash !== '') {
      const type = this.open.get(key)
      if (type === undefined) return false
      this.open.delete(key)
      this.copy.put(
        source.length,
        this.copy.pieces.take(
          type === 'caption' ? { type: 'attributes', source } : { type: 'template', source, name: '' },
        ),
      )
      return true
    }
    const isClosed = this.copy.places.closes(key, this.copy.at, LONGEST)
    if (!isClosed && said === '' && !LONE_SHORTCODES.test(key)) return false
    if (isClosed && key === 'caption' && !/[ \t]caption=/i.test(said) && this.takeCaption(source)) return true
    if (isClosed) this.open.set(key, 'template')
    this.copy.put(source.length, this.copy.pieces.take({ type: 'template', source, name }))
    return true
  }

  private takeCaption(source: string): boolean {
    CAPTIONED.lastIndex = this.copy.at + source.length
    const [whole, picture] = CAPTIONED.exec(this.copy.text) ?? []
    if (whole === undefined || picture === undefined) return false
    this.copy.put(
      source.length + whole.length,
      `${this.copy.pieces.take({ type: 'attributes', source })}${picture}\\\n`,
    )
    this.open.set('caption', 'caption')
    return true
  }

  /** `%%a comment%%`. */
  private takeObsidianComment(): boolean {
    if (!this.copy.text.startsWith('%%', this.copy.at) || !/(?:^|[ \t])$/.test(this.copy.line.slice(-1)))
      return false
    const from = this.copy.at + 2
    const closing = this.copy.text.slice(from, from + LONGEST).indexOf('%%')
    if (closing <= 0) return false
    this.putComment(from + closing + 2, this.copy.text.slice(from, from + closing))
    return true
  }

  private takeMath(): void {
    const [source = ''] = this.copy.matchHere(MATH) ?? []
    if (/[\\_^*{<]/.test(source))
      this.copy.put(source.length, this.copy.pieces.take({ type: 'verbatim', source }))
    else this.copy.keep(1)
  }

  /** Raised or lowered signs, written as the stored grammar has them. */
  private takeShifted(pattern: RegExp, tag: 'sup' | 'sub'): boolean {
    const [source, signs] = this.copy.matchHere(pattern) ?? []
    if (source === undefined || signs === undefined || !IS_BEHIND_WORD.test(this.copy.line.slice(-60)))
      return false
    this.copy.put(source.length, `<${tag}>${signs}</${tag}>`)
    return true
  }

  private takeInlineNote(): void {
    const [source, note] = this.copy.matchHere(INLINE_NOTE) ?? []
    if (source === undefined || note === undefined) {
      this.copy.keep(1)
      return
    }
    this.notes.push(note)
    this.copy.put(source.length, `[^${this.copy.places.noteLabel}${this.notes.length}]`)
  }
}
