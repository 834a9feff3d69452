import { create } from 'zustand'
import type { SelectedNote } from './plugins/footnotes.ts'
import type { LinkCard } from './plugins/links.ts'

/** What the caret is in, for the toolbar and the menus. */
export type BlockKind =
  | 'kicker'
  | 'headline'
  | 'subhead'
  | 'standfirst'
  | 'paragraph'
  | 'sectionHeading'
  | 'heading'
  | 'bullets'
  | 'numbers'
  | 'quotation'
  | 'table'
  | 'figure'
  | 'preformatted'
  | 'none'

export type MarkName = 'link' | 'strong' | 'emphasis' | 'strike' | 'superscript' | 'subscript' | 'code'

/** What the rest of the window may know of the page: plain data, written by the editor's controller alone. */
export type PageState = {
  /** The article on the page; null while there is none. */
  id: string | null
  /** True while the page is on the screen and can be written in or read. */
  mounted: boolean
  /** The section that the caret is in, counted from 0; the display copy counts as the first. */
  section: number
  /** What is selected in the body or the display copy while the page has the focus; another object with each change. */
  selected: { readonly from: number; readonly to: number } | null
  block: BlockKind
  /** The marks that what is typed next would have, or that all of the selection has; joined by a blank, in schema order. */
  marks: string
  /** The link whose card is to be shown; another object where it differs. */
  link: LinkCard | null
  /** The note that is selected; another object where it differs. */
  note: SelectedNote | null
  canUndo: boolean
  canRedo: boolean
  readOnly: boolean
  /** The text is too long for the page, which shows its beginning and cannot be written in. */
  isTooLong: boolean
}

export const NO_PAGE: PageState = {
  id: null,
  mounted: false,
  section: 0,
  selected: null,
  block: 'none',
  marks: '',
  link: null,
  note: null,
  canUndo: false,
  canRedo: false,
  readOnly: false,
  isTooLong: false,
}

/** The state of the page. It is set where something in it differs, so that a letter typed draws nothing anew. */
export const usePage = create<PageState>(() => NO_PAGE)
