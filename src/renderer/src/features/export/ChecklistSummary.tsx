import { CircleAlert, CircleCheck } from 'lucide-react'
import { unresolvedChecks } from '../../commands/checklist.ts'
import { useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Checklist.module.css'
import { useChecklist } from './useChecklist.ts'

/** The number of findings, and a button that opens the checklist. Without any, nothing where the export is in doubt all the same. */
export function ChecklistSummary({ isInDoubt }: { isInDoubt: boolean }) {
  const { t } = useTranslations()
  const checks = useChecklist()
  if (!checks) return null
  const openCount = unresolvedChecks(checks).length
  if (isInDoubt && openCount === 0) return null
  return (
    <section
      className={styles.summary}
      aria-label={t('checklist:title')}
      data-left={openCount > 0 || undefined}
    >
      {openCount > 0 ? <CircleAlert aria-hidden size={16} /> : <CircleCheck aria-hidden size={16} />}
      <p>{openCount > 0 ? t('checklist:issues', { count: openCount }) : t('checklist:allGood')}</p>
      {openCount > 0 && (
        <Button onClick={() => useLayout.getState().show('checklist')}>{t('checklist:showList')}</Button>
      )}
    </section>
  )
}
