import { type DragEvent, type KeyboardEvent, memo, useRef, useState } from 'react'
import { sectionApart } from '../../commands/articles.ts'
import { shortcutLabel } from '../../commands/shortcuts.ts'
import { useOutline } from '../../state/outline.ts'
import { useSession } from '../../state/session.ts'
import { ActionMenu } from '../../ui/ActionMenu.tsx'
import { useWords } from '../../words.ts'
import styles from './Inspector.module.css'
import { measured } from './measureSections.ts'

type Row = { id: string; index: number; heading: string }

/** What leads to a section, among the buttons of its row. */
const ROW = 'button[data-row]'

/** What a dragged section is known by to the list that it is dragged in. */
const DRAGGED = 'application/x-marbre-section'

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
  return useSession(({ content }) => {
    const rows = rowsOf(content?.sections.map(({ heading }) => heading) ?? [], last.current)
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
  const { move, undo, redo } = useOutline.getState()
  const focus = (index: number) => list.current?.querySelectorAll<HTMLElement>(ROW)[index]?.focus()

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>(ROW) ?? [])]
    const index = event.target instanceof HTMLElement ? buttons.indexOf(event.target) : -1
    if (index < 0) return
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const isMain = event.ctrlKey || event.metaKey
    if (step !== 0 && event.altKey && !isMain) {
      // The row keeps its place in the page while the list is drawn anew, and the focus follows it.
      move(index, index + step)
    } else if (step !== 0 && !isMain) focus(index + step)
    else if (event.key === 'Home') focus(0)
    else if (event.key === 'End') focus(buttons.length - 1)
    else if (isMain && event.key.toLowerCase() === 'z') (event.shiftKey ? redo : undo)()
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
    move(from, place > from ? place - 1 : place)
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
            onFocus={setStop}
          />
        ))}
      </ol>
      <p id="sections-help" className={styles.heard}>
        {t('inspector:sections.help')}
      </p>
    </>
  )
}

type RowProps = {
  row: Row
  isStop: boolean
  isLast: boolean
  isPlace: boolean
  onFocus(index: number): void
}

/** One section. What changes with every keystroke is left to the number alone. */
const SectionRow = memo(function SectionRow({ row, isStop, isLast, isPlace, onFocus }: RowProps) {
  const { index, heading } = row
  const { t } = useWords()
  const isCurrent = useOutline(({ current }) => current === index)
  const readOnly = useSession((session) => session.savedState?.kind === 'read-only')
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
        onClick={() => useOutline.getState().goTo(index)}
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
    const page = useOutline.getState()
    if (id === 'section-up') page.move(index, index - 1)
    else if (id === 'section-down') page.move(index, index + 1)
    else if (id === 'section-fold') page.fold(index)
    else if (id === 'section-duplicate') page.duplicate(index)
    else if (id === 'section-remove') page.remove(index)
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
  const signs = useSession(({ content }) => content && measured(content.sections).sections[index]?.signs) ?? 0
  return <span className={styles.count}>{signs.toLocaleString(locale)}</span>
}
