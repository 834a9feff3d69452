import type { Extension } from '@codemirror/state'
import { lazy, useCallback, useEffect, useRef, useState } from 'react'
import { bridge } from '../../client.ts'
import { useFind } from '../../state/find.ts'
import { saveOnLeaving } from '../../state/leaving.ts'
import { useOutline } from '../../state/outline.ts'
import { useSession } from '../../state/session.ts'
import { useSettings } from '../../state/settings.ts'
import { fetched } from '../../ui/fetched.tsx'
import { Part } from '../../ui/Part.tsx'
import { useWords } from '../../words.ts'
import { Body, type BodyHandle } from './Body.tsx'
import { type CopyHandle, DisplayCopy } from './DisplayCopy.tsx'
import styles from './Editor.module.css'
import { FormatBar } from './FormatBar.tsx'
import { Notices, SavingTrouble } from './Notices.tsx'
import { selectCorrection } from './selectCorrection.ts'

const ConflictDialog = lazy(() => import('./ConflictDialog.tsx'))
const FindBar = fetched(async () => (await import('./find/FindBar.tsx')).FindBar)

const isUntouched = () => {
  const { content } = useSession.getState()
  return (
    content?.headline === '' && content.sections.every(({ heading, body }) => heading === '' && body === '')
  )
}

type Proofreading = Pick<typeof import('./typography/index.ts'), 'proofreading' | 'RemarkCard'>

const NO_EXTRAS: Extension = []

/** What reads the article for its typography; it comes once there is something to read. */
function useProofreading(): Proofreading | null {
  const [loaded, setLoaded] = useState<Proofreading | null>(null)
  useEffect(() => {
    let isWanted = true
    void import('./typography/index.ts').then((module) => {
      if (isWanted) setLoaded(module)
    })
    return () => {
      isWanted = false
    }
  }, [])
  return loaded
}

/** The page: display copy and body of the open article, in one column that scrolls as one. */
export function Editor() {
  const { t } = useWords()
  const page = useRef<HTMLDivElement | null>(null)
  const body = useRef<BodyHandle | null>(null)
  const copy = useRef<CopyHandle | null>(null)
  const openedId = useSession((session) => session.openedId)
  const proof = useProofreading()
  const isFinding = useFind(({ isOpen }) => isOpen)
  const isConflict = useSession((session) => session.savedState?.kind === 'conflict')

  useEffect(() => {
    void useSession.getState().recover()
    // Fetched while nobody waits for it, so that it opens without a wait.
    requestIdleCallback(() => void FindBar.fetch())
    useOutline.setState({
      selectCopy(part, from, to) {
        if (part === 'correction') selectCorrection(from, to)
        else copy.current?.select(part, from, to)
      },
    })
    return saveOnLeaving(useSession, bridge === null)
  }, [])

  useEffect(() => {
    if (openedId !== null && isUntouched()) copy.current?.focusHeadline()
  }, [openedId])

  const typewriter = useSettings(({ settings }) => settings.typewriter)
  const leaveUp = useCallback(() => copy.current?.focusLast(), [])
  if (openedId === null) return <p className={styles.nothing}>{t('editor:nothingOpen')}</p>
  return (
    <div className={styles.column}>
      {isFinding && <FindBar page={page} />}
      <div ref={page} className={styles.page} data-page data-typewriter={typewriter || undefined}>
        <article className={styles.sheet} aria-labelledby="article-name">
          <ArticleName />
          <Notices />
          <DisplayCopy key={openedId} ref={copy} intoBody={() => body.current?.focusStart()} />
          <Body ref={body} page={page} extras={proof?.proofreading ?? NO_EXTRAS} leaveUp={leaveUp} />
        </article>
        {proof && <proof.RemarkCard page={page} />}
        <FormatBar page={page} />
      </div>
      <SavingTrouble />
      {isConflict && (
        <Part>
          <ConflictDialog />
        </Part>
      )}
    </div>
  )
}

/** The article's name for those who go by headings: on the page its headline is a field. */
function ArticleName() {
  const { t } = useWords()
  const headline = useSession((session) => session.content?.headline)
  return (
    <h1 id="article-name" className={styles.heard}>
      {headline || t('editor:untitled')}
    </h1>
  )
}
