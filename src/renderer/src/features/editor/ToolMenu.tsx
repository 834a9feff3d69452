import { Check, ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type ToggleEvent, useId, useRef } from 'react'
import type { PageCommandId } from '../../../../contract/commands.ts'
import { shortcutLabel } from '../../commands/shortcuts.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { useWords } from '../../words.ts'
import styles from './Toolbar.module.css'

type Props = {
  label: string
  face: ReactNode
  /** The commands, in groups with a line between. */
  groups: readonly (readonly PageCommandId[])[]
  /** Which of the first group it is now; without it, nothing there is a choice. */
  chosen?: PageCommandId | null
  /** Why it cannot be opened where the caret is. */
  unusable?: string | undefined
  tabIndex: number
  onFocus(): void
}

const GAP = 4

/**
 * A button of the toolbar with a menu under it. Opened with the mouse, it leaves the focus and the selection on the page;
 * opened by a key, it has the focus until something is chosen.
 */
export function ToolMenu({ label, face, groups, chosen, unusable, tabIndex, onFocus }: Props) {
  const { t } = useWords()
  const id = useId()
  const button = useRef<HTMLButtonElement | null>(null)
  const menu = useRef<HTMLDivElement | null>(null)
  const isByKey = useRef(false)
  const hasStyles = chosen !== undefined
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]

  const onToggle = ({ newState }: ToggleEvent) => {
    const isOpen = newState === 'open'
    button.current?.setAttribute('aria-expanded', String(isOpen))
    if (isOpen && isByKey.current)
      (items().find((item) => item.ariaChecked === 'true') ?? items()[0])?.focus()
    isByKey.current = false
  }
  const place = () => {
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
    // The page has the focus before the menu goes, which else would give it back to the button.
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
        aria-disabled={unusable !== undefined || undefined}
        title={unusable ? `${label}\n${unusable}` : label}
        tabIndex={tabIndex}
        onFocus={onFocus}
        popoverTarget={unusable === undefined ? id : undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={({ detail }) => {
          isByKey.current = detail === 0
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || unusable !== undefined) return
          event.preventDefault()
          isByKey.current = true
          menu.current?.showPopover()
        }}
      >
        {face}
        <ChevronDown aria-hidden className={styles.chevron} />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className={styles.menu}
        onBeforeToggle={place}
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
