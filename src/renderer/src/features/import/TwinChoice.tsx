import { RadioRow } from '../../ui/RadioRow.tsx'
import { dateInWords } from '../../fields/dateText.ts'
import { useWords } from '../../words.ts'
import { type Twin, treatmentOf, treatmentsFor, twinOf } from './duplicates.ts'
import styles from './ImportDialog.module.css'
import { useReview } from './review.ts'

/** What a file is already, in one sentence. */
function useTwinWords() {
  const { t, locale } = useWords()
  return (twin: Twin): string => {
    if (twin.in === 'batch') return t(`import:twin.batch.${twin.why}`, { fileName: twin.fileName })
    const { duplicate, others } = twin
    const sentence = t(`import:twin.library.${duplicate.why}`, {
      headline: duplicate.headline || t('editor:untitled'),
      date: dateInWords(duplicate.date, locale) || t('import:undated'),
    })
    return others === 0 ? sentence : `${sentence} ${t('import:twin.others', { count: others })}`
  }
}

/** That a file is there already, and the choice of what becomes of it; nothing where it is new. */
export function TwinChoice({ entryKey }: { entryKey: number }) {
  const { t } = useWords()
  const wordsOf = useTwinWords()
  const entries = useReview((review) => review.entries)
  const entry = entries.find(({ key }) => key === entryKey)
  const twin = entry ? twinOf(entry, entries) : null
  if (!entry || !twin) return null
  return (
    <div className={styles.twin}>
      <RadioRow
        label={wordsOf(twin)}
        beside
        choices={treatmentsFor(twin).map((id) => ({ id, label: t(`import:treat.${id}`) }))}
        chosen={treatmentOf(entry, twin)}
        onChoose={(treatment) => useReview.getState().treat(treatment, entryKey)}
      />
    </div>
  )
}
