import { X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { failureSentence } from '../../../../i18n/index.ts'
import { Chips } from '../../ui/Chips.tsx'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useWords } from '../../words.ts'
import styles from './ImportDialog.module.css'
import { doubtsOf, type Entry, isRefused, useReview } from './review.ts'

const ROW_HEIGHT = 57
/** As many files as can be seen at a glance need no filter. */
const AT_A_GLANCE = 8

const isDoubtful = ({ read }: Entry) => read !== null && !read.draft.sure
const FILTERS: { readonly [id in 'all' | 'doubtful' | 'refused']: (entry: Entry) => boolean } = {
  all: () => true,
  doubtful: isDoubtful,
  refused: isRefused,
}

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
  const { entries: all, current, show, remove } = useReview()
  const [filter, setFilter] = useState<keyof typeof FILTERS>('all')
  const entries = all.filter(FILTERS[filter])
  const active = entries.findIndex(({ key }) => key === current)
  const onKey = (event: KeyboardEvent, index: number) => {
    const entry = entries[index]
    if (event.key !== 'Delete' || !entry) return false
    remove(entry.key)
    return true
  }
  const list = (
    <VirtualListbox
      label={t('import:files')}
      className={styles.fileList}
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
  return (
    <div className={styles.files}>
      {all.length > AT_A_GLANCE && (
        <Chips
          label={t('import:filter')}
          choices={(['all', 'doubtful', 'refused'] as const).map((id) => ({
            id,
            label: t(`import:show.${id}`),
            count: all.filter(FILTERS[id]).length,
          }))}
          chosen={filter}
          onChoose={(id) => setFilter(id)}
        />
      )}
      {list}
    </div>
  )
}
