import type { RtfPicture } from './pictures.ts'

/** The destination of the text of a group. */
export type Destination =
  | 'body'
  | 'skipped'
  | 'fonts'
  | 'styles'
  | 'info'
  | 'property'
  | 'instruction'
  | 'marker'
  | 'author'
  | 'levels'
  | 'overrides'
  | 'shape'
  | 'shapeName'
  | 'shapeText'
  | 'equation'

/** Which of the fonts of a run its bytes are in: Word names one for each kind of script. */
export type Script = 'main' | 'loch' | 'hich' | 'dbch' | 'rtlch'

/** A field while it is read: what it says to do, and whether its result has text. */
export type Field = { instruction: string; hasText: boolean }

/** A drawing while it is read: the property that is being read, the description of it, and its picture. */
export type Shape = { property: string; description: string; picture: RtfPicture | null }

/** The formatting that a paragraph ends with. */
export type ParagraphFormat = {
  style: number
  /** 0 to 8; 9 for text. */
  outline: number
  /** The list that it is in; 0 for none. */
  list: number
  level: number
  /** Of lists of old writers: numbered or with bullets; null where there is none. */
  oldList: 'bullets' | 'numbers' | null
  /** Tables that it is in. */
  depth: number
  /** In twentieths of a point. */
  indent: number
  firstIndent: number
  /** It is a drop cap: what it says begins the next paragraph. */
  isDropCap: boolean
}

/** As after `\pard`. */
export const PLAIN_PARAGRAPH: Readonly<ParagraphFormat> = {
  style: 0,
  outline: 9,
  list: 0,
  level: 0,
  oldList: null,
  depth: 0,
  indent: 0,
  firstIndent: 0,
  isDropCap: false,
}

/** All that a brace saves and its partner brings back. */
export class State {
  destination: Destination = 'body'
  /** Of a property of the document: its name. */
  property = ''
  /** Characters after `\u` that stand for it in programs that do not know it. */
  fallback = 1
  bold: boolean = false
  italic: boolean = false
  strike: boolean = false
  raised: 'superscript' | 'subscript' | null = null
  hidden: boolean = false
  deleted: boolean = false
  /** In a style of characters for code. */
  code: boolean = false
  /** The run is in a script that runs from right to left, whose bold and italics are these; null where they are as elsewhere. */
  isRtl: boolean = false
  rtlBold: boolean | null = null
  rtlItalic: boolean | null = null
  /** In half points. */
  size = 24
  script: Script = 'main'
  fonts: { readonly [Name in Script]?: number } = {}
  field: Field | null = null
  /** It is in the result of a table of contents. */
  isContents: boolean = false
  shape: Shape | null = null
  /** The address that the text links to; empty for none. */
  link = ''
  paragraph: Readonly<ParagraphFormat> = PLAIN_PARAGRAPH

  /** The state of a group within. */
  inner(): State {
    const state = new State()
    return Object.assign(state, this)
  }

  setParagraph(changes: Partial<ParagraphFormat>): void {
    this.paragraph = { ...this.paragraph, ...changes }
  }

  /** As after `\plain`. */
  resetCharacters(): void {
    this.bold = false
    this.italic = false
    this.strike = false
    this.raised = null
    this.hidden = false
    this.deleted = false
    this.code = false
    this.isRtl = false
    this.rtlBold = null
    this.rtlItalic = null
    this.size = 24
    this.script = 'main'
    this.fonts = {}
  }

  get isBold(): boolean {
    return (this.isRtl ? this.rtlBold : null) ?? this.bold
  }

  get isItalic(): boolean {
    return (this.isRtl ? this.rtlItalic : null) ?? this.italic
  }

  /** The number of the font that bytes are in; -1 where none is named. */
  get font(): number {
    return this.fonts[this.script] ?? this.fonts.main ?? -1
  }
}

/** Destinations that begin with `\*` and are read. */
export const KNOWN_OPTIONAL: ReadonlySet<string> = new Set([
  'shppict',
  'shpinst',
  'fldinst',
  'cs',
  'listtable',
  'listoverridetable',
  'annotation',
  'atnauthor',
  'nesttableprops',
  'ud',
  'do',
  'pn',
  'footnote',
  'txe',
  'pict',
  'shptxt',
  'dptxbxtext',
  'moMath',
  'moMathPara',
])
