import { useEffect, useRef, useState } from 'react'
import { feuillets } from '../../../../core/measure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { useProof } from '../../state/proof.ts'
import { useScreen } from '../../state/screen.ts'
import { type Session, useSession } from '../../state/session.ts'
import { useWords } from '../../words.ts'
import { languageName } from './languageName.ts'
import { measured } from './measureSections.ts'
import { SelectionCount } from './SelectionCount.tsx'
import styles from './StatusBar.module.css'

/**
 * The line at the foot of the window: how long the article is, and whether it is saved. A `quiet` one says only that, and
 * how one gets back to the rest.
 */
export function StatusBar({ quiet = false }: { quiet?: boolean }) {
  const { t, locale } = useWords()
  const sections = useSession((session) => session.content?.sections)
  const language = useSession((session) => session.content?.language)
  const others = useSession((session) => session.unsavedOthers)
  if (!sections || language === undefined)
    return <div className={styles.bar}>{others > 0 && <OthersUnsaved count={others} />}</div>
  if (quiet)
    return (
      <div className={styles.bar}>
        <span className={styles.way}>{t('inspector:leaveFocus')}</span>
        <span className={styles.grow} />
        {others > 0 && <OthersUnsaved count={others} />}
        <SavedStatus />
      </div>
    )
  const { signs, words } = measured(sections)
  return (
    <div className={styles.bar}>
      <span>{t('common:signs', { count: signs })}</span>
      <span>{t('inspector:feuillets', { count: Math.round(feuillets(signs) * 10) / 10 })}</span>
      <span>{t('common:words', { count: words })}</span>
      <Remarks />
      <SelectionCount />
      <span className={styles.grow} />
      {others > 0 && <OthersUnsaved count={others} />}
      <span className={styles.language}>{languageName(language, locale)}</span>
      <SavedStatus />
    </div>
  )
}

/** How many remarks there are on the typography; leads to them. */
function Remarks() {
  const { t } = useWords()
  const count = useProof(({ remarks }) => remarks.length)
  if (count === 0) return null
  return (
    <button type="button" className={styles.remarks} onClick={() => useScreen.getState().showTab('proof')}>
      {t('proof:status', { count })}
    </button>
  )
}

function OthersUnsaved({ count }: { count: number }) {
  const { t } = useWords()
  return <span className={styles.warn}>{t('inspector:othersUnsaved', { count })}</span>
}

type Shown = { text: string; tone: 'ok' | 'quiet' | 'failed'; dot: 'full' | 'hollow' }

function useShown(savedState: Session['savedState']): Shown | null {
  const { t, locale } = useWords()
  if (!savedState) return null
  switch (savedState.kind) {
    case 'saved': {
      const text = savedSentence(t, locale, new Date(savedState.at))
      return { text, tone: savedState.pending ? 'quiet' : 'ok', dot: savedState.pending ? 'hollow' : 'full' }
    }
    case 'saving':
      return { text: t('inspector:saving'), tone: 'quiet', dot: 'hollow' }
    case 'failed': {
      const reason = failureSentence(t, savedState.failure)
      return { text: t('inspector:notSaved', { reason }), tone: 'failed', dot: 'full' }
    }
    case 'conflict':
      return { text: t('inspector:conflict'), tone: 'failed', dot: 'full' }
    case 'removed':
      return { text: t('inspector:removed'), tone: 'failed', dot: 'full' }
    case 'read-only':
      return { text: t('inspector:readOnly'), tone: 'quiet', dot: 'hollow' }
  }
}

const TIME = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
const DAY = { dateStyle: 'medium', timeStyle: 'short' } as const
const formats = new Map<string, Intl.DateTimeFormat>()

/** A formatter is dear to make, and saving is often: each is made once. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.hour ?? ''}`
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, made)
  return made
}

function savedSentence(t: ReturnType<typeof useWords>['t'], locale: string, at: Date): string {
  const isToday = at.toDateString() === new Date().toDateString()
  return isToday
    ? t('inspector:savedAt', { time: format(locale, TIME).format(at) })
    : t('inspector:savedOn', { when: format(locale, DAY).format(at) })
}

/** Whether the open article is on disk; what to do where it is not. */
function SavedStatus() {
  const { t } = useWords()
  const savedState = useSession((session) => session.savedState)
  const retry = useSession((session) => session.retry)
  const compare = useSession((session) => session.compare)
  const shown = useShown(savedState)
  const spoken = useSpoken(shown)
  if (!savedState || !shown) return null
  return (
    <>
      <span
        className={styles.saved}
        data-tone={shown.tone}
        title={shown.tone === 'failed' ? shown.text : undefined}
        data-saved-state={savedState.kind}
      >
        <i aria-hidden className={styles.dot} data-dot={shown.dot} />
        <span className={styles.words}>{shown.text}</span>
        {savedState.kind === 'saved' && savedState.pending && (
          <span className={styles.heard}>{t('inspector:pending')}</span>
        )}
      </span>
      {savedState.kind === 'failed' && (
        <button type="button" className={styles.action} onClick={() => void retry()}>
          {t('common:retry')}
        </button>
      )}
      {savedState.kind === 'conflict' && (
        <button type="button" className={styles.action} onClick={() => compare(true)}>
          {t('inspector:compare')}
        </button>
      )}
      <span role="status" className={styles.heard}>
        {spoken}
      </span>
    </>
  )
}

/** What is worth saying aloud: that saving fails, and that it works again. Not every save. */
function useSpoken(shown: Shown | null): string {
  const [spoken, speak] = useState('')
  const wasFailing = useRef<boolean>(false)
  const text = shown?.text ?? ''
  const tone = shown?.tone
  useEffect(() => {
    if (tone === 'failed') speak(text)
    else if (tone === 'ok') {
      if (wasFailing.current) speak(text)
      wasFailing.current = false
    }
    if (tone === 'failed') wasFailing.current = true
  }, [text, tone])
  return spoken
}
