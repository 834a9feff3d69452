import { lazy, Suspense } from 'react'
import styles from './App.module.css'
import { useScreen } from './state/screen.ts'

const Editor = lazy(() => import('./features/editor/index.ts').then(({ Editor }) => ({ default: Editor })))
const Inspector = lazy(() =>
  import('./features/inspector/index.ts').then(({ Inspector }) => ({ default: Inspector })),
)
const StatusBar = lazy(() =>
  import('./features/inspector/index.ts').then(({ StatusBar }) => ({ default: StatusBar })),
)

/** The window: title bar, library, page, inspector and status bar. */
export function App() {
  const { library, inspector } = useScreen()
  return (
    <div className={styles.window}>
      <header className={styles.bar} />
      {library && <nav className={styles.library} />}
      <main className={styles.page}>
        <Suspense>
          <Editor />
        </Suspense>
      </main>
      {inspector && (
        <aside className={styles.inspector}>
          <Suspense>
            <Inspector />
          </Suspense>
        </aside>
      )}
      <footer className={styles.foot}>
        <Suspense>
          <StatusBar />
        </Suspense>
      </footer>
    </div>
  )
}
