import { type ReactNode, useMemo, useState } from 'react'
import type { ArticleContent } from '../../../../core/article/index.ts'
import {
  applyChoices,
  type Choice,
  compareContents,
  type Comparison,
} from '../../../../core/article/merge.ts'
import type { Failure } from '../../../../core/failure.ts'
import { failureSentence } from '../../../../i18n/index.ts'
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

/** A column of the comparison: what its text is, and when or where it was saved. */
export type MergeSide = { name: string; note: ReactNode }
/** What a button of the dialog does with both texts; `merged` is as the rows are set. Gives why it failed. */
export type MergeDecision = { label: string; run(merged: ArticleContent): Promise<Failure | null> }

type Props = {
  title: string
  /** What is said beside the buttons, while nothing failed. */
  explanation: string
  base: ArticleContent | null
  mine: ArticleContent
  theirs: ArticleContent
  sides: { mine: MergeSide; theirs: MergeSide }
  /** The last one saves the merge. */
  decisions: readonly MergeDecision[]
  onClose(): void
}

/** Two texts of one article side by side, and what can be done with them; the merge is chosen row by row. */
export function MergeDialog({ title, explanation, base, mine, theirs, sides, decisions, onClose }: Props) {
  const { t } = useTranslations()
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [isPreview, setPreview] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const comparison = useMemo(() => compareContents(base, mine, theirs), [base, mine, theirs])
  const isThreeWay = base !== null
  const summary = useSummary(comparison, isThreeWay)
  const decide = async ({ run }: MergeDecision) => {
    setBusy(true)
    setFailure(await run(applyChoices(comparison, choices)))
    setBusy(false)
  }
  return (
    <ModalDialog
      title={title}
      headerContent={
        <>
          <span className={styles.explanation}>{summary}</span>
          <Button onClick={() => setPreview(!isPreview)}>
            {t(isPreview ? 'editor:conflict.compare' : 'editor:conflict.preview')}
          </Button>
        </>
      }
      size="wide"
      onClose={onClose}
      footer={
        <>
          <span className={failure ? styles.failure : styles.explanation} role="status">
            {failure ? failureSentence(t, failure) : explanation}
          </span>
          {decisions.map((decision, at) => (
            <Button
              key={decision.label}
              {...(at === decisions.length - 1 && { variant: 'primary' })}
              disabled={isBusy}
              onClick={() => void decide(decision)}
            >
              {decision.label}
            </Button>
          ))}
        </>
      }
    >
      {isPreview ? (
        <Preview content={applyChoices(comparison, choices)} />
      ) : (
        <div className={styles.rows}>
          <div className={styles.titles}>
            {[sides.mine, sides.theirs].map(({ name, note }) => (
              <h3 key={name}>
                {name} <small className={styles.time}>{note}</small>
              </h3>
            ))}
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
