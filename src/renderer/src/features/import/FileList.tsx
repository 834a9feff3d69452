import { ChevronDown, ChevronRight, X } from 'lucide-react'
import { Fragment, type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { type DraftPicture, doubtsOf } from '../../../../core/import/draft.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { isDeleteKey } from '../../platform.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { resolutionOf, duplicateOf } from './duplicates.ts'
import { isDoubtful, isPlainText, isRefused, type ReviewEntry, RESOLUTIONS } from './entry.ts'
import dialog from '../../ui/Dialog.module.css'
import styles from './FileList.module.css'
import { type FileRow, rowsOf } from './order.ts'
import { useReview } from './review.ts'

const ROW_HEIGHT = 57
/** Up to so many files need no filter. */
const MAX_UNFILTERED = 8

const FILTER_IDS = ['all', 'doubtful', 'duplicates', 'refused'] as const
type Filter = (entry: ReviewEntry, entries: readonly ReviewEntry[]) => boolean
const FILTERS: { readonly [id in (typeof FILTER_IDS)[number]]: Filter } = {
  all: () => true,
  doubtful: isDoubtful,
  duplicates: (entry, entries) => duplicateOf(entry, entries) !== null,
  refused: isRefused,
}

function Verdict({ entry: { read, failure, file, within } }: { entry: ReviewEntry }) {
  const { t } = useTranslations()
  if (failure) {
    const changed = read !== null && failure.code === 'conflict'
    return (
      <small className={styles.refused}>
        {changed ? t('import:changedMeanwhile') : failureSentence(t, failure)}
      </small>
    )
  }
  if (!read) return <small>{t('import:readingNow')}</small>
  const { draft } = read
  const doubts = doubtsOf(draft).length
  const container = within.at(-1)
  const isShown = ({ src }: DraftPicture) => draft.content.sections.some(({ body }) => body.includes(src))
  const pictures = draft.pictures?.filter(isShown).length ?? 0
  const verdict = [
    ...(doubts > 0 ? [t('import:doubts', { count: doubts })] : []),
    ...(draft.content.headline ? [file.fileName] : []),
    ...(container ? [t('import:within', { fileName: container })] : []),
    draft.encoding && isPlainText(draft)
      ? t(`import:encoding.${draft.encoding}`)
      : t(`import:format.${draft.format}`),
    t('import:sections', { count: draft.content.sections.length }),
    ...(pictures > 0 ? [t('import:pictures', { count: pictures })] : []),
    ...(doubts > 0 ? [] : [t('import:certain')]),
  ]
  return (
    <small className={`${styles.parts} ${doubts > 0 ? styles.doubtful : ''}`}>
      <Parts parts={verdict} />
    </small>
  )
}

/** What is said of a file, parted by points, with which no line ends or begins. */
function Parts({ parts }: { parts: readonly string[] }) {
  return parts.map((part, at) => (
    <Fragment key={part}>
      {at > 0 && ' '}
      <span className={styles.part}>
        {at > 0 && <span className={styles.point}>· </span>}
        {part}
      </span>
    </Fragment>
  ))
}

/** That a file is a duplicate, and its resolution. */
function DuplicateVerdict({ entry, entries }: { entry: ReviewEntry; entries: readonly ReviewEntry[] }) {
  const { t } = useTranslations()
  const match = duplicateOf(entry, entries)
  if (!match) return null
  const resolution = resolutionOf(entry, match)
  const words = [t(`import:already.${match.in}`), t(`import:becomes.${resolution}`)]
  return (
    <small className={`${styles.parts} ${styles.duplicate}`} data-resolution={resolution}>
      <Parts parts={words} />
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

function FileRowContent({ entry, all }: { entry: ReviewEntry; all: readonly ReviewEntry[] }) {
  const { t } = useTranslations()
  const name = entry.read?.draft.content.headline || entry.file.fileName
  return (
    <>
      <b dir="auto" title={name}>
        {name}
      </b>
      <Verdict entry={entry} />
      <DuplicateVerdict entry={entry} entries={all} />
      <span className={styles.remove} data-action="remove" title={t('import:remove')} aria-hidden>
        <X />
      </span>
    </>
  )
}

/** The line that stands for all sure files, and opens. */
function SureRowContent({ row: { count, isOpen } }: { row: FileRow & { kind: 'sure' } }) {
  const { t } = useTranslations()
  return (
    <span className={styles.sure} data-action="sure">
      {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
      <span>
        <b>{t('import:sureFiles', { count })}</b>
        <small>{t(isOpen ? 'import:hideSure' : 'import:showSure')}</small>
      </span>
    </span>
  )
}

type Props = {
  /** The file that is shown beside the list. */
  shown: ReviewEntry | undefined
}

/** The files of the batch: those that need a look first, the sure ones of a large batch as one line. */
export function FileList({ shown }: Props) {
  const { t } = useTranslations()
  const { entries: all, show, remove } = useReview()
  const [filter, setFilter] = useState<keyof typeof FILTERS>('all')
  const [isOpen, setOpen] = useState(false)
  // The line of the sure files is no file: the keyboard can be on it all the same.
  const [isOnSure, setOnSure] = useState(false)
  const id = useId()
  const areAllRefused = all.every(isRefused)
  useEffect(() => {
    // No lines take the focus then, which the dialog has since it opened.
    const { activeElement } = document
    if (areAllRefused && activeElement?.matches('[role="dialog"]')) document.getElementById(id)?.focus()
  }, [id, areAllRefused])
  const rows = useMemo((): readonly FileRow[] => {
    if (filter === 'all') return rowsOf(all, isOpen)
    const found = all.filter((entry) => FILTERS[filter](entry, all))
    return rowsOf(found, true).filter(({ kind }) => kind === 'file')
  }, [all, filter, isOpen])
  const sureAt = rows.findIndex(({ kind }) => kind === 'sure')
  const shownAt = rows.findIndex((row) => row.kind === 'file' && row.entry.key === shown?.key)
  const active = sureAt >= 0 && (isOnSure || shownAt < 0) ? sureAt : shownAt
  const onKey = (event: KeyboardEvent, index: number) => {
    const row = rows[index]
    if (row?.kind === 'sure' && (event.key === 'Enter' || event.key === ' ') && !event.ctrlKey) {
      setOpen(!isOpen)
      return true
    }
    if (!isDeleteKey(event.key) || row?.kind !== 'file') return false
    removeAt(index)
    return true
  }
  /** Removes a file and shows the one in its place. */
  const removeAt = (index: number) => {
    const row = rows[index]
    if (row?.kind !== 'file') return
    const next = [rows[index + 1], rows[index - 1]].find((each) => each?.kind === 'file')
    if (next?.kind === 'file' && row.entry.key === shown?.key) show(next.entry.key)
    remove(row.entry.key)
  }
  const list = (
    <VirtualListbox
      id={id}
      label={t('import:files')}
      className={styles.fileList}
      count={rows.length}
      rowHeight={ROW_HEIGHT}
      active={active}
      onActive={(index) => {
        const row = rows[index]
        setOnSure(row?.kind === 'sure')
        if (row) show(row.kind === 'file' ? row.entry.key : row.first.key)
      }}
      onKey={onKey}
      onAction={(action, index) => {
        if (action === 'sure') setOpen(!isOpen)
        else removeAt(index)
      }}
      option={(index) => {
        const row = rows[index]
        return {
          selected: index === active,
          className: styles.fileRow,
          content:
            row?.kind === 'file' ? (
              <FileRowContent entry={row.entry} all={all} />
            ) : (
              row && <SureRowContent row={row} />
            ),
        }
      }}
    />
  )
  return (
    <div className={`${styles.files} ${dialog.side}`}>
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
