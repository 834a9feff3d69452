import { useEffect, useRef } from 'react'
import { bridge } from '../../client.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { flushOnUnload } from '../../saving/flushOnUnload.ts'
import { useSession } from '../../saving/session.ts'
import { useFind } from '../../state/find.ts'
import { useSettings } from '../../state/settings.ts'
import { fetched } from '../../ui/fetched.tsx'
import { Part } from '../../ui/Part.tsx'
import { useWords } from '../../words.ts'
import { DiagnosticCard } from './DiagnosticCard.tsx'
import styles from './Editor.module.css'
import { ContextMenu } from './ContextMenu.tsx'
import { LinkCard } from './LinkCard.tsx'
import { NoteCard } from './NoteCard.tsx'
import { Notices } from './Notices.tsx'
import { Page } from './Page.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { Toolbar } from './Toolbar.tsx'

const FindBar = fetched(async () => (await import('./find/FindBar.tsx')).FindBar)

const isUntouched = () => {
  const { content } = useSession.getState()
  return (
    content?.headline === '' && content.sections.every(({ heading, body }) => heading === '' && body === '')
  )
}

/** The open article: the notices that concern it, the toolbar, and its page in a column that scrolls as one. */
export function Editor() {
  const { t } = useWords()
  const scroller = useRef<HTMLDivElement | null>(null)
  const openedId = useSession((session) => session.openedId)
  const isFinding = useFind((find) => find.isOpen)
  const typewriter = useSettings(({ settings }) => settings.typewriter)

  useEffect(() => {
    void useSession.getState().recover()
    // Fetched while nobody waits for it, so that it opens without a wait.
    requestIdleCallback(() => void FindBar.fetch().catch(() => {}))
    return flushOnUnload(useSession, bridge === null)
  }, [])

  useEffect(() => {
    if (openedId !== null && isUntouched()) articleEditor.selectField('headline')
  }, [openedId])

  if (openedId === null) return <p className={styles.nothing}>{t('editor:nothingOpen')}</p>
  return (
    <div className={styles.column}>
      <Notices page={scroller} />
      <Toolbar />
      <div className={styles.frame}>
        {isFinding && (
          <Part>
            <FindBar page={scroller} />
          </Part>
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
