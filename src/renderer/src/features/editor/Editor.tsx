import { type ReactNode, useEffect, useRef } from 'react'
import { bridge } from '../../client.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { flushOnUnload } from '../../saving/flushOnUnload.ts'
import { useSession } from '../../saving/session.ts'
import { useComparison } from '../../state/comparison.ts'
import { useFind } from '../../state/find.ts'
import { useSettings } from '../../state/settings.ts'
import { preloadable } from '../../ui/preloadable.tsx'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { DiagnosticCard } from './DiagnosticCard.tsx'
import styles from './Editor.module.css'
import { ContextMenu } from './ContextMenu.tsx'
import { LinkCard } from './LinkCard.tsx'
import { NoteCard } from './NoteCard.tsx'
import { Notices } from './Notices.tsx'
import { Page } from './Page.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { Toolbar } from './Toolbar.tsx'

const FindBar = preloadable(async () => (await import('./find/FindBar.tsx')).FindBar)

const isEmpty = () => {
  const { content } = useSession.getState()
  return (
    content?.headline === '' && content.sections.every(({ heading, body }) => heading === '' && body === '')
  )
}

/** The open article: its notices, the toolbar and the page, or in its place the `comparison` of two texts. */
export function Editor({ comparison }: { comparison: ReactNode }) {
  const { t } = useTranslations()
  const scroller = useRef<HTMLDivElement | null>(null)
  const openedId = useSession((session) => session.openedId)
  const isFinding = useFind((find) => find.isOpen)
  const isCompared = useComparison(({ shown }) => shown !== null && shown.article === openedId)
  const typewriter = useSettings(({ settings }) => settings.typewriter)

  useEffect(() => {
    void useSession.getState().recover()
    // Loaded when idle, so that the bar opens at once.
    requestIdleCallback(() => void FindBar.preload().catch(() => {}))
    return flushOnUnload(useSession, bridge === null)
  }, [])

  useEffect(() => {
    if (openedId !== null && isEmpty()) articleEditor.selectField('headline')
  }, [openedId])

  // The comparison is of one article, and what is sought is on its page.
  useEffect(() => {
    if (isFinding) useComparison.setState({ shown: null })
  }, [isFinding])
  useEffect(() => {
    if (useComparison.getState().shown?.article !== openedId) useComparison.setState({ shown: null })
  }, [openedId])

  if (openedId === null) return <p className={styles.empty}>{t('editor:nothingOpen')}</p>
  return (
    <div className={styles.column}>
      <Notices page={scroller} />
      {!isCompared && <Toolbar />}
      <div className={styles.frame}>
        {isFinding && !isCompared && (
          <ErrorBoundary>
            <FindBar page={scroller} />
          </ErrorBoundary>
        )}
        <div
          ref={scroller}
          className={styles.page}
          data-page
          data-typewriter={typewriter || undefined}
          data-covered={isCompared || undefined}
          inert={isCompared}
        >
          <article className={styles.sheet}>
            <Page />
          </article>
          <SelectionBar />
          <LinkCard />
          <DiagnosticCard page={scroller} />
          <NoteCard />
          <ContextMenu />
        </div>
        {isCompared && (
          <div className={styles.page}>
            <div className={styles.sheet}>
              <ErrorBoundary>{comparison}</ErrorBoundary>
            </div>
          </div>
        )}
      </div>
    </div>
  )
}
