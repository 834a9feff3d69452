import { useEffect, useState } from 'react'
import { type Diagnostic, useDiagnostics } from '../../editor/diagnostics/store.ts'
import { replaceWord } from '../../editor/diagnostics/actions.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './DiagnosticCard.module.css'

/** `undefined` while they are looked for; null where they cannot be had now. */
type Suggested = readonly string[] | null | undefined

/** How the word of a diagnostic may be spelt, as soon as that is known; none for any other diagnostic. */
export function useSuggestions(diagnostic: Diagnostic | null): Suggested {
  const [found, setFound] = useState<{ of: Diagnostic; suggested: Suggested } | null>(null)
  useEffect(() => {
    let isWanted = true
    if (diagnostic?.finding.source === 'spelling')
      void import('../../editor/diagnostics/diagnosticActions.ts')
        .then(({ suggestionsFor }) => suggestionsFor(diagnostic))
        .then((suggested) => {
          if (isWanted) setFound({ of: diagnostic, suggested })
        })
    return () => {
      isWanted = false
    }
  }, [diagnostic])
  if (diagnostic?.finding.source !== 'spelling') return []
  return found?.of === diagnostic ? found.suggested : undefined
}

type Props = { diagnostic: Diagnostic; suggested: Suggested; act(action: () => void): () => void }

/** The suggestions for a word, each with its digit. */
export function Suggestions({ diagnostic, suggested, act }: Props) {
  const { t } = useTranslations()
  const { written } = diagnostic.finding
  const count = useDiagnostics(
    ({ diagnostics }) =>
      diagnostics.filter(({ finding }) => finding.source === 'spelling' && finding.written === written)
        .length,
  )
  const [first] = suggested ?? []
  if (first === undefined)
    return (
      <p className={styles.why} aria-live="polite">
        {t(
          suggested === undefined
            ? 'remarks:searching'
            : suggested === null
              ? 'remarks:noSuggestionNow'
              : 'remarks:noSuggestion',
        )}
      </p>
    )
  return (
    <div className={styles.actions}>
      {suggested?.map((word, at) => (
        <Button
          key={word}
          aria-keyshortcuts={String(at + 1)}
          onClick={act(() => replaceWord(diagnostic, word, false))}
        >
          <kbd aria-hidden>{at + 1}</kbd> {word}
        </Button>
      ))}
      {count > 1 && (
        <Button onClick={act(() => replaceWord(diagnostic, first, true))}>
          {t('remarks:everywhere', { count })}
        </Button>
      )}
    </div>
  )
}
