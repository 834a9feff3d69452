import { useEffect, useRef, useState } from 'react'
import { feuillets } from '../../../../core/measure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { useCounts } from '../../editor/counts.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useDiagnostics } from '../../editor/diagnostics.ts'
import { useScreen } from '../../state/screen.ts'
import { type Session, useSession } from '../../saving/session.ts'
import { useWords } from '../../words.ts'
import { countsFeuillets, standing } from './length.ts'
import { languageName } from './languageName.ts'
import { SelectionCount } from './SelectionCount.tsx'
import styles from './StatusBar.module.css'

/**
 * The line at the foot of the window: how long the article is, and whether it is saved. A `quiet` one says only that, and
 * how one gets back to the rest.
 */
export function StatusBar({ quiet = false }: { quiet?: boolean }) {
  const { t, locale } = useWords()
  const language = useSession((session) => session.content?.language)
  const others = useSession((session) => session.unsavedOthers)
  if (language === undefined)
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
  return (
    <div className={styles.bar}>
      <Lengths />
      <Remarks />
      <SelectionCount />
      <span className={styles.grow} />
      {others > 0 && <OthersUnsaved count={others} />}
      <span className={styles.language}>{languageName(language, locale)}</span>
      <SavedStatus />
    </div>
  )
}

/** How long the article is, and what that is against the plan. */
function Lengths() {
  const { t, locale } = useWords()
  // Of such a text the page has no more than the beginning.
  const isTooLong = usePage((page) => page.isTooLong)
  const signs = useCounts((counts) => counts.signs)
  const words = useCounts((counts) => counts.words)
  const minutes = useCounts((counts) => counts.minutes)
  const target = useSession((session) => session.content?.target)
  const plan = target && standing({ signs, words, minutes }, target)
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  if (isTooLong) return null
  return (
    <>
      {target?.unit !== 'signs' && <span>{t('common:signs', { count: signs })}</span>}
      {plan && (
        <span>
          {t(`inspector:against.${plan.unit}`, {
            done: number.format(plan.done),
            planned: number.format(plan.planned),
          })}
          {plan.left < 0 && (
            <b className={styles.over}>{` · ${t(`inspector:cut.${plan.unit}`, { count: -plan.left })}`}</b>
          )}
        </span>
      )}
      {countsFeuillets(locale) && target?.unit !== 'feuillets' && (
        <span>{t('inspector:feuillets', { count: Math.round(feuillets(signs) * 10) / 10 })}</span>
      )}
      {target?.unit !== 'words' && <span>{t('common:words', { count: words })}</span>}
    </>
  )
}

/** How many corrections are proposed; leads to them. */
function Remarks() {
  const { t } = useWords()
  const count = useDiagnostics(({ diagnostics }) => diagnostics.length)
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
