import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isPictureFile } from '../../pictures/pictureFiles.ts'
import { useLayout } from '../../state/layout.ts'
import { useTranslations } from '../../useTranslations.ts'
import { droppedItems } from './droppedItems.ts'
import styles from './DropOverlay.module.css'

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** True over an article's page that can be edited, which takes pictures itself. */
const isOnPage = ({ target }: DragEvent) =>
  target instanceof Element && target.closest('.ProseMirror[contenteditable="true"]') !== null

/** True for a drag of pictures alone, as far as their types say, over a page. */
const isForPage = (event: DragEvent) =>
  isOnPage(event) &&
  [...(event.dataTransfer?.items ?? [])].every(
    ({ kind, type }) => kind !== 'file' || type.startsWith('image/'),
  )

/** Takes files dropped anywhere on the window, but pictures on a page; an overlay shows while they are dragged over it. */
export function DropOverlay() {
  const { t } = useTranslations()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    // `dragenter` of an inner element fires before `dragleave` of the outer one: the window is left when the count is
    // zero.
    let depth = 0
    const changeDepth = (change: number) => {
      depth = Math.max(0, depth + change)
      if (depth === 0) setOver(false)
    }
    const on = {
      dragenter: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        changeDepth(1)
        setOver(!isForPage(event))
      },
      dragleave: (event: DragEvent) => carriesFiles(event) && changeDepth(-1),
      dragover: (event: DragEvent) => {
        if (!carriesFiles(event) || !event.dataTransfer) return
        event.preventDefault()
        event.dataTransfer.dropEffect = acceptsFiles() ? 'copy' : 'none'
        setOver(!isForPage(event))
      },
      drop: (event: DragEvent) => {
        if (!carriesFiles(event) || !event.dataTransfer) return
        changeDepth(-depth)
        // Pictures that come with a text go with it.
        if (isOnPage(event) && [...event.dataTransfer.files].every(isPictureFile)) return
        // Otherwise the browser would open the file.
        event.preventDefault()
        event.stopPropagation()
        // The transfer is empty after the event: it is read before the first await.
        const items = droppedItems(event.dataTransfer)
        if (acceptsFiles())
          void import('./droppedFiles.ts').then(({ queueDroppedFiles }) => queueDroppedFiles(items))
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
