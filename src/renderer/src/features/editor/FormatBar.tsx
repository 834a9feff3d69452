import type { EditorState } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { Bold, Check, Heading2, Italic, Link, List, ListOrdered, TextQuote, Unlink } from 'lucide-react'
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { BodyCommandId } from '../../../../contract/commands.ts'
import { typedAddress } from '../../../../core/markdown/index.ts'
import { dispatch } from '../../commands/dispatch.ts'
import { useOutline } from '../../state/outline.ts'
import { useSession } from '../../state/session.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useWords } from '../../words.ts'
import { isBlock } from './body/blocks.ts'
import { BAR, holdSelection, useFormatBar } from './body/formatBar.ts'
import { openingOf } from './body/lines.ts'
import { isBold, isItalic, linkAt, setLink, takesMarks } from './body/marks.ts'
import styles from './FormatBar.module.css'

type Tool = {
  command: BodyCommandId
  icon: typeof Bold
  isOn(state: EditorState): boolean
  /** True for what a heading and code do not take. */
  marks?: true
}

const TOOLS: readonly Tool[] = [
  { command: 'bold', icon: Bold, isOn: isBold, marks: true },
  { command: 'italic', icon: Italic, isOn: isItalic, marks: true },
  { command: 'link', icon: Link, isOn: (state) => linkAt(state) !== null, marks: true },
  { command: 'bullets', icon: List, isOn: (state) => isBlock(state, 'bullets') },
  { command: 'numbers', icon: ListOrdered, isOn: (state) => isBlock(state, 'numbers') },
  { command: 'quote', icon: TextQuote, isOn: (state) => isBlock(state, 'quote') },
  {
    command: 'heading',
    icon: Heading2,
    isOn: (state) => openingOf(state, state.doc.lineAt(state.selection.main.head)).kind === 'heading',
  },
]

type Stretch = { from: number; to: number }

const GAP = 8

/** Where the bar stands, in pixels of the page: above the selection, else below it, and never over it; within the column of the text. */
function placeOf(
  view: EditorView,
  page: HTMLElement,
  bar: HTMLElement,
  isAsked: boolean,
  { from, to }: Stretch,
) {
  const start = view.coordsAtPos(from, 1)
  const end = view.coordsAtPos(to, -1)
  const frame = page.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = bar
  const above = start && start.top - GAP - height
  const below = end && end.bottom + GAP
  const fits = (top: number | null) =>
    top !== null && top >= frame.top + 4 && top + height <= frame.bottom - 4
  const top = fits(above) ? above : fits(below) ? below : isAsked ? frame.top + GAP : null
  if (top === null) return null
  const isOneRow = start && end && Math.abs(start.top - end.top) < 4
  const middle = isOneRow
    ? (start.left + end.right) / 2
    : top === above || !end
      ? (start?.left ?? 0)
      : end.right
  const text = view.contentDOM.getBoundingClientRect()
  const leftmost = Math.max(frame.left + GAP, text.left)
  const rightmost = Math.min(frame.left + page.clientWidth - GAP, text.right) - width
  const left = Math.max(leftmost, Math.min(rightmost, middle - width / 2))
  return { left: left - frame.left + page.scrollLeft, top: top - frame.top + page.scrollTop }
}

/** True while a selection is being dragged in the body. */
function useDragging(view: EditorView | null): boolean {
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const content = view?.contentDOM
    const begin = () => setDragging(true)
    const end = () => setDragging(false)
    content?.addEventListener('pointerdown', begin)
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', end)
    return () => {
      content?.removeEventListener('pointerdown', begin)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', end)
    }
  }, [view])
  return dragging
}

type Props = { page: RefObject<HTMLElement | null> }

/** The bar beside what is selected in the body: bold, italic, link, lists, quote and section heading. */
export function FormatBar({ page }: Props) {
  const view = useOutline((outline) => outline.view)
  const selected = useOutline((outline) => outline.selected)
  const readOnly = useSession((session) => session.savedState?.kind === 'read-only')
  const mode = useFormatBar((bar) => bar.mode)
  const dragging = useDragging(view)
  const isAsked = mode !== 'beside'
  useEffect(() => () => useFormatBar.setState({ mode: 'beside' }), [])
  if (!view || readOnly || dragging || !(selected || isAsked)) return null
  return (
    <Bar key={mode === 'link' ? 'link' : 'tools'} page={page} view={view} isAsked={isAsked} mode={mode} />
  )
}

type BarProps = Props & { view: EditorView; isAsked: boolean; mode: 'beside' | 'entered' | 'link' }

function leave(view: EditorView): void {
  useFormatBar.setState({ mode: 'beside' })
  view.focus()
}

function Bar({ page, view, isAsked, mode }: BarProps) {
  const { t } = useWords()
  const bar = useRef<HTMLFieldSetElement | null>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  // Drawn anew with every change of the selection, and placed anew with it.
  const selected = useOutline((outline) => outline.selected)
  useLayoutEffect(() => {
    const measure = () => {
      if (page.current && bar.current)
        setPlace(placeOf(view, page.current, bar.current, isAsked, selected ?? view.state.selection.main))
    }
    const request = () => view.requestMeasure({ key: bar, read: measure })
    request()
    const { current: scroller } = page
    // A sentence on a wrong address makes it higher.
    const sized = new ResizeObserver(request)
    if (bar.current) sized.observe(bar.current)
    scroller?.addEventListener('scroll', request, { passive: true })
    window.addEventListener('resize', request)
    return () => {
      sized.disconnect()
      scroller?.removeEventListener('scroll', request)
      window.removeEventListener('resize', request)
    }
  }, [page, view, isAsked, selected])

  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && bar.current?.contains(relatedTarget)) return
    useFormatBar.setState({ mode: 'beside' })
    if (relatedTarget !== view.contentDOM) useOutline.setState({ selected: null })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    leave(view)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <fieldset
      ref={bar}
      aria-label={t('editor:format')}
      {...{ [BAR]: '' }}
      className={styles.bar}
      style={place ?? { left: 0, top: 0 }}
      data-unplaced={place === null || undefined}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    >
      {mode === 'link' ? <LinkField view={view} /> : <Tools view={view} isEntered={mode === 'entered'} />}
    </fieldset>
  )
}

function Tools({ view, isEntered }: { view: EditorView; isEntered: boolean }) {
  const { t } = useWords()
  const tools = useRef<HTMLDivElement | null>(null)
  const { state } = view
  const canMark = takesMarks(state)
  const usable = TOOLS.filter(({ marks }) => canMark || !marks)
  const [stop, setStop] = useState<string>(usable[0]?.command ?? '')
  const current = usable.some(({ command }) => command === stop) ? stop : usable[0]?.command
  const buttons = () => [...(tools.current?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? [])]

  useEffect(() => {
    if (isEntered) tools.current?.querySelector<HTMLButtonElement>('button[tabindex="0"]')?.focus()
  }, [isEntered])

  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons()
    const at = all.findIndex((button) => button.matches(':focus'))
    const isLtr = getComputedStyle(event.currentTarget).direction === 'ltr'
    const [back, on] = isLtr ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
    if (event.key === on) all[(at + 1) % all.length]?.focus()
    else if (event.key === back) all.at(at - 1)?.focus()
    else if (event.key === 'Home') all[0]?.focus()
    else if (event.key === 'End') all.at(-1)?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={tools}
      role="toolbar"
      aria-label={t('editor:format')}
      className={styles.tools}
      onKeyDown={onKeyDown}
    >
      {TOOLS.map(({ command, icon: Icon, isOn, marks }) => (
        <IconButton
          key={command}
          label={t(`common:command.${command}`)}
          command={command}
          aria-pressed={isOn(state)}
          disabled={marks && !canMark}
          tabIndex={command === current ? 0 : -1}
          onFocus={() => setStop(command)}
          // The selection stays where it is.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            useFormatBar.setState({ mode: 'beside' })
            dispatch(command)
          }}
        >
          <Icon />
        </IconButton>
      ))}
    </div>
  )
}

function LinkField({ view }: { view: EditorView }) {
  const { t } = useWords()
  const field = useRef<HTMLInputElement | null>(null)
  const [before] = useState(() => {
    const found = linkAt(view.state)
    return found ? view.state.sliceDoc(found.address.from, found.address.to) : ''
  })
  const [typed, setTyped] = useState(before)
  const [isWrong, setWrong] = useState(false)

  useEffect(() => {
    field.current?.focus()
    field.current?.select()
    view.dispatch({ effects: holdSelection.of(true) })
    return () => view.dispatch({ effects: holdSelection.of(false) })
  }, [view])

  const set = (text: string) => {
    const isNone = /^[ \t]*$/.test(text)
    const address = isNone ? '' : typedAddress(text)
    setWrong(address === null)
    if (address === null) return field.current?.focus()
    leave(view)
    if (text !== before || isNone) setLink(address)(view)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        set(typed)
      }}
    >
      <div className={styles.row}>
        <input
          ref={field}
          type="text"
          inputMode="url"
          className={styles.address}
          aria-label={t('editor:link.address')}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? 'link-wrong' : undefined}
          placeholder={t('editor:link.placeholder')}
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            setWrong(false)
          }}
        />
        <IconButton label={t('editor:link.set')} onClick={() => set(typed)}>
          <Check />
        </IconButton>
        {before !== '' && (
          <IconButton label={t('editor:link.remove')} onClick={() => set('')}>
            <Unlink />
          </IconButton>
        )}
      </div>
      {isWrong && (
        <p id="link-wrong" role="alert" className={styles.wrong}>
          {t('editor:link.invalid')}
        </p>
      )}
    </form>
  )
}
