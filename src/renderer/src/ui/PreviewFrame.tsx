import { type SyntheticEvent, useState } from 'react'
import styles from './PreviewFrame.module.css'

/** In a sandbox without popups, a link with target `_blank` does nothing. */
const BASE_TARGET = '<base target="_blank">'

type Props = {
  title: string
  page: string
  /** True where nothing else is there to be used first. */
  takesFocus?: boolean
}

/**
 * A page in a sandboxed frame, in which no script runs, no form is sent and no link opens. Of its origin it has the window's, so
 * that the window hears the keys that are pressed in it: they are pressed on the frame, too, and what handles one there keeps it
 * from the page.
 */
export function PreviewFrame({ title, page, takesFocus = false }: Props) {
  const [hasKeys, setHasKeys] = useState(false)
  const listen = ({ currentTarget }: SyntheticEvent<HTMLIFrameElement>) => {
    const inside = currentTarget.contentWindow
    inside?.addEventListener('keydown', (event) => {
      if (!currentTarget.dispatchEvent(new KeyboardEvent(event.type, event))) event.preventDefault()
    })
    inside?.addEventListener('focus', () => setHasKeys(true))
    inside?.addEventListener('blur', () => setHasKeys(false))
    // Before its page is there, a frame that has the focus loses keys.
    if (takesFocus && document.activeElement?.contains(currentTarget)) currentTarget.focus()
    setHasKeys(inside?.document.hasFocus() ?? false)
  }
  return (
    <iframe
      className={styles.page}
      data-keys={hasKeys || undefined}
      title={title}
      sandbox="allow-same-origin"
      srcDoc={page.replace('<head>', `<head>${BASE_TARGET}`)}
      onLoad={listen}
    />
  )
}
