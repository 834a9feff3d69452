import { lazy, useEffect } from 'react'
import styles from './App.module.css'
import { DropOverlay } from './features/import/DropOverlay.tsx'
import { Library } from './features/library/Library.tsx'
import { Banner } from './features/settings/Banner.tsx'
import { TitleBar } from './features/titlebar/TitleBar.tsx'
import { hasAnswered, useLibrary } from './state/library.ts'
import { useFind } from './state/find.ts'
import { type DialogName, useScreen } from './state/screen.ts'
import { useSession } from './saving/session.ts'
import { DialogBoundary } from './ui/DialogBoundary.tsx'
import { type Fetched, fetched, prefetch } from './ui/fetched.tsx'
import { Part } from './ui/Part.tsx'
import { Toasts } from './ui/Toasts.tsx'
import { useAfterPaint } from './ui/useAfterPaint.ts'
import { useWords } from './words.ts'

const Editor = lazy(() => import('./features/editor/index.ts').then(({ Editor }) => ({ default: Editor })))
const Inspector = lazy(() =>
  import('./features/inspector/index.ts').then(({ Inspector }) => ({ default: Inspector })),
)
const StatusBar = lazy(() =>
  import('./features/inspector/index.ts').then(({ StatusBar }) => ({ default: StatusBar })),
)

const DIALOGS: { readonly [name in DialogName]: Fetched<object> } = {
  checklist: fetched(async () => (await import('./features/export/ChecklistDialog.tsx')).default),
  import: fetched(async () => (await import('./features/import/ImportDialog.tsx')).default),
  export: fetched(async () => (await import('./features/export/ExportDialog.tsx')).default),
  preview: fetched(async () => (await import('./features/export/PreviewDialog.tsx')).default),
  settings: fetched(async () => (await import('./features/settings/SettingsDialog.tsx')).default),
  palette: fetched(async () => (await import('./features/palette/Palette.tsx')).default),
  shortcuts: fetched(async () => (await import('./features/palette/ShortcutsDialog.tsx')).default),
}

const { clearPage } = useScreen.getState()

/** Escape, where nothing else has a use for it: it ends the search, or the mode of the page alone, or puts away a column over the page. */
function useEscape(): void {
  useEffect(() => {
    const leave = ({ key, defaultPrevented, isComposing }: KeyboardEvent) => {
      const { dialog, focus } = useScreen.getState()
      if (key !== 'Escape' || defaultPrevented || isComposing || dialog !== null) return
      const { isOpen: isFinding, close } = useFind.getState()
      if (isFinding) close()
      else if (focus) useScreen.setState({ focus: false })
      else clearPage()
    }
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [])
}

/** True while nothing but the page is on show. */
function useFocusMode(): boolean {
  const isOn = useScreen((screen) => screen.focus)
  const isOpen = useSession((session) => session.openedId !== null)
  useEffect(() => {
    if (!isOpen && isOn) useScreen.setState({ focus: false })
  }, [isOn, isOpen])
  return isOn && isOpen
}

/** The window: title bar, library, page, inspector and status bar, and the dialog in front of them. */
export function App() {
  const { t } = useWords()
  const { library, inspector, dialog } = useScreen()
  // The list comes first; the editor is fetched once the list can be seen.
  const listed = useAfterPaint(useLibrary(hasAnswered))
  const focus = useFocusMode()
  useEscape()
  // Fetched while nobody waits for them: they open without a wait then, and while the host is gone.
  useEffect(() => (listed ? prefetch([DIALOGS.palette, ...Object.values(DIALOGS)]) : undefined), [listed])
  const Dialog = dialog && DIALOGS[dialog]
  return (
    <>
      <div className={styles.window} data-focus={focus || undefined}>
        {!focus && (
          <header className={styles.bar}>
            <TitleBar />
          </header>
        )}
        <div className={styles.banner}>
          <Banner />
        </div>
        {library && !focus && (
          <nav className={styles.library} aria-label={t('library:library')}>
            <Part>
              <Library />
            </Part>
          </nav>
        )}
        <main className={styles.page} onPointerDown={clearPage}>
          <Part>{listed && <Editor />}</Part>
        </main>
        {inspector && !focus && (
          <aside className={styles.inspector} aria-label={t('library:inspector')}>
            <Part>{listed && <Inspector />}</Part>
          </aside>
        )}
        <footer className={styles.foot}>
          <Part>{listed && <StatusBar quiet={focus} />}</Part>
        </footer>
      </div>
      {Dialog && (
        <DialogBoundary
          key={dialog}
          onClose={() => useScreen.setState({ dialog: null })}
          onAgain={() => useScreen.setState({ dialog })}
        >
          <Dialog />
        </DialogBoundary>
      )}
      <DropOverlay />
      <Toasts />
    </>
  )
}
