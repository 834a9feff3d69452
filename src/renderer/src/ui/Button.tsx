import type { ComponentProps } from 'react'
import { ariaShortcut, shortcutLabel } from '../commands/shortcuts.ts'
import type { CommandId } from '../../../contract/commands.ts'
import { useWords } from '../words.ts'
import styles from './Button.module.css'

type Props = Omit<ComponentProps<'button'>, 'type' | 'className'> & {
  look?: 'plain' | 'primary' | 'quiet'
  /** The command that the button gives: its shortcut is told beside it. */
  command?: CommandId
}

/** A button. */
export function Button({ look = 'plain', command, title, ...rest }: Props) {
  const { t } = useWords()
  const hint = [title, command && shortcutLabel(command, t)].filter(Boolean).join('  ')
  return (
    <button
      type="button"
      className={styles[look]}
      title={hint || undefined}
      aria-keyshortcuts={command && ariaShortcut(command)}
      {...rest}
    />
  )
}

type IconProps = Omit<Props, 'aria-label' | 'look'> & { label: string }

/** A button that is only a picture; its label is its name, and shows when pointed at. */
export function IconButton({ label, ...rest }: IconProps) {
  return <Button look="quiet" aria-label={label} title={label} data-icon {...rest} />
}
