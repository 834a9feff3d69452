import { createStore } from 'zustand'
import { paneStore } from '../state/panes.ts'
import type { SelectedFigure } from './plugins/figureCard.ts'
import type { SelectedNote } from './plugins/footnotes.ts'
import type { LinkCard } from './plugins/links.ts'

/** The kind of block at the caret, for toolbar and menus. */
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

/** What the rest of the window knows of the page. Plain data, written by the controller alone. */
export type PageState = {
  /** The id of the article on the page; null for none. */
  id: string | null
  /** True while the page is mounted. */
  mounted: boolean
  /** The index of the section at the caret; 0 in the display copy. */
  section: number
  /** The selected range; another object whenever it changes. */
  selected: { readonly from: number; readonly to: number } | null
  block: BlockKind
  /** The marks that typed text would get, or that all of the selection has; space-separated, in schema order. */
  marks: string
  /** The link whose card is shown; another object whenever it changes. */
  link: LinkCard | null
  /** The selected footnote; another object whenever it changes. */
  note: SelectedNote | null
  /** The selected figure whose card is shown, if any; another object whenever it changes. Not known before the editor is loaded. */
  figure?: SelectedFigure | null
  canUndo: boolean
  canRedo: boolean
  readOnly: boolean
  /** The text is too long for the page, which shows only its beginning and is read-only. */
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

/** The state of each pane's page. Updated only if something differs, so that typing re-renders nothing. */
export const usePage = paneStore<PageState>(() => createStore<PageState>(() => NO_PAGE))
