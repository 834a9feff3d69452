import { useEffect, useMemo, useRef } from 'react'
import { type ArticleComparison, blocksOf } from '../../../../core/article/comparison.ts'
import { type Block, type Inline, textBlocks } from '../../../../core/document/index.ts'
import { readSections } from '../../../../core/document/index.ts'
import type { VersionSummary } from '../../../../core/versions.ts'
import { directionOf } from '../../../../core/writingDirection.ts'
import { restoreVersion, takeBack } from '../../commands/versions.ts'
import { usePage } from '../../editor/pageStore.ts'
import pageStyles from '../../ui/PageText.module.css'
import { useTranslations } from '../../useTranslations.ts'
import { BlockViews } from './Blocks.tsx'
import { ComparedFields } from './ComparedFields.tsx'
import { ComparedHead } from './ComparedHead.tsx'
import styles from './Comparison.module.css'
import { ComparisonBanner } from './ComparisonBanner.tsx'
import { rowsOf } from './comparedRows.ts'
import { ComparisonContext, type ComparisonTools } from './comparisonTools.ts'
import { inOrder } from './inOrder.tsx'
import { BlockPieceView } from './Pieces.tsx'
import { useCurrentChange } from './useCurrentChange.ts'
import { versionInWords } from './versionWords.ts'

/** A text with more blocks is laid out as it comes into sight. */
const LONG = 300

function numberNotes(blocks: readonly Block[], into: Map<Inline, number>): void {
  let number = 0
  for (const { content } of textBlocks(blocks))
    for (const inline of content) {
      if (inline.type !== 'footnote') continue
      number += 1
      into.set(inline, number)
    }
}

/** The numbers of the notes of both texts; one that both have has that of the newer. */
function notesOf({ body }: ArticleComparison): ReadonlyMap<Inline, number> {
  const notes = new Map<Inline, number>()
  numberNotes(
    blocksOf(body, () => true),
    notes,
  )
  numberNotes(
    blocksOf(body, () => false),
    notes,
  )
  return notes
}

type Props = {
  comparison: ArticleComparison
  /** `newer` is null for the text of today, into which older passages can be taken back. */
  summaries: { older: VersionSummary; newer: VersionSummary | null }
}

/** A comparison in the look of the page: what went is struck, what came is marked. */
export function ComparedPage({ comparison, summaries: { older, newer } }: Props) {
  const { t, locale } = useTranslations()
  const page = useRef<HTMLElement>(null)
  useEffect(() => {
    // In a narrow window the list of versions, where it was opened, is gone.
    if (document.activeElement === document.body) page.current?.focus({ preventScroll: true })
  }, [])
  const readOnly = usePage((state) => state.readOnly)
  const { changes, isRewritten, body } = comparison
  const rows = useMemo(() => rowsOf(body), [body])
  const { current, step } = useCurrentChange(page, isRewritten ? 0 : changes.length)
  const canRestore = newer === null && !readOnly
  const tools = useMemo((): ComparisonTools => {
    const take: ComparisonTools['takeBack'] = (taken, what) => {
      void takeBack(comparison, taken, (words) => words(`versions:restored.${what}`)).then(() =>
        // The button that was pressed is gone with its change.
        page.current?.focus({ preventScroll: true }),
      )
    }
    return { takeBack: canRestore ? take : null, notes: notesOf(comparison) }
  }, [comparison, canRestore])
  const { language } = comparison.newer
  return (
    <ComparisonContext value={tools}>
      <section
        ref={page}
        className={`${pageStyles.page} ${styles.comparison}`}
        data-comparison
        tabIndex={-1}
        aria-label={t('versions:comparison')}
      >
        <ComparisonBanner
          comparison={comparison}
          older={older}
          newer={newer}
          current={current}
          onStep={step}
          onRestore={
            canRestore
              ? () =>
                  void restoreVersion(older.id, (words) =>
                    words('versions:restored.whole', { when: versionInWords(words, locale, older) }),
                  )
              : null
          }
        />
        <ComparedFields comparison={comparison} />
        <div
          data-read
          data-long={rows.length > LONG || undefined}
          lang={language}
          dir={directionOf(language)}
        >
          <ComparedHead comparison={comparison} />
          {isRewritten ? (
            <BlockViews blocks={readSections(comparison.older.sections)} />
          ) : (
            inOrder(rows, ({ piece, restores }) => <BlockPieceView piece={piece} restores={restores} />)
          )}
        </div>
      </section>
    </ComparisonContext>
  )
}
