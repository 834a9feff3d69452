import { ChevronDown, X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { failureSentence } from '../../../../i18n/index.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useWords } from '../../words.ts'
import { treatmentOf, twinOf } from './duplicates.ts'
import { type Entry, TREATMENTS } from './entry.ts'
import styles from './ImportDialog.module.css'
import { doubtsOf, isRefused, useReview } from './review.ts'

const ROW_HEIGHT = 57
/** As many files as can be seen at a glance need no filter. */
const AT_A_GLANCE = 8

const isDoubtful = ({ read }: Entry) => read !== null && !read.draft.sure
const SHOWN = ['all', 'doubtful', 'twins', 'refused'] as const
type Filter = (entry: Entry, entries: readonly Entry[]) => boolean
const FILTERS: { readonly [id in (typeof SHOWN)[number]]: Filter } = {
  all: () => true,
  doubtful: isDoubtful,
  twins: (entry, entries) => twinOf(entry, entries) !== null,
  refused: isRefused,
}

function Verdict({ entry: { read, failure, file } }: { entry: Entry }) {
  const { t } = useWords()
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
    t(`import:encoding.${draft.encoding}`),
    t('import:sections', { count: draft.content.sections.length }),
    doubts > 0 ? t('import:doubts', { count: doubts }) : t('import:sure'),
  ]
  return <small>{verdict.join(' · ')}</small>
}

/** That a file is there already, and what becomes of it. */
function Already({ entry, entries }: { entry: Entry; entries: readonly Entry[] }) {
  const { t } = useWords()
  const twin = twinOf(entry, entries)
  if (!twin) return null
  const treatment = treatmentOf(entry, twin)
  const words = [t(`import:already.${twin.in}`), t(`import:becomes.${treatment}`)]
  return (
    <small className={styles.already} data-treatment={treatment}>
      {words.join(' · ')}
    </small>
  )
}

/** One choice for every file that is there already. */
function TreatAll({ entries }: { entries: readonly Entry[] }) {
  const { t } = useWords()
  const twins = entries.filter((entry) => FILTERS.twins(entry, entries))
  if (twins.length < 2) return null
  const treatments = new Set(twins.map((entry) => treatmentOf(entry, twinOf(entry, entries))))
  const [only] = treatments
  return (
    <div className={styles.treatAll}>
      <span>{t('import:twins', { count: twins.length })}</span>
      <ChoiceMenu
        label={t('import:forAll')}
        face={
          <>
            {t('import:forAll')}
            <ChevronDown aria-hidden />
          </>
        }
        choices={TREATMENTS.map((id) => ({ id, label: t(`import:treatAll.${id}`) }))}
        chosen={treatments.size === 1 && only ? only : ''}
        onChoose={(choice) => {
          const treatment = TREATMENTS.find((each) => each === choice)
          if (treatment) useReview.getState().treat(treatment)
        }}
      />
    </div>
  )
}

/** The files of the batch, each with its verdict. */
export function FileList() {
  const { t } = useWords()
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
              <Already entry={entry} entries={all} />
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
          choices={SHOWN.map((id) => ({
            id,
            label: t(`import:show.${id}`),
            count: all.filter((entry) => FILTERS[id](entry, all)).length,
          }))}
          chosen={filter}
          onChoose={(id) => setFilter(id)}
        />
      )}
      <TreatAll entries={all} />
      {list}
    </div>
  )
}
