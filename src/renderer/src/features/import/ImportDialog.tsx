import { useEffect } from 'react'
import type { Translate } from '../../../../i18n/index.ts'
import { openArticle } from '../../commands/articles.ts'
import { pickFiles } from '../../commands/pickFiles.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { newsroom } from '../../client.ts'
import { useImportQueue } from '../../state/importQueue.ts'
import { useLibrary } from '../../state/library.ts'
import { notify, notifyFailure } from '../../state/toasts.ts'
import { useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { type Plan, planImport } from './duplicates.ts'
import { FileList } from './FileList.tsx'
import styles from './ImportDialog.module.css'
import { LineList } from './LineList.tsx'
import { isReady, isRefused, type Replaced, takeQueuedFiles, useReview } from './review.ts'

/** A cancelled batch of up to so many files is kept, so that it can be resumed. */
const MAX_KEPT = 500

function cancel(): void {
  const { entries, clear } = useReview.getState()
  useLayout.getState().show(null)
  if (entries.every(isRefused) || entries.length > MAX_KEPT) clear()
  else {
    notify({
      tone: 'plain',
      message: (t) => t('import:cancelled'),
      action: { label: (t) => t('import:resume'), run: () => useLayout.getState().show('import') },
    })
  }
}

async function accept(): Promise<void> {
  const outcome = await useReview.getState().accept()
  useLibrary.getState().refresh()
  const { entries } = useReview.getState()
  const { show } = useLayout.getState()
  // Files that failed or were not reached remain to be decided.
  const undecided = entries.some(isReady)
  if (!undecided) show(null)
  if (!outcome.firstId) return
  const refused = entries.filter(isRefused).length
  const showAction = { label: (t: Translate) => t('import:showDuplicates'), run: () => show('import') }
  notify({
    tone: 'plain',
    message: (t) => outcomeMessage(t, outcome, refused),
    ...(refused > 0 && !undecided ? { action: showAction } : {}),
  })
  if (outcome.replaced > 0) {
    const { replaced, undoable } = outcome
    const undoAction = {
      label: (t: Translate) => t('common:undo'),
      run: () => void undoReplacements(undoable),
    }
    notify({
      tone: 'plain',
      message: (t) => t('import:replaced', { count: replaced }),
      ...(undoable.length === replaced ? { action: undoAction } : {}),
    })
  }
  const opened = await openArticle(outcome.firstId)
  // If nothing had the focus before, typing continues in the article.
  if (opened && !undecided && document.activeElement === document.body) articleEditor.focus()
}

type Counts = { imported: number; replaced: number; skipped: number }

function outcomeMessage(t: Translate, { imported, replaced, skipped }: Counts, refused: number): string {
  const parts = [
    imported > 0 || replaced === 0 ? t('import:imported', { count: imported }) : '',
    replaced > 0 ? t('import:replacedShort', { count: replaced }) : '',
    skipped > 0 ? t('import:skipped', { count: skipped }) : '',
    refused > 0 ? t('import:notImported', { count: refused }) : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Restores the text of replaced articles; one that was edited since keeps its text, and a toast says so. */
async function undoReplacements(replaced: readonly Replaced[]): Promise<void> {
  let done = 0
  for (const { id, base, before } of replaced) {
    const saved = await newsroom.saveArticle({ id, base, content: before })
    if (saved.ok) done += 1
    else notifyFailure(saved.failure)
  }
  useLibrary.getState().refresh()
  if (done > 0) notify({ tone: 'plain', message: (t) => t('import:restored', { count: done }) })
}

/** What will be imported, or else how to work with the lines. */
function planMessage(t: Translate, { fresh, replacing, skipped, duplicates }: Plan): string {
  if (duplicates === 0) return t('import:advice')
  const parts = [
    t('import:newArticles', { count: fresh }),
    replacing > 0 ? t('import:toReplace', { count: replacing }) : '',
    skipped > 0 ? t('import:toSkip', { count: skipped }) : '',
  ]
  return fresh + replacing === 0 ? t('import:nothingNew') : parts.filter(Boolean).join(' · ')
}

function Footer() {
  const { t } = useTranslations()
  const { entries, progress, stop } = useReview()
  const plan = planImport(entries)
  const count = plan.fresh + plan.replacing
  const reading = entries.filter((entry) => !isReady(entry) && !isRefused(entry)).length
  if (progress) {
    const { done, total } = progress
    return (
      <>
        <progress className={styles.progress} value={done} max={total} aria-label={t('import:importing')} />
        <span className={styles.hint} role="status">
          {t('import:progress', { done, total })}
        </span>
        <Button onClick={stop}>{t('import:stop')}</Button>
      </>
    )
  }
  return (
    <>
      <span className={styles.hint} role="status">
        {reading > 0 ? t('import:reading', { count: reading }) : planMessage(t, plan)}
      </span>
      <Button onClick={cancel}>{t('common:cancel')}</Button>
      <Button variant="primary" disabled={count === 0 || reading > 0} onClick={() => void accept()}>
        {t('import:accept', { count })}
      </Button>
    </>
  )
}

/** The review before an import: what each file would become, line by line. Nothing is saved before it is accepted. */
export default function ImportDialog() {
  const { t } = useTranslations()
  const { entries, current, progress } = useReview()
  const queued = useImportQueue((state) => state.waiting)
  useEffect(() => {
    // A new batch replaces one that was cancelled.
    if (useImportQueue.getState().waiting.length > 0) useReview.getState().clear()
  }, [])
  useEffect(() => {
    if (queued.length > 0) takeQueuedFiles()
  }, [queued])
  const entry = entries.find(({ key }) => key === current)
  return (
    <ModalDialog
      title={t('import:title', { count: entries.length })}
      headerContent={
        <>
          <span className={styles.hint}>{t('import:notice')}</span>
          <Button disabled={progress !== null} onClick={pickFiles}>
            {t(entries.length === 0 ? 'import:choose' : 'import:add')}
          </Button>
        </>
      }
      size="wide"
      onClose={() => progress === null && cancel()}
      footer={<Footer />}
    >
      {entries.length === 0 ? (
        <div className={styles.empty}>
          <h3>{t('import:empty')}</h3>
          <p>{t('import:emptyAdvice')}</p>
        </div>
      ) : (
        <div className={styles.columns} inert={progress !== null}>
          <FileList />
          {entry && <LineList key={entry.key} entry={entry} />}
        </div>
      )}
    </ModalDialog>
  )
}
