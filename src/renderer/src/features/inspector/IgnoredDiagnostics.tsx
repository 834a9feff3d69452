import { useId, useState } from 'react'
import type { IgnoredDiagnostic } from '../../../../core/article/index.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './DiagnosticsPanel.module.css'

type Props = { diagnostics: readonly IgnoredDiagnostic[]; readOnly: boolean }

/** What the article ignores: how many, and on demand each, with a way to take it back. */
export function IgnoredDiagnostics({ diagnostics, readOnly }: Props) {
  const { t } = useTranslations()
  const listId = useId()
  const [isShown, setShown] = useState(false)
  return (
    <section className={styles.ignored} aria-label={t('remarks:ignored')}>
      <p className={styles.ignoredHead}>
        <span className={styles.title}>{t('remarks:ignored')}</span>
        <span>{t('remarks:inArticle', { count: diagnostics.length })}</span>
        <Button
          variant="quiet"
          aria-expanded={isShown}
          aria-controls={listId}
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? 'remarks:hide' : 'remarks:show')}
        </Button>
      </p>
      {isShown && (
        <ul id={listId} className={styles.ignoredList}>
          {diagnostics.map((diagnostic) => (
            <IgnoredLine key={JSON.stringify(diagnostic)} diagnostic={diagnostic} readOnly={readOnly} />
          ))}
        </ul>
      )}
    </section>
  )
}

function IgnoredLine({ diagnostic, readOnly }: { diagnostic: IgnoredDiagnostic; readOnly: boolean }) {
  const { t } = useTranslations()
  const { text, before, after } = diagnostic
  const restore = () =>
    void import('../../editor/diagnostics/diagnosticActions.ts').then(({ restoreDiagnostic }) =>
      restoreDiagnostic(diagnostic),
    )
  const words = text ?? t('remarks:wholeRule')
  return (
    <li className={styles.diagnostic}>
      <span className={styles.passage}>
        {before}
        {text === null ? <span className={styles.location}>{words}</span> : <b>{text}</b>}
        {after}
        {text !== null && before === null && (
          <span className={styles.suggestion}>{t('remarks:everyPlace')}</span>
        )}
      </span>
      {!readOnly && (
        <Button variant="quiet" aria-label={t('remarks:restoreNamed', { words })} onClick={restore}>
          {t('remarks:restore')}
        </Button>
      )}
    </li>
  )
}
