import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLayout } from '../../state/layout.ts'
import { useTranslations } from '../../useTranslations.ts'
import { queueDroppedFiles } from './droppedFiles.ts'
import styles from './DropOverlay.module.css'

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** Takes files dropped anywhere on the window; an overlay shows while they are dragged over it. */
export function DropOverlay() {
  const { t } = useTranslations()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    // `dragenter` of an inner element fires before `dragleave` of the outer one: the window is left when the count is
    // zero.
    let depth = 0
    const changeDepth = (change: number) => {
      depth = Math.max(0, depth + change)
      setOver(depth > 0)
    }
    const on = {
      dragenter: (event: DragEvent) => carriesFiles(event) && changeDepth(1),
      dragleave: (event: DragEvent) => carriesFiles(event) && changeDepth(-1),
      dragover: (event: DragEvent) => {
        if (!carriesFiles(event) || !event.dataTransfer) return
        event.preventDefault()
        event.dataTransfer.dropEffect = acceptsFiles() ? 'copy' : 'none'
      },
      drop: (event: DragEvent) => {
        if (!carriesFiles(event) || !event.dataTransfer) return
        // Otherwise the browser would open the file.
        event.preventDefault()
        event.stopPropagation()
        changeDepth(-depth)
        if (acceptsFiles()) void queueDroppedFiles(event.dataTransfer)
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
  if (!isOver || !acceptsFiles()) return null
  return (
    <div className={styles.overlay} role="status">
      <div className={styles.card}>
        <FileDown aria-hidden />
        {t('library:drop')}
      </div>
    </div>
  )
}

/** Files are accepted on the page and in the import dialog, not behind another dialog. */
function acceptsFiles(): boolean {
  const { dialog } = useLayout.getState()
  return dialog === null || dialog === 'import'
}
