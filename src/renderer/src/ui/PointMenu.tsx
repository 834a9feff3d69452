import { ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components'
import { type Choice, Choices } from './ChoiceMenu.tsx'
import styles from './ChoiceMenu.module.css'
import type { MenuPoint } from './Listbox.tsx'

/** An action, or a submenu of choices, whose ids are told as the action's are. */
export type MenuEntry = {
  id: string
  label: string
  hint?: string
  disabled?: boolean
  choices?: { items: readonly Choice[]; chosen: string }
}

type Props = {
  label: string
  at: MenuPoint
  onClose(): void
  onAction(id: string): void
}

/**
 * Keeps a pointer that rests where a menu opens from pointing at anything in it: the browser tells at once that the pointer is over
 * the menu, which opens a submenu and takes the focus there. It is told again once the pointer moves.
 */
function useRestingPointer(): void {
  useEffect(() => {
    let held: PointerEvent | null = null
    // React takes an element to be entered by what is told of the element that was left for it.
    const hold = (event: PointerEvent) => {
      const entered = event.relatedTarget
      if (!(entered instanceof Element) || !entered.closest('[role="menu"]')) return
      event.stopPropagation()
      held = event
    }
    const stop = () => {
      window.removeEventListener('pointerout', hold, { capture: true })
      window.removeEventListener('pointermove', release, { capture: true })
    }
    const release = () => {
      stop()
      held?.target?.dispatchEvent(new PointerEvent('pointerout', held))
    }
    window.addEventListener('pointerout', hold, { capture: true })
    window.addEventListener('pointermove', release, { capture: true })
    return stop
  }, [])
}

/** An open popover at a point of the window. Closing it returns the focus to where it was. */
function PointPopover({ label, at, onClose, children }: Omit<Props, 'onAction'> & { children: ReactNode }) {
  const anchor = useRef<HTMLSpanElement | null>(null)
  useRestingPointer()
  return (
    <>
      {createPortal(
        <span
          ref={anchor}
          aria-hidden
          style={{ position: 'fixed', left: at.x, top: at.y, width: 0, height: 0 }}
        />,
        document.body,
      )}
      <Popover
        aria-label={label}
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => !isOpen && onClose()}
        // At the side, so that a menu that is higher than what is below the point moves up instead of being cut.
        placement="right top"
        offset={2}
        className={styles.popover ?? ''}
      >
        {children}
      </Popover>
    </>
  )
}

/** An open menu at a point; a line stands between its groups. */
export function PointMenu({
  label,
  at,
  groups,
  onClose,
  onAction,
}: Props & { groups: readonly (readonly MenuEntry[])[] }) {
  const run = (id: string) => {
    onClose()
    onAction(id)
  }
  return (
    <PointPopover label={label} at={at} onClose={onClose}>
      <Menu
        aria-label={label}
        className={styles.menu ?? ''}
        autoFocus="first"
        disabledKeys={groups.flat().flatMap(({ id, disabled }) => (disabled ? [id] : []))}
        onAction={(key) => run(String(key))}
      >
        {groups
          .filter((entries) => entries.length > 0)
          .flatMap((entries, at) => [
            ...(at > 0 ? [<Separator key={`over ${entries[0]?.id}`} className={styles.line ?? ''} />] : []),
            ...entries.map((entry) => <Entry key={entry.id} entry={entry} onChoose={run} />),
          ])}
      </Menu>
    </PointPopover>
  )
}

/** An open menu of choices at a point. */
export function PointChoices({
  label,
  at,
  items,
  chosen,
  onClose,
  onAction,
}: Props & { items: readonly Choice[]; chosen: string }) {
  return (
    <PointPopover label={label} at={at} onClose={onClose}>
      <Choices
        label={label}
        choices={items}
        chosen={chosen}
        onChoose={(id) => {
          onClose()
          onAction(id)
        }}
      />
    </PointPopover>
  )
}

function Entry({ entry, onChoose }: { entry: MenuEntry; onChoose(id: string): void }) {
  const { id, label, hint, choices } = entry
  const item = (
    <MenuItem id={id} textValue={label} className={`${styles.item} ${styles.plain}`}>
      <span>{label}</span>
      {hint && <kbd>{hint}</kbd>}
      {choices && <ChevronRight aria-hidden className={styles.more ?? ''} />}
    </MenuItem>
  )
  if (!choices) return item
  return (
    <SubmenuTrigger>
      {item}
      <Popover aria-label={label} className={styles.popover ?? ''} offset={-2}>
        <Choices label={label} choices={choices.items} chosen={choices.chosen} onChoose={onChoose} />
      </Popover>
    </SubmenuTrigger>
  )
}
