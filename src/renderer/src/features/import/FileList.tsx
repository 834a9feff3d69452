import { ChevronDown, X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { failureSentence } from '../../../../i18n/index.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { resolutionOf, duplicateOf } from './duplicates.ts'
import { type ReviewEntry, RESOLUTIONS } from './entry.ts'
import styles from './ImportDialog.module.css'
import { doubtsOf, isRefused, useReview } from './review.ts'

const ROW_HEIGHT = 57
/** Up to so many files need no filter. */
const MAX_UNFILTERED = 8

const isDoubtful = ({ read }: ReviewEntry) => read !== null && !read.draft.sure
const FILTER_IDS = ['all', 'doubtful', 'duplicates', 'refused'] as const
type Filter = (entry: ReviewEntry, entries: readonly ReviewEntry[]) => boolean
const FILTERS: { readonly [id in (typeof FILTER_IDS)[number]]: Filter } = {
  all: () => true,
  doubtful: isDoubtful,
  duplicates: (entry, entries) => duplicateOf(entry, entries) !== null,
  refused: isRefused,
}

function Verdict({ entry: { read, failure, file } }: { entry: ReviewEntry }) {
  const { t } = useTranslations()
  if (failure) {
    const changed = read !== null && failure.code === 'conflict'
    return (
      <small className={styles.refused}>
        {changed ? t('import:changedMeanwhile') : failureSentence(t, failure)}
      </small>
    )
  }
  if (!read) return <small>{t('import:readingFile', { fileName: file.fileName })}</small>
  const { draft } = read
  const doubts = doubtsOf(draft)
  const verdict = [
    file.fileName,
    draft.encoding ? t(`import:encoding.${draft.encoding}`) : t(`import:format.${draft.format}`),
    t('import:sections', { count: draft.content.sections.length }),
    doubts > 0 ? t('import:doubts', { count: doubts }) : t('import:certain'),
  ]
  return <small>{verdict.join(' · ')}</small>
}

/** That a file is a duplicate, and its resolution. */
function DuplicateVerdict({ entry, entries }: { entry: ReviewEntry; entries: readonly ReviewEntry[] }) {
  const { t } = useTranslations()
  const match = duplicateOf(entry, entries)
  if (!match) return null
  const resolution = resolutionOf(entry, match)
  const words = [t(`import:already.${match.in}`), t(`import:becomes.${resolution}`)]
  return (
    <small className={styles.duplicate} data-resolution={resolution}>
      {words.join(' · ')}
    </small>
  )
}

/** One resolution for all duplicates. */
function ResolveAll({ entries }: { entries: readonly ReviewEntry[] }) {
  const { t } = useTranslations()
  const duplicates = entries.filter((entry) => FILTERS.duplicates(entry, entries))
  if (duplicates.length < 2) return null
  const resolutions = new Set(duplicates.map((entry) => resolutionOf(entry, duplicateOf(entry, entries))))
  const [only] = resolutions
  return (
    <div className={styles.resolveAll}>
      <span>{t('import:duplicates', { count: duplicates.length })}</span>
      <ChoiceMenu
        label={t('import:applyToAll')}
        content={
          <>
            {t('import:applyToAll')}
            <ChevronDown aria-hidden />
          </>
        }
        choices={RESOLUTIONS.map((id) => ({ id, label: t(`import:resolveAll.${id}`) }))}
        chosen={resolutions.size === 1 && only ? only : ''}
        onChoose={(choice) => {
          const resolution = RESOLUTIONS.find((each) => each === choice)
          if (resolution) useReview.getState().resolve(resolution)
        }}
      />
    </div>
  )
}

/** The files of the batch. */
export function FileList() {
  const { t } = useTranslations()
  const { entries: all, current, show, remove } = useReview()
  const [filter, setFilter] = useState<keyof typeof FILTERS>('all')
  const entries = all.filter((entry) => FILTERS[filter](entry, all))
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
              <DuplicateVerdict entry={entry} entries={all} />
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
      {all.length > MAX_UNFILTERED && (
        <Chips
          label={t('import:filter')}
          choices={FILTER_IDS.map((id) => ({
            id,
            label: t(`import:show.${id}`),
            count: all.filter((entry) => FILTERS[id](entry, all)).length,
          }))}
          chosen={filter}
          onChoose={(id) => setFilter(id)}
        />
      )}
      <ResolveAll entries={all} />
      {list}
    </div>
  )
}
