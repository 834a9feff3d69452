import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import buttonStyles from './Button.module.css'
import styles from './ChoiceMenu.module.css'

/** Choices of the same `group` stand together under its name. */
export type Choice = { id: string; label: string; hint?: string; group?: string }

type Props = {
  label: string
  icon?: ReactNode
  /** The button's text; without it, the button is an icon. */
  content?: ReactNode
  choices: readonly Choice[]
  /** The checked one; '' for none. */
  chosen: string
  /** `text`: as high as the words around it. */
  variant?: 'plain' | 'quiet' | 'text'
  isDisabled?: boolean
  onChoose(id: string): void
}

/** A button with a menu of choices, one of them checked. */
export function ChoiceMenu({
  label,
  icon,
  content,
  choices,
  chosen,
  variant = 'quiet',
  isDisabled,
  onChoose,
}: Props) {
  return (
    <MenuTrigger>
      <Button
        className={buttonStyles[variant] ?? ''}
        {...(content === undefined ? { 'aria-label': label } : {})}
        isDisabled={isDisabled === true}
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
      selectedKeys={chosen === '' ? [] : [chosen]}
      onAction={(key) => onChoose(String(key))}
      autoFocus
      {...(onClose ? { onClose } : {})}
    >
      {groupsOf(choices).map(([group, members]) =>
        group === '' ? (
          members.map((choice) => <ChoiceItem key={choice.id} {...choice} />)
        ) : (
          <MenuSection key={group} className={styles.section ?? ''}>
            <Header className={styles.header ?? ''}>{group}</Header>
            {members.map((choice) => (
              <ChoiceItem key={choice.id} {...choice} />
            ))}
          </MenuSection>
        ),
      )}
    </Menu>
  )
}

function groupsOf(choices: readonly Choice[]): [string, readonly Choice[]][] {
  const groups = new Map<string, Choice[]>()
  for (const choice of choices) {
    const { group = '' } = choice
    groups.set(group, [...(groups.get(group) ?? []), choice])
  }
  return [...groups]
}

function ChoiceItem({ id, label, hint }: Choice) {
  return (
    <MenuItem id={id} textValue={label} className={styles.item ?? ''}>
      <Check aria-hidden />
      <span>{label}</span>
      {hint && <kbd>{hint}</kbd>}
    </MenuItem>
  )
}
