import type { ArticleComparison, InlinePiece } from '../../../../core/article/comparison.ts'
import { dateInWords } from '../../../../core/dateInWords.ts'
import { pageWords } from '../../../../core/export/pageWords.ts'
import styles from './Comparison.module.css'
import { InlinePieces } from './Inlines.tsx'

function DisplayField({ field, pieces }: { field: string; pieces: readonly InlinePiece[] }) {
  if (pieces.length === 0) return null
  const content = <InlinePieces pieces={pieces} />
  if (field === 'headline') return <h1 data-field={field}>{content}</h1>
  return <p data-field={field}>{content}</p>
}

/** Display copy and credits. A rewritten text has those of the older text. */
export function ComparedHead({
  comparison: { display, older, newer, isRewritten },
}: {
  comparison: ArticleComparison
}) {
  const { byline, date, dateline, agency, language } = isRewritten ? older : newer
  const credits = [dateInWords(date, language), dateline, agency].filter((text) => text !== '')
  return (
    <>
      {display.map(({ field, pieces }) =>
        isRewritten ? (
          <DisplayField
            key={field}
            field={field}
            pieces={
              older[field] === ''
                ? []
                : [{ kind: 'same', parts: [{ type: 'text', text: older[field], marks: [] }] }]
            }
          />
        ) : (
          <DisplayField key={field} field={field} pieces={pieces} />
        ),
      )}
      {(byline.length > 0 || credits.length > 0) && (
        <div className={styles.credits}>
          {byline.length > 0 && (
            <span>
              {pageWords(language).by} <b>{byline.map(({ name }) => name).join(', ')}</b>
            </span>
          )}
          {credits.map((text) => (
            <span key={text}>{text}</span>
          ))}
        </div>
      )}
    </>
  )
}
