import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { directionOf } from '../../../../core/writingDirection.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { usePage } from '../../editor/pageStore.ts'
import { pageIn } from '../../editor/panePage.ts'
import { useSession } from '../../saving/session.ts'
import { useComparison } from '../../state/comparison.ts'
import { useFind } from '../../state/find.ts'
import { focusPane, usePane, usePanes } from '../../state/panes.ts'
import { useSettings } from '../../state/settings.ts'
import { IconButton } from '../../ui/Button.tsx'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { Optional } from '../../ui/Optional.tsx'
import { preloadable } from '../../ui/preloadable.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { ContextMenu } from './ContextMenu.tsx'
import { DiagnosticCard } from './DiagnosticCard.tsx'
import styles from './Editor.module.css'
import { LinkCard } from './LinkCard.tsx'
import { NoteCard } from './NoteCard.tsx'
import { Notices } from './Notices.tsx'
import { Page } from './Page.tsx'
import { SelectionBar } from './SelectionBar.tsx'

// Loaded with the first figure that is selected, and never with what is typed for it.
const FigureCard = preloadable(async () => (await import('./pictures/FigureCard.tsx')).default, {
  focus: 'none',
})
export const FindBar = preloadable(async () => (await import('./find/FindBar.tsx')).FindBar)

const hasNoText = (content: ReturnType<ReturnType<typeof useSession.in>['getState']>['content']) =>
  content?.headline === '' && content.sections.every(({ heading, body }) => heading === '' && body === '')

type Props = {
  /** There is another pane beside it. */
  isOneOfTwo: boolean
  /** Stands in place of the page while two of its texts are compared. */
  comparison: ReactNode
}

/** An article with its notices and its page. What lies over the page is that of the focused pane alone. */
export function EditorPane({ isOneOfTwo, comparison }: Props) {
  const { t } = useTranslations()
  const pane = usePane()
  const isFocused = usePanes(({ focused }) => focused === pane)
  const scroller = useRef<HTMLDivElement | null>(null)
  const hasFigure = usePage(({ figure }) => figure != null)
  const openedId = useSession((session) => session.openedId)
  const headline = useSession((session) => session.content?.headline)
  const language = useSession((session) => session.content?.language)
  const isFinding = useFind((find) => find.isOpen) && isFocused
  const isCompared = useComparison(({ shown }) => shown !== null && shown.article === openedId)
  const typewriter = useSettings(({ settings }) => settings.typewriter)

  useEffect(() => {
    if (openedId === null || usePanes.getState().focused !== pane) return
    if (hasNoText(useSession.in(pane).getState().content)) articleEditor.selectField('headline')
  }, [openedId, pane])

  // The page takes the focus first, so that a field left in the other pane or in the inspector ends with its own article.
  const onPointerDown = () => {
    if (isFocused) return
    pageIn(pane).view?.focus()
    focusPane(pane)
  }
  const name = headline || t('library:untitled')
  return (
    <section
      className={styles.pane}
      aria-label={isOneOfTwo ? name : undefined}
      data-pane={pane.key}
      data-focused={isFocused || undefined}
      onPointerDownCapture={onPointerDown}
      onFocusCapture={() => focusPane(pane)}
    >
      {isOneOfTwo && (
        <header className={styles.head}>
          <bdi className={styles.name}>{name}</bdi>
          <IconButton
            label={t('common:command.close-beside')}
            onClick={() => useSession.in(pane).getState().close()}
          >
            <X aria-hidden />
          </IconButton>
        </header>
      )}
      <Notices page={scroller} />
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
          {/* The margin for grips and numbers is at the start of the lines. */}
          <article className={styles.sheet} dir={language && directionOf(language)}>
            <Page />
          </article>
          {isFocused && (
            <>
              <SelectionBar />
              <LinkCard />
              <DiagnosticCard />
              <NoteCard />
              <Optional>{hasFigure && <FigureCard />}</Optional>
              <ContextMenu />
            </>
          )}
        </div>
        {isCompared && (
          <div className={styles.page}>
            <div className={styles.sheet}>
              <ErrorBoundary>{comparison}</ErrorBoundary>
            </div>
          </div>
        )}
      </div>
    </section>
  )
}
