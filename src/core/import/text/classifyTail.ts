import { fieldSpec, fieldsWhere } from '../../article/index.ts'
import type { LabelledField } from '../draft.ts'
import type { ClassifiedBlocks } from './classification.ts'

/** Blocks that may close a text: date, signature, labels. */
const LONGEST_TAIL = 6

/** Fields that readers do not see with the display copy: a label may announce them below the text. */
const FIELDS_AT_END: ReadonlySet<string> = new Set(
  fieldsWhere('labelled', true).filter((field) => fieldSpec(field).shownIn === 'inspector'),
)

/** Classifies the labelled lines, dates and bylines that close a text, where its head has none. */
export function classifyTail(classified: ClassifiedBlocks): void {
  const { length } = classified.blocks
  for (let i = Math.max(1, length - LONGEST_TAIL); i < length; i++) {
    const metadata = classified.metadata(i)
    if (classified.classifications[i] || classified.blocks[i]?.shape !== 'text' || !metadata) continue
    const { meta, label, text } = metadata
    const signed = meta?.mark !== 'none' || /^[–—―-]/.test(text)
    if (meta && meta.byline.length > 0 && signed && !classified.has('byline')) {
      classified.classify(i, 'byline', meta.mark === 'label' ? 'sure' : 'likely', 'byline-at-end')
    } else if (meta && meta.date !== '' && meta.byline.length === 0 && !classified.has('date')) {
      classified.classify(i, 'date', meta.mark === 'label' ? 'sure' : 'likely', 'date-at-end')
    } else if (label && label.kind !== 'other' && label.value !== '' && mayClose(classified, label.kind)) {
      classified.classify(i, label.kind, 'sure', `${label.kind}-label`)
    }
  }
}

function mayClose(classified: ClassifiedBlocks, field: LabelledField): boolean {
  return FIELDS_AT_END.has(field) && !classified.has(field)
}
