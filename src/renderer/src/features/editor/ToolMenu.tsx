import { Check, ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type ToggleEvent, useId, useRef } from 'react'
import type { PageCommandId } from '../../../../contract/commands.ts'
import { shortcutLabel } from '../../commands/shortcuts.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Toolbar.module.css'

type Props = {
  label: string
  content: ReactNode
  /** The commands, in groups separated by lines. */
  groups: readonly (readonly PageCommandId[])[]
  /** The checked command of the first group; without it, the menu has no choices. */
  chosen?: PageCommandId | null
  /** Why the menu is disabled at the caret. */
  disabledReason?: string | undefined
  tabIndex: number
  onFocus(): void
}

const GAP = 4

/**
 * A toolbar button with a menu. Opened by mouse, it leaves focus and selection on the page; opened by key, it has the
 * focus until a choice is made.
 */
export function ToolMenu({ label, content, groups, chosen, disabledReason, tabIndex, onFocus }: Props) {
  const { t } = useTranslations()
  const id = useId()
  const button = useRef<HTMLButtonElement | null>(null)
  const menu = useRef<HTMLDivElement | null>(null)
  const openedByKey = useRef(false)
  const hasStyles = chosen !== undefined
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]

  const onToggle = ({ newState }: ToggleEvent) => {
    const isOpen = newState === 'open'
    button.current?.setAttribute('aria-expanded', String(isOpen))
    if (isOpen && openedByKey.current)
      (items().find((item) => item.ariaChecked === 'true') ?? items()[0])?.focus()
    openedByKey.current = false
  }
  const position = () => {
    const box = button.current?.getBoundingClientRect()
    if (!box || !menu.current) return
    menu.current.style.top = `${box.bottom + GAP}px`
    menu.current.style.left = `${Math.max(GAP, Math.min(box.left, innerWidth - 260))}px`
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const all = items()
    const at = all.findIndex((item) => item.contains(document.activeElement))
    if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus()
    else if (event.key === 'ArrowUp') all.at(at <= 0 ? -1 : at - 1)?.focus()
    else if (event.key === 'Home') all[0]?.focus()
    else if (event.key === 'End') all.at(-1)?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') menu.current?.hidePopover()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const choose = (command: PageCommandId) => {
    // The page must be focused before the menu closes, or the menu would return the focus to the button.
    articleEditor.focus()
    menu.current?.hidePopover()
    articleEditor.run(command)
  }
  const item = (command: PageCommandId, isStyle: boolean) => {
    const role = isStyle
      ? { role: 'menuitemradio', 'aria-checked': command === chosen }
      : { role: 'menuitem' }
    return (
      <button
        key={command}
        {...role}
        type="button"
        tabIndex={-1}
        className={styles.item}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => choose(command)}
      >
        {hasStyles && <Check aria-hidden />}
        <span>{t(`common:command.${command}`)}</span>
        <kbd aria-hidden>{shortcutLabel(command, t)}</kbd>
      </button>
    )
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        data-tool
        className={styles.tool}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded="false"
        aria-disabled={disabledReason !== undefined || undefined}
        title={disabledReason ? `${label}\n${disabledReason}` : label}
        tabIndex={tabIndex}
        onFocus={onFocus}
        popoverTarget={disabledReason === undefined ? id : undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={({ detail }) => {
          openedByKey.current = detail === 0
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || disabledReason !== undefined) return
          event.preventDefault()
          openedByKey.current = true
          menu.current?.showPopover()
        }}
      >
        {content}
        <ChevronDown aria-hidden className={styles.chevron} />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className={styles.menu}
        onBeforeToggle={position}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
      >
        {groups.map((group, at) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of a menu.
          <div key={group[0]} role="group" className={at > 0 ? styles.group : undefined}>
            {group.map((command) => item(command, hasStyles && at === 0))}
          </div>
        ))}
      </div>
    </>
  )
}
