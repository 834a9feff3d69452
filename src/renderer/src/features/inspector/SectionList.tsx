import { type DragEvent, type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import { commandsIn } from '../../../../contract/commands.ts'
import type { Translate } from '../../../../i18n/index.ts'
import { extractSection } from '../../commands/extractSection.ts'
import { shortcutLabel } from '../../commands/shortcuts.ts'
import { isMac } from '../../platform.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { useCounts } from '../../editor/counts.ts'
import { usePage } from '../../editor/pageStore.ts'
import {
  duplicateSectionIn,
  foldTransaction,
  moveSectionIn,
  removeSectionIn,
} from '../../editor/plugins/sections.ts'
import { useLayout } from '../../state/layout.ts'
import { ActionMenu } from '../../ui/ActionMenu.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Inspector.module.css'

type SectionEntry = { id: string; index: number; heading: string }

/** The main button of a section's row. */
const ROW_SELECTOR = 'button[data-row]'

/** The drag data type of a section. */
const DRAG_TYPE = 'application/x-marbre-section'

/** The toast's message for a change of a section. */
const changeMessage = (run: 'moved' | 'duplicated' | 'removed', heading: string) => (t: Translate) =>
  heading === '' ? t(`editor:done.${run}Unnamed`) : t(`editor:done.${run}`, { heading })

function moveSection(from: number, to: number): void {
  const heading = useCounts.getState().sections[from]?.heading ?? ''
  articleEditor.applyStep(
    (transaction) => moveSectionIn(transaction, from, to),
    changeMessage('moved', heading),
  )
}

/**
 * Rows are keyed by heading and its ordinal among equal ones, so that a moved row keeps its element. An unchanged row
 * is the same object, which keeps the memoised component from rendering.
 */
function rowsOf(headings: readonly string[], before: readonly SectionEntry[]): SectionEntry[] {
  const counts = new Map<string, number>()
  return headings.map((heading, index) => {
    const nth = (counts.get(heading) ?? 0) + 1
    counts.set(heading, nth)
    const last = before[index]
    const id = `${nth} ${heading}`
    return last?.id === id ? last : { id, index, heading }
  })
}

/** A row for each section; the same array while nothing changes. */
function useRows(): readonly SectionEntry[] {
  const last = useRef<readonly SectionEntry[]>([])
  return useCounts(({ sections }) => {
    const rows = rowsOf(
      sections.map(({ heading }) => heading),
      last.current,
    )
    const isSame =
      rows.length === last.current.length && rows.every((row, index) => row === last.current[index])
    if (!isSame) last.current = rows
    return last.current
  })
}

/** The sections in order: Enter goes to one, Alt+arrows and dragging move it. */
export function SectionList() {
  const { t } = useTranslations()
  const rows = useRows()
  const list = useRef<HTMLOListElement | null>(null)
  const [tabStop, setTabStop] = useState(0)
  const [dropIndex, setDropIndex] = useState<number | null>(null)
  const readOnly = usePage((page) => page.readOnly)
  useCurrentRowVisible(list)
  const focus = (index: number) => list.current?.querySelectorAll<HTMLElement>(ROW_SELECTOR)[index]?.focus()

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>(ROW_SELECTOR) ?? [])]
    const index = event.target instanceof HTMLElement ? buttons.indexOf(event.target) : -1
    if (index < 0) return
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const moves = isMac ? event.ctrlKey && event.metaKey : event.altKey && !event.ctrlKey
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    // Rows are keyed, so the focus moves with the row.
    if (step !== 0 && moves) moveSection(index, index + step)
    else if (step !== 0 && isPlain) focus(index + step)
    else if (event.key === 'Home' && isPlain) focus(0)
    else if (event.key === 'End' && isPlain) focus(buttons.length - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Sets the index at which a dragged section would be inserted. */
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(DRAG_TYPE)) return
    event.preventDefault()
    const items = [...(list.current?.children ?? [])]
    const before = items.filter((item) => {
      const { top, height } = item.getBoundingClientRect()
      return top + height / 2 < event.clientY
    })
    setDropIndex(before.length)
  }
  const onDrop = (event: DragEvent) => {
    setDropIndex(null)
    const dragged = event.dataTransfer.getData(DRAG_TYPE)
    if (dragged === '' || dropIndex === null) return
    event.preventDefault()
    const from = Number(dragged)
    moveSection(from, dropIndex > from ? dropIndex - 1 : dropIndex)
  }

  return (
    <>
      <ol
        ref={list}
        className={styles.sections}
        aria-describedby="sections-help"
        onKeyDown={onKeyDown}
        onDragOver={onDragOver}
        onDragLeave={() => setDropIndex(null)}
        onDrop={onDrop}
        data-end={dropIndex === rows.length || undefined}
      >
        {rows.map((row) => (
          <SectionRow
            key={row.id}
            row={row}
            isTabStop={row.index === Math.min(tabStop, rows.length - 1)}
            isLast={row.index === rows.length - 1}
            isDropTarget={row.index === dropIndex}
            readOnly={readOnly}
            onFocus={setTabStop}
          />
        ))}
      </ol>
      <p id="sections-help" className="visually-hidden">
        {t('inspector:sections.help', {
          up: shortcutLabel('section-up', t),
          down: shortcutLabel('section-down', t),
        })}
      </p>
    </>
  )
}

/** Scrolls the current section's row into view, unless the focus is in the list. */
function useCurrentRowVisible(list: { readonly current: HTMLOListElement | null }): void {
  const current = usePage(({ section }) => section)
  useEffect(() => {
    const row = list.current?.children[current]
    if (row && !list.current?.matches(':focus-within')) row.scrollIntoView({ block: 'nearest' })
  }, [current, list])
}

type SectionRowProps = {
  row: SectionEntry
  isTabStop: boolean
  isLast: boolean
  isDropTarget: boolean
  readOnly: boolean
  onFocus(index: number): void
}

/** A section's row. Its length is a component of its own, so that typing re-renders nothing else. */
const SectionRow = memo(function SectionRow({
  row,
  isTabStop,
  isLast,
  isDropTarget,
  readOnly,
  onFocus,
}: SectionRowProps) {
  const { index, heading } = row
  const { t } = useTranslations()
  const isCurrent = usePage(({ section }) => section === index)
  const [isOpen, setOpen] = useState(false)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return
    event.preventDefault()
    if (!readOnly) setOpen(true)
  }
  return (
    <li
      draggable={!readOnly}
      data-drop-before={isDropTarget || undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAG_TYPE, `${index}`)
        event.dataTransfer.effectAllowed = 'move'
      }}
    >
      <button
        type="button"
        data-row
        className={styles.section}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isCurrent || undefined}
        onFocus={() => onFocus(index)}
        onClick={() => articleEditor.goToSection(index)}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          event.preventDefault()
          if (!readOnly) setOpen(true)
        }}
      >
        <span>
          <span className={styles.number}>{`${index + 1} · `}</span>
          <bdi className={heading ? undefined : styles.unnamed}>{heading || t('inspector:noHeading')}</bdi>
        </span>
        <SectionSigns index={index} />
      </button>
      {!readOnly && (
        <div className={styles.actions} data-open={isOpen || undefined}>
          <SectionMenu
            row={row}
            isLast={isLast}
            skipTab={!isTabStop}
            isOpen={isOpen}
            onOpenChange={setOpen}
          />
        </div>
      )}
    </li>
  )
})

const MENU_COMMANDS = commandsIn('section')

type MenuProps = {
  row: SectionEntry
  isLast: boolean
  skipTab: boolean
  isOpen: boolean
  onOpenChange(isOpen: boolean): void
}

function foldSection(section: number): void {
  const { state } = articleEditor
  const transaction = state && foldTransaction(state, section)
  if (transaction) articleEditor.dispatch(transaction)
}

/** The menu of a section, which need not be the current one. */
function SectionMenu({ row: { index, heading }, isLast, ...rest }: MenuProps) {
  const { t } = useTranslations()
  const isPossible = {
    'section-up': index > 0,
    'section-down': !isLast,
    'section-fold': heading !== '' || index > 0,
    'section-duplicate': true,
    'section-language': true,
    'section-extract': true,
    'section-remove': true,
  }
  const run = (id: (typeof MENU_COMMANDS)[number]) => {
    if (id === 'section-up') moveSection(index, index - 1)
    else if (id === 'section-down') moveSection(index, index + 1)
    else if (id === 'section-fold') foldSection(index)
    else if (id === 'section-duplicate')
      articleEditor.applyStep(
        (change) => duplicateSectionIn(change, index),
        changeMessage('duplicated', heading),
      )
    else if (id === 'section-remove')
      articleEditor.applyStep((change) => removeSectionIn(change, index), changeMessage('removed', heading))
    else if (id === 'section-language') {
      articleEditor.goToSection(index)
      useLayout.getState().show('section-language')
    } else void extractSection(index)
  }
  const label =
    heading === ''
      ? t('inspector:sections.actionsOf', { nth: index + 1 })
      : t('inspector:sections.actions', { heading })
  return (
    <ActionMenu
      label={label}
      actions={MENU_COMMANDS.map((id) => ({
        id,
        label: t(`common:command.${id}`),
        hint: shortcutLabel(id, t),
        disabled: !isPossible[id],
      }))}
      onAction={run}
      {...rest}
    />
  )
}

function SectionSigns({ index }: { index: number }) {
  const { locale } = useTranslations()
  const signs = useCounts(({ sections }) => sections[index]?.signs) ?? 0
  return <span className={styles.count}>{signs.toLocaleString(locale)}</span>
}
