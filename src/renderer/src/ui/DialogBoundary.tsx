import { Component, type ReactNode } from 'react'
import { notify } from '../state/toasts.ts'

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
export class DialogBoundary extends Component<Props, { broken: boolean }> {
  override state: Readonly<{ broken: boolean }> = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch() {
    const { onClose, onRetry } = this.props
    notify({
      tone: 'failure',
      message: (t) => t('common:dialog.notOpened'),
      action: { label: (t) => t('common:retry'), run: onRetry },
    })
    onClose()
  }

  override render() {
    return this.state.broken ? null : this.props.children
  }
}
