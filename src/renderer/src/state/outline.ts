import type { EditorView } from '@codemirror/view'
import { create } from 'zustand'
import type { BodyCommandId } from '../../../contract/commands.ts'
import type { ArticleContent } from '../../../core/article.ts'

/** The texts beside the body that a step of its history may change. */
export type CopyTexts = Partial<
  Pick<ArticleContent, 'kicker' | 'headline' | 'subhead' | 'standfirst' | 'dateline' | 'correction'>
>

/** One step of the history: stretches of the body, counted in UTF-16 units, and whole texts beside it. */
export type PageChange = {
  body?: readonly { from: number; to: number; insert: string }[]
  copy?: CopyTexts
}

/** What the page lets the rest of the window do with it; sections are counted from 0. */
export type Page = {
  /** The editor of the body, for what reads it as it is typed; null while there is none. */
  view: EditorView | null
  /** Puts the cursor at the start of a section, in sight. */
  goTo(section: number): void
  /** Puts a section where another one stands, as one step of the body's history. */
  move(from: number, to: number): void
  /** Hides what stands under a section's heading, or shows it again. */
  fold(section: number): void
  /** Puts a copy of a section behind it, as one step of the body's history. */
  duplicate(section: number): void
  /** Removes a section, as one step of the body's history. */
  remove(section: number): void
  /** A section as it stands in the body now, in Markdown with its heading. */
  textOf(section: number): string
  /** Changes body and display copy together, as one step of the body's history. */
  change(change: PageChange): void
  /** Selects a stretch of the body, in sight, and goes there. */
  select(from: number, to: number): void
  /** Selects a stretch of one of the display copy's texts, and goes there. */
  selectCopy(part: keyof CopyTexts | 'byline' | 'date', from: number, to: number): void
  /** Does what a command asks of the body, and leaves the cursor there. */
  run(command: BodyCommandId): void
  /** Takes back or does again the step that set a text of the display copy to what it is now; false where none did. */
  takeBack(step: 'undo' | 'redo', part: keyof CopyTexts): boolean
  undo(): void
  redo(): void
}

type Outline = Page & {
  /** The section that the cursor is in. */
  current: number
  /** What is selected in the body, while one is there; null where nothing is. Another object with every change of it. */
  selected: { from: number; to: number } | null
}

const nothing = () => {}

/** Where one is in the article on the page, and the ways to go elsewhere in it. */
export const useOutline = create<Outline>(() => ({
  current: 0,
  selected: null,
  view: null,
  goTo: nothing,
  move: nothing,
  fold: nothing,
  duplicate: nothing,
  remove: nothing,
  textOf: () => '',
  change: nothing,
  select: nothing,
  selectCopy: nothing,
  run: nothing,
  takeBack: () => false,
  undo: nothing,
  redo: nothing,
}))
