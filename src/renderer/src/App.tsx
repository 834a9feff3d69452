import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import styles from './App.module.css'
import { startRest } from './bootstrap.ts'
// The prerender has the page: its styles belong to the window's first.
import './features/editor/Credits.module.css'
import './features/editor/Editor.module.css'
import './features/editor/Toolbar.module.css'
import './ui/PageText.module.css'
import { EmptyList, RowMenu } from './features/library/ArticleList.tsx'
import { BinView, BulkProgress, Library, SelectionBar } from './features/library/Library.tsx'
import { SwitcherPlace } from './features/titlebar/SwitcherPlace.tsx'
import { TitleBar } from './features/titlebar/TitleBar.tsx'
import { dropPrerender, keepPrerenderedPage } from './prerenderedPage.ts'
import { hasAnswered, useLibrary } from './state/library.ts'
import { useComparison } from './state/comparison.ts'
import { useFind } from './state/find.ts'
import { useLayout } from './state/layout.ts'
import { shownPanes, usePanes } from './state/panes.ts'
import { useShown } from './state/shown.ts'
import { DialogBoundary } from './ui/DialogBoundary.tsx'
import { preloadable, preloadAll } from './ui/preloadable.tsx'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { lazyPart } from './ui/lazyPart.tsx'
import { Attempt, Optional } from './ui/Optional.tsx'
import { Toasts } from './ui/Toasts.tsx'
import { useAfterPaint } from './ui/useAfterPaint.ts'
import { useTranslations } from './useTranslations.ts'

const Banner = lazyPart(async () => ({ default: (await import('./features/settings/Banner.tsx')).Banner }))
const DropOverlay = lazyPart(async () => ({
  default: (await import('./features/import/DropOverlay.tsx')).DropOverlay,
}))
const Editor = lazyPart(async () => ({ default: (await import('./features/editor/index.ts')).Editor }))
const Inspector = lazyPart(async () => ({
  default: (await import('./features/inspector/index.ts')).Inspector,
}))
const StatusBar = lazyPart(async () => ({
  default: (await import('./features/inspector/index.ts')).StatusBar,
}))

const Versions = lazyPart(() => import('./features/versions/VersionsPanel.tsx'))
const Comparison = lazyPart(() => import('./features/versions/Comparison.tsx'))
const LibrarySwitcher = lazyPart(() => import('./features/libraries/LibrarySwitcher.tsx'))
const OpenDialog = preloadable(async () => (await import('./OpenDialog.tsx')).OpenDialog)

/** The dialogs, which are loaded when idle, so that they open at once, also while the host is gone. */
const dialogs = {
  preload: async () => {
    await OpenDialog.preload()
    const { DIALOGS } = await import('./OpenDialog.tsx')
    preloadAll([DIALOGS.palette, ...Object.values(DIALOGS), BinView])
  },
}

const { hideOverlays } = useLayout.getState()

/**
 * Escape, where no control handled it: closes the find bar, else the comparison, else leaves focus mode, else hides the
 * columns over the page.
 */
function useEscape(): void {
  useEffect(() => {
    const onKeyDown = ({ key, defaultPrevented, isComposing }: KeyboardEvent) => {
      const { dialog, focusMode } = useLayout.getState()
      if (key !== 'Escape' || defaultPrevented || isComposing || dialog !== null) return
      const { isOpen: isFinding, close } = useFind.getState()
      const { shown: compared, close: closeComparison } = useComparison.getState()
      if (isFinding) close()
      else if (compared) closeComparison()
      else if (focusMode) useLayout.setState({ focusMode: false })
      else hideOverlays()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** True while focus mode is on and an article is open; closing the article ends the mode. */
function useFocusMode(): boolean {
  const isOn = useLayout((layout) => layout.focusMode)
  const isOpen = useShown(({ openedId }) => openedId !== null)
  useEffect(() => {
    if (!isOpen && isOn) useLayout.setState({ focusMode: false })
  }, [isOn, isOpen])
  return isOn && isOpen
}

/** Starts the rest of the window once the list is on show; where its code cannot be loaded, again with the next answer. */
function useRest(): void {
  const answered = useLibrary((library) => library.answered)
  const hasRows = useLibrary(hasAnswered)
  const isStarted = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is another try.
  useEffect(() => {
    if (!hasRows || isStarted.current) return
    isStarted.current = true
    startRest().catch((error: unknown) => {
      reportError(error)
      isStarted.current = false
      dropPrerender()
    })
  }, [hasRows, answered])
}

/** Renders what is not needed for the first rows once they are painted, and tries what is missing again with each change of the list. */
function Attempts({ children }: { children: ReactNode }) {
  const isListed = useAfterPaint(useLibrary(hasAnswered))
  const heard = useLibrary(({ counts, failure }) => counts ?? failure)
  return <Attempt value={isListed ? heard : null}>{children}</Attempt>
}

/** The window: title bar, library, page, inspector, status bar, and the open dialog. */
export function App() {
  const { t } = useTranslations()
  const { library, inspector, dialog } = useLayout()
  // What answers keys comes first: the rest is loaded after the list has been painted.
  const isListed = useAfterPaint(useLibrary(hasAnswered))
  const focus = useFocusMode()
  const isBeside = usePanes((panes) => shownPanes(panes).length > 1)
  useLayoutEffect(keepPrerenderedPage, [])
  useEscape()
  useRest()
  useEffect(
    () => (isListed ? preloadAll([RowMenu, SelectionBar, BulkProgress, EmptyList, dialogs]) : undefined),
    [isListed],
  )
  return (
    <Attempts>
      <div className={styles.window} data-focus={focus || undefined} data-beside={isBeside || undefined}>
        {!focus && (
          <header className={styles.bar}>
            <TitleBar switcher={<LibrarySwitcher place={<SwitcherPlace />} />} />
          </header>
        )}
        <div className={styles.banner}>
          <Optional>
            <Banner />
          </Optional>
        </div>
        {library && !focus && (
          <nav className={styles.library} aria-label={t('library:library')}>
            <ErrorBoundary>
              <Library />
            </ErrorBoundary>
          </nav>
        )}
        <main className={styles.page} onPointerDown={hideOverlays}>
          <ErrorBoundary>{isListed && <Editor comparison={<Comparison />} />}</ErrorBoundary>
        </main>
        {inspector && !focus && (
          <aside className={styles.inspector} aria-label={t('library:inspector')}>
            <ErrorBoundary>{isListed && <Inspector versions={<Versions />} />}</ErrorBoundary>
          </aside>
        )}
        <footer className={styles.footer}>
          <ErrorBoundary>{isListed && <StatusBar isMinimal={focus} />}</ErrorBoundary>
        </footer>
      </div>
      {dialog && (
        <DialogBoundary
          key={dialog}
          onClose={() => useLayout.setState({ dialog: null })}
          onRetry={() => useLayout.setState({ dialog })}
        >
          <OpenDialog name={dialog} />
        </DialogBoundary>
      )}
      <Optional>
        <DropOverlay />
      </Optional>
      <Toasts />
    </Attempts>
  )
}
