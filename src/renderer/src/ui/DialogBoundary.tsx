import type { ReactNode } from 'react'
import { notify } from '../state/toasts.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'

type Props = {
  /** Closes the dialog. */
  onClose(): void
  /** Opens it again. */
  onRetry(): void
  children: ReactNode
}

/**
 * An error boundary for a lazily loaded dialog: if its code cannot be loaded, or it throws, the dialog closes and a
 * toast offers to try again.
 */
export function DialogBoundary({ onClose, onRetry, children }: Props) {
  const onBroken = () => {
    notify({
      tone: 'failure',
      message: (t) => t('common:dialog.notOpened'),
      action: { label: (t) => t('common:retry'), run: onRetry },
    })
    onClose()
  }
  return (
    <ErrorBoundary instead={null} onBroken={onBroken}>
      {children}
    </ErrorBoundary>
  )
}
