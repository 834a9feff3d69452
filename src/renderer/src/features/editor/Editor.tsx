import { useEffect, useRef } from 'react'
import { bridge } from '../../client.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { flushOnUnload } from '../../saving/flushOnUnload.ts'
import { useSession } from '../../saving/session.ts'
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

/** The open article: its notices, the toolbar and the page. */
export function Editor() {
  const { t } = useTranslations()
  const scroller = useRef<HTMLDivElement | null>(null)
  const openedId = useSession((session) => session.openedId)
  const isFinding = useFind((find) => find.isOpen)
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

  if (openedId === null) return <p className={styles.empty}>{t('editor:nothingOpen')}</p>
  return (
    <div className={styles.column}>
      <Notices page={scroller} />
      <Toolbar />
      <div className={styles.frame}>
        {isFinding && (
          <ErrorBoundary>
            <FindBar page={scroller} />
          </ErrorBoundary>
        )}
        <div ref={scroller} className={styles.page} data-page data-typewriter={typewriter || undefined}>
          <article className={styles.sheet}>
            <Page />
          </article>
          <SelectionBar />
          <LinkCard />
          <DiagnosticCard page={scroller} />
          <NoteCard />
          <ContextMenu />
        </div>
      </div>
    </div>
  )
}
