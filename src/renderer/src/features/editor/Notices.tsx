import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Failure } from '../../../../core/failure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { putOnClipboard } from '../../clipboard.ts'
import { fetchMerging } from '../../saving/merging.ts'
import { usePage } from '../../editor/pageStore.ts'
import { type LeftText, useSession } from '../../saving/session.ts'
import { notify } from '../../state/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogBoundary } from '../../ui/DialogBoundary.tsx'
import { fetched, prefetch } from '../../ui/fetched.tsx'
import { useWords } from '../../words.ts'
import styles from './Notices.module.css'

const ConflictDialog = fetched(async () => (await import('./ConflictDialog.tsx')).default)
/** What the rescue of a text needs, so that it is there while the host is gone. */
const RESCUE = [
  ConflictDialog,
  { fetch: async () => void (await import('./articleLines.ts')) },
  { fetch: async () => void (await fetchMerging()) },
]

type Props = {
  /** The element below that scrolls: its text keeps its place while notices come and go. */
  page?: RefObject<HTMLElement | null>
}

/**
 * What one must know about the open article before writing on, each with what to do about it. It stands above the page
 * that scrolls, in the same column, and never takes the focus.
 */
export function Notices({ page }: Props) {
  const list = useRef<HTMLDivElement | null>(null)
  useSteady(list, page)
  useEffect(() => prefetch(RESCUE), [])
  const kind = useSession((session) => session.savedState?.kind)
  const isTooLong = usePage((page) => page.isTooLong)
  const comparing = useSession((session) => session.comparing)
  const compare = useSession((session) => session.compare)
  const leftTexts = useSession((session) => session.leftTexts)
  return (
    <>
      <div ref={list} className={styles.notices}>
        {kind === 'conflict' && <Conflict />}
        {kind === 'failed' && <Failed />}
        {kind === 'removed' && <Removed />}
        <div role="status">
          {kind === 'read-only' && <ReadOnly />}
          {isTooLong && <TooLong />}
          <Recovered />
          {leftTexts.map((left) => (
            <Left key={left.id} left={left} />
          ))}
        </div>
      </div>
      {comparing && (
        <DialogBoundary onClose={() => compare(false)} onAgain={() => compare(true)}>
          <ConflictDialog />
        </DialogBoundary>
      )}
    </>
  )
}

/** Where the line that is being written begins, in the window; null where the page has no caret. */
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

/** Moves what is on the page up by `by` pixels, but for a line that is being written and would go out of view. */
function scrollUp(scroller: HTMLElement, by: number): void {
  scroller.scrollTop += by
  const hidden = scroller.getBoundingClientRect().top - (caretTop(scroller) ?? Number.POSITIVE_INFINITY)
  if (hidden > 0) scroller.scrollTop -= hidden
}

/** Scrolls the page by as much as the notices above it grow, so that the line that is being written stays where it is. */
function useSteady(list: RefObject<HTMLElement | null>, page: Props['page']): void {
  useLayoutEffect(() => {
    const notices = list.current
    if (!notices) return
    let height = notices.offsetHeight
    const observer = new ResizeObserver(() => {
      const scroller = page?.current
      if (scroller) scrollUp(scroller, notices.offsetHeight - height)
      height = notices.offsetHeight
    })
    observer.observe(notices)
    return () => observer.disconnect()
  }, [list, page])
}

type NoticeProps = { tone?: 'warning'; text: string; children?: ReactNode }

function Notice({ tone, text, children }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone}>
      <p className={styles.text}>{text}</p>
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  )
}

function Conflict() {
  const { t } = useWords()
  const compare = useSession((session) => session.compare)
  return (
    <Notice tone="warning" text={t('editor:conflict.notice')}>
      <Button onClick={() => compare(true)}>{t('editor:conflict.open')}</Button>
    </Notice>
  )
}

/** Why the text is not on disk; what is spoken of it is the status bar's. */
function Failed() {
  const { t } = useWords()
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

/** Puts the whole text on the clipboard, for a place that can still be written to. */
function CopyText() {
  const { t } = useWords()
  const copy = async () => {
    const { content } = useSession.getState()
    if (!content) return
    const { articleLines } = await import('./articleLines.ts')
    const plain = articleLines(content)
      .map(({ text }) => text)
      .join('\n\n')
    const done = await putOnClipboard({ plain })
    notify({
      tone: done ? 'plain' : 'failure',
      say: (words) => words(done ? 'editor:copyText.done' : 'export:notCopied'),
    })
  }
  return <Button onClick={() => void copy()}>{t('editor:copyText')}</Button>
}

function Removed() {
  const { t } = useWords()
  const saveAsNew = useSession((session) => session.saveAsNew)
  return (
    <Rescue
      tone="warning"
      text={t('editor:removed')}
      label={t('editor:removed.saveAsNew')}
      save={saveAsNew}
    />
  )
}

/** Says why nothing can be written in a text that the page cannot hold. */
function TooLong() {
  const { t } = useWords()
  const sections = useSession((session) => session.content?.sections)
  const signs = sections?.reduce((size, { body }) => size + body.length, 0) ?? 0
  return <Notice text={t('editor:tooLong', { size: t('common:number', { count: signs }) })} />
}

function ReadOnly() {
  const { t } = useWords()
  const saveAsNew = useSession((session) => session.saveAsNew)
  return <Rescue text={t('failure:newer-version')} label={t('editor:readOnly.copy')} save={saveAsNew} />
}

type RescueProps = NoticeProps & { label: string; save(): Promise<Failure | null> }

/** A notice that offers to make a new article of a text; why that could not be takes the place of its words. */
function Rescue({ tone, text, label, save, children }: RescueProps) {
  const { t } = useWords()
  const [failure, setFailure] = useState<Failure | null>(null)
  return (
    <Notice {...(tone && { tone })} text={failure ? failureSentence(t, failure) : text}>
      <Button onClick={() => void save().then(setFailure)}>{label}</Button>
      {children}
    </Notice>
  )
}

function useWhen(at: number): string {
  const { locale } = useWords()
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(at)
}

/** Says that a text of an earlier window is back, once it is saved. */
function Recovered() {
  const recoveredAt = useSession((session) => session.recoveredAt)
  return recoveredAt === null ? null : <RecoveredAt key={recoveredAt} at={recoveredAt} />
}

function RecoveredAt({ at }: { at: number }) {
  const { t } = useWords()
  const isSaved = useSession(({ savedState }) => savedState?.kind === 'saved' && !savedState.pending)
  const dismiss = useSession((session) => session.dismissRecovery)
  const when = useWhen(at)
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (isSaved) setShown(true)
  }, [isSaved])
  if (!isShown) return null
  return (
    <Notice text={t('editor:recovered', { when })}>
      <Button onClick={dismiss}>{t('editor:recovered.understood')}</Button>
    </Notice>
  )
}

/** A text that an earlier window left, of an article that is not open. */
function Left({ left: { id, headline, at, isGone } }: { left: LeftText }) {
  const { t } = useWords()
  const { open, saveLeftText, dismissLeftText } = useSession.getState()
  const when = useWhen(at)
  const named = headline || t('editor:untitled')
  const later = <Button onClick={() => dismissLeftText(id)}>{t('editor:left.later')}</Button>
  if (isGone) {
    return (
      <Rescue
        tone="warning"
        text={t('editor:left.gone', { headline: named, when })}
        label={t('editor:removed.saveAsNew')}
        save={() => saveLeftText(id)}
      >
        {later}
      </Rescue>
    )
  }
  const show = async () => {
    const opened = await open(id)
    return opened.ok ? null : opened.failure
  }
  return (
    <Rescue
      tone="warning"
      text={t('editor:left', { headline: named, when })}
      label={t('editor:left.open')}
      save={show}
    >
      {later}
    </Rescue>
  )
}
