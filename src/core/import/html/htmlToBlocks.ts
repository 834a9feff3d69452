import type { SourceBlock } from '../tree/sourceBlock.ts'
import { pageContext } from './context.ts'
import { blocksOf } from './htmlBlocks.ts'
import { type HtmlElement, parseHtml } from './parseHtml.ts'

/** The blocks of a fragment of HTML, all of it; null where it is nested too deep or has too much in it. */
export function htmlToBlocks(html: string): SourceBlock[] | null {
  const root = parseHtml(html)
  return root && blocksOfTree(root)
}

/** The blocks of a tree of HTML, all of it. */
export function blocksOfTree(root: HtmlElement): SourceBlock[] {
  return blocksOf(root, pageContext(root))
}
