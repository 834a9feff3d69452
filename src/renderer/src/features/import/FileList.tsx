import { X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { failureSentence } from '../../../../i18n/index.ts'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useWords } from '../../words.ts'
import styles from './ImportDialog.module.css'
import { doubtsOf, type Entry, useReview } from './review.ts'

const ROW_HEIGHT = 57

function Verdict({ entry: { read, failure, file } }: { entry: Entry }) {
  const { t } = useWords()
  if (failure) return <small className={styles.refused}>{failureSentence(t, failure)}</small>
  if (!read) return <small>{t('import:readingFile', { fileName: file.fileName })}</small>
  const { draft } = read
  const doubts = doubtsOf(draft)
  const verdict = [
    file.fileName,
    t(`import:encoding.${draft.encoding}`),
    t('import:sections', { count: draft.content.sections.length }),
    doubts > 0 ? t('import:doubts', { count: doubts }) : t('import:sure'),
  ]
  return <small>{verdict.join(' · ')}</small>
}

/** The files of the batch, each with its verdict. */
export function FileList() {
  const { t } = useWords()
  const { entries, current, show, remove } = useReview()
  const active = entries.findIndex(({ key }) => key === current)
  const onKey = (event: KeyboardEvent, index: number) => {
    const entry = entries[index]
    if (event.key !== 'Delete' || !entry) return false
    remove(entry.key)
    return true
  }
  return (
    <VirtualListbox
      label={t('import:files')}
      className={styles.files}
      count={entries.length}
      rowHeight={ROW_HEIGHT}
      active={active}
      onActive={(index) => {
        const entry = entries[index]
        if (entry) show(entry.key)
      }}
      onKey={onKey}
      onAction={(_action, index) => {
        const entry = entries[index]
        if (entry) remove(entry.key)
      }}
      option={(index) => {
        const entry = entries[index]
        if (!entry) return { key: index, content: null }
        return {
          key: entry.key,
          selected: entry.key === current,
          className: styles.fileRow,
          content: (
            <>
              <b dir="auto">{entry.read?.draft.content.headline || entry.file.fileName}</b>
              <Verdict entry={entry} />
              <span className={styles.remove} data-action="remove" title={t('import:remove')} aria-hidden>
                <X />
              </span>
            </>
          ),
        }
      }}
    />
  )
}
