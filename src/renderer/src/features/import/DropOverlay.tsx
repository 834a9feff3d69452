import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { offerDropped } from '../../state/incoming.ts'
import { useScreen } from '../../state/screen.ts'
import { useWords } from '../../words.ts'
import styles from './DropOverlay.module.css'

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** Takes files dropped anywhere on the window, and says so while they hang over it. */
export function DropOverlay() {
  const { t } = useWords()
  const [over, setOver] = useState(false)
  useEffect(() => {
    // Entering an element inside comes before leaving the one outside: the window is left when all are.
    let depth = 0
    const hang = (change: number) => {
      depth = Math.max(0, depth + change)
      setOver(depth > 0)
    }
    const on = {
      dragenter: (event: DragEvent) => carriesFiles(event) && hang(1),
      dragleave: (event: DragEvent) => carriesFiles(event) && hang(-1),
      dragover: (event: DragEvent) => {
        if (!carriesFiles(event) || !event.dataTransfer) return
        event.preventDefault()
        event.dataTransfer.dropEffect = welcome() ? 'copy' : 'none'
      },
      drop: (event: DragEvent) => {
        if (!carriesFiles(event) || !event.dataTransfer) return
        // Unhandled, the browser would leave the page to show the file.
        event.preventDefault()
        event.stopPropagation()
        hang(-depth)
        if (welcome()) void offerDropped(event.dataTransfer)
      },
    }
    const stop = new AbortController()
    for (const [name, listener] of Object.entries(on)) {
      window.addEventListener(name, (event) => event instanceof DragEvent && listener(event), {
        capture: true,
        signal: stop.signal,
      })
    }
    return () => stop.abort()
  }, [])
  if (!over || !welcome()) return null
  return (
    <div className={styles.overlay} role="status">
      <div className={styles.card}>
        <FileDown aria-hidden />
        {t('import:drop')}
      </div>
    </div>
  )
}

/** Files are taken on the page and in the import review, not behind another dialog. */
function welcome(): boolean {
  const { dialog } = useScreen.getState()
  return dialog === null || dialog === 'import'
}
