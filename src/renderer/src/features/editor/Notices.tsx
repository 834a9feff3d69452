import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Failure } from '../../../../core/failure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { writeClipboard } from '../../clipboard.ts'
import { loadMerging } from '../../saving/merging.ts'
import { usePage } from '../../editor/pageStore.ts'
import type { PendingRecovery } from '../../saving/saveRecovered.ts'
import { useSession } from '../../saving/session.ts'
import { shownPanes, usePane, usePanes } from '../../state/panes.ts'
import { useSettings } from '../../state/settings.ts'
import { notify } from '../../state/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogBoundary } from '../../ui/DialogBoundary.tsx'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { preloadable, preloadAll } from '../../ui/preloadable.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { Notice, type NoticeProps } from './Notice.tsx'
import styles from './Notices.module.css'

const ConflictDialog = preloadable(async () => (await import('./ConflictDialog.tsx')).default)
// Not `preloadable`, which keeps what is typed for the element that takes the focus: a notice takes none.
const ConflictCopies = lazyPart(() => import('./ConflictCopies.tsx'))
/** Loaded in advance, so that a text can be rescued while the host is gone. */
const RESCUE_MODULES = [
  ConflictDialog,
  { preload: async () => void (await import('./articleLines.ts')) },
  { preload: async () => void (await loadMerging()) },
]

type Props = {
  /** The scrolling element below; its lines stay in place when notices appear. */
  page?: RefObject<HTMLElement | null>
}

/** Notices about the open article, with what can be done. They stand above the page and never take the focus. */
export function Notices({ page }: Props) {
  const list = useRef<HTMLDivElement | null>(null)
  useScrollAnchor(list, page)
  useEffect(() => preloadAll(RESCUE_MODULES), [])
  const kind = useSession((session) => session.savedState?.kind)
  const isLate = useSession(({ savedState }) => savedState?.kind === 'saving' && savedState.isLate)
  const isTooLong = usePage((page) => page.isTooLong)
  const comparing = useSession((session) => session.comparing)
  const compare = useSession((session) => session.compare)
  const pendingRecoveries = useSession((session) => session.pendingRecoveries)
  // They are about no open article: one pane shows them.
  const pane = usePane()
  const hasPending = usePanes((panes) => shownPanes(panes)[0] === pane)
  return (
    <>
      <div ref={list} className={styles.notices}>
        {kind === 'conflict' && <Conflict />}
        {kind === 'failed' && <Failed />}
        {kind === 'removed' && <Removed />}
        <div role="status">
          {isLate && <Late />}
          {kind === 'read-only' && <ReadOnly />}
          {isTooLong && <TooLong />}
          <Copies />
          <Recovered />
          {hasPending &&
            pendingRecoveries.map((pending) => <PendingRecoveryNotice key={pending.id} pending={pending} />)}
        </div>
      </div>
      {comparing && (
        <DialogBoundary onClose={() => compare(false)} onRetry={() => compare(true)}>
          <ConflictDialog />
        </DialogBoundary>
      )}
    </>
  )
}

/** The top of the caret's line, in client pixels; null if the page has no caret. */
function caretTop(scroller: HTMLElement): number | null {
  const { activeElement } = document
  if (!activeElement || !scroller.contains(activeElement)) return null
  const selection =
    activeElement instanceof HTMLElement && activeElement.isContentEditable ? getSelection() : null
  const node = selection?.focusNode
  if (!selection || !node) return activeElement.getBoundingClientRect().top
  const caret = selection.getRangeAt(0).getClientRects()[0]
  const block = node instanceof Element ? node : node.parentElement
  return (caret ?? block?.getBoundingClientRect())?.top ?? null
}

/**
 * Scrolls up by `by` pixels, less if the caret's line would leave the view; not at all where nobody writes and the page is at
 * its top, which a notice must not cover.
 */
function scrollKeepingCaret(scroller: HTMLElement, by: number): void {
  if (scroller.scrollTop === 0 && caretTop(scroller) === null) return
  scroller.scrollTop += by
  const hidden = scroller.getBoundingClientRect().top - (caretTop(scroller) ?? Number.POSITIVE_INFINITY)
  if (hidden > 0) scroller.scrollTop -= hidden
}

/** Compensates the notices' height by scrolling, so that the caret's line stays in place. */
function useScrollAnchor(list: RefObject<HTMLElement | null>, page: Props['page']): void {
  useLayoutEffect(() => {
    const notices = list.current
    if (!notices) return
    let height = notices.offsetHeight
    const observer = new ResizeObserver(() => {
      const scroller = page?.current
      if (scroller) scrollKeepingCaret(scroller, notices.offsetHeight - height)
      height = notices.offsetHeight
    })
    observer.observe(notices)
    return () => observer.disconnect()
  }, [list, page])
}

/** The conflict copies of the open article. */
function Copies() {
  const openedId = useSession((session) => session.openedId)
  const problems = useSettings((settings) => settings.library?.problems)
  const copies = useMemo(
    () => (problems ?? []).flatMap(({ copy }) => (copy && copy.id === openedId && !copy.inBin ? [copy] : [])),
    [problems, openedId],
  )
  if (copies.length === 0) return null
  return (
    <ErrorBoundary>
      <ConflictCopies copies={copies} />
    </ErrorBoundary>
  )
}

function Conflict() {
  const { t } = useTranslations()
  const compare = useSession((session) => session.compare)
  return (
    <Notice tone="warning" text={t('editor:conflict.notice')}>
      <Button onClick={() => compare(true)}>{t('editor:conflict.open')}</Button>
    </Notice>
  )
}

/** Why the text is not saved; the status bar announces it to screen readers. */
function Failed() {
  const { t } = useTranslations()
  const savedState = useSession((session) => session.savedState)
  const retry = useSession((session) => session.retry)
  if (savedState?.kind !== 'failed') return null
  const { failure } = savedState
  const text = failure.code === 'unreachable' ? t('editor:unreachable') : failureSentence(t, failure)
  return (
    <Notice tone="warning" text={text}>
      <Button onClick={() => void retry()}>{t('common:retry')}</Button>
      <CopyText />
    </Notice>
  )
}

/** The host does not answer, though it is there; nobody can do anything but wait. */
function Late() {
  const { t } = useTranslations()
  return (
    <Notice tone="warning" text={t('editor:late')}>
      <CopyText />
    </Notice>
  )
}

/** Copies the whole text to the clipboard. */
function CopyText() {
  const { t } = useTranslations()
  const copy = async () => {
    const { content } = useSession.getState()
    if (!content) return
    const { articleLines } = await import('./articleLines.ts')
    const plain = articleLines(content)
      .map(({ text }) => text)
      .join('\n\n')
    const done = await writeClipboard({ plain })
    notify({
      tone: done ? 'plain' : 'failure',
      message: (words) => words(done ? 'editor:copyText.done' : 'export:notCopied'),
    })
  }
  return <Button onClick={() => void copy()}>{t('editor:copyText')}</Button>
}

function Removed() {
  const { t } = useTranslations()
  const saveAsNew = useSession((session) => session.saveAsNew)
  const forGood = useSession(({ savedState }) => savedState?.kind === 'removed' && savedState.forGood)
  return (
    <SaveNotice
      tone="warning"
      text={t(forGood ? 'editor:removed.forGood' : 'editor:removed')}
      label={t('editor:removed.saveAsNew')}
      save={saveAsNew}
    />
  )
}

/** Why a text that is too long for the page cannot be edited. */
function TooLong() {
  const { t } = useTranslations()
  const sections = useSession((session) => session.content?.sections)
  const signs = sections?.reduce((size, { body }) => size + body.length, 0) ?? 0
  return <Notice text={t('editor:tooLong', { size: t('common:number', { count: signs }) })} />
}

function ReadOnly() {
  const { t } = useTranslations()
  const saveAsNew = useSession((session) => session.saveAsNew)
  return <SaveNotice text={t('failure:newer-version')} label={t('editor:readOnly.copy')} save={saveAsNew} />
}

type SaveNoticeProps = NoticeProps & { label: string; save(): Promise<Failure | null> }

/** A notice with a button that saves the text as a new article; a failure replaces its text. */
function SaveNotice({ tone, text, label, save, children }: SaveNoticeProps) {
  const { t } = useTranslations()
  const [failure, setFailure] = useState<Failure | null>(null)
  return (
    <Notice {...(tone && { tone })} text={failure ? failureSentence(t, failure) : text}>
      <Button onClick={() => void save().then(setFailure)}>{label}</Button>
      {children}
    </Notice>
  )
}

function useFormattedTime(at: number): string {
  const { locale } = useTranslations()
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(at)
}

/** Says that a text of an earlier window was recovered, once it is saved. */
function Recovered() {
  const recoveredAt = useSession((session) => session.recoveredAt)
  return recoveredAt === null ? null : <RecoveredAt key={recoveredAt} at={recoveredAt} />
}

function RecoveredAt({ at }: { at: number }) {
  const { t } = useTranslations()
  const isSaved = useSession(({ savedState }) => savedState?.kind === 'saved' && !savedState.pending)
  const dismiss = useSession((session) => session.dismissRecovery)
  const when = useFormattedTime(at)
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (isSaved) setShown(true)
  }, [isSaved])
  if (!isShown) return null
  return (
    <Notice text={t('editor:recovered', { when })}>
      <Button onClick={dismiss}>{t('editor:recovered.ok')}</Button>
    </Notice>
  )
}

/** A text of an earlier window, of an article that is not open. */
function PendingRecoveryNotice({ pending: { id, headline, at, isGone } }: { pending: PendingRecovery }) {
  const { t } = useTranslations()
  const { open, savePendingRecovery, dismissPendingRecovery } = useSession.getState()
  const when = useFormattedTime(at)
  const headlineText = headline || t('editor:untitled')
  const later = <Button onClick={() => dismissPendingRecovery(id)}>{t('editor:unsaved.later')}</Button>
  if (isGone) {
    return (
      <SaveNotice
        tone="warning"
        text={t('editor:unsaved.gone', { headline: headlineText, when })}
        label={t('editor:removed.saveAsNew')}
        save={() => savePendingRecovery(id)}
      >
        {later}
      </SaveNotice>
    )
  }
  const show = async () => {
    const opened = await open(id)
    return opened.ok ? null : opened.failure
  }
  return (
    <SaveNotice
      tone="warning"
      text={t('editor:unsaved', { headline: headlineText, when })}
      label={t('editor:unsaved.open')}
      save={show}
    >
      {later}
    </SaveNotice>
  )
}
