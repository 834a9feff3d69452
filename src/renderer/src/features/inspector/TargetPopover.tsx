import { type KeyboardEvent, useEffect, useRef } from 'react'
import { articleEditor } from '../../editor/articleEditor.ts'
import { usePage } from '../../editor/pageStore.ts'
import { articleFieldEvents } from '../../fields/articleFields.ts'
import { useSession } from '../../saving/session.ts'
import fieldStyles from './Inspector.module.css'
import { useTranslations } from '../../useTranslations.ts'
import styles from './StatusBar.module.css'
import { TargetField } from './TargetField.tsx'

type Props = {
  /** The button that opened it, above which it stands. */
  anchor: HTMLElement | null
  /** `isDone` where the focus goes back to the button. */
  onClose(isDone: boolean): void
}

/**
 * The target length, over the status bar. Enter and Escape close it and lead back to the button or, where a command opened it, to
 * the page; leaving it closes it, too.
 */
export function TargetPopover({ anchor, onClose }: Props) {
  const { t } = useTranslations()
  const content = useSession((session) => session.content)
  const readOnly = usePage((page) => page.readOnly)
  const popover = useRef<HTMLDivElement>(null)
  const isByButton = useRef(document.activeElement === anchor)
  useEffect(() => {
    const at = anchor?.getBoundingClientRect()
    const shown = popover.current
    if (!at || !shown) return
    Object.assign(shown.style, {
      left: `${Math.max(3, at.left)}px`,
      bottom: `${window.innerHeight - at.top + 4}px`,
    })
    shown.showPopover()
    shown.querySelector('input')?.select()
  }, [anchor])
  if (!content) return null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return
    event.preventDefault()
    event.stopPropagation()
    onClose(isByButton.current)
    // Who gave the command was writing.
    if (!isByButton.current) articleEditor.focus()
  }
  return (
    <div
      ref={popover}
      popover="manual"
      role="dialog"
      aria-label={t('inspector:target.set')}
      tabIndex={-1}
      className={styles.popover}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== anchor && !currentTarget.contains(relatedTarget)) onClose(false)
      }}
    >
      <div className={fieldStyles.controls} {...articleFieldEvents}>
        <TargetField
          content={content}
          edit={(change) => void articleEditor.setFields(change)}
          type={(change) => articleEditor.typeFields(change)}
          readOnly={readOnly}
        />
      </div>
    </div>
  )
}
