import { dateInWords } from '../../../../core/dateInWords.ts'
import type { FailureCode } from '../../../../core/failure.ts'
import { ChevronDown, ChevronRight, Columns2 } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { BlockKind, Draft } from '../../../../core/import/draft.ts'
import { isBodyKind } from '../../../../core/import/draft.ts'
import { kindName, partName, reasonSentence } from '../../../../i18n/importReview.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { REVIEW_SHORTCUT_KINDS } from '../../commands/reviewShortcuts.ts'
import { Button } from '../../ui/Button.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { BlockPreview } from './BlockPreview.tsx'
import { EncodingMenu } from './EncodingMenu.tsx'
import type { ReadFile, ReviewEntry } from './entry.ts'
import { nextToConfirm } from './doubtItems.ts'
import { FindingsPanel } from './FindingsPanel.tsx'
import styles from './LineList.module.css'
import { KindMenu } from './KindMenu.tsx'
import { OriginalText } from './OriginalText.tsx'
import { ResolutionChoice } from './ResolutionChoice.tsx'
import { clipped, type LineRow, nodeShown, rowsOf } from './lines.ts'
import { WithPictures } from './previewPictures.tsx'
import { useReview } from './review.ts'

const ROW_HEIGHT = 34
/** A file that is refused so may be a text in an encoding that can be chosen by hand. */
const REREADABLE: readonly FailureCode[] = ['unreadable', 'encoding']

/** The kind for a digit key, by its position on the keyboard. */
function kindForKey({ code, ctrlKey, altKey, metaKey }: KeyboardEvent): BlockKind | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
  return digit && !ctrlKey && !altKey && !metaKey ? REVIEW_SHORTCUT_KINDS[Number(digit) - 1] : undefined
}

/** True for the key that finds right what is doubtful: 0, by its position on the keyboard. */
function isKeyToConfirm({ code, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return (code === 'Digit0' || code === 'Numpad0') && !ctrlKey && !altKey && !metaKey
}

/** The kind of a row; null for one that has none. */
function kindOfRow(row: LineRow | undefined): BlockKind | null {
  if (!row || row.type === 'asides') return null
  return row.type === 'block' ? row.block.kind : row.kind
}

/** True for the keys that open a line's menu. */
function opensMenu({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return false
  return key === 'Enter' || key === ' ' || key === 'ContextMenu' || (key === 'F10' && shiftKey)
}

const isField = (kind: BlockKind) => !isBodyKind(kind) && kind !== 'aside'

function BlockRow({ row: { block, notesBefore } }: { row: LineRow & { type: 'block' } }) {
  const { t } = useTranslations()
  const { line, kind, text, certainty } = block
  const doubtful = certainty === 'doubtful'
  const tag = partName(t, block)
  const node = nodeShown(block)
  return (
    <>
      <span className={styles.number}>{line}</span>
      <span
        className={styles.tag}
        data-kind={kind}
        data-field={isField(kind) || undefined}
        data-doubtful={doubtful || undefined}
        data-action="kind"
      >
        {doubtful ? t('import:doubtful', { kind: tag }) : tag}
      </span>
      <div className={styles.text} data-kind={kind} dir="auto">
        {node ? <BlockPreview block={node} notesBefore={notesBefore} /> : clipped(text)}
      </div>
    </>
  )
}

function FieldRow({ row: { field, kind, text } }: { row: LineRow & { type: 'field' } }) {
  const { t, locale } = useTranslations()
  const shown = field === 'date' ? dateInWords(text, locale) : text
  return (
    <>
      <span className={styles.number} />
      <span
        className={styles.tag}
        data-kind={kind}
        data-field={isField(kind) || undefined}
        data-action="kind"
      >
        {kindName(t, kind)}
      </span>
      <div className={styles.text} data-kind={kind} dir="auto">
        {clipped(shown)}
      </div>
    </>
  )
}

function AsidesRow({ row: { count, isOpen } }: { row: LineRow & { type: 'asides' } }) {
  const { t } = useTranslations()
  return (
    <>
      <span className={styles.number} />
      <span className={styles.asides} data-action="asides">
        {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
        {t('import:leftOut', { count })}
      </span>
    </>
  )
}

function RowContent({ row }: { row: LineRow }) {
  switch (row.type) {
    case 'block':
      return <BlockRow row={row} />
    case 'field':
      return <FieldRow row={row} />
    case 'asides':
      return <AsidesRow row={row} />
  }
}

type RowReasonProps = {
  id: string
  row: LineRow | undefined
  draft: Draft
  confirmed: ReviewEntry['confirmed']
}

/** Why a row is what it is, or where its field was found. */
function RowReason({ id, row, draft: { format, origin, content }, confirmed }: RowReasonProps) {
  const { t, locale } = useTranslations()
  const words = (): readonly string[] => {
    if (!row) return []
    if (row.type === 'asides') return [t('import:leftOutAdvice')]
    if (row.type === 'field') {
      if (row.kind !== row.field) return [kindName(t, row.kind), reasonSentence(t, 'chosen')]
      return origin
        ? [kindName(t, row.field), t(`import:origin.${origin}`)]
        : [t('import:structureFromFile', { format: t(`import:format.${format}`) })]
    }
    const { certainty, reason, kind } = row.block
    // Why it was doubtful is no longer true of a line that somebody has found to be right.
    const isConfirmed = certainty === 'sure' && reason !== 'chosen' && confirmed.has(row.id)
    const words = isConfirmed
      ? [partName(t, row.block), t('import:confirmed')]
      : [partName(t, row.block), t(`import:certainty.${certainty}`), reasonSentence(t, reason)]
    if (kind !== 'date' || content.date === '') return words
    return [...words, t('import:readAs', { date: dateInWords(content.date, locale) })]
  }
  return (
    <span id={id} className={styles.reason}>
      {words().join(' · ')}
    </span>
  )
}

/** The rows of a draft, those of what is left out opened and closed by the user. */
function useRows(read: ReadFile) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const wanted = useReview((review) => review.row)
  const closed = useMemo(() => rowsOf(read, open), [read, open])
  // A line that is jumped to may be among those that are left out.
  const isHidden = wanted !== null && closed.every(({ id }) => id !== wanted)
  const rows = useMemo(() => {
    if (!isHidden) return closed
    const all = new Set(closed.flatMap(({ id, type }) => (type === 'asides' ? [id] : [])))
    return rowsOf(read, new Set([...open, ...all]))
  }, [closed, read, isHidden, open])
  const toggle = (id: string) =>
    setOpen((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id]))
  return {
    rows,
    active: Math.max(
      0,
      rows.findIndex(({ id }) => id === wanted),
    ),
    toggle,
  }
}

function Lines({ entry, read }: { entry: ReviewEntry; read: ReadFile }) {
  const { t } = useTranslations()
  const { key: entryKey, file } = entry
  const { draft } = read
  const { reclassify, confirm, show, toggleOriginal } = useReview.getState()
  const isOriginalShown = useReview((review) => review.isOriginalShown)
  const id = useId()
  const reasonId = useId()
  const { rows, active, toggle } = useRows(read)
  const [menuAt, setMenuAt] = useState<number | null>(null)
  const anchor = useRef<HTMLElement>(null)

  useEffect(() => {
    // The list takes the focus, so that its keys work at once, unless the user is moving through the file list.
    const isInList = document.activeElement?.getAttribute('role') === 'listbox'
    if (!isInList) document.getElementById(id)?.focus()
  }, [id])
  const isFocusWanted = useReview((review) => review.areLinesFocused)
  useEffect(() => {
    if (!isFocusWanted) return
    document.getElementById(id)?.focus()
    useReview.setState({ areLinesFocused: false })
  }, [id, isFocusWanted])

  const act = (index: number, label: HTMLElement | null) => {
    const row = rows[index]
    if (row?.type === 'asides') toggle(row.id)
    else if (row && label) {
      anchor.current = label
      setMenuAt(index)
    }
  }
  const onKey = (event: KeyboardEvent, index: number): boolean => {
    const row = rows[index]
    const kind = kindForKey(event)
    if (kind && row && row.type !== 'asides') reclassify(entryKey, row.id, kind)
    else if (isKeyToConfirm(event)) confirm(entryKey, nextToConfirm(draft, row?.id))
    else if (row && opensMenu(event)) {
      act(index, document.querySelector(`#${CSS.escape(`${id}-${index}`)} [data-action]`))
    } else return false
    return true
  }

  const row = rows[active]
  const menuRow = menuAt === null ? undefined : rows[menuAt]
  return (
    <>
      <FindingsPanel entry={entry} read={read} onDone={() => document.getElementById(id)?.focus()} />
      <div className={styles.texts} data-original={isOriginalShown || undefined}>
        <VirtualListbox
          id={id}
          label={t('import:lines', { fileName: file.fileName })}
          describedBy={reasonId}
          className={styles.lines}
          count={rows.length}
          rowHeight={ROW_HEIGHT}
          active={active}
          onActive={(index) => {
            const next = rows[index]
            if (next) show(entryKey, next.id)
          }}
          onKey={onKey}
          onAction={(_action, index, label) => act(index, label)}
          option={(index) => {
            const each = rows[index]
            const isLeftOut = kindOfRow(each) === 'aside'
            return {
              selected: index === active,
              className: `${styles.line} ${isLeftOut ? styles.leftOut : ''}`,
              content: each && <RowContent row={each} />,
            }
          }}
        />
        {isOriginalShown && (
          <OriginalText file={file} draft={draft} line={row?.type === 'block' ? row.block.line : null} />
        )}
      </div>
      <div className={styles.detail}>
        <RowReason id={reasonId} row={row} draft={draft} confirmed={entry.confirmed} />
        <Button variant="quiet" aria-pressed={isOriginalShown} onClick={toggleOriginal}>
          <Columns2 aria-hidden />
          {t('import:original')}
        </Button>
        {draft.encoding && <EncodingMenu entryKey={entryKey} encoding={draft.encoding} />}
      </div>
      <KindMenu
        anchor={anchor}
        chosen={kindOfRow(menuRow)}
        onChoose={(kind) => menuRow && reclassify(entryKey, menuRow.id, kind)}
        onClose={() => setMenuAt(null)}
      />
    </>
  )
}

/** The lines of a file with their kinds, which can be changed by key and menu; for one that is refused, why. */
export function LineList({ entry }: { entry: ReviewEntry }) {
  const { t } = useTranslations()
  const { key, file, read, failure } = entry
  const slow = useDelayed(read === null && failure === null)
  if (read) {
    return (
      <div className={styles.reading}>
        <ResolutionChoice entryKey={key} />
        <WithPictures entry={entry}>
          <Lines entry={entry} read={read} />
        </WithPictures>
      </div>
    )
  }
  return (
    <div className={styles.message} role={failure ? 'alert' : undefined}>
      {failure ? failureSentence(t, failure) : slow && t('import:readingFile', { fileName: file.fileName })}
      {failure && REREADABLE.includes(failure.code) && <EncodingMenu entryKey={key} encoding={null} />}
    </div>
  )
}
