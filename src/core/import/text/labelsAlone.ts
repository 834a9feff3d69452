import { announcedHeading, announcesBody, announcesHeading, findLabel } from '../metadata/labels.ts'
import type { ClassifiedBlocks } from './classification.ts'

/** Characters of a label that stands alone in its line. */
const LONGEST_LABEL = 24
const MOST_BLOCKS = 60

/** The fields that a label alone in its line announces. */
const FIELDS = ['headline', 'kicker', 'subhead', 'standfirst', 'byline'] as const

/** What a label announces, and where it stands. */
type LabelAlone = { at: number; part: (typeof FIELDS)[number] | 'heading' | 'body' }

/**
 * Classifies the parts of a copy over each of which stands in a line what it is, without a colon: `TITRE`, `CHAPÔ`, `TEXTE`,
 * `INTERTITRE`, `SIGNATURE`. Such words are that only together: one announces the text and another its headline or its standfirst.
 */
export function classifyLabelsAlone(classified: ClassifiedBlocks): void {
  const found = classified.blocks.slice(0, MOST_BLOCKS).flatMap((block, at): LabelAlone[] => {
    const text = classified.features(at)?.text ?? ''
    if (block.shape !== 'text' || text.length > LONGEST_LABEL || !/^\p{Lu}[\p{L} ]+$/u.test(text)) return []
    if (announcesBody(`${text} :`)) return [{ at, part: 'body' }]
    if (announcedHeading(`${text}: ${text}`) !== null) return [{ at, part: 'heading' }]
    const kind = findLabel(`${text}:`)?.kind
    const part = FIELDS.find((each) => each === kind)
    return part ? [{ at, part }] : []
  })
  const fields = found.flatMap(({ part }) => (part === 'body' || part === 'heading' ? [] : part))
  const hasBody = found.some(({ part }) => part === 'body')
  const isTitled = fields.some((field) => field !== 'byline')
  const isForm = hasBody && isTitled && new Set(fields).size === fields.length
  const stands = ({ at }: { at: number }) =>
    classified.blocks[at + 1]?.shape === 'text' && !found.some((other) => other.at === at + 1)
  if (!isForm || !found.every(stands)) return
  for (const { at, part } of found) {
    classified.classify(at, 'aside', 'likely', 'label-of-form')
    if (part === 'heading') classified.classify(at + 1, 'heading', 'likely', 'heading-mark')
    else if (part !== 'body') classified.classify(at + 1, part, 'likely', `${part}-label`)
  }
}

/** Classifies what only announces a box over its heading, and that heading: `ENCADRÉ`, `Que faire après la crue`. */
export function classifyBoxLabels(classified: ClassifiedBlocks): void {
  for (const [at, block] of classified.blocks.entries()) {
    const [text = '', below] = [classified.features(at)?.text, classified.features(at + 1)]
    const isAlone = block.shape === 'text' && block.lines.length === 1 && block.blankBefore
    if (at === 0 || !isAlone || classified.classifications[at] || !announcesHeading(text)) continue
    if (below?.titleLike !== true || classified.classifications[at + 1] || !hasTextBelow(classified, at + 1))
      continue
    classified.classify(at, 'aside', 'likely', 'label-of-form')
    classified.classify(at + 1, 'heading', 'likely', 'heading-mark')
  }
}

const hasTextBelow = (classified: ClassifiedBlocks, index: number) => {
  const shape = classified.blocks[index + 1]?.shape ?? 'separator'
  const isText = ['stop', 'question'].includes(classified.features(index + 1)?.ending ?? 'none')
  return shape === 'bullets' || shape === 'numbers' || (shape === 'text' && isText)
}
