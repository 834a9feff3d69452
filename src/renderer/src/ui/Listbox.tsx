import {
  type ComponentType,
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefCallback,
  type RefObject,
  useEffect,
  useId,
  useRef,
} from 'react'
import type { SelectGesture } from '../state/selection.ts'
import styles from './Listbox.module.css'

type Option = {
  content: ReactNode
  selected?: boolean
  /** For checkable rows. */
  checked?: boolean
  /** The row whose content is on show beside the list. */
  current?: boolean
  className?: string | undefined
}

/** What the rows of a list box are given: how many there are, and how one is drawn. */
export type RowsProps = {
  count: number
  /** The row of the keyboard cursor; -1 for none. */
  active: number
  /** The estimated height of a row, in pixels, until it has been measured. */
  rowHeight: number
  /** The heights of the first rows, in pixels, where they were drawn before. */
  heights?: readonly number[] | undefined
  row(index: number, place?: { style?: CSSProperties; ref?: RefCallback<HTMLElement> }): ReactNode
  onRange?: ((range: { first: number; last: number }) => void) | undefined
  handle: RefObject<RowsHandle | null>
}

/** What a list box asks of its rows. */
export type RowsHandle = {
  /** Brings a row into view; false where it is not drawn yet, nor can be. */
  reveal(index: number): boolean
  /** How many rows a page has: one less than there are in view. */
  page(): number
}

export type ListboxProps = {
  label: string
  id?: string
  describedBy?: string
  count: number
  /** The row of the keyboard cursor; -1 for none. */
  active: number
  onActive(index: number): void
  option(index: number): Option
  onEnter?(index: number): void
  onClick?(index: number): void
  /** Called instead of `onClick` for a click with Alt. */
  onAltClick?(index: number): void
  /** A click on an element with `data-action` inside a row. Keyboard users need another way to the same action. */
  onAction?(action: string, index: number, target: HTMLElement): void
  /**
   * The menu of a row is asked for: by a right-click at a point of the window, or by Shift+F10 or the menu key, then at the
   * row itself.
   */
  onMenu?(index: number, at: MenuPoint): void
  /**
   * Called before the cursor moves. Makes several rows selectable: Ctrl or ⌘ and click, or Space, `toggle` a row; Shift with a click or an arrow key selects
   * a `range`, with Ctrl or ⌘ besides, `add-range`; Ctrl or ⌘ and A selects `all`, Escape none.
   */
  onSelect?(gesture: SelectGesture, index: number): void
  /** True while Escape has something to clear. */
  isSelecting?: boolean
  /** A key that the list does not handle; returns true if it was handled. */
  onKey?(event: KeyboardEvent, index: number): boolean
  /** Called when the visible rows change. */
  onRange?(range: { first: number; last: number }): void
  rowHeight: number
  className?: string | undefined
}

/** How far into its row a menu opens that the keyboard asks for, in pixels. */
const MENU_INDENT = 24

/** Where a menu opens, in the window's pixels. */
export type MenuPoint = { x: number; y: number }

const isMenuKey = ({ key, shiftKey }: KeyboardEvent) => key === 'ContextMenu' || (key === 'F10' && shiftKey)

/** The index of the row that an element is in; -1 for none. */
function rowIndexOf(target: EventTarget): number {
  const row = target instanceof Element ? target.closest('[role=option]') : null
  return Number(row?.getAttribute('data-index') ?? -1)
}

/** What a key does to the selection of several rows, besides moving the cursor; undefined for none. */
function gestureOf(event: KeyboardEvent, isSelecting: boolean): SelectGesture | undefined {
  const isCommand = event.ctrlKey || event.metaKey
  if (event.altKey) return undefined
  if (event.key === ' ') return 'toggle'
  if (isCommand && !event.shiftKey && event.key.toLowerCase() === 'a') return 'all'
  return event.key === 'Escape' && isSelecting ? 'clear' : undefined
}

/** The row that a key moves to; undefined for other keys. `page` is the number of visible rows. */
function targetIndex(event: KeyboardEvent, active: number, count: number, page: number): number | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined
  const target: { readonly [key: string]: number } = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  }
  return target[event.key]
}

/**
 * A list box: its keys, its clicks and what assistive technology is told, over rows that `Rows` places. The focus stays on the
 * list; `aria-activedescendant` names the active row. Other `Rows` may take over while it is on show.
 */
export function Listbox(
  props: ListboxProps & { Rows: ComponentType<RowsProps>; heights?: readonly number[] | undefined },
) {
  const { label, count, active, onActive, option, onEnter, onAction, onKey, onSelect, onMenu, Rows } = props
  const ownId = useId()
  const id = props.id ?? ownId
  const scroller = useRef<HTMLDivElement>(null)

  const rows = useRef<RowsHandle | null>(null)
  /** The row under the pressed button: where rows are drawn anew before it is let go, the click is the list's own. */
  const pressed = useRef(-1)
  /** The row that the cursor has moved to and that could not be drawn yet. */
  const unrevealed = useRef<number | null>(null)
  /** True while the window is another one's, in which the list keeps the focus. */
  const isWindowLeft = useRef<boolean>(false)
  /** True while a press gives the list the focus. */
  const isPressing = useRef<boolean>(false)

  const reveal = (index: number) => {
    unrevealed.current = rows.current?.reveal(index) ? null : index
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows draw what those before could not.
  useEffect(() => {
    if (unrevealed.current !== null) reveal(unrevealed.current)
  }, [Rows])

  const move = (index: number) => {
    const to = Math.max(0, Math.min(count - 1, index))
    onActive(to)
    reveal(to)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (count === 0) return
    const to = targetIndex(event, active, count, Math.max(1, rows.current?.page() ?? 1))
    const gesture = onSelect && gestureOf(event, props.isSelecting === true)
    if (to !== undefined) {
      if (event.shiftKey) onSelect?.('range', Math.max(0, Math.min(count - 1, to)))
      move(to)
    } else if (gesture) onSelect(gesture, active)
    else if (event.key === 'Enter' && onEnter && !event.ctrlKey && !event.metaKey) onEnter(active)
    else if (onMenu && isMenuKey(event) && active >= 0) onMenu(active, pointAt(active))
    else if (!onKey?.(event, active)) return
    event.preventDefault()
  }

  // Who comes by keys sees the ring of the row at the cursor, wherever the list was scrolled to.
  const onFocus = ({ target, relatedTarget }: FocusEvent) => {
    // Where something else took the focus in the window that was left, the list was told nothing of it.
    const isBack = isWindowLeft.current && relatedTarget === null
    if (!isBack && !isPressing.current && active >= 0 && target.matches(':focus-visible')) reveal(active)
    isWindowLeft.current = false
  }
  const onBlur = ({ target }: FocusEvent) => {
    isWindowLeft.current = document.activeElement === target
  }

  // The list keeps the focus, since rows are unmounted.
  const onMouseDown = (event: MouseEvent) => {
    pressed.current = rowIndexOf(event.target)
    if (event.target === event.currentTarget) return
    event.preventDefault()
    // The focus of a press counts as one of the keys where the keys were used last.
    isPressing.current = true
    scroller.current?.focus({ preventScroll: true })
    isPressing.current = false
  }

  /** A point in a row for a menu that the keyboard asks for; at the list's edge where the row is out of sight. */
  const pointAt = (index: number): MenuPoint => {
    const list = scroller.current?.getBoundingClientRect()
    const row = document.getElementById(`${id}-${index}`)?.getBoundingClientRect()
    if (!list || !row) return { x: 0, y: 0 }
    return { x: row.left + MENU_INDENT, y: Math.max(list.top, Math.min(list.bottom, row.top + MENU_INDENT)) }
  }

  const onContextMenu = (event: MouseEvent) => {
    const index = rowIndexOf(event.target)
    if (!onMenu) return
    event.preventDefault()
    // The event of Shift+F10 and the menu key, which `onKeyDown` has answered, is that of the list itself.
    if (index < 0) return
    onActive(index)
    onMenu(index, { x: event.clientX, y: event.clientY })
  }

  const onClick = (event: MouseEvent) => {
    const isOfList = rowIndexOf(event.target) < 0
    const target = isOfList ? document.elementFromPoint(event.clientX, event.clientY) : event.target
    const index = target ? rowIndexOf(target) : -1
    if (!(target instanceof Element) || index < 0 || (isOfList && index !== pressed.current)) return
    const inside = target.closest('[data-action]')
    const isCommand = event.ctrlKey || event.metaKey
    const selects = onSelect !== undefined && (event.shiftKey || isCommand) && inside === null
    if (selects) onSelect(event.shiftKey ? (isCommand ? 'add-range' : 'range') : 'toggle', index)
    onActive(index)
    if (inside instanceof HTMLElement && onAction) onAction(inside.dataset.action ?? '', index, inside)
    else if (!selects) (event.altKey && props.onAltClick ? props.onAltClick : props.onClick)?.(index)
  }

  const row: RowsProps['row'] = (index, place) => {
    const { content, selected = false, checked, current, className } = option(index)
    return (
      <div
        // Measurements are cached by index, so the key is the index too: a moved element would keep its old height.
        key={index}
        ref={place?.ref}
        id={`${id}-${index}`}
        data-index={index}
        data-active={index === active || undefined}
        data-even={index % 2 === 1 || undefined}
        role="option"
        tabIndex={-1}
        aria-selected={selected}
        aria-checked={checked}
        aria-current={current || undefined}
        aria-setsize={count}
        aria-posinset={index + 1}
        className={className ? `${styles.row} ${className}` : styles.row}
        style={place?.style}
      >
        {content}
      </div>
    )
  }

  return (
    <div
      ref={scroller}
      id={id}
      className={props.className ? `${styles.scroller} ${props.className}` : styles.scroller}
      role="listbox"
      aria-label={label}
      aria-describedby={props.describedBy}
      aria-multiselectable={onSelect ? true : undefined}
      tabIndex={0}
      aria-activedescendant={count > 0 && active >= 0 ? `${id}-${active}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
      onMouseDown={onMouseDown}
      onClick={onClick}
      onContextMenu={onContextMenu}
    >
      <Rows
        count={count}
        active={active}
        rowHeight={props.rowHeight}
        heights={props.heights}
        row={row}
        onRange={props.onRange}
        handle={rows}
      />
    </div>
  )
}
