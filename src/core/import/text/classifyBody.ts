import { findHeading, WIDEST_HEADING } from './headings.ts'
import type { Classification, ClassifiedBlocks, TextContext } from './classification.ts'
import type { Features } from './features.ts'
import { shortLines } from './shortLines.ts'
import type { Shape } from './blocks.ts'
import { findDialogue, type Dialogue } from './dialogue.ts'

/** Names what the head and the tail left: headings, paragraphs, lists, quotations, dialogue, tables. */
export function classifyBody(classified: ClassifiedBlocks, context: TextContext): void {
  const dialogue = findDialogue(classified)
  for (let i = 0; i < classified.blocks.length; i++) {
    if (classified.classifications[i]) continue
    const run = shortLines(classified, i)
    if (run > 0) {
      for (let j = i; j < i + run; j++) classified.classify(j, 'paragraph', 'likely', 'paragraph-short-lines')
      i += run - 1
    } else {
      classifyOne(classified, i, context, dialogue)
    }
  }
  if (!classified.has('headline')) doubtHeadline(classified)
}

/** What a shape alone says. */
const SHAPED: { readonly [shape in Exclude<Shape, 'text'>]: Classification } = {
  separator: { kind: 'paragraph', certainty: 'likely', reason: 'paragraph-separator' },
  hashed: { kind: 'heading', certainty: 'sure', reason: 'heading-mark' },
  underlined: { kind: 'heading', certainty: 'sure', reason: 'heading-underlined' },
  bullets: { kind: 'list', certainty: 'sure', reason: 'list-bullets' },
  numbers: { kind: 'list', certainty: 'sure', reason: 'list-numbers' },
  letters: { kind: 'list', certainty: 'likely', reason: 'list-letters' },
  quote: { kind: 'quote', certainty: 'sure', reason: 'quote-mark' },
  speech: { kind: 'dialogue', certainty: 'likely', reason: 'dialogue-dash' },
  columns: { kind: 'verbatim', certainty: 'likely', reason: 'verbatim-columns' },
}

function classifyOne(
  classified: ClassifiedBlocks,
  index: number,
  context: TextContext,
  dialogue: Dialogue,
): void {
  const block = classified.blocks[index]
  const features = classified.features(index)
  if (!block || !features) return
  if (block.shape === 'bullets' && isHeadingWithBullet(classified, index)) {
    classified.classify(index, 'heading', 'likely', 'heading-short')
  } else if (block.shape === 'text') {
    classifyText(classified, index, features, context, dialogue)
  } else {
    const { kind, certainty, reason } = SHAPED[block.shape]
    classified.classify(index, kind, certainty, reason)
  }
}

/** A single item with no stop that prose touches: no list, where the text has more of them. */
function isHeadingWithBullet(classified: ClassifiedBlocks, index: number): boolean {
  if (!isItemOverProse(classified, index)) return false
  const last = Math.min(classified.blocks.length, index + 50)
  for (let i = Math.max(0, index - 50); i < last; i++)
    if (i !== index && isItemOverProse(classified, i)) return true
  return false
}

function isItemOverProse(classified: ClassifiedBlocks, index: number): boolean {
  const [item, below] = [classified.blocks[index], classified.blocks[index + 1]]
  if (item?.shape !== 'bullets' || item.lines.length > 1 || below?.shape !== 'text' || below.blankBefore)
    return false
  const features = classified.features(index)
  const short = features && features.width <= WIDEST_HEADING && ['none', 'question'].includes(features.ending)
  return short === true && classified.features(index + 1)?.prose === true
}

function classifyText(
  classified: ClassifiedBlocks,
  index: number,
  features: Features,
  context: TextContext,
  dialogue: Dialogue,
): void {
  const heading = findHeading(classified, index, context, dialogue)
  if (heading) {
    classified.classify(index, 'heading', heading.certainty, heading.reason)
  } else if (classified.blocks[index]?.wrapped) {
    classified.classify(index, 'paragraph', 'sure', 'paragraph-wrapped')
  } else if (features.prose || features.width > WIDEST_HEADING) {
    classified.classify(index, 'paragraph', 'sure', 'paragraph-prose')
  } else if (features.ending === 'stop') {
    classified.classify(index, 'paragraph', 'likely', 'paragraph-prose')
  } else {
    const closing = index === classified.blocks.length - 1
    classified.classify(index, 'paragraph', 'likely', closing ? 'paragraph-closing' : 'paragraph-not-heading')
  }
}

/** Where nothing can be the headline, the first thing that could have been shows the doubt. */
function doubtHeadline(classified: ClassifiedBlocks): void {
  const index = classified.classifications.findIndex(
    (name) => name?.kind !== 'date' && name?.kind !== 'byline',
  )
  const name = classified.classifications[index]
  if (name) classified.classify(index, name.kind, 'doubtful', 'paragraph-no-headline')
}
