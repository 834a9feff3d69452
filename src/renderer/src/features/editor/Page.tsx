import { useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { articleEditor } from '../../editor/articleEditor.ts'
import { creditsElement } from '../../editor/plugins/credits.ts'
import { useTranslations } from '../../useTranslations.ts'
import { Credits } from './Credits.tsx'
import styles from '../../ui/PageText.module.css'

/** Mounts the page. Typing does not go through React. */
export function Page() {
  const { t } = useTranslations()
  const host = useRef<HTMLDivElement | null>(null)
  useLayoutEffect(() => articleEditor.setTranslate(t), [t])
  useLayoutEffect(() => {
    const { current: element } = host
    const scroller = element?.closest<HTMLElement>('[data-page]')
    return element && scroller ? articleEditor.mount(element, scroller) : undefined
  }, [])
  return (
    <>
      <div ref={host} className={styles.page} />
      {createPortal(<Credits />, creditsElement)}
    </>
  )
}
