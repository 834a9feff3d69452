import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import buttonStyles from './Button.module.css'
import styles from './ChoiceMenu.module.css'

export type Choice = { id: string; label: string; hint?: string }

type Props = {
  label: string
  icon?: ReactNode
  /** The button's text; without it, the button is an icon. */
  content?: ReactNode
  choices: readonly Choice[]
  chosen: string
  onChoose(id: string): void
}

/** A button with a menu of choices, one of them checked. */
export function ChoiceMenu({ label, icon, content, choices, chosen, onChoose }: Props) {
  return (
    <MenuTrigger>
      <Button
        className={buttonStyles.quiet ?? ''}
        {...(content === undefined ? { 'aria-label': label } : {})}
        data-icon={content === undefined || undefined}
      >
        {icon}
        {content}
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Choices label={label} choices={choices} chosen={chosen} onChoose={onChoose} />
      </Popover>
    </MenuTrigger>
  )
}

type ChoicesProps = Pick<Props, 'label' | 'choices' | 'chosen' | 'onChoose'> & { onClose?(): void }

/** The menu alone, for a popover that is opened in another way. */
export function Choices({ label, choices, chosen, onChoose, onClose }: ChoicesProps) {
  return (
    <Menu
      aria-label={label}
      className={styles.menu ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onAction={(key) => onChoose(String(key))}
      autoFocus
      {...(onClose ? { onClose } : {})}
    >
      {choices.map(({ id, label: words, hint }) => (
        <MenuItem key={id} id={id} textValue={words} className={styles.item ?? ''}>
          <Check aria-hidden />
          <span>{words}</span>
          {hint && <kbd>{hint}</kbd>}
        </MenuItem>
      ))}
    </Menu>
  )
}
