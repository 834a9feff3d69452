import { equationOfWord, equationPieces } from '../equations/index.ts'
import { isDateField } from '../office/dateFields.ts'
import { symbolOfField } from '../office/symbolField.ts'
import { altOf } from '../pictures/index.ts'
import { descriptionBetween, pictureBetween, type RtfPicture } from './pictures.ts'
import type { Mark } from '../../document/types.ts'
import { Decoders, isAscii, SYMBOLS } from './charsets.ts'
import type { RtfComment, RtfDocument } from './document.ts'
import { closeElement, type OpenElement } from './equation.ts'
import { Flow, type RtfItem } from './flow.ts'
import { MarksOfLooks } from './marks.ts'
import { type Field, KNOWN_OPTIONAL, type ParagraphFormat, State } from './state.ts'
import { symbolOf } from '../../symbolFonts.ts'
import { Tables } from './tables.ts'
import { latin } from '../encoding/latin.ts'
import { isUtf8 } from '../encoding/utf8.ts'
import { Tokens } from './tokens.ts'
import { CHARACTERS } from './characters.ts'

/** Groups within groups that a file may have; Word makes a few dozen. */
const DEEPEST = 1000

/** Paragraphs, line breaks, rows and cells that a file may have. */
const MOST_PARAGRAPHS = 100_000

/** The line end and the paragraph end of Unicode, which TextEdit and Pages write for those that a person types. */
const LINE_END = 0x2028
const PARAGRAPH_END = 0x2029

/** The action of a control word, with its number. */
export type Word = (input: RtfInput, value: number | null) => void

/** What is done when a group ends that began something. */
type Ending = { depth: number; run: () => void }

/**
 * Reads RTF.
 *
 * Idea: one pass over the tokens with a stack of states, as the standard describes it. A group goes to a destination: the body,
 * a table of the head, a property, or nowhere; a note, a comment or a text box opens a flow of its own, which its group's end
 * closes. Bytes are collected until anything else comes, and then decoded together in the encoding of their font, so that
 * characters of two bytes may be written in any way.
 * Invariant: each character of the body is in exactly one paragraph, in order.
 * Cost: linear in the file; the depth of groups and the number of paragraphs, rows and cells are limited (null above).
 */
export class RtfInput {
  readonly tables = new Tables()
  private readonly properties = new Map<string, string>()
  state = new State()
  flow = new Flow()
  /** The address in the library of a picture; null where it cannot be taken. */
  private readonly takePicture: (picture: RtfPicture) => string | null
  private isRevised = false
  /** Characters still to be passed over, which stand for the one that `\u` named. */
  private skip = 0
  /** The group begins with `\*`: nobody needs to know its destination. */
  private isOptional: boolean = false
  private readonly decoders = new Decoders()
  private readonly stack: State[] = []
  private readonly endings: Ending[] = []
  readonly comments: RtfComment[] = []
  readonly margins: RtfItem[][] = []
  private readonly marks = new MarksOfLooks()
  private readonly bytes: Uint8Array
  private readonly tokens: Tokens
  private readonly words: ReadonlyMap<string, Word>
  private isNextSkipped: boolean = false
  private pending: number[] = []
  author = ''
  /** Raw bytes above 0x7F are UTF-8, which RTF does not have, and some programs write. */
  private readonly isUtf8: boolean
  private counted = 0
  /** The elements of an equation that are open, the outermost first. */
  private equation: OpenElement[] = []
  private equations = 0
  private readonly dates: string[] = []

  constructor(
    bytes: Uint8Array,
    words: ReadonlyMap<string, Word>,
    takePicture: (picture: RtfPicture) => string | null,
  ) {
    this.words = words
    this.takePicture = takePicture
    this.bytes = bytes
    this.tokens = new Tokens(bytes)
    this.isUtf8 = isUtf8(bytes)
  }

  /** What the file holds; null where its structure could freeze whoever reads it. */
  read(): RtfDocument | null {
    const { tokens } = this
    for (let kind = tokens.next(); kind !== 'end'; kind = tokens.next()) {
      if (kind === 'text') this.readText(tokens.from, tokens.to)
      else if (kind === 'byte') this.readByte(tokens.code)
      else {
        if (kind === 'symbol' && isEscaped(tokens.code)) {
          this.readByte(tokens.code)
          continue
        }
        if (this.pending.length > 0) this.flush()
        if (kind === 'open') {
          if (this.stack.length >= DEEPEST) return null
          this.openGroup()
        } else if (kind === 'close') this.closeGroup()
        else if (kind === 'word') this.readWord(tokens.word, tokens.value)
        else this.readSymbol(tokens.code)
        if (this.counted + this.flow.count > MOST_PARAGRAPHS) return null
      }
    }
    this.flush()
    while (this.endings.length > 0) this.endings.pop()?.run()
    const { tables, comments, margins, properties, isRevised, equations, dates } = this
    return { items: this.flow.end(), tables, comments, margins, properties, isRevised, equations, dates }
  }

  private openGroup(): void {
    this.skip = 0
    this.stack.push(this.state)
    this.state = this.state.inner()
    if (this.isNextSkipped) {
      this.isNextSkipped = false
      this.skipGroup()
    } else if (this.state.destination === 'styles') this.tables.beginStyle()
    else if (this.state.destination === 'equation')
      this.equation.push({ name: '', attributes: {}, children: [] })
  }

  private closeGroup(): void {
    this.skip = 0
    this.isOptional = false
    if (this.stack.at(-1)?.destination === 'equation') closeElement(this.equation)
    while (this.endings.at(-1)?.depth === this.stack.length && this.stack.length > 0)
      this.endings.pop()?.run()
    this.state = this.stack.pop() ?? this.state
  }

  /** A group that a program may pass over where it does not know its first word. */
  private endOptional(word: string): void {
    this.isOptional = false
    if (!KNOWN_OPTIONAL.has(word)) this.skipGroup()
  }

  skipGroup(): void {
    this.state.destination = 'skipped'
    this.tokens.skipGroup()
  }

  private readWord(word: string, value: number | null): void {
    const character = CHARACTERS[word]
    if (character !== undefined) {
      this.isOptional = false
      if (this.skip > 0) this.skip -= 1
      else this.write(character)
      return
    }
    this.skip = 0
    const element = this.state.destination === 'equation' ? this.equation.at(-1) : undefined
    if (element?.name === '' && /^m[a-z]/i.test(word)) {
      element.name = `m:${word.slice(1)}`
      if (value !== null) element.attributes['m:val'] = `${value}`
    }
    this.words.get(word)?.(this, value)
    if (this.isOptional) this.endOptional(word)
  }

  private readSymbol(code: number): void {
    if (this.skip > 0 && code !== 0x2a && code !== 0x0a && code !== 0x0d) {
      this.skip -= 1
      return
    }
    if (code === 0x2a) this.isOptional = true
    else if (code === 0x7e) this.write('\u00a0')
    else if (code === 0x5f) this.write('\u2011')
    else if (code === 0x2d) this.write('\u00ad')
    else if (code === 0x0a || code === 0x0d) this.endParagraph()
    else if (code === 0x09) this.write('\t')
  }

  private readText(from: number, to: number): void {
    const start = from + Math.min(this.skip, to - from)
    this.skip -= start - from
    this.isOptional = false
    const { destination } = this.state
    if (destination === 'skipped' || start === to) return
    const encoding = this.encoding
    if (this.pending.length === 0 && encoding !== SYMBOLS && isAscii(this.bytes, start, to)) {
      this.write(latin(this.bytes, start, to))
      return
    }
    if (this.isUtf8 && this.pending.length === 0) {
      this.write(this.decoders.decode(this.bytes.subarray(start, to), 'utf-8'))
      return
    }
    for (let at = start; at < to; at++) this.pending.push(this.bytes[at] ?? 0)
  }

  private readByte(code: number): void {
    if (this.skip > 0) this.skip -= 1
    else if (this.state.destination !== 'skipped') this.pending.push(code)
  }

  private get encoding(): string {
    const { destination, font } = this.state
    return destination === 'fonts' || destination === 'property' || destination === 'styles'
      ? this.tables.encoding
      : this.tables.encodingOf(font)
  }

  private flush(): void {
    const { pending, encoding } = this
    if (pending.length === 0) return
    this.pending = []
    if (encoding === SYMBOLS) {
      this.write(pending.map((code) => this.symbol(code)).join(''))
    } else this.write(this.decoders.decode(Uint8Array.from(pending), encoding))
  }

  private symbol(code: number): string {
    return symbolOf(this.tables.symbolFont(this.state.font), code) ?? '\ufffd'
  }

  /** A character by its code unit, as `\u` names it. */
  writeUnit(value: number): void {
    const unit = value & 0xffff
    // Fonts of signs have their bytes in the private area.
    const isSign = unit >= 0xf020 && unit <= 0xf0ff
    if (isSign) this.write(this.symbol(unit))
    else if (unit === LINE_END) this.addBreak()
    else if (unit === PARAGRAPH_END) this.endParagraph()
    else if (unit !== 0) this.write(String.fromCharCode(unit))
    this.skip = this.state.fallback
  }

  /** Adds text to what the group goes to. */
  write(text: string): void {
    const { state } = this
    switch (state.destination) {
      case 'body':
        if (state.hidden) return
        if (state.deleted) this.isRevised = true
        else this.addText(text, this.marks.of(state))
        return
      case 'shapeName':
        if (state.shape) state.shape.property += text
        return
      case 'shapeText':
        if (state.shape) state.shape.description += text
        return
      case 'equation':
        this.equation.at(-1)?.children.push({ name: 'm:t', attributes: {}, children: [text] })
        return
      case 'marker':
        if (!state.deleted) this.flow.addMarker(text)
        return
      case 'instruction':
        if (state.field) state.field.instruction += text
        return
      case 'property':
        this.properties.set(state.property, (this.properties.get(state.property) ?? '') + text)
        return
      case 'author':
        this.author += text
        return
      case 'fonts':
        this.tables.addFontName(text)
        return
      case 'styles':
        for (const part of text.split(/(?<=;)/)) this.tables.addStyleName(part)
        return
      default:
    }
  }

  private addText(text: string, marks: readonly Mark[]): void {
    const { field, size, isContents } = this.state
    if (field) field.hasText = true
    if (field && isDateField(field.instruction)) this.dates.push(text)
    this.flow.add(text, marks, { size, isContents })
  }

  addBreak(): void {
    const { destination, hidden, deleted } = this.state
    if (destination === 'body' && !hidden && !deleted) this.flow.addInline({ type: 'break', marks: [] })
  }

  endParagraph(): void {
    const { destination, paragraph, deleted } = this.state
    if (destination !== 'body') return
    if (!deleted) this.flow.endParagraph(paragraph)
    else {
      this.isRevised = true
      this.flow.goOn()
    }
  }

  endCell(depth: number): void {
    const { destination, paragraph, deleted } = this.state
    if (destination === 'body') this.flow.endCell(paragraph, depth, deleted)
  }

  endRow(depth: number): void {
    if (this.state.destination === 'body') this.flow.endRow(depth)
  }

  /** Reads the picture of a group, which ends with it; that of a drawing waits for its description. */
  readPicture(): void {
    const from = this.tokens.place
    const { destination, shape } = this.state
    this.skipGroup()
    if (destination !== 'body' && destination !== 'shape') return
    const picture = pictureBetween(this.bytes, from, this.tokens.place)
    if (destination === 'shape' && shape) shape.picture = picture
    else if (destination === 'body') {
      const said = descriptionBetween(this.bytes, from, this.tokens.place)
      this.addPicture(picture, said === null ? '' : this.decoders.decode(said, this.tables.encoding))
    }
  }

  addPicture(picture: RtfPicture, description = ''): void {
    const { hidden, deleted } = this.state
    if (hidden || deleted) return
    const src = this.takePicture(picture)
    if (src !== null)
      this.flow.addInline({ type: 'image', src, alt: altOf(description), title: '', marks: [] })
  }

  openField(): void {
    const { state } = this
    const field: Field = { instruction: '', hasText: false }
    state.field = field
    this.atGroupEnd(() => {
      const sign =
        field.hasText || this.state.destination !== 'body' ? null : symbolOfField(field.instruction)
      if (sign !== null) this.write(sign)
    })
  }

  /** An equation: the groups in it are its elements, each called by its first word. */
  openEquation(): void {
    const { state } = this
    if (state.destination !== 'body') return
    state.destination = 'equation'
    const equation: OpenElement = { name: 'm:oMath', attributes: {}, children: [] }
    this.equation = [equation]
    this.atGroupEnd(() => {
      this.equation = []
      this.equations += 1
      for (const { text, vertical } of equationPieces(equationOfWord(equation))) {
        const look = this.state.inner()
        look.raised = vertical ?? look.raised
        const marks = this.marks.of(look)
        if (!this.state.hidden && !this.state.deleted) this.addText(text, marks)
      }
    })
  }

  /** Until the group ends, text goes to a flow of its own, which is then handed on. */
  openFlow(use: (items: RtfItem[], outer: Flow) => void): void {
    const outer = this.flow
    this.flow = new Flow()
    this.state.destination = 'body'
    this.state.link = ''
    this.state.resetCharacters()
    this.state.setParagraph({ depth: 0, list: 0, style: 0, outline: 9, isDropCap: false })
    this.atGroupEnd(() => {
      const items = this.flow.end()
      this.counted += this.flow.count
      this.flow = outer
      use(items, outer)
    })
  }

  /** Changes the paragraph of the group around this one. */
  setOuterParagraph(changes: Partial<ParagraphFormat>): void {
    this.stack.at(-1)?.setParagraph(changes)
  }

  /** What follows the group is passed over up to the end of the one around it. */
  skipRestOfOuter(): void {
    const outer = this.stack.at(-1)
    if (outer) outer.destination = 'skipped'
  }

  /** The next group within this one says in bytes what the one after it says in Unicode. */
  skipNextGroup(): void {
    this.isNextSkipped = true
  }

  atGroupEnd(run: () => void): void {
    this.endings.push({ depth: this.stack.length, run })
  }
}

/** `\\`, `\{` and `\}` stand for themselves. */
function isEscaped(code: number): boolean {
  return code === 0x5c || code === 0x7b || code === 0x7d
}
