import { Component, type ReactNode, Suspense } from 'react'
import { failed } from '../../../core/failure.ts'
import { failureSentence } from '../../../i18n/index.ts'
import { dropPrerender } from '../prerenderedPage.ts'
import { useTranslations } from '../useTranslations.ts'
import { Button } from './Button.tsx'
import styles from './ErrorBoundary.module.css'

function BrokenMessage({ again }: { again(): void }) {
  const { t } = useTranslations()
  return (
    <div className={styles.error} role="alert">
      <p>{failureSentence(t, failed('unexpected').failure)}</p>
      <Button onClick={again}>{t('common:retry')}</Button>
    </div>
  )
}

/**
 * An error boundary with Suspense: a part that throws shows a message with a retry button and leaves the others alone.
 */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state: Readonly<{ broken: boolean }> = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch() {
    // What the prerender shows of the page would lie under the message.
    dropPrerender()
  }

  override render() {
    if (this.state.broken) return <BrokenMessage again={() => this.setState({ broken: false })} />
    return <Suspense>{this.props.children}</Suspense>
  }
}
