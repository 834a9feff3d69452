import type { Node } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
import { directionOf } from '../../../../core/export/pageWords.ts'
import { blockDecorations } from './blockDecorations.ts'

const LETTER = /\p{L}/u
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** How far a block is read for a letter; in characters. */
const READ = 200

const firstTextOf = (block: Node) => block.textBetween(0, Math.min(block.content.size, READ), ' ', ' ')

type Direction = 'ltr' | 'rtl'

/** The direction of a text, by its first letter; null where it has none. */
function directionOfText(text: string): Direction | null {
  const letter = LETTER.exec(text)?.[0]
  if (letter === undefined) return null
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
}

/** Blocks whose first letter is of the other direction than the article's language say so; also lists, for their signs. */
export const direction = blockDecorations('direction', (block, position, doc) => {
  const found = directionOfText(firstTextOf(block))
  if (found === null || found === directionOf(String(doc.attrs.language))) return []
  return [Decoration.node(position, position + block.nodeSize, { dir: found })]
})
