import { useState } from 'react'
import type { ConflictCopy } from '../../../../core/conflictCopies.ts'
import type { Failure } from '../../../../core/failure.ts'
import { addConflictSentences, copySource } from '../../../../i18n/conflictCopies.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { discardCopy, separateCopy } from '../../saving/conflictCopies.ts'
import { useSession } from '../../saving/session.ts'
import { useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './SettingsDialog.module.css'

/** Where a conflict copy comes from, and what can be done with it without its article. */
export function ConflictCopyActions({ copy }: { copy: ConflictCopy }) {
  useSentences(addConflictSentences)
  const { t, locale } = useTranslations()
  const [failure, setFailure] = useState<Failure | null>(null)
  const headline = copy.headline || t('editor:untitled')
  const open = async () => {
    const opened = await useSession.getState().open(copy.id)
    if (opened.ok) useLayout.getState().show(null)
    return opened.ok ? null : opened.failure
  }
  const run = (work: Promise<Failure | null>) => void work.then(setFailure)
  return (
    <>
      <p dir="auto">
        {headline} · {copySource(t, locale, copy)}
      </p>
      <div className={styles.copyActions}>
        {!copy.inBin && <Button onClick={() => run(open())}>{t('conflictCopy:open')}</Button>}
        <Button
          onClick={() =>
            run(separateCopy(copy, copy.inBin ? headline : t('conflictCopy:headline', { headline })))
          }
        >
          {t('conflictCopy:separate')}
        </Button>
        <Button onClick={() => run(discardCopy(copy))}>{t('conflictCopy:discard')}</Button>
      </div>
      {failure && <p role="alert">{failureSentence(t, failure)}</p>}
    </>
  )
}
