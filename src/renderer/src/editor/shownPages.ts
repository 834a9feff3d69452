import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { ArticleContent } from '../../../core/article/index.ts'

/** The page of a pane, as what works on several pages needs it. */
export type ShownPage = {
  readonly articleId: string | null
  readonly state: EditorState | null
  readonly view: EditorView | null
  dispatch(transaction: Transaction): void
}

type Pages = {
  /** The pages of the panes. */
  shown(): readonly ShownPage[]
  /** The addresses of the pictures that a page of the window shows, or may show again by undo or redo. */
  undoable(): ReadonlySet<string>
  /**
   * Changes the page that the window keeps of an article which no pane shows, once it says what the article's text is now. The new
   * text; null where the change changes none, or where no page is kept.
   */
  changeKept(
    id: string,
    content: ArticleContent,
    change: (state: EditorState) => Transaction,
  ): ArticleContent | null
}

let registered: Pages | null = null

/** Called once, by the module of the pages, which imports the plugins that need them. */
export function registerPages(pages: Pages): void {
  registered = pages
}

/** The window's pages. */
export function windowPages(): Pages {
  if (!registered) throw new Error('no pages yet')
  return registered
}

/** The pictures that undo or redo may bring back onto a page of this window; none before it has pages. */
export const undoablePictures = (): ReadonlySet<string> => registered?.undoable() ?? new Set()
