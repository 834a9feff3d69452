/** What the window's first scripts ask of the page's controller, which comes after the first picture. */
export type PageEditor = {
  /** When this window last changed the page (milliseconds of `performance.now`). */
  readonly changedAt: number
  /** True for a node within the page. */
  contains(node: Node): boolean
  focus(): void
  undo(): boolean
  redo(): boolean
  /** Makes what was typed in the article's fields one step of its history. */
  keepTyped(): void
}

let loaded: PageEditor | null = null

/** The page's controller once its code is there; null before. */
export function pageEditor(): PageEditor | null {
  return loaded
}

/** Called once, by the module of the controller. */
export function providePageEditor(editor: PageEditor): void {
  loaded = editor
}
