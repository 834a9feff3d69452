import { SourcePictures } from '../pictures/index.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import { type PageContext, pageContext } from './context.ts'
import { blocksOf } from './blockWriter.ts'
import { type HtmlElement, parseHtml } from './parseHtml.ts'

/** The blocks of a fragment of HTML, all of it; null where it is nested too deep or has too much in it. */
export function htmlToBlocks(
  html: string,
  pictures: SourcePictures = new SourcePictures(''),
): SourceBlock[] | null {
  const root = parseHtml(html)
  return root && blocksOfTree(root, pictures)
}

/** The blocks of a tree of HTML, all of it, without the pictures that are not wanted. */
export function blocksOfTree(
  root: HtmlElement,
  pictures: SourcePictures,
  isUnwanted?: PageContext['isUnwanted'],
): SourceBlock[] {
  const page = pageContext(root, pictures)
  return blocksOf(root, isUnwanted ? { ...page, isUnwanted } : page)
}
