import type { Node } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
import { directionOf } from '../../../../core/writingDirection.ts'
import { languageAt } from '../pageStructure.ts'
import { blockDecorations } from './blockDecorations.ts'

const LETTER = /\p{L}/u
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** How many characters of a block are searched for a letter. */
const MAX_READ = 200

const beginningOf = (block: Node) => block.textBetween(0, Math.min(block.content.size, MAX_READ), ' ', ' ')

type Direction = 'ltr' | 'rtl'

/** A text's direction, by its first letter; null if it has none. */
function directionOfText(text: string): Direction | null {
  const letter = LETTER.exec(text)?.[0]
  if (letter === undefined) return null
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
}

/** Sets `dir` on blocks and lists whose first letter has the opposite direction of their language. */
export const direction = blockDecorations('direction', (block, position, doc) => {
  const found = directionOfText(beginningOf(block))
  if (found === null || found === directionOf(languageAt(doc, position))) return []
  return [Decoration.node(position, position + block.nodeSize, { dir: found })]
})
