import { type RefObject, useEffect, useRef } from 'react'
import type { Translate } from '../../../../i18n/index.ts'
import { addBulkSentences } from '../../../../i18n/bulk.ts'
import { noticeSentence } from '../../../../i18n/importReview.ts'
import { addReviewSentences } from '../../../../i18n/review.ts'
import { openArticle, shortenHeadline } from '../../commands/articles.ts'
import { canBegin, moveSeveralToBin, rememberUndo } from '../../commands/bulk.ts'
import { queuePasted } from '../../commands/pasteArticle.ts'
import { pickFiles, pickFolder } from '../../commands/pickFiles.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { acceleratorLabel } from '../../commands/shortcuts.ts'
import { isMac } from '../../platform.ts'
import { newsroom } from '../../client.ts'
import { useImportQueue } from '../../state/importQueue.ts'
import { useLibrary } from '../../state/library.ts'
import { notify, notifyFailure } from '../../state/toasts.ts'
import { useLayout } from '../../state/layout.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { useSilence } from '../../ui/useSilence.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { queueDroppedFiles } from './droppedFiles.ts'
import { droppedItems } from './droppedItems.ts'
import { type Plan, planImport } from './duplicates.ts'
import { FileList } from './FileList.tsx'
import styles from './ImportDialog.module.css'
import { LineList } from './LineList.tsx'
import { isDoubtful, isReady, isRefused, isUnread, type ReviewEntry } from './entry.ts'
import { firstToShow } from './order.ts'
import { takeQueuedFiles, useReview } from './review.ts'
import type { Made, Outcome, Replaced } from './saving.ts'

/** A cancelled batch of up to so many files is kept, so that it can be resumed. */
const MAX_KEPT = 500

/** Articles that stay where an import is taken back are named up to this number. */
const MOST_NAMED = 3

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
  const { made, replaced, undoable } = outcome
  const canUndo = undoable.length === replaced
  const undo =
    canUndo &&
    rememberUndo(() => {
      dismiss()
      void takeBack(made, undoable)
    })
  const showRefused = {
    label: (t: Translate) => t('import:showRefused', { count: refused }),
    run: () => show('import'),
  }
  const dismiss = notify({
    tone: 'plain',
    message: (t) => outcomeMessage(t, outcome, refused),
    ...(undo && { action: { label: (t: Translate) => t('common:undo'), run: undo } }),
    ...(refused > 0 && !undecided && { otherAction: showRefused }),
  })
  const { leftOut } = outcome
  if (leftOut.length > 0)
    notify({
      tone: 'plain',
      message: (t) =>
        noticeSentence(t, {
          name: 'pictures-missing',
          detail: { count: leftOut.length, pictures: leftOut.join(', ') },
        }),
    })
  const opened = await openArticle(outcome.firstId)
  // If nothing had the focus before, typing continues in the article.
  if (opened && !undecided && document.activeElement === document.body) articleEditor.focus()
}

type Counts = Pick<Outcome, 'made' | 'replaced' | 'skipped'>

function outcomeMessage(t: Translate, { made, replaced, skipped }: Counts, refused: number): string {
  const imported = made.length
  if (replaced > 0 && imported + skipped + refused === 0) return t('import:replaced', { count: replaced })
  const parts = [
    imported > 0 || replaced === 0 ? t('import:imported', { count: imported }) : '',
    replaced > 0 ? t('import:replacedShort', { count: replaced }) : '',
    skipped > 0 ? t('import:skipped', { count: skipped }) : '',
    refused > 0 ? t('import:notImported', { count: refused }) : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Which articles stay, because they were changed after the import. */
function stayMessage(t: Translate, headlines: readonly string[]): string {
  const named = headlines
    .slice(0, MOST_NAMED)
    .map((each) =>
      t('import:named', { headline: each === '' ? t('library:untitled') : shortenHeadline(each) }),
    )
  const others = headlines.length - named.length
  return [
    t('import:stay', { count: headlines.length, headlines: named.join(', ') }),
    others > 0 ? t('import:othersStay', { count: others }) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/**
 * Takes an import back: replaced articles have their text again, new ones go to the bin. Those that were changed since stay as they
 * are, and are named. Where nothing can begin, because another change is under way, all of it is offered again.
 */
async function takeBack(made: readonly Made[], replaced: readonly Replaced[]): Promise<void> {
  const again = () => void takeBack(made, replaced)
  if (
    !(await canBegin(
      [...made, ...replaced].map(({ id }) => id),
      { step: 'undo', run: again },
    ))
  )
    return
  if (replaced.length > 0) await undoReplacements(replaced)
  if (made.length > 0)
    await moveSeveralToBin(
      made.map(({ id }) => id),
      {
        revisions: Object.fromEntries(made.map(({ id, revision }) => [id, revision])),
        stay: stayMessage,
        again: () => void takeBack(made, []),
      },
    )
}

/** Restores the text of replaced articles; one that was edited since keeps its text, and a toast says so. */
async function undoReplacements(replaced: readonly Replaced[]): Promise<void> {
  let done = 0
  for (const { id, base, before } of replaced) {
    const saved = await newsroom.saveArticle({ id, base, content: before, keep: { reason: 'restore' } })
    if (saved.ok) done += 1
    else notifyFailure(saved.failure)
  }
  useLibrary.getState().refresh()
  if (done > 0) notify({ tone: 'plain', message: (t) => t('import:restored', { count: done }) })
}

/** What will be imported, or else how to work with the lines. */
function planMessage(
  t: Translate,
  { fresh, replacing, skipped, duplicates }: Plan,
  entries: readonly ReviewEntry[],
): string {
  if (entries.every(isRefused)) return t('import:nothingReadable')
  if (duplicates === 0) return t(entries.some(isDoubtful) ? 'import:doubtsAdvice' : 'import:advice')
  const parts = [
    t('import:newArticles', { count: fresh }),
    replacing > 0 ? t('import:toReplace', { count: replacing }) : '',
    skipped > 0 ? t('import:toSkip', { count: skipped }) : '',
  ]
  return fresh + replacing === 0 ? t('import:nothingNew') : parts.filter(Boolean).join(' · ')
}

/** What can be accepted now: nothing while files are read or articles saved. */
function acceptable(entries: readonly ReviewEntry[]): number {
  const plan = planImport(entries)
  return entries.some(isUnread) ? 0 : plan.fresh + plan.replacing
}

function Progress({ done, total, label }: { done: number; total: number; label: string }) {
  return <progress className={styles.progress} value={done} max={total} aria-label={label} />
}

function Footer() {
  const { t } = useTranslations()
  const { entries, progress, stop } = useReview()
  const plan = planImport(entries)
  const count = plan.fresh + plan.replacing
  const unread = entries.filter(isUnread).length
  const isLate = useDelayed(unread > 0)
  const silence = useSilence(unread > 0 || progress !== null)
  if (progress) {
    const { done, total } = progress
    return (
      <>
        <Progress done={done} total={total} label={t('import:importing')} />
        <span className={styles.hint} role="status">
          {silence ?? t('import:progress', { done, total })}
        </span>
        <Button onClick={stop}>{t('import:stop')}</Button>
      </>
    )
  }
  const { length } = entries
  return (
    <>
      {isLate && <Progress done={length - unread} total={length} label={t('import:readingFiles')} />}
      <span className={styles.hint} role="status">
        {unread > 0
          ? (silence ?? t('import:reading', { count: unread }))
          : length > 0 && planMessage(t, plan, entries)}
      </span>
      <Button onClick={cancel}>{t('common:cancel')}</Button>
      <Button
        variant="primary"
        disabled={acceptable(entries) === 0}
        aria-keyshortcuts={isMac ? 'Meta+Enter' : 'Control+Enter'}
        title={acceleratorLabel('CmdOrCtrl+Enter', t)}
        onClick={() => void accept()}
      >
        {t('import:accept', { count })}
      </Button>
    </>
  )
}

/** Ctrl+Enter accepts (⌘Enter on a Mac), and what is pasted is one more text, wherever the focus is. */
function useReviewKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, isComposing, repeat } = event
      if (key !== 'Enter' || isComposing || !(isMac ? metaKey : ctrlKey)) return
      event.preventDefault()
      event.stopPropagation()
      const { entries, progress } = useReview.getState()
      if (progress === null && !repeat && acceptable(entries) > 0) void accept()
    }
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData } = event
      if (!clipboardData || useReview.getState().progress !== null) return
      event.preventDefault()
      event.stopPropagation()
      if (clipboardData.files.length > 0) void queueDroppedFiles(droppedItems(clipboardData))
      else
        queuePasted({
          plain: clipboardData.getData('text/plain'),
          html: clipboardData.getData('text/html'),
        })
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    window.addEventListener('paste', onPaste, { capture: true })
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true })
      window.removeEventListener('paste', onPaste, { capture: true })
    }
  }, [])
}

/** Sees that the sentences of the review, and those of taking it back, are there before one is shown. */
function useReviewSentences(): void {
  useSentences(addReviewSentences)
  useSentences(addBulkSentences)
}

/** The file that is shown. Once someone acts in the review, no file that is read later takes its place. */
function useShown(columns: RefObject<HTMLElement | null>): ReviewEntry | undefined {
  const { entries, current } = useReview()
  const shown = entries.find(({ key }) => key === current) ?? firstToShow(entries)
  const shownKey = shown?.key
  useEffect(() => {
    const pin = () => {
      if (shownKey !== undefined && useReview.getState().current !== shownKey)
        useReview.getState().show(shownKey)
    }
    const element = columns.current
    element?.addEventListener('keydown', pin, { capture: true })
    return () => element?.removeEventListener('keydown', pin, { capture: true })
  }, [columns, shownKey])
  return shown
}

/** The files beside what the shown one would become. */
function Columns() {
  const columns = useRef<HTMLDivElement>(null)
  const shown = useShown(columns)
  const isSaving = useReview(({ progress }) => progress !== null)
  return (
    <div ref={columns} className={styles.columns} inert={isSaving}>
      <FileList shown={shown} />
      {shown && <LineList key={shown.key} entry={shown} />}
    </div>
  )
}

/** The review before an import: what each file would become, line by line. Nothing is saved before it is accepted. */
export default function ImportDialog() {
  const { t } = useTranslations()
  const { entries, progress } = useReview()
  const queued = useImportQueue((state) => state.waiting)
  useEffect(() => {
    // A new batch replaces one that was cancelled.
    if (useImportQueue.getState().waiting.length > 0) useReview.getState().clear()
  }, [])
  useEffect(() => {
    if (queued.length > 0) takeQueuedFiles()
  }, [queued])
  useReviewKeys()
  useReviewSentences()
  const isEmpty = entries.length === 0
  return (
    <ModalDialog
      title={t('import:title', { count: entries.length })}
      headerContent={
        <>
          <span className={styles.hint}>{t('import:notice')}</span>
          <Button disabled={progress !== null} onClick={pickFiles}>
            {t(isEmpty ? 'import:choose' : 'import:add')}
          </Button>
          <Button disabled={progress !== null} onClick={pickFolder}>
            {t(isEmpty ? 'import:chooseFolder' : 'import:addFolder')}
          </Button>
        </>
      }
      size="wide"
      waitsForContent
      onClose={() => progress === null && cancel()}
      footer={<Footer />}
    >
      {isEmpty ? (
        <div className={styles.empty}>
          <h3>{t('import:empty')}</h3>
          <p>{t('import:emptyAdvice')}</p>
          <p>{t('import:pasteAdvice', { key: acceleratorLabel('CmdOrCtrl+V', t) })}</p>
        </div>
      ) : (
        <Columns />
      )}
    </ModalDialog>
  )
}
