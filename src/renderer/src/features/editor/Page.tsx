import { useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { articleEditor } from '../../editor/articleEditor.ts'
import { pageIn } from '../../editor/panePage.ts'
import { creditsElement } from '../../editor/plugins/credits.ts'
import { usePane } from '../../state/panes.ts'
import { useTranslations } from '../../useTranslations.ts'
import { Credits } from './Credits.tsx'
import styles from '../../ui/PageText.module.css'

/** Mounts the page. Typing does not go through React. */
export function Page() {
  const { t } = useTranslations()
  const pane = usePane()
  const host = useRef<HTMLDivElement | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language has other words
  useLayoutEffect(() => articleEditor.redrawWords(), [t])
  useLayoutEffect(() => {
    const { current: element } = host
    const scroller = element?.closest<HTMLElement>('[data-page]')
    return element && scroller ? pageIn(pane).mount(element, scroller) : undefined
  }, [pane])
  return (
    <>
      <div ref={host} className={styles.page} />
      {createPortal(<Credits />, creditsElement(pane))}
    </>
  )
}
