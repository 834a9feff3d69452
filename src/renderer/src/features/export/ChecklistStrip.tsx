import { CircleAlert, CircleCheck } from 'lucide-react'
import { openChecks } from '../../commands/checklist.ts'
import { useScreen } from '../../state/screen.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words.ts'
import styles from './Checklist.module.css'
import { useChecks } from './useChecks.ts'

/** How the open article stands before print, in a line, and the way to the list. */
export function ChecklistStrip() {
  const { t } = useWords()
  const checks = useChecks()
  if (!checks) return null
  const left = openChecks(checks).length
  return (
    <section className={styles.strip} aria-label={t('checklist:title')} data-left={left > 0 || undefined}>
      {left > 0 ? <CircleAlert aria-hidden size={16} /> : <CircleCheck aria-hidden size={16} />}
      <p>{left > 0 ? t('checklist:left', { count: left }) : t('checklist:inOrder')}</p>
      {left > 0 && (
        <Button onClick={() => useScreen.getState().show('checklist')}>{t('checklist:see')}</Button>
      )}
    </section>
  )
}
