import type { ComponentProps } from 'react'
import { ariaShortcut, shortcutLabel } from '../commands/shortcuts.ts'
import type { CommandId } from '../../../contract/commands.ts'
import { useTranslations } from '../useTranslations.ts'
import styles from './Button.module.css'

type Props = Omit<ComponentProps<'button'>, 'type' | 'className'> & {
  variant?: 'plain' | 'primary' | 'quiet'
  /** The command that the button runs: its shortcut is shown in the tooltip. */
  command?: CommandId
}

/** A button with an optional command. */
export function Button({ variant = 'plain', command, title, ...rest }: Props) {
  const { t } = useTranslations()
  const hint = [title, command && shortcutLabel(command, t)].filter(Boolean).join('  ')
  return (
    <button
      type="button"
      className={styles[variant]}
      title={hint || undefined}
      aria-keyshortcuts={command && ariaShortcut(command)}
      {...rest}
    />
  )
}

type IconProps = Omit<Props, 'aria-label' | 'variant'> & { label: string }

/** An icon button; its label is its accessible name and tooltip. */
export function IconButton({ label, ...rest }: IconProps) {
  return <Button variant="quiet" aria-label={label} title={label} data-icon {...rest} />
}
