import { EllipsisVertical } from 'lucide-react'
import { Keyboard, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import styles from './ChoiceMenu.module.css'
import { MenuIconButton } from './MenuIconButton.tsx'

export type Action<Id extends string> = { id: Id; label: string; hint?: string; disabled?: boolean }

type Props<Id extends string> = {
  label: string
  actions: readonly Action<Id>[]
  isOpen: boolean
  onOpenChange(isOpen: boolean): void
  onAction(id: Id): void
  /** Takes the button out of the tab order. */
  skipTab?: boolean
}

/** A button with a menu of actions. */
export function ActionMenu<Id extends string>({
  label,
  actions,
  isOpen,
  onOpenChange,
  onAction,
  skipTab,
}: Props<Id>) {
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <MenuIconButton label={label} icon={<EllipsisVertical />} excludeFromTabOrder={skipTab === true} />
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Menu
          aria-label={label}
          className={styles.menu ?? ''}
          autoFocus="first"
          disabledKeys={actions.flatMap(({ id, disabled }) => (disabled ? [id] : []))}
          onAction={(key) => {
            const action = actions.find(({ id }) => id === key)
            if (action) onAction(action.id)
          }}
        >
          {actions.map(({ id, label: words, hint }) => (
            <MenuItem key={id} id={id} textValue={words} className={`${styles.item} ${styles.plain}`}>
              <span>{words}</span>
              {hint && <Keyboard aria-hidden>{hint}</Keyboard>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
