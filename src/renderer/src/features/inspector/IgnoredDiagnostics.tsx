import type { IgnoredDiagnostic } from '../../../../core/article/index.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './DiagnosticsPanel.module.css'
import { Disclosure } from './Disclosure.tsx'

type Props = { diagnostics: readonly IgnoredDiagnostic[]; readOnly: boolean }

/** What the article ignores: how many, and on demand each, with a way to take it back. */
export function IgnoredDiagnostics({ diagnostics, readOnly }: Props) {
  const { t } = useTranslations()
  return (
    <Disclosure title={t('remarks:ignored')} note={t('remarks:inArticle', { count: diagnostics.length })}>
      {(id) => (
        <ul id={id} className={styles.ignoredList}>
          {diagnostics.map((diagnostic) => (
            <IgnoredLine key={JSON.stringify(diagnostic)} diagnostic={diagnostic} readOnly={readOnly} />
          ))}
        </ul>
      )}
    </Disclosure>
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
