import type { ReactNode } from 'react'
import { Button, type ButtonProps } from 'react-aria-components'
import styles from './Button.module.css'

type Props = Omit<ButtonProps, 'className' | 'children' | 'render' | 'aria-label'> & {
  label: string
  icon: ReactNode
}

/** The icon button that opens a menu or a popover around it; its label is its accessible name and tooltip. */
export function MenuIconButton({ label, icon, ...rest }: Props) {
  return (
    <Button
      className={styles.quiet ?? ''}
      aria-label={label}
      data-icon
      // React Aria's button takes no title.
      render={(props) => <button {...props} title={label} />}
      {...rest}
    >
      {icon}
    </Button>
  )
}
