import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import styles from './Dialog.module.css'

type Props = {
  title: string
  /** What stands beside the title. */
  beside?: ReactNode
  /** What stands at the end of the dialog, under its content. */
  foot?: ReactNode
  size: 'small' | 'medium' | 'wide' | 'full'
  /** Escape, and a press outside where nothing would be lost by it. */
  onClose(): void
  closesOutside?: boolean
  children: ReactNode
}

/** A dialog in front of the window: it holds the focus until it closes, and gives it back then. */
export function WindowDialog({ title, beside, foot, size, onClose, closesOutside = false, children }: Props) {
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen
      isDismissable={closesOutside}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`${styles.modal} ${styles[size]}`}>
        <Dialog className={styles.dialog ?? ''}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {title}
            </Heading>
            {beside}
          </header>
          {children}
          {foot && <footer className={styles.foot}>{foot}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
