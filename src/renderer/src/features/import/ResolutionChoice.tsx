import { dateInWords } from '../../../../core/dateInWords.ts'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { type DuplicateMatch, resolutionOf, resolutionsFor, duplicateOf } from './duplicates.ts'
import styles from './LineList.module.css'
import { useReview } from './review.ts'

/** What a file duplicates, as a sentence. */
function useDuplicateSentence() {
  const { t, locale } = useTranslations()
  return (match: DuplicateMatch): string => {
    if (match.in === 'batch') return t(`import:duplicate.batch.${match.why}`, { fileName: match.fileName })
    const { duplicate, others } = match
    const sentence = t(`import:duplicate.library.${duplicate.why}`, {
      headline: duplicate.headline || t('editor:untitled'),
      date: dateInWords(duplicate.date, locale) || t('import:undated'),
    })
    return others === 0 ? sentence : `${sentence} ${t('import:duplicate.others', { count: others })}`
  }
}

/** That a file is a duplicate, and the choice of its resolution; nothing for other files. */
export function ResolutionChoice({ entryKey }: { entryKey: number }) {
  const { t } = useTranslations()
  const sentenceOf = useDuplicateSentence()
  const entries = useReview((review) => review.entries)
  const entry = entries.find(({ key }) => key === entryKey)
  const match = entry ? duplicateOf(entry, entries) : null
  if (!entry || !match) return null
  return (
    <div className={styles.resolution}>
      <RadioRow
        label={sentenceOf(match)}
        beside
        choices={resolutionsFor(match).map((id) => ({ id, label: t(`import:resolve.${id}`) }))}
        chosen={resolutionOf(entry, match)}
        onChoose={(resolution) => useReview.getState().resolve(resolution, entryKey)}
      />
    </div>
  )
}
