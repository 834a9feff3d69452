import { useId } from 'react'
import { addBulkSentences } from '../../../../i18n/bulk.ts'
import { useBulk } from '../../state/bulk.ts'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './Library.module.css'

/** How far a change of several articles is, once it takes longer than a moment. */
export default function BulkProgress() {
  useSentences(addBulkSentences)
  const { t } = useTranslations()
  const running = useBulk((state) => state.running)
  const isSlow = useDelayed(running !== null)
  const label = useId()
  if (!running || !isSlow) return null
  const { done, total, isCancelled, cancel } = running
  return (
    <section className={styles.progress}>
      <p id={label}>{t('bulk:progress', { done: Math.min(done + 1, total), total })}</p>
      <ProgressBar labelledBy={label} done={done} total={total} />
      <Button disabled={isCancelled} onClick={cancel}>
        {isCancelled ? t('bulk:stopping') : t('bulk:stop')}
      </Button>
    </section>
  )
}
