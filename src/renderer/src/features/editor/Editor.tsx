import { type ReactNode, useEffect, useLayoutEffect } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { addProofingSentences } from '../../../../i18n/proofing.ts'
import { bridge } from '../../client.ts'
import { setPageSentences } from '../../editor/pageTranslate.ts'
import { flushOnUnload } from '../../saving/flushOnUnload.ts'
import { dropPrerender } from '../../prerenderedPage.ts'
import { paneShowing, useSession } from '../../saving/session.ts'
import { useComparison } from '../../state/comparison.ts'
import { useFind } from '../../state/find.ts'
import { useLibrary } from '../../state/library.ts'
import { PaneContext, shownPanes, usePanes } from '../../state/panes.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './Editor.module.css'
import { EditorPane, FindBar } from './EditorPane.tsx'
import { Toolbar } from './Toolbar.tsx'

const sessions = () => usePanes.getState().panes.map((pane) => useSession.in(pane).getState())

/** The open articles, one or two beside each other, with the toolbar of the focused one. */
export function Editor({ comparison }: { comparison: ReactNode }) {
  useSentences(addProofingSentences)
  useSentences(setPageSentences)
  const { t } = useTranslations()
  const panes = usePanes(useShallow(shownPanes))
  const openedId = useSession((session) => session.openedId)
  // The list says how to begin.
  const isEmpty = useLibrary(({ counts, answered }) => counts?.all === 0 && answered?.query === '')
  const isFinding = useFind((find) => find.isOpen)
  const isCompared = useComparison(({ shown }) => shown !== null && shown.article === openedId)

  useEffect(() => {
    void useSession.getState().recover()
    // Loaded when idle, so that the bar opens at once.
    requestIdleCallback(() => void FindBar.preload().catch(() => {}))
    return flushOnUnload(sessions, bridge === null)
  }, [])

  // The comparison is of one article, and what is sought is on its page.
  useEffect(() => {
    if (isFinding) useComparison.setState({ shown: null })
  }, [isFinding])
  useEffect(
    () =>
      useSession.subscribeAll(() => {
        const { shown } = useComparison.getState()
        if (shown && paneShowing(shown.article) === undefined) useComparison.setState({ shown: null })
      }),
    [],
  )

  useLayoutEffect(() => {
    if (openedId !== null) dropPrerender()
  }, [openedId])

  if (openedId === null) return <p className={styles.empty}>{!isEmpty && t('editor:nothingOpen')}</p>
  return (
    <div className={styles.column}>
      {!isCompared && <Toolbar isOverTwo={panes.length > 1} />}
      <div className={styles.panes}>
        {panes.map((pane) => (
          <PaneContext key={pane.key} value={pane}>
            <EditorPane isOneOfTwo={panes.length > 1} comparison={comparison} />
          </PaneContext>
        ))}
      </div>
    </div>
  )
}
