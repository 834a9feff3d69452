import { useMemo, useState } from 'react'
import type { ArticleContent, OpenedArticle } from '../../../../core/article/index.ts'
import type { Failure } from '../../../../core/failure.ts'
import {
  type Choice,
  compareContents,
  type Comparison,
  applyChoices,
} from '../../../../core/article/merge.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { useSession } from '../../saving/session.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { articleLines } from './articleLines.ts'
import styles from './ConflictDialog.module.css'
import { MergeRows } from './MergeRows.tsx'

function Preview({ content }: { content: ArticleContent }) {
  const { t } = useTranslations()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reached by keyboard.
    <section className={styles.preview} aria-label={t('editor:conflict.preview')} tabIndex={0}>
      {articleLines(content).map(({ key, text, head }) => (
        <p key={key} dir="auto" className={head ? styles.heading : undefined}>
          {text}
        </p>
      ))}
    </section>
  )
}

/** The number of differences, and of those that both sides changed. */
function useSummary({ fields, passages }: Comparison, isThreeWay: boolean): string {
  const { t } = useTranslations()
  const differences = [...fields, ...passages.filter(({ differs }) => differs)]
  const contested = isThreeWay ? differences.filter(({ suggested }) => suggested === null).length : 0
  const all = t('editor:conflict.differences', { count: differences.length })
  return contested === 0 ? all : `${all} · ${t('editor:conflict.contested', { count: contested })}`
}

type Conflict = { content: ArticleContent; theirs: OpenedArticle; base: ArticleContent | null }

/** Resolves a conflict: both texts side by side; one is kept, or a merge of both. */
export default function ConflictDialog() {
  const { content, savedState, comparing } = useSession()
  if (!comparing || !content || savedState?.kind !== 'conflict') return null
  const { theirs, base } = savedState
  return <ConflictForm key={theirs.fingerprint} content={content} theirs={theirs} base={base} />
}

function ConflictForm({ content, theirs: { article: theirs }, base }: Conflict) {
  const { t, locale } = useTranslations()
  const { compare, keepMine, keepTheirs, keepMerge } = useSession.getState()
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [isPreview, setPreview] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const comparison = useMemo(() => compareContents(base, content, theirs), [base, content, theirs])
  const isThreeWay = base !== null
  const summary = useSummary(comparison, isThreeWay)
  const savedAt = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' })
  const decide = async (decision: Promise<Failure | null>) => {
    setBusy(true)
    setFailure(await decision)
    setBusy(false)
  }
  const nameOf = (headline: string) => headline || t('editor:untitled')
  return (
    <ModalDialog
      title={t('editor:conflict')}
      headerContent={
        <>
          <span className={styles.explanation}>{summary}</span>
          <Button onClick={() => setPreview(!isPreview)}>
            {t(isPreview ? 'editor:conflict.compare' : 'editor:conflict.preview')}
          </Button>
        </>
      }
      size="wide"
      onClose={() => compare(false)}
      footer={
        <>
          <span className={failure ? styles.failure : styles.explanation} role="status">
            {failure ? failureSentence(t, failure) : t('editor:conflict.kept')}
          </span>
          <Button
            disabled={isBusy}
            onClick={() =>
              void decide(keepTheirs(t('editor:conflict.mineCopy', { headline: nameOf(content.headline) })))
            }
          >
            {t('editor:conflict.takeTheirs')}
          </Button>
          <Button
            disabled={isBusy}
            onClick={() =>
              void decide(keepMine(t('editor:conflict.theirsCopy', { headline: nameOf(theirs.headline) })))
            }
          >
            {t('editor:conflict.takeMine')}
          </Button>
          <Button
            variant="primary"
            disabled={isBusy}
            onClick={() => void decide(keepMerge(applyChoices(comparison, choices)))}
          >
            {t('editor:conflict.takeMerge')}
          </Button>
        </>
      }
    >
      {isPreview ? (
        <Preview content={applyChoices(comparison, choices)} />
      ) : (
        <div className={styles.rows}>
          <div className={styles.titles}>
            <h3>
              {t('editor:conflict.mine')} <small className={styles.time}>{t('editor:conflict.here')}</small>
            </h3>
            <h3>
              {t('editor:conflict.theirs')}{' '}
              <small className={styles.time}>
                {t('editor:conflict.savedAt', { when: savedAt.format(new Date(theirs.updatedAt)) })}
              </small>
            </h3>
          </div>
          <MergeRows
            comparison={comparison}
            isThreeWay={isThreeWay}
            choices={choices}
            onChoose={(key, choice) => setChoices((before) => new Map(before).set(key, choice))}
          />
        </div>
      )}
    </ModalDialog>
  )
}
