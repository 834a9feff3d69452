import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import styles from './ChoiceMenu.module.css'
import { MenuIconButton } from './MenuIconButton.tsx'

/** Choices of which one is checked. Ids are of their group alone. */
type Group = {
  label: string
  choices: readonly { id: string; label: string }[]
  chosen: string
  onChoose(id: string): void
}

/** An icon button with a menu of several groups of choices, one of each checked. */
export function GroupedMenu({
  label,
  icon,
  groups,
}: {
  label: string
  icon: ReactNode
  groups: readonly Group[]
}) {
  return (
    <MenuTrigger>
      <MenuIconButton label={label} icon={icon} />
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Menu aria-label={label} className={styles.menu ?? ''} autoFocus="first">
          {groups.map((group) => (
            <MenuSection
              key={group.label}
              className={styles.section ?? ''}
              aria-label={group.label}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[group.chosen]}
            >
              {group.choices.map((choice) => (
                <MenuItem
                  key={choice.id}
                  id={choice.id}
                  textValue={choice.label}
                  className={styles.item ?? ''}
                  onAction={() => group.onChoose(choice.id)}
                >
                  <Check aria-hidden />
                  <span>{choice.label}</span>
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
