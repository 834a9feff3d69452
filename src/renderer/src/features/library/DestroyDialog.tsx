import { useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../../core/failure.ts'
import { addBinSentences } from '../../../../i18n/bin.ts'
import { failureSentence, type Translate } from '../../../../i18n/index.ts'
import { shortenHeadline } from '../../commands/articles.ts'
import { countOwnPictures, destroyAll } from '../../commands/bin.ts'
import { useSession } from '../../saving/session.ts'
import { type DestroyQuestion, useBin } from '../../state/bin.ts'
import { useLayout } from '../../state/layout.ts'
import { notify } from '../../state/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './DestroyDialog.module.css'

const BEYOND = ['backups', 'exports', 'history', 'screens'] as const

function questionTitle(t: Translate, { kind, articles }: DestroyQuestion): string {
  const [first] = articles
  const count = articles.length
  if (kind === 'empty') return t('bin:ask.empty', { count })
  if (count > 1 || !first) return t('bin:ask.several', { count })
  return first.headline === ''
    ? t('bin:ask.untitled')
    : t('bin:ask.one', { headline: shortenHeadline(first.headline) })
}

/** Tells of what is gone. */
function tellDestroyed({ articles }: DestroyQuestion, destroyed: number, missing: number): void {
  const [first] = articles
  const gone = (t: Translate) => {
    if (destroyed !== 1 || articles.length > 1 || !first) return t('bin:destroyed', { count: destroyed })
    return first.headline === ''
      ? t('bin:destroyedUntitled')
      : t('bin:destroyedOne', { headline: shortenHeadline(first.headline) })
  }
  notify({
    tone: 'plain',
    message: (t) =>
      [destroyed > 0 ? gone(t) : '', missing > 0 ? t('bin:otherBack', { count: missing }) : '']
        .filter(Boolean)
        .join('. '),
  })
}

/** How many pictures nothing shows but the articles of a question; 0 until that is known. */
function useOwnPictures(question: DestroyQuestion | null): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (!question) return
    const stop = new AbortController()
    void countOwnPictures(question, stop.signal).then((own) => !stop.signal.aborted && setCount(own ?? 0))
    return () => stop.abort()
  }, [question])
  return count
}

/** Asks before articles are deleted for good, says what stays beyond reach, and does it. */
export default function DestroyDialog() {
  useSentences(addBinSentences)
  const { t } = useTranslations()
  const question = useBin((bin) => bin.question)
  const isUnsaved = useSession(
    ({ openedId, savedState }) =>
      question?.articles.some(({ id }) => id === openedId) === true &&
      !(savedState?.kind === 'saved' && !savedState.pending),
  )
  const [done, setDone] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const own = useOwnPictures(question)
  const [keepsPictures, setKeepsPictures] = useState(false)
  const cancel = useRef<HTMLButtonElement>(null)
  const [askedFrom] = useState(() => document.activeElement)
  useEffect(() => cancel.current?.focus(), [])
  const close = () => {
    useLayout.getState().show(null)
    useBin.setState({ question: null })
    // Once the dialog is gone, the focus is where the question was asked.
    requestAnimationFrame(() => {
      if (askedFrom instanceof HTMLElement && askedFrom.isConnected) askedFrom.focus()
    })
  }
  if (!question) return null
  const count = question.articles.length
  const isBusy = done !== null

  const destroy = async () => {
    setFailure(null)
    setDone(0)
    const outcome = await destroyAll(question, keepsPictures, setDone)
    setDone(null)
    setFailure(outcome.failure)
    if (outcome.failure) return
    close()
    tellDestroyed(question, outcome.destroyed, outcome.missing)
  }
  return (
    <ModalDialog
      title={questionTitle(t, question)}
      size="small"
      onClose={() => !isBusy && close()}
      footer={
        <>
          <p className={styles.progress} role="status">
            {isBusy && count > 1 && t('bin:destroying', { done, count })}
          </p>
          <Button ref={cancel} disabled={isBusy} onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button variant="primary" disabled={isBusy} onClick={() => void destroy()}>
            {t(question.kind === 'empty' ? 'bin:confirm.empty' : 'bin:confirm.destroy')}
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        {failure && <p role="alert">{failureSentence(t, failure)}</p>}
        <p>{t('bin:goesToo')}</p>
        {own > 0 && (
          <label className={styles.pictures}>
            <input
              type="checkbox"
              checked={!keepsPictures}
              disabled={isBusy}
              onChange={({ target }) => setKeepsPictures(!target.checked)}
            />
            {t(count === 1 ? 'bin:pictures.one' : 'bin:pictures.several', { count: own })}
          </label>
        )}
        {isUnsaved && <p>{t('bin:unsaved')}</p>}
        <h3>{t('bin:beyond')}</h3>
        <ul>
          {BEYOND.map((each) => (
            <li key={each}>{t(`bin:beyond.${each}`)}</li>
          ))}
        </ul>
      </div>
    </ModalDialog>
  )
}
