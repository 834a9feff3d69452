import { useDeferredValue, useMemo } from 'react'
import { compareArticles } from '../../../../core/article/comparison.ts'
import type { ArticleContent } from '../../../../core/article/index.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { addVersionSentences } from '../../../../i18n/versions.ts'
import { isTooLongForPage } from '../../editor/convert.ts'
import { useSession } from '../../saving/session.ts'
import { type ComparedTexts, useComparison } from '../../state/comparison.ts'
import { Button } from '../../ui/Button.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import { ComparedPage } from './ComparedPage.tsx'
import styles from './Comparison.module.css'
import { useComparedTexts } from './useComparedTexts.ts'

/** Two texts of the open article compared, in place of its page. */
export default function Comparison() {
  useSentences(addVersionSentences)
  const shown = useComparison((comparison) => comparison.shown)
  return shown && <ReadComparison key={`${shown.version} ${shown.newer ?? ''}`} texts={shown} />
}

function ReadComparison({ texts }: { texts: ComparedTexts }) {
  const { t } = useTranslations()
  const { older, newer, failure } = useComparedTexts(texts)
  // What is changed meanwhile is compared after it is shown.
  const today = useDeferredValue(useSession((session) => session.content))
  const content = texts.newer === null ? today : (newer?.content ?? null)
  const isSlow = useDelayed(failure === null && older === null)
  if (failure) return <Message text={failureSentence(t, failure)} />
  if (!older || !content) return isSlow && <p className={styles.waiting}>{t('versions:loading')}</p>
  if (isTooLongForPage(older.content) || isTooLongForPage(content))
    return <Message text={t('versions:tooLong')} />
  return (
    <Compared
      older={older.content}
      newer={content}
      summaries={{ older: older.summary, newer: newer?.summary ?? null }}
    />
  )
}

type ComparedProps = {
  older: ArticleContent
  newer: ArticleContent
  summaries: Parameters<typeof ComparedPage>[0]['summaries']
}

function Compared({ older, newer, summaries }: ComparedProps) {
  const comparison = useMemo(() => compareArticles(older, newer), [older, newer])
  return <ComparedPage comparison={comparison} summaries={summaries} />
}

/** Why there is no comparison. */
function Message({ text }: { text: string }) {
  const { t } = useTranslations()
  const { close } = useComparison.getState()
  return (
    <section className={styles.banner} data-comparison tabIndex={-1} aria-label={t('versions:comparison')}>
      <p role="alert">{text}</p>
      <Button onClick={close}>{t('common:close')}</Button>
    </section>
  )
}
