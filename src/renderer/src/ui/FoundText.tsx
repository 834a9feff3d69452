import { useTranslations } from '../useTranslations.ts'
import type { FieldName } from '../../../core/article/index.ts'
import styles from './FoundText.module.css'

/** The box before a row that can be ticked by a click on it or by the space bar; `some` where a part of what it stands for is. */
export function Tick({ ticked }: { ticked: boolean | 'some' }) {
  return (
    <span className={styles.tick} data-action="tick" data-ticked={ticked !== false || undefined} aria-hidden>
      {ticked === 'some' ? '–' : ticked ? '✓' : ''}
    </span>
  )
}

type Props = {
  /** Where the text is; null in the body. */
  field: FieldName | null
  isNote: boolean
  /** The text around what was found. */
  before: string
  found: string
  after: string
  /** What takes its place; null where it stays. */
  insert: string | null
  /** What was found holds a footnote or a picture, which replacing would delete. */
  isProtected: boolean
}

/** What was found, within its text: marked, or struck through before what takes its place. */
export function FoundText({ field, isNote, before, found, after, insert, isProtected }: Props) {
  const { t } = useTranslations()
  return (
    <>
      {field && <span className={styles.label}>{t(`fields:${field}`)}</span>}
      {isNote && <span className={styles.label}>{t('find:note')}</span>}
      <span className={styles.context} dir="auto">
        {before}
        {insert === null ? <mark>{found}</mark> : <del>{found}</del>}
        {insert !== null && insert !== '' && <ins>{insert}</ins>}
        {after}
      </span>
      {isProtected && (
        <span className={styles.protected} title={t('find:heldHere')}>
          {t('find:heldTag')}
        </span>
      )}
    </>
  )
}
