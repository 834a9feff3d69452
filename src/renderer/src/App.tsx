import { lazy, useEffect } from 'react'
import styles from './App.module.css'
import { RowMenu } from './features/library/ArticleList.tsx'
import { BinView, BulkProgress, Library, SelectionBar } from './features/library/Library.tsx'
import { DropOverlay } from './features/import/DropOverlay.tsx'
import { Banner } from './features/settings/Banner.tsx'
import { TitleBar } from './features/titlebar/TitleBar.tsx'
import { hasAnswered, useLibrary } from './state/library.ts'
import { useComparison } from './state/comparison.ts'
import { useFind } from './state/find.ts'
import { type DialogName, useLayout } from './state/layout.ts'
import { shownPanes, usePanes } from './state/panes.ts'
import { useSession } from './saving/session.ts'
import { DialogBoundary } from './ui/DialogBoundary.tsx'
import { type Preloadable, preloadable, preloadAll } from './ui/preloadable.tsx'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { Toasts } from './ui/Toasts.tsx'
import { useAfterPaint } from './ui/useAfterPaint.ts'
import { useTranslations } from './useTranslations.ts'

const Editor = lazy(() => import('./features/editor/index.ts').then(({ Editor }) => ({ default: Editor })))
const Inspector = lazy(() =>
  import('./features/inspector/index.ts').then(({ Inspector }) => ({ default: Inspector })),
)
const StatusBar = lazy(() =>
  import('./features/inspector/index.ts').then(({ StatusBar }) => ({ default: StatusBar })),
)

const Versions = lazy(() => import('./features/versions/VersionsPanel.tsx'))
const Comparison = lazy(() => import('./features/versions/Comparison.tsx'))
const LibrarySwitcher = lazy(() => import('./features/libraries/LibrarySwitcher.tsx'))

const DIALOGS: { readonly [name in DialogName]: Preloadable<object> } = {
  check: preloadable(async () => (await import('./features/libraries/CheckDialog.tsx')).default),
  checklist: preloadable(async () => (await import('./features/export/ChecklistDialog.tsx')).default),
  destroy: preloadable(async () => (await import('./features/library/DestroyDialog.tsx')).default),
  fields: preloadable(async () => (await import('./features/library/FieldsDialog.tsx')).default),
  'keep-version': preloadable(
    async () => (await import('./features/versions/KeepVersionDialog.tsx')).default,
  ),
  import: preloadable(async () => (await import('./features/import/ImportDialog.tsx')).default),
  export: preloadable(async () => (await import('./features/export/ExportDialog.tsx')).default),
  preview: preloadable(async () => (await import('./features/export/PreviewDialog.tsx')).default),
  settings: preloadable(async () => (await import('./features/settings/SettingsDialog.tsx')).default),
  palette: preloadable(async () => (await import('./features/palette/Palette.tsx')).default),
  pictures: preloadable(async () => (await import('./features/pictures/PicturesDialog.tsx')).default),
  shortcuts: preloadable(async () => (await import('./features/palette/ShortcutsDialog.tsx')).default),
  libraries: preloadable(async () => (await import('./features/libraries/LibrariesDialog.tsx')).default),
  'replace-library': preloadable(async () => (await import('./features/replace/ReplaceDialog.tsx')).default),
  'section-language': preloadable(
    async () => (await import('./features/sections/SectionLanguageDialog.tsx')).default,
  ),
  licences: preloadable(async () => (await import('./features/palette/LicencesDialog.tsx')).default),
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
  const isOpen = useSession((session) => session.openedId !== null)
  useEffect(() => {
    if (!isOpen && isOn) useLayout.setState({ focusMode: false })
  }, [isOn, isOpen])
  return isOn && isOpen
}

/** The window: title bar, library, page, inspector, status bar, and the open dialog. */
export function App() {
  const { t } = useTranslations()
  const { library, inspector, dialog } = useLayout()
  // The editor's code is loaded after the list has been painted.
  const isListed = useAfterPaint(useLibrary(hasAnswered))
  const focus = useFocusMode()
  const isBeside = usePanes((panes) => shownPanes(panes).length > 1)
  useEscape()
  // The dialogs are loaded when idle, so that they open at once, also while the host is gone.
  useEffect(
    () =>
      isListed
        ? preloadAll([
            RowMenu,
            SelectionBar,
            BulkProgress,
            DIALOGS.palette,
            ...Object.values(DIALOGS),
            BinView,
          ])
        : undefined,
    [isListed],
  )
  const Dialog = dialog && DIALOGS[dialog]
  return (
    <>
      <div className={styles.window} data-focus={focus || undefined} data-beside={isBeside || undefined}>
        {!focus && (
          <header className={styles.bar}>
            <TitleBar switcher={isListed && <LibrarySwitcher />} />
          </header>
        )}
        <div className={styles.banner}>
          <Banner />
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
      {Dialog && (
        <DialogBoundary
          key={dialog}
          onClose={() => useLayout.setState({ dialog: null })}
          onRetry={() => useLayout.setState({ dialog })}
        >
          <Dialog />
        </DialogBoundary>
      )}
      <DropOverlay />
      <Toasts />
    </>
  )
}
