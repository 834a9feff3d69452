import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useToasts } from '../state/toasts.ts'
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
  /** Where the content takes the focus once it is there: no other control has it before. */
  waitsForContent?: boolean
  children: ReactNode
}

/** The first field of a form that is the dialog's content. */
const FIRST_FIELD = ':scope > form :is(input, textarea, select)'
/** What Tab goes to below the title: of several tabs the chosen one, or a text that is scrolled. */
const CONTROL = ':is(button, input, textarea, select):enabled:not([tabindex="-1"]), [tabindex="0"]'
const FIRST_CONTROL = `:scope > :is(${CONTROL}), :scope > :not(header) :is(${CONTROL})`

/** Hides what was told up to now, so that it lies over no dialog. Returns a function that shows it again. */
function coverToasts(): () => void {
  const { toasts, covered } = useToasts.getState()
  useToasts.setState({ covered: toasts.at(-1)?.id ?? covered })
  return () => useToasts.setState({ covered })
}

/** Pixels that a notice of three lines needs below a dialog, and those between the two. */
const ROOM = 96
const GAP = 8

/**
 * Keeps notices off a dialog: below it where there is room, else above its foot. They follow it until the returned function is
 * called.
 */
function placeToasts(dialog: HTMLElement): () => void {
  const { style } = document.body
  const before = [style.getPropertyValue('--toasts-top'), style.getPropertyValue('--toasts-bottom')] as const
  const put = (top: string, bottom: string) => {
    style.setProperty('--toasts-top', top)
    style.setProperty('--toasts-bottom', bottom)
  }
  const place = () => {
    const { bottom } = dialog.getBoundingClientRect()
    const foot = dialog.querySelector(':scope > footer')?.getBoundingClientRect().top ?? bottom
    if (innerHeight - bottom >= ROOM) put(`${bottom + GAP}px`, 'auto')
    else put('auto', `${Math.max(0, innerHeight - foot) + GAP}px`)
  }
  // Before the first frame of the dialog, and whenever it or the window gets another size.
  place()
  const observer = new ResizeObserver(place)
  observer.observe(dialog)
  observer.observe(document.documentElement)
  return () => {
    observer.disconnect()
    put(...before)
  }
}

/**
 * A modal dialog: traps the focus and restores it on closing. One that is a form opens in its first field, another one at the
 * first control below its title, or where its text is scrolled.
 */
export function ModalDialog({
  title,
  headerContent,
  footer,
  size,
  onClose,
  closesOnOutsideClick = false,
  waitsForContent = false,
  children,
}: Props) {
  const dialog = useRef<HTMLElement>(null)
  useEffect(coverToasts, [])
  useLayoutEffect(() => (dialog.current ? placeToasts(dialog.current) : undefined), [])
  useEffect(() => {
    const focusFirst = (selector: string) => {
      const { current } = dialog
      if (document.activeElement === current) current?.querySelector<HTMLElement>(selector)?.focus()
    }
    // What is typed while a dialog is loaded goes to its first field, which must have the focus at once; tabs come later.
    focusFirst(FIRST_FIELD)
    if (waitsForContent) return
    const frame = requestAnimationFrame(() => focusFirst(FIRST_CONTROL))
    return () => cancelAnimationFrame(frame)
  }, [waitsForContent])
  return (
    <ModalOverlay
      className={styles.backdrop ?? ''}
      isOpen
      isDismissable={closesOnOutsideClick}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`${styles.surface} ${styles.modal} ${styles[size]}`}>
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
