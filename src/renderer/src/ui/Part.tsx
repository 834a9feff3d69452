import { Component, type ReactNode, Suspense } from 'react'
import { failed } from '../../../core/failure.ts'
import { failureSentence } from '../../../i18n/index.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'
import styles from './Part.module.css'

function Broken({ again }: { again(): void }) {
  const { t } = useWords()
  return (
    <div className={styles.broken} role="alert">
      <p>{failureSentence(t, failed('unexpected').failure)}</p>
      <Button onClick={again}>{t('common:retry')}</Button>
    </div>
  )
}

/** A part of the window that may come later, and whose breaking leaves the other parts alone. */
export class Part extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state: Readonly<{ broken: boolean }> = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (this.state.broken) return <Broken again={() => this.setState({ broken: false })} />
    return <Suspense>{this.props.children}</Suspense>
  }
}
