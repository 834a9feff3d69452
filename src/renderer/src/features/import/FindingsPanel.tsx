import { dateInWords } from '../../../../core/dateInWords.ts'
import { CircleAlert, Info } from 'lucide-react'
import type { DraftPart } from '../../../../core/import/doubts.ts'
import { doubtSentence, noticeSentence } from '../../../../i18n/importReview.ts'
import { Button } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { EncodingMenu } from './EncodingMenu.tsx'
import styles from './FindingsPanel.module.css'
import { doubtItems } from './doubtItems.ts'
import type { ReadFile, ReviewEntry } from './entry.ts'
import { rowIds, rowOfField } from './lines.ts'
import { OTHER_DATE, otherDate } from './readDraft.ts'
import { useReview } from './review.ts'

/** So many lines of one doubt have a button of their own. */
const MOST_LINES = 6

/** The row that holds what a doubt is about, where that is a field. */
function rowOfPart({ draft, fields }: ReadFile, part: DraftPart): string | undefined {
  const ids = rowIds(draft.blocks)
  const at = draft.blocks.findIndex(({ kind }) => kind === part)
  const field = fields.find((named) => named.field === part)
  return field ? rowOfField(field.field) : ids[at]
}

type Props = {
  entry: ReviewEntry
  read: ReadFile
  /** Called when a button has done what it does, and may be gone. */
  onDone(): void
}

/** What is doubtful about a file, and what its import did, in sentences; nothing for a file that is sure. */
export function FindingsPanel({ entry: { key, whole }, read, onDone }: Props) {
  const { t, locale } = useTranslations()
  const { show, confirm, keepAsOne } = useReview.getState()
  const { draft } = read
  const goTo = (row: string) => {
    show(key, row)
    onDone()
  }
  const doubts = doubtItems(draft, (doubt) => doubtSentence(t, doubt))
  if (doubts.length + draft.notices.length === 0 && !whole) return null
  return (
    <ul className={styles.findings} aria-label={t('import:findings')}>
      {doubts.map(({ id, part, sentence, rows, ids, isEitherWay }) => {
        const other = isEitherWay ? otherDate(draft.content.date) : null
        const settle = (...more: string[]) => {
          confirm(key, [...ids, ...more])
          onDone()
        }
        const seen = rows.length === 0 ? rowOfPart(read, part) : undefined
        return (
          <li key={id} className={styles.finding} data-doubt>
            <CircleAlert aria-hidden />
            <span className={styles.sentence}>
              <b>{t(`import:part.${part}`)}</b> {sentence}
              {other && ` ${t('import:readAs', { date: dateInWords(draft.content.date, locale) })}`}
            </span>
            <span className={styles.actions}>
              {rows.slice(0, MOST_LINES).map((row) => (
                <Button key={row.id} onClick={() => goTo(row.id)}>
                  {t('import:goToLine', { line: row.line })}
                </Button>
              ))}
              {rows.length > MOST_LINES && (
                <span className={styles.more}>
                  {t('import:moreLines', { count: rows.length - MOST_LINES })}
                </span>
              )}
              {seen !== undefined && <Button onClick={() => goTo(seen)}>{t('import:showField')}</Button>}
              {part === 'encoding' && draft.encoding && (
                <EncodingMenu entryKey={key} encoding={draft.encoding} label={t('import:chooseEncoding')} />
              )}
              {other && (
                <Button onClick={() => settle(OTHER_DATE)}>
                  {t('import:otherDate', { date: dateInWords(other, locale) })}
                </Button>
              )}
              <Button onClick={() => settle()}>{t('import:confirm')}</Button>
            </span>
          </li>
        )
      })}
      {whole && (
        <li className={styles.finding}>
          <Info aria-hidden />
          <span className={styles.sentence}>{t('import:divided', { fileName: whole.fileName })}</span>
          <span className={styles.actions}>
            <Button onClick={() => keepAsOne(key)}>{t('import:keepAsOne')}</Button>
          </span>
        </li>
      )}
      {draft.notices.map((notice, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notices have no other name and do not move
        <li key={at} className={styles.finding}>
          <Info aria-hidden />
          <span className={styles.sentence}>{noticeSentence(t, notice)}</span>
        </li>
      ))}
    </ul>
  )
}
