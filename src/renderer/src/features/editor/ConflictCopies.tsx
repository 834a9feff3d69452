import { useState } from 'react'
import type { ConflictComparison } from '../../../../contract/contract.ts'
import type { ConflictCopy } from '../../../../core/conflictCopies.ts'
import type { Failure } from '../../../../core/failure.ts'
import { addConflictSentences, copySource } from '../../../../i18n/conflictCopies.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { discardCopy, mergeCopy, saveMerge, separateCopy } from '../../saving/conflictCopies.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogBoundary } from '../../ui/DialogBoundary.tsx'
import { preloadable } from '../../ui/preloadable.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { Notice } from './Notice.tsx'
import type { MergeDecision } from './MergeDialog.tsx'

const MergeDialog = preloadable(async () => (await import('./MergeDialog.tsx')).MergeDialog)

/** Notices about the conflict copies of the open article. */
export default function ConflictCopies({ copies }: { copies: readonly ConflictCopy[] }) {
  useSentences(addConflictSentences)
  return copies.map((copy) => <CopyNotice key={copy.copy} copy={copy} />)
}

function CopyNotice({ copy }: { copy: ConflictCopy }) {
  const { t, locale } = useTranslations()
  const [comparison, setComparison] = useState<ConflictComparison | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const from = copySource(t, locale, copy)
  const headline = t('conflictCopy:headline', { headline: copy.headline || t('editor:untitled') })
  const once = async (work: () => Promise<Failure | null>) => {
    setBusy(true)
    setFailure(await work())
    setBusy(false)
  }
  const merge = async () => {
    const answer = await mergeCopy(copy)
    if (answer.ok) setComparison(answer.value)
    return answer.ok ? null : answer.failure
  }
  const decisions: readonly MergeDecision[] = [
    { label: t('conflictCopy:separate'), run: () => separateCopy(copy, headline) },
    { label: t('conflictCopy:discard'), run: () => discardCopy(copy) },
  ]
  return (
    <>
      <Notice
        tone="warning"
        text={failure ? failureSentence(t, failure) : t('conflictCopy:notice', { from })}
      >
        <Button disabled={isBusy} onClick={() => void once(merge)}>
          {t('conflictCopy:merge')}
        </Button>
        <Button disabled={isBusy} onClick={() => void once(() => separateCopy(copy, headline))}>
          {t('conflictCopy:separate')}
        </Button>
        <Button disabled={isBusy} onClick={() => void once(() => discardCopy(copy))}>
          {t('conflictCopy:discard')}
        </Button>
      </Notice>
      {comparison && (
        <DialogBoundary onClose={() => setComparison(null)} onRetry={() => setComparison({ ...comparison })}>
          <MergeDialog
            title={t('conflictCopy:title')}
            explanation={t('conflictCopy:kept')}
            base={comparison.base}
            mine={comparison.opened.article}
            theirs={comparison.theirs}
            sides={{
              mine: { name: t('conflictCopy:mine'), note: t('conflictCopy:inLibrary') },
              theirs: { name: t('conflictCopy:theirs'), note: from },
            }}
            decisions={[
              ...decisions,
              { label: t('conflictCopy:savedMerge'), run: (merged) => saveMerge(comparison, merged) },
            ]}
            onClose={() => setComparison(null)}
          />
        </DialogBoundary>
      )}
    </>
  )
}
