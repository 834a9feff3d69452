/**
 * The part of the page's controller that the first bundle uses. The controller itself is loaded after the first paint.
 */
export type PageEditor = {
  /** When this window last changed the page (milliseconds of `performance.now`). */
  readonly changedAt: number
  /** True for a DOM node inside the page. */
  contains(node: Node): boolean
  focus(): void
  undo(): boolean
  redo(): boolean
  /** Commits what was typed in the article's fields as one step of the history. */
  commitFields(): void
}

let loaded: PageEditor | null = null

/** The page's controller once it is loaded; null before. */
export function pageEditor(): PageEditor | null {
  return loaded
}

/** Called once, when the controller's module is loaded. */
export function registerPageEditor(editor: PageEditor): void {
  loaded = editor
}
