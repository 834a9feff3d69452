import { CircleAlert } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { dateInWords } from '../../../../core/dateInWords.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './ExportDialog.module.css'
import type { Doubts } from './useScope.ts'

/** True where there is something to ask about. */
export const isDoubtful = ({ embargoed, unready }: Doubts): boolean => embargoed.length + unready.length > 0

/** What is to be known of an export before it begins, as a sentence. */
export function useDoubtSentence({ embargoed, unready }: Doubts, isSingle: boolean): string {
  const { t, locale } = useTranslations()
  const [first] = [...embargoed, ...unready]
  if (isSingle && first) {
    return embargoed.length > 0
      ? t('exportRun:doubt.thisEmbargoed', { when: dateInWords(first.embargo, locale) })
      : t('exportRun:doubt.thisUnready', { status: t(`common:status.${first.status}`) })
  }
  const counted = (key: 'embargoed' | 'unready' | 'onlyUnready', count: number) =>
    count > 0 ? [t(`exportRun:doubt.${key}`, { count })] : []
  const parts = [
    ...counted('embargoed', embargoed.length),
    ...counted(embargoed.length > 0 ? 'unready' : 'onlyUnready', unready.length),
  ]
  return parts.length > 0 ? `${parts.join(', ')}.` : ''
}

type Props = {
  doubts: Doubts
  isSingle: boolean
  /** All articles, those under embargo too, or those alone that are ready and under none. */
  onAnswer(which: 'all' | 'ready'): void
  onCancel(): void
}

/** Asks, in the place of the dialog's buttons, whether to export what is under embargo or not ready. */
export function Question({ doubts, isSingle, onAnswer, onCancel }: Props) {
  const { t } = useTranslations()
  const id = useId()
  const safest = useRef<HTMLFieldSetElement>(null)
  const sentence = useDoubtSentence(doubts, isSingle)
  const { ready } = doubts
  const hasReady = ready.length > 0
  useEffect(() => safest.current?.querySelector<HTMLElement>('[data-safest]')?.focus(), [])
  return (
    <fieldset ref={safest} className={styles.question} aria-labelledby={id}>
      <p id={id} className={styles.doubt}>
        <CircleAlert aria-hidden />
        {sentence}
      </p>
      <Button data-safest={hasReady ? undefined : true} aria-describedby={id} onClick={onCancel}>
        {t('common:cancel')}
      </Button>
      {hasReady && (
        <Button data-safest aria-describedby={id} onClick={() => onAnswer('ready')}>
          {t('exportRun:exportReady', { count: ready.length })}
        </Button>
      )}
      <Button variant="primary" aria-describedby={id} onClick={() => onAnswer('all')}>
        {t('exportRun:exportAnyway')}
      </Button>
    </fieldset>
  )
}
