import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { feuillets } from '../../../../core/measure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { addSharingSentences } from '../../../../i18n/sharing.ts'
import { useCounts } from '../../editor/counts.ts'
import { usePage } from '../../editor/pageStore.ts'
import { useDiagnostics } from '../../editor/diagnostics/store.ts'
import { useLayout } from '../../state/layout.ts'
import { useSession } from '../../saving/session.ts'
import type { Session } from '../../saving/sessionState.ts'
import { useSettings } from '../../state/settings.ts'
import { DialogBoundary } from '../../ui/DialogBoundary.tsx'
import { preloadable } from '../../ui/preloadable.tsx'
import { afterFrame } from '../../ui/afterFrame.ts'
import { afterTyping } from '../../ui/typingPause.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { countsFeuillets, lengthProgress } from './lengthProgress.ts'
import { languageName } from '../../../../core/languageName.ts'
import { StatusMenu } from '../../fields/StatusMenu.tsx'
import { Presences } from './Presences.tsx'
import { SelectionCount } from './SelectionCount.tsx'
import styles from './StatusBar.module.css'

const TargetPopover = preloadable(async () => (await import('./TargetPopover.tsx')).TargetPopover)

/**
 * The status bar: length, diagnostics, language and saving. A minimal one, for focus mode, shows only saving and how to
 * leave the mode.
 */
export function StatusBar({ isMinimal = false }: { isMinimal?: boolean }) {
  useSentences(addSharingSentences)
  const { t, locale } = useTranslations()
  const language = useSession((session) => session.content?.language)
  const others = useSession((session) => session.unsavedOthers)
  if (language === undefined)
    return <div className={styles.bar}>{others > 0 && <OthersUnsaved count={others} />}</div>
  if (isMinimal)
    return (
      <div className={styles.bar}>
        <span className={styles.hint}>{t('inspector:leaveFocus')}</span>
        <span className={styles.spacer} />
        <Presences />
        {others > 0 && <OthersUnsaved count={others} />}
        <SavedStatus />
      </div>
    )
  return (
    <div className={styles.bar}>
      <Lengths />
      <DiagnosticsCount />
      <SelectionCount />
      <span className={styles.spacer} />
      <Presences />
      {others > 0 && <OthersUnsaved count={others} />}
      <span className={styles.status}>
        <StatusMenu />
      </span>
      <span className={styles.language}>{languageName(language, locale)}</span>
      <SavedStatus />
    </div>
  )
}

/** The article's length and its target, which a click sets. */
function Lengths() {
  const { t } = useTranslations()
  const isTooLong = usePage((page) => page.isTooLong)
  const readOnly = usePage((page) => page.readOnly)
  const isOpen = useLayout((layout) => layout.isTargetOpen)
  const button = useRef<HTMLButtonElement>(null)
  // The page has only the beginning of such a text.
  if (isTooLong) return null
  if (readOnly) return <LengthParts />
  const setOpen = (isTargetOpen: boolean) => useLayout.setState({ isTargetOpen })
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.lengths}
        title={t('inspector:target.set')}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <LengthParts />
      </button>
      {isOpen && (
        <DialogBoundary onClose={() => setOpen(false)} onRetry={() => setOpen(true)}>
          <TargetPopover
            anchor={button.current}
            onClose={(isDone) => {
              setOpen(false)
              if (isDone) button.current?.focus()
            }}
          />
        </DialogBoundary>
      )}
    </>
  )
}

function LengthParts() {
  const { t, locale } = useTranslations()
  const signs = useCounts((counts) => counts.signs)
  const words = useCounts((counts) => counts.words)
  const minutes = useCounts((counts) => counts.minutes)
  const target = useSession((session) => session.content?.target)
  const plan = target && lengthProgress({ signs, words, minutes }, target)
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
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
            <b className={styles.excess}>{` · ${t(`inspector:cut.${plan.unit}`, { count: -plan.left })}`}</b>
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

/** The number of diagnostics; opens their tab. */
function DiagnosticsCount() {
  const { t } = useTranslations()
  const count = useDiagnostics(({ counts }) => counts.all)
  if (count === 0) return null
  return (
    <button
      type="button"
      className={styles.diagnostics}
      onClick={() => useLayout.getState().showInspectorTab('diagnostics')}
    >
      {t('proof:status', { count })}
    </button>
  )
}

function OthersUnsaved({ count }: { count: number }) {
  const { t } = useTranslations()
  return <span className={styles.warning}>{t('inspector:othersUnsaved', { count })}</span>
}

/** `brief` is what there is room for: the first sentence of a reason. */
type SavedLabel = {
  text: string
  brief?: string
  tone: 'ok' | 'quiet' | 'failed'
  dot: 'full' | 'hollow'
  help?: string
}

function useSavedLabel(savedState: Session['savedState'], local: Session['local']): SavedLabel | null {
  const { t, locale } = useTranslations()
  const isShared = useSettings(({ library }) => library?.sharing.isShared ?? false)
  if (!savedState) return null
  switch (savedState.kind) {
    case 'saved': {
      if (isShared) return sharedLabel(t, locale, savedState, local)
      const text = savedSentence(t, locale, new Date(savedState.at), 'inspector:saved')
      return { text, tone: savedState.pending ? 'quiet' : 'ok', dot: savedState.pending ? 'hollow' : 'full' }
    }
    case 'saving':
      return { text: t('inspector:saving'), tone: 'quiet', dot: 'hollow' }
    case 'failed': {
      const whole = failureSentence(t, savedState.failure)
      const [first = whole] = whole.split(/(?<=\.) /)
      const sentence = (reason: string) => t(isShared ? 'sharing:notSaved' : 'inspector:notSaved', { reason })
      const [text, brief] = [sentence(whole), sentence(first)]
      if (!isShared) return { text, brief, tone: 'failed', dot: 'full' }
      const help = local ? `${text} ${t('sharing:notSaved.help')}` : text
      return { text, brief, tone: 'failed', dot: 'full', help }
    }
    case 'conflict':
      return { text: t('inspector:conflict'), tone: 'failed', dot: 'full' }
    case 'removed':
      return { text: t('inspector:removed'), tone: 'failed', dot: 'full' }
    case 'read-only':
      return { text: t('inspector:readOnly'), tone: 'quiet', dot: 'hollow' }
  }
}

const TIME = { hour: 'numeric', minute: '2-digit' } as const
const DAY = { dateStyle: 'medium', timeStyle: 'short' } as const
const formats = new Map<string, Intl.DateTimeFormat>()

/** Formatters are cached: they are slow to create, and saving is frequent. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.hour ?? ''}`
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, made)
  return made
}

type T = ReturnType<typeof useTranslations>['t']

/** Where a text was saved, and when. */
function savedSentence(
  t: T,
  locale: string,
  at: Date,
  where: 'inspector:saved' | 'sharing:local' | 'sharing:shared',
): string {
  const isToday = at.toDateString() === new Date().toDateString()
  return isToday
    ? t(`${where}At`, { time: format(locale, TIME).format(at) })
    : t(`${where}On`, { when: format(locale, DAY).format(at) })
}

/** In a shared folder: whether this computer has the text, or the folder too. */
function sharedLabel(
  t: T,
  locale: string,
  { at, pending }: { at: string; pending: boolean },
  local: Session['local'],
): SavedLabel {
  if (pending && local)
    return {
      text: savedSentence(t, locale, new Date(local.at), 'sharing:local'),
      tone: 'quiet',
      dot: 'hollow',
      help: t('sharing:local.help'),
    }
  const text = savedSentence(t, locale, new Date(at), 'sharing:shared')
  return pending
    ? { text, tone: 'quiet', dot: 'hollow' }
    : { text, tone: 'ok', dot: 'full', help: t('sharing:shared.help') }
}

type SavedState = NonNullable<Session['savedState']>

const isSaved = (state: SavedState | null) => state?.kind === 'saved' && !state.pending
const isToSave = (state: SavedState | null) =>
  state?.kind === 'saving' || (state?.kind === 'saved' && state.pending)

/** The state of saving: that one is due is shown once the frame of the key is, and that it has ended in the next pause of typing. */
function useSavedState(): Session['savedState'] {
  const savedState = useSession((session) => session.savedState)
  const [shown, show] = useState(savedState)
  const isDue = isSaved(shown) && isToSave(savedState)
  const hasEnded = isToSave(shown) && savedState?.kind === 'saved' && savedState !== shown
  useLayoutEffect(() => {
    const follow = () => show(savedState)
    if (isDue) return afterFrame(follow)
    if (hasEnded) return afterTyping(follow)
    follow()
    return undefined
  }, [isDue, hasEnded, savedState])
  return isDue || hasEnded ? shown : savedState
}

/** Whether the article is saved, and what to do if not. */
function SavedStatus() {
  const { t } = useTranslations()
  const savedState = useSavedState()
  const retry = useSession((session) => session.retry)
  const compare = useSession((session) => session.compare)
  const local = useSession((session) => session.local)
  const label = useSavedLabel(savedState, local)
  const announced = useAnnouncement(label)
  if (!savedState || !label) return null
  return (
    <>
      <span
        className={styles.saved}
        data-tone={label.tone}
        title={label.help ?? (label.tone === 'failed' ? label.text : undefined)}
        data-saved-state={savedState.kind}
      >
        <i aria-hidden className={styles.dot} data-dot={label.dot} />
        <span className={styles.words}>{label.brief ?? label.text}</span>
        {savedState.kind === 'saved' && savedState.pending && !local?.isCurrent && (
          <span className="visually-hidden">{t('inspector:pending')}</span>
        )}
      </span>
      {savedState.kind === 'failed' && (
        <button type="button" className={styles.action} onClick={() => void retry()}>
          {t('common:retry')}
        </button>
      )}
      {savedState.kind === 'conflict' && (
        <button type="button" className={styles.action} onClick={() => compare(true)}>
          {t('inspector:resolve')}
        </button>
      )}
      <span role="status" className="visually-hidden">
        {announced}
      </span>
    </>
  )
}

/** What is announced to screen readers: a failure to save, and the first success after it, but not every save. */
function useAnnouncement(label: SavedLabel | null): string {
  const [announced, announce] = useState('')
  const wasFailing = useRef<boolean>(false)
  const text = label?.text ?? ''
  const tone = label?.tone
  useEffect(() => {
    if (tone === 'failed') announce(text)
    else if (tone === 'ok') {
      if (wasFailing.current) announce(text)
      wasFailing.current = false
    }
    if (tone === 'failed') wasFailing.current = true
  }, [text, tone])
  return announced
}
