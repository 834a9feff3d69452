import { type DragEvent, type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import type { Translate } from '../../../../i18n/index.ts'
import { sectionApart } from '../../commands/sectionApart.ts'
import { isMac, shortcutLabel } from '../../commands/shortcuts.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { useCounts } from '../../editor/counts.ts'
import { usePage } from '../../editor/pageStore.ts'
import {
  duplicatingSection,
  foldingSection,
  movingSection,
  removingSection,
} from '../../editor/plugins/sections.ts'
import { ActionMenu } from '../../ui/ActionMenu.tsx'
import { useWords } from '../../words.ts'
import styles from './Inspector.module.css'

type Row = { id: string; index: number; heading: string }

/** What leads to a section, among the buttons of its row. */
const ROW = 'button[data-row]'

/** What a dragged section is known by to the list that it is dragged in. */
const DRAGGED = 'application/x-marbre-section'

/** What was done with a section, as a notice tells it. */
const told = (act: 'moved' | 'duplicated' | 'removed', heading: string) => (t: Translate) =>
  heading === '' ? t(`editor:done.${act}Unnamed`) : t(`editor:done.${act}`, { heading })

function moveSection(from: number, to: number): void {
  const heading = useCounts.getState().sections[from]?.heading ?? ''
  articleEditor.step((transaction) => movingSection(transaction, from, to), told('moved', heading))
}

/**
 * Rows are known by their heading, and by how many before have the same, so that one that is moved stays itself. One
 * that says the same as before is the same object: it need not be drawn again.
 */
function rowsOf(headings: readonly string[], before: readonly Row[]): Row[] {
  const met = new Map<string, number>()
  return headings.map((heading, index) => {
    const nth = (met.get(heading) ?? 0) + 1
    met.set(heading, nth)
    const last = before[index]
    const id = `${nth} ${heading}`
    return last?.id === id ? last : { id, index, heading }
  })
}

/** A row for each section; the same array for as long as they say the same. */
function useRows(): readonly Row[] {
  const last = useRef<readonly Row[]>([])
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

/** The sections in their order: Enter goes to one, Alt and the arrows move it, and so does dragging. */
export function SectionList() {
  const { t } = useWords()
  const rows = useRows()
  const list = useRef<HTMLOListElement | null>(null)
  const [stop, setStop] = useState(0)
  const [place, setPlace] = useState<number | null>(null)
  const readOnly = usePage((page) => page.readOnly)
  useCurrentInSight(list)
  const focus = (index: number) => list.current?.querySelectorAll<HTMLElement>(ROW)[index]?.focus()

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>(ROW) ?? [])]
    const index = event.target instanceof HTMLElement ? buttons.indexOf(event.target) : -1
    if (index < 0) return
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const moves = isMac ? event.ctrlKey && event.metaKey : event.altKey && !event.ctrlKey
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    // The row keeps its place in the page while the list is drawn anew, and the focus follows it.
    if (step !== 0 && moves) moveSection(index, index + step)
    else if (step !== 0 && isPlain) focus(index + step)
    else if (event.key === 'Home' && isPlain) focus(0)
    else if (event.key === 'End' && isPlain) focus(buttons.length - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Where a section would go that is let go over a row: before it or behind it. */
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(DRAGGED)) return
    event.preventDefault()
    const items = [...(list.current?.children ?? [])]
    const before = items.filter((item) => {
      const { top, height } = item.getBoundingClientRect()
      return top + height / 2 < event.clientY
    })
    setPlace(before.length)
  }
  const onDrop = (event: DragEvent) => {
    setPlace(null)
    const dragged = event.dataTransfer.getData(DRAGGED)
    if (dragged === '' || place === null) return
    event.preventDefault()
    const from = Number(dragged)
    moveSection(from, place > from ? place - 1 : place)
  }

  return (
    <>
      <ol
        ref={list}
        className={styles.sections}
        aria-describedby="sections-help"
        onKeyDown={onKeyDown}
        onDragOver={onDragOver}
        onDragLeave={() => setPlace(null)}
        onDrop={onDrop}
        data-end={place === rows.length || undefined}
      >
        {rows.map((row) => (
          <SectionRow
            key={row.id}
            row={row}
            isStop={row.index === Math.min(stop, rows.length - 1)}
            isLast={row.index === rows.length - 1}
            isPlace={row.index === place}
            readOnly={readOnly}
            onFocus={setStop}
          />
        ))}
      </ol>
      <p id="sections-help" className={styles.heard}>
        {t('inspector:sections.help', {
          up: shortcutLabel('section-up', t),
          down: shortcutLabel('section-down', t),
        })}
      </p>
    </>
  )
}

/** Keeps the row of the section that one writes in where it is seen; not while one is in the list. */
function useCurrentInSight(list: { readonly current: HTMLOListElement | null }): void {
  const current = usePage(({ section }) => section)
  useEffect(() => {
    const row = list.current?.children[current]
    if (row && !list.current?.matches(':focus-within')) row.scrollIntoView({ block: 'nearest' })
  }, [current, list])
}

type RowProps = {
  row: Row
  isStop: boolean
  isLast: boolean
  isPlace: boolean
  readOnly: boolean
  onFocus(index: number): void
}

/** One section. What changes as one writes is left to the number alone. */
const SectionRow = memo(function SectionRow({ row, isStop, isLast, isPlace, readOnly, onFocus }: RowProps) {
  const { index, heading } = row
  const { t } = useWords()
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
      data-place={isPlace || undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, `${index}`)
        event.dataTransfer.effectAllowed = 'move'
      }}
    >
      <button
        type="button"
        data-row
        className={styles.section}
        tabIndex={isStop ? 0 : -1}
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
          <span className={styles.nth}>{`${index + 1} · `}</span>
          <bdi className={heading ? undefined : styles.unnamed}>{heading || t('inspector:noHeading')}</bdi>
        </span>
        <SectionSigns index={index} />
      </button>
      {!readOnly && (
        <div className={styles.actions} data-open={isOpen || undefined}>
          <SectionMenu row={row} isLast={isLast} passed={!isStop} isOpen={isOpen} onOpenChange={setOpen} />
        </div>
      )}
    </li>
  )
})

const MENU = [
  'section-up',
  'section-down',
  'section-fold',
  'section-duplicate',
  'section-apart',
  'section-remove',
] as const

type MenuProps = {
  row: Row
  isLast: boolean
  passed: boolean
  isOpen: boolean
  onOpenChange(isOpen: boolean): void
}

function foldSection(section: number): void {
  const { state } = articleEditor
  const transaction = state && foldingSection(state, section)
  if (transaction) articleEditor.dispatch(transaction)
}

/** What can be done with a section, whether the cursor is in it or not. */
function SectionMenu({ row: { index, heading }, isLast, ...rest }: MenuProps) {
  const { t } = useWords()
  const isPossible = {
    'section-up': index > 0,
    'section-down': !isLast,
    'section-fold': heading !== '' || index > 0,
    'section-duplicate': true,
    'section-apart': true,
    'section-remove': true,
  }
  const act = (id: (typeof MENU)[number]) => {
    if (id === 'section-up') moveSection(index, index - 1)
    else if (id === 'section-down') moveSection(index, index + 1)
    else if (id === 'section-fold') foldSection(index)
    else if (id === 'section-duplicate')
      articleEditor.step((change) => duplicatingSection(change, index), told('duplicated', heading))
    else if (id === 'section-remove')
      articleEditor.step((change) => removingSection(change, index), told('removed', heading))
    else void sectionApart(index)
  }
  const label =
    heading === ''
      ? t('inspector:sections.actionsOf', { nth: index + 1 })
      : t('inspector:sections.actions', { heading })
  return (
    <ActionMenu
      label={label}
      actions={MENU.map((id) => ({
        id,
        label: t(`common:command.${id}`),
        hint: shortcutLabel(id, t),
        disabled: !isPossible[id],
      }))}
      onAction={act}
      {...rest}
    />
  )
}

function SectionSigns({ index }: { index: number }) {
  const { locale } = useWords()
  const signs = useCounts(({ sections }) => sections[index]?.signs) ?? 0
  return <span className={styles.count}>{signs.toLocaleString(locale)}</span>
}
