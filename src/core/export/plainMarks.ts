import { textBlocks, unicodeSuperscript, updateTexts } from '../document/index.ts'
import type { Block, Inline, Mark } from '../document/types.ts'

const isMarked = (inline: Inline, type: Mark['type']) =>
  inline.type === 'text' && inline.marks.some((mark) => mark.type === type)

/** A raised number, which on the line would be another number: 10⁵ is not 105. Raised letters are read rightly there. */
function raisedNumber(inline: Inline): string | null {
  if (inline.type !== 'text' || !isMarked(inline, 'superscript') || !/^[+\-−]?\d+$/.test(inline.text))
    return null
  return unicodeSuperscript(inline.text)
}

const raised = (inline: Inline): Inline => {
  const text = raisedNumber(inline)
  return text === null || inline.type !== 'text' ? inline : { ...inline, text }
}

/** The blocks with raised numbers in the signs that Unicode has for them, for a text without marks. */
export function withRaisedNumbers(blocks: Block[]): Block[] {
  return updateTexts(
    blocks,
    (content) => content.some((inline) => raisedNumber(inline) !== null),
    (content) => content.map(raised),
  )
}

/** The words that are struck out, of each text the first; in a text without marks they read as the rest does. */
export function struckWords(blocks: readonly Block[]): string[] {
  return Array.from(textBlocks(blocks)).flatMap(({ content }) => {
    const struck = content.find((inline) => isMarked(inline, 'strike'))
    return struck?.type === 'text' ? [struck.text] : []
  })
}
