import { useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { articleEditor } from '../../editor/articleEditor.ts'
import { creditsHost } from '../../editor/plugins/credits.ts'
import { useWords } from '../../words.ts'
import { Credits } from './Credits.tsx'
import styles from './Page.module.css'

/** The page of the open article: React gives it a place, and what is typed goes past React. */
export function Page() {
  const { t } = useWords()
  const host = useRef<HTMLDivElement | null>(null)
  useLayoutEffect(() => articleEditor.speak(t), [t])
  useLayoutEffect(() => {
    const { current: element } = host
    const scroller = element?.closest<HTMLElement>('[data-page]')
    return element && scroller ? articleEditor.mount(element, scroller) : undefined
  }, [])
  return (
    <>
      <div ref={host} className={styles.page} />
      {createPortal(<Credits />, creditsHost)}
    </>
  )
}
