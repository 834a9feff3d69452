import { useEffect, useRef, useState } from 'react'
import { addPreviewSentences } from '../../../i18n/preview.ts'
import { useSentences, useTranslations } from '../useTranslations.ts'
import styles from './PreviewFrame.module.css'

/** In a sandbox without popups, a link with target `_blank` does nothing. */
const BASE_TARGET = '<base target="_blank">'

/** The keys by which somebody begins to read. */
const READING_KEYS = new Set(['Enter', ' ', 'ArrowDown', 'PageDown', 'End'])

type Props = {
  title: string
  page: string
  /** True where nothing else is there to be used first. */
  takesFocus?: boolean
}

/**
 * A page in a sandboxed frame without permissions. No key that is pressed in such a frame is heard outside of it: so Tab goes to
 * what is around it, a click leaves the focus there, and only who reads by keys is in the frame, and is told how to leave it.
 */
export function PreviewFrame({ title, page, takesFocus = false }: Props) {
  useSentences(addPreviewSentences)
  const { t } = useTranslations()
  const around = useRef<HTMLElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const [isReading, setReading] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onBlur = () => {
      if (isReading || document.activeElement !== frame.current) return
      // Within the event the frame takes the focus back.
      timer = setTimeout(() => around.current?.focus({ preventScroll: true }))
    }
    const onFocus = () => setReading(false)
    window.addEventListener('blur', onBlur)
    window.addEventListener('focus', onFocus)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('blur', onBlur)
      window.removeEventListener('focus', onFocus)
    }
  }, [isReading])
  useEffect(() => {
    if (takesFocus) around.current?.focus()
  }, [takesFocus])
  useEffect(() => {
    if (isReading) frame.current?.focus()
  }, [isReading])
  return (
    <section
      ref={around}
      className={styles.around}
      aria-label={title}
      aria-description={t('preview:read')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys begin to scroll the page.
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || !READING_KEYS.has(event.key)) return
        event.preventDefault()
        setReading(true)
      }}
    >
      <iframe
        ref={frame}
        className={styles.page}
        data-reading={isReading || undefined}
        title={title}
        tabIndex={-1}
        sandbox=""
        srcDoc={page.replace('<head>', `<head>${BASE_TARGET}`)}
      />
      <p className={styles.hint} role="status">
        {isReading && t('preview:leave')}
      </p>
    </section>
  )
}
