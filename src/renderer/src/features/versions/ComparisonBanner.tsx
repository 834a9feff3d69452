import { ChevronDown, ChevronUp } from 'lucide-react'
import type { ArticleComparison } from '../../../../core/article/comparison.ts'
import type { VersionSummary } from '../../../../core/versions.ts'
import { acceleratorLabel } from '../../commands/shortcuts.ts'
import { useComparison } from '../../state/comparison.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Comparison.module.css'
import { versionInWords, wordsInWords } from './versionWords.ts'

type Props = {
  comparison: ArticleComparison
  older: VersionSummary
  newer: VersionSummary | null
  /** The current change; -1 for none. */
  current: number
  onStep(by: 1 | -1): void
  /** Restores the version whole; null where nothing can be replaced. */
  onRestore: (() => void) | null
}

/** What is compared with what, and how much differs; steps from change to change, restores, closes. */
export function ComparisonBanner({ comparison, older, newer, current, onStep, onRestore }: Props) {
  const { t, locale } = useTranslations()
  const { changes, isRewritten } = comparison
  const count = changes.length
  const words = changes.reduce((sum, { gone, come }) => ({ in: sum.in + come, out: sum.out + gone }), {
    in: 0,
    out: 0,
  })
  const counted = words.in + words.out > 0 ? wordsInWords(t, words) : t('versions:changes', { count })
  const said = isRewritten ? t('versions:rewritten') : count === 0 ? t('versions:same') : counted
  return (
    <div className={styles.banner}>
      <p role="status">
        {newer
          ? t('versions:comparedWith.of', { newer: versionInWords(t, locale, newer) })
          : t('versions:comparedWith')}{' '}
        <b>{versionInWords(t, locale, older)}</b>
        {` · ${said}`}
      </p>
      {!isRewritten && count > 0 && (
        <div className={styles.steps}>
          <span role="status" aria-atomic className={styles.position}>
            {current < 0
              ? t('versions:changes', { count })
              : t('versions:position', { at: current + 1, count })}
          </span>
          <IconButton
            label={t('versions:previous')}
            aria-keyshortcuts="Alt+ArrowUp"
            title={`${t('versions:previous')}  ${acceleratorLabel('Alt+Up', t)}`}
            onClick={() => onStep(-1)}
          >
            <ChevronUp />
          </IconButton>
          <IconButton
            label={t('versions:next')}
            aria-keyshortcuts="Alt+ArrowDown"
            title={`${t('versions:next')}  ${acceleratorLabel('Alt+Down', t)}`}
            onClick={() => onStep(1)}
          >
            <ChevronDown />
          </IconButton>
        </div>
      )}
      <div className={styles.actions}>
        {onRestore && (count > 0 || isRewritten) && (
          <Button onClick={onRestore}>{t('versions:restore')}</Button>
        )}
        <Button aria-keyshortcuts="Escape" onClick={() => useComparison.getState().close()}>
          {t('common:close')}
        </Button>
      </div>
    </div>
  )
}
