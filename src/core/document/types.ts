/** A mark of an inline, which has each type at most once, in the order of `MARK_ORDER`. */
export type Mark =
  | { readonly type: 'link'; readonly href: string; readonly title: string }
  | { readonly type: 'strong' }
  | { readonly type: 'emphasis' }
  | { readonly type: 'strike' }
  | { readonly type: 'superscript' }
  | { readonly type: 'subscript' }
  | { readonly type: 'code' }

/** The order of marks, outermost first. */
export const MARK_ORDER = [
  'link',
  'strong',
  'emphasis',
  'strike',
  'superscript',
  'subscript',
  'code',
] as const satisfies readonly Mark['type'][]

type Marked = { readonly marks: readonly Mark[] }

/** Characters with the same marks, without line ends. */
export type Text = Marked & { readonly type: 'text'; readonly text: string }
/** A line end within a paragraph. */
export type LineBreak = Marked & { readonly type: 'break' }
/** A note, where the text refers to it; it may hold no other. */
export type Footnote = Marked & { readonly type: 'footnote'; readonly content: readonly Inline[] }
/** A picture within a line, or one that is not in the library. It is never loaded. */
export type Image = Marked & {
  readonly type: 'image'
  readonly src: string
  readonly alt: string
  readonly title: string
}

export type Inline = Text | LineBreak | Footnote | Image

/** Opens a section, at the top level only; plain text. `language` (BCP 47) is there where the section has its own. */
export type SectionHeading = {
  readonly type: 'sectionHeading'
  readonly text: string
  readonly language?: string
}
export type Paragraph = { readonly type: 'paragraph'; readonly content: readonly Inline[] }
/** A heading within a section (level 3). */
export type Heading = { readonly type: 'heading'; readonly content: readonly Inline[] }
/** `checked` is null for an item without a box. */
export type ListItem = { readonly checked: boolean | null; readonly content: readonly Block[] }
/** `start` is the number of the first item; 1 in a bulleted list. */
export type List = {
  readonly type: 'list'
  readonly ordered: boolean
  readonly start: number
  readonly items: readonly ListItem[]
}
/** `attribution` is the speaker or source, without the dash; null where none is named. */
export type Quotation = {
  readonly type: 'quotation'
  readonly content: readonly Block[]
  readonly attribution: readonly Inline[] | null
}
/** Where the lines of a column stand on the paper, whatever the direction of its text, as browsers show tables of GFM; null: where they begin. */
export type Alignment = 'left' | 'center' | 'right' | null
export type Cell = readonly Inline[]
/** Each row, the header's too, has as many cells as there are columns. An empty header has empty cells. */
export type Table = {
  readonly type: 'table'
  readonly columns: readonly Alignment[]
  readonly header: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
}
/** A picture of the library: `src` is `media/<sha256>.<ext>`; alt text and credit are plain text. */
export type Figure = {
  readonly type: 'figure'
  readonly src: string
  readonly alt: string
  readonly credit: string
  readonly caption: readonly Inline[]
}
/** `language` is the name of the code's language, or empty. */
export type Preformatted = { readonly type: 'preformatted'; readonly text: string; readonly language: string }
export type Rule = { readonly type: 'rule' }

export type Block =
  | SectionHeading
  | Paragraph
  | Heading
  | List
  | Quotation
  | Table
  | Figure
  | Preformatted
  | Rule
