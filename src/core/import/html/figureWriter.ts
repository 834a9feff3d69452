import { normalise, plainOf } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import type { Inline } from '../../document/types.ts'
import { isSigner } from '../metadata/credits.ts'
import { captioned, liftPictures } from '../pictures/index.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import { type PageContext, PLAIN, type Place } from './context.ts'
import { isDropped } from './elements.ts'
import { captionIn, creditOf, isPictureLabel, joinedLines, touchingParts } from './figures.ts'
import { inlinesOf } from './inlineContent.ts'
import { collapsed, type HtmlElement, type HtmlNode, textOf } from './parseHtml.ts'

/** What writes the elements of a page, as a figure needs it. */
export type FigureWriter = {
  readonly page: PageContext
  readonly blocks: SourceBlock[]
  flush(): void
  innerBlocks(nodes: readonly HtmlNode[], place: Place): Document.Block[]
  writeQuotation(element: HtmlElement, caption: HtmlElement | null): void
}

export function writeFigure(writer: FigureWriter, element: HtmlElement, place: Place): void {
  writer.flush()
  const holder = captionIn(element)
  if (holder) writer.page.credits.add(holder)
  const children = element.children.filter((child) => child !== holder)
  const quoted = children.find((child) => typeof child !== 'string' && child.name === 'blockquote')
  if (typeof quoted === 'object' && holder) {
    writer.writeQuotation(quoted, holder)
    return
  }
  const blocks = writer.innerBlocks(children, place).filter((node) => !isPictureLabel(node))
  if (writePictures(writer, element, blocks, holder)) return
  const words = joinedLines(captionLines(writer, holder))
  const last = blocks.at(-1)
  const isPicture = last?.type === 'paragraph' && last.content.some(({ type }) => type === 'image')
  if (isPicture && words.length > 0) {
    // What stands beside the picture goes below its caption.
    const at = last.content.findLastIndex(({ type }) => type === 'image') + 1
    const lines = [last.content.slice(0, at), words, last.content.slice(at)]
    blocks[blocks.length - 1] = { type: 'paragraph', content: joinedLines(lines) }
  }
  for (const node of blocks) writer.blocks.push({ node })
  // The caption of a picture that is not there is no title of the text.
  if (!isPicture && words.length > 0)
    writer.blocks.push({ node: { type: 'paragraph', content: words }, kind: 'paragraph' })
}

/** Writes the pictures of a figure that are there, with their caption under the last of them; false where there are none. */
function writePictures(
  writer: FigureWriter,
  element: HtmlElement,
  blocks: readonly Document.Block[],
  holder: HtmlElement | null,
): boolean {
  const parts = normalise(blocks).flatMap((node) => liftPictures(node))
  const at = parts.findLastIndex(({ type }) => type === 'figure')
  const figure = parts[at]
  if (figure?.type !== 'figure') return false
  const source = creditOf(element)
  if (source) writer.page.credits.add(source)
  const lines = source === holder ? [] : captionLines(writer, holder)
  // Who made it is named under the caption, or beside the picture.
  const last = lines.length > 1 ? plainOf(lines.at(-1) ?? []) : ''
  const beside = parts[at + 1]
  const loose = beside?.type === 'paragraph' && holder ? plainOf(beside.content) : ''
  const [name = ''] =
    source || writer.page.isOwn ? [] : [last, loose].filter((text) => text.length <= 60 && isSigner(text))
  if (name !== '' && name === last) lines.pop()
  else if (name !== '') parts.splice(at + 1, 1)
  const credit = source ? collapsed(textOf(source)) : name || figure.credit
  parts[at] = lines.reduce(captioned, { ...figure, credit })
  for (const node of normalise(parts)) writer.blocks.push({ node })
  return true
}

/** The lines of a caption: its paragraphs, and each of the elements that it is made of where they touch. */
function captionLines(writer: FigureWriter, holder: HtmlElement | null): Inline[][] {
  if (!holder || isDropped(holder, writer.page)) return []
  return (writer.page.isOwn ? [holder.children] : touchingParts(holder)).flatMap((part) =>
    writer
      .innerBlocks(part, PLAIN)
      .map((node) => (node.type === 'paragraph' ? [...node.content] : [...inlinesOf([node])])),
  )
}
