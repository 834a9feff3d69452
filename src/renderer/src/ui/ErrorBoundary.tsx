import { Component, type ReactNode, Suspense } from 'react'
import { failed } from '../../../core/failure.ts'
import { failureSentence } from '../../../i18n/index.ts'
import { dropPrerender } from '../prerenderedPage.ts'
import { useTranslations } from '../useTranslations.ts'
import { Button } from './Button.tsx'
import styles from './ErrorBoundary.module.css'

/** The code of a part could not be loaded from the host. */
export class PartNotLoaded extends Error {}

function BrokenMessage({ error, again }: { error: unknown; again(): void }) {
  const { t } = useTranslations()
  const code = error instanceof PartNotLoaded ? 'unreachable' : 'unexpected'
  return (
    <div className={styles.error} role="alert">
      <p>{failureSentence(t, failed(code).failure)}</p>
      <Button onClick={again}>{t('common:retry')}</Button>
    </div>
  )
}

type Props = {
  children: ReactNode
  /** What stands in the place of a part that is being loaded; one that throws is shown as that, and no message. */
  instead?: ReactNode
  /** Each other value is another try. */
  attempt?: unknown
  onBroken?(): void
}

/**
 * An error boundary with Suspense: a part that throws shows a message with a retry button and leaves the others alone.
 */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: Readonly<{ error: unknown }> = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  /** The attempt with which the part was rendered last. */
  #tried: unknown = this.props.attempt
  readonly #retry = () => {
    this.#tried = this.props.attempt
    this.setState({ error: null })
  }

  override componentDidCatch() {
    // What the prerender shows of the page would lie under the message.
    if (this.props.instead === undefined) dropPrerender()
    this.props.onBroken?.()
    // Another attempt came while the part was being loaded.
    if (this.props.attempt !== this.#tried) this.#retry()
  }

  override componentDidUpdate({ attempt }: Props) {
    if (attempt !== this.props.attempt && this.state.error !== null) this.#retry()
  }

  override render() {
    const { instead, children } = this.props
    const { error } = this.state
    if (error === null) return <Suspense fallback={instead}>{children}</Suspense>
    return instead === undefined ? <BrokenMessage error={error} again={this.#retry} /> : instead
  }
}
