import { type ReactNode, useEffect, useRef } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import styles from './Dialog.module.css'

type Props = {
  title: string
  /** Beside the title. */
  headerContent?: ReactNode
  /** Under the content. */
  footer?: ReactNode
  size: 'small' | 'medium' | 'large' | 'wide' | 'full'
  /** Called on Escape, and on a click outside if `closesOnOutsideClick`. */
  onClose(): void
  closesOnOutsideClick?: boolean
  children: ReactNode
}

/** A modal dialog: traps the focus and restores it on closing. One that is a form opens in its first field. */
export function ModalDialog({
  title,
  headerContent,
  footer,
  size,
  onClose,
  closesOnOutsideClick = false,
  children,
}: Props) {
  const dialog = useRef<HTMLElement>(null)
  useEffect(() => {
    if (document.activeElement !== dialog.current) return
    dialog.current?.querySelector<HTMLElement>(':scope > form :is(input, textarea, select)')?.focus()
  }, [])
  return (
    <ModalOverlay
      className={styles.backdrop ?? ''}
      isOpen
      isDismissable={closesOnOutsideClick}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`${styles.modal} ${styles[size]}`}>
        <Dialog ref={dialog} className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {title}
            </Heading>
            {headerContent}
          </header>
          {children}
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
