import { useEffect } from 'react'
import type { Translate } from '../../../../i18n/index.ts'
import { openArticle } from '../../commands/articles.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { newsroom } from '../../client.ts'
import { chooseFiles, useIncoming } from '../../state/incoming.ts'
import { useLibrary } from '../../state/library.ts'
import { notify, notifyFailure } from '../../state/notices.ts'
import { useScreen } from '../../state/screen.ts'
import { Button } from '../../ui/Button.tsx'
import { WindowDialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../words.ts'
import { type Plan, planOf } from './duplicates.ts'
import { FileList } from './FileList.tsx'
import styles from './ImportDialog.module.css'
import { LineList } from './LineList.tsx'
import { isReady, isRefused, type Replaced, takeOffered, useReview } from './review.ts'

/** A batch that was left may be taken up again, as long as it is small enough to be kept. */
const WORTH_KEEPING = 500

function leave(): void {
  const { entries, clear } = useReview.getState()
  useScreen.getState().show(null)
  if (entries.every(isRefused) || entries.length > WORTH_KEEPING) clear()
  else {
    notify({
      tone: 'plain',
      say: (t) => t('import:left'),
      action: { label: (t) => t('import:resume'), run: () => useScreen.getState().show('import') },
    })
  }
}

async function accept(): Promise<void> {
  const outcome = await useReview.getState().accept()
  useLibrary.getState().refresh()
  const { entries } = useReview.getState()
  const { show } = useScreen.getState()
  // What could not be saved, or was stopped, is still to be decided; what was refused can be read again.
  const undecided = entries.some(isReady)
  if (!undecided) show(null)
  if (!outcome.firstId) return
  const refused = entries.filter(isRefused).length
  const seeThem = { label: (t: Translate) => t('import:seeThem'), run: () => show('import') }
  notify({
    tone: 'plain',
    say: (t) => outcomeWords(t, outcome, refused),
    ...(refused > 0 && !undecided ? { action: seeThem } : {}),
  })
  if (outcome.replaced > 0) {
    const { replaced, undoable } = outcome
    const bringBack = { label: (t: Translate) => t('common:undo'), run: () => void undo(undoable) }
    notify({
      tone: 'plain',
      say: (t) => t('import:replaced', { count: replaced }),
      ...(undoable.length === replaced ? { action: bringBack } : {}),
    })
  }
  const opened = await openArticle(outcome.firstId)
  // Where nothing had the focus before the review, one goes on in the article.
  if (opened && !undecided && document.activeElement === document.body) articleEditor.focus()
}

type Counts = { imported: number; replaced: number; skipped: number }

function outcomeWords(t: Translate, { imported, replaced, skipped }: Counts, refused: number): string {
  const parts = [
    imported > 0 || replaced === 0 ? t('import:imported', { count: imported }) : '',
    replaced > 0 ? t('import:replacedShort', { count: replaced }) : '',
    skipped > 0 ? t('import:skipped', { count: skipped }) : '',
    refused > 0 ? t('import:leftAside', { count: refused }) : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Gives replaced articles their text before; one that was changed since keeps its text, and that is said. */
async function undo(replaced: readonly Replaced[]): Promise<void> {
  let done = 0
  for (const { id, base, before } of replaced) {
    const saved = await newsroom.saveArticle({ id, base, content: before })
    if (saved.ok) done += 1
    else notifyFailure(saved.failure)
  }
  useLibrary.getState().refresh()
  if (done > 0) notify({ tone: 'plain', say: (t) => t('import:broughtBack', { count: done }) })
}

/** What will become of the files that are there already, or else how the lines are worked with. */
function planWords(t: Translate, { fresh, replacing, skipped, twins }: Plan): string {
  if (twins === 0) return t('import:advice')
  const parts = [
    t('import:fresh', { count: fresh }),
    replacing > 0 ? t('import:toReplace', { count: replacing }) : '',
    skipped > 0 ? t('import:toSkip', { count: skipped }) : '',
  ]
  return fresh + replacing === 0 ? t('import:nothingNew') : parts.filter(Boolean).join(' · ')
}

function Foot() {
  const { t } = useWords()
  const { entries, progress, stop } = useReview()
  const plan = planOf(entries)
  const count = plan.fresh + plan.replacing
  const reading = entries.filter((entry) => !isReady(entry) && !isRefused(entry)).length
  if (progress) {
    const { done, total } = progress
    return (
      <>
        <progress className={styles.progress} value={done} max={total} aria-label={t('import:importing')} />
        <span className={styles.words} role="status">
          {t('import:progress', { done, total })}
        </span>
        <Button onClick={stop}>{t('import:stop')}</Button>
      </>
    )
  }
  return (
    <>
      <span className={styles.words} role="status">
        {reading > 0 ? t('import:reading', { count: reading }) : planWords(t, plan)}
      </span>
      <Button onClick={leave}>{t('common:cancel')}</Button>
      <Button look="primary" disabled={count === 0 || reading > 0} onClick={() => void accept()}>
        {t('import:accept', { count })}
      </Button>
    </>
  )
}

/** The review before an import: what each file would become, line by line. Nothing is saved before it is accepted. */
export default function ImportDialog() {
  const { t } = useWords()
  const { entries, current, progress } = useReview()
  const offered = useIncoming((state) => state.waiting)
  useEffect(() => {
    // A new batch takes the place of one that was left.
    if (useIncoming.getState().waiting.length > 0) useReview.getState().clear()
  }, [])
  useEffect(() => {
    if (offered.length > 0) takeOffered()
  }, [offered])
  const entry = entries.find(({ key }) => key === current)
  return (
    <WindowDialog
      title={t('import:title', { count: entries.length })}
      beside={
        <>
          <span className={styles.words}>{t('import:promise')}</span>
          <Button disabled={progress !== null} onClick={chooseFiles}>
            {t(entries.length === 0 ? 'import:choose' : 'import:add')}
          </Button>
        </>
      }
      size="wide"
      onClose={() => progress === null && leave()}
      foot={<Foot />}
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
    </WindowDialog>
  )
}
