import { create } from 'zustand'

/** What the page lets the rest of the window do with its sections, counted from 0. */
export type Page = {
  /** Puts the cursor at the start of a section, in sight. */
  goTo(section: number): void
  /** Puts a section where another one stands, as one step of the body's history. */
  move(from: number, to: number): void
  undo(): void
  redo(): void
}

type Outline = Page & {
  /** The section that the cursor is in. */
  current: number
}

const nothing = () => {}

/** Where one is in the article on the page, and the ways to go elsewhere in it. */
export const useOutline = create<Outline>(() => ({
  current: 0,
  goTo: nothing,
  move: nothing,
  undo: nothing,
  redo: nothing,
}))
