import { Component, type ReactNode } from 'react'
import { notify } from '../state/notices.ts'

type Props = {
  /** Closes the dialog. */
  onClose(): void
  /** Opens it again. */
  onAgain(): void
  children: ReactNode
}

/**
 * Around a dialog whose code is fetched: where that cannot be had, or breaks, the dialog closes, a notice says so and
 * offers to try again, and the window behind it stays as it is.
 */
export class DialogBoundary extends Component<Props, { broken: boolean }> {
  override state: Readonly<{ broken: boolean }> = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch() {
    const { onClose, onAgain } = this.props
    notify({
      tone: 'failure',
      say: (t) => t('common:dialog.notOpened'),
      action: { label: (t) => t('common:retry'), run: onAgain },
    })
    onClose()
  }

  override render() {
    return this.state.broken ? null : this.props.children
  }
}
