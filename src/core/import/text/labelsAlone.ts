import { announcesBody, findLabel } from '../metadata/labels.ts'
import type { ClassifiedBlocks } from './classification.ts'

/** Characters of a label that stands alone in its line. */
const LONGEST_LABEL = 24
const MOST_BLOCKS = 60

/** The fields that a label alone in its line announces. */
const FIELDS = ['headline', 'kicker', 'subhead', 'standfirst'] as const

/**
 * Classifies the parts of a copy over each of which stands in a line what it is, without a colon: `TITRE`, `CHAPÔ`, `TEXTE`. Such
 * words are that only together: one announces the text and another its headline or its standfirst.
 */
export function classifyLabelsAlone(classified: ClassifiedBlocks): void {
  const found = classified.blocks.slice(0, MOST_BLOCKS).flatMap((block, at) => {
    const text = classified.features(at)?.text ?? ''
    if (block.shape !== 'text' || text.length > LONGEST_LABEL || !/^\p{Lu}[\p{L} ]+$/u.test(text)) return []
    const kind = findLabel(`${text}:`)?.kind
    const field = FIELDS.find((each) => each === kind)
    return field || announcesBody(`${text} :`) ? [{ at, field }] : []
  })
  const fields = found.flatMap(({ field }) => field ?? [])
  const isForm = found.length > fields.length && fields.length > 0 && new Set(fields).size === fields.length
  const stands = ({ at }: { at: number }) =>
    classified.blocks[at + 1]?.shape === 'text' && !found.some((other) => other.at === at + 1)
  if (!isForm || !found.every(stands)) return
  for (const { at, field } of found) {
    classified.classify(at, 'aside', 'likely', 'label-of-form')
    if (field) classified.classify(at + 1, field, 'likely', `${field}-label`)
  }
}
