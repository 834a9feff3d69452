import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { typeInto } from './controlHistory.ts'
import styles from './SuggestInput.module.css'
import rows from '../ui/Suggestions.module.css'

/** `text` is what the control holds once it is chosen; `label` what the list shows of it, with a `hint` at its end. */
export type Suggestion = { text: string; label: string; hint?: string }

type Props = {
  /** Links the control to its label, hint and error. */
  control?: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }
  label?: string
  value: string
  /** Those that fit what was typed, the best first; all of them where nothing was typed since the control took the focus. */
  suggest(typed: string | null): readonly Suggestion[]
  /** The name of the list. */
  listLabel: string
  readOnly: boolean
  /** A text area that grows with its text, in place of a line. */
  isArea?: boolean
  placeholder?: string
  onType(text: string): void
  onFocus?(): void
  onBlur?(): void
}

/**
 * A text control with a list of suggestions: the combobox of ARIA 1.2, which a text area may not be in HTML. The list opens as
 * one types, by an arrow key, or by a click; any other text may be typed. A suggestion that is chosen is typed into the control,
 * whose own undo takes it back.
 */
export function SuggestInput(props: Props) {
  const { control, label, value, suggest, listLabel, readOnly, isArea = false, placeholder } = props
  const [isOpen, setOpen] = useState(false)
  const [isTyped, setTyped] = useState(false)
  const [active, setActive] = useState(-1)
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const suggestions = isOpen && !readOnly ? suggest(isTyped ? value : null) : []
  const isShown = suggestions.length > 0
  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const element = () => input.current ?? area.current
  useLayoutEffect(() => {
    const [at, popover] = [input.current ?? area.current, list.current]
    if (isShown && at && popover) place(popover, at)
  })
  useClosedByScrolling(isShown, list, close)
  useEffect(() => {
    if (isShown && active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active, isShown])
  const choose = ({ text }: Suggestion) => {
    const at = element()
    if (at) typeInto(at, text)
    close()
  }
  const move = (step: 1 | -1) => {
    const count = suggestions.length
    if (!isShown) {
      setOpen(true)
      setActive(step > 0 ? 0 : suggest(isTyped ? value : null).length - 1)
    }
    // One place more than there are suggestions: the text itself.
    else setActive(((active + 1 + step + count + 1) % (count + 1)) - 1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const chosen = isShown ? suggestions[active] : undefined
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !readOnly) {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      choose(chosen)
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }
  const shared = {
    ...control,
    'aria-label': label,
    role: isArea ? undefined : 'combobox',
    'aria-haspopup': isArea ? 'listbox' : undefined,
    'aria-expanded': isArea ? undefined : isShown,
    'aria-autocomplete': 'list',
    'aria-controls': isShown ? listId : undefined,
    'aria-activedescendant': isShown && active >= 0 ? `${listId}-${active}` : undefined,
    autoComplete: 'off',
    spellCheck: false,
    dir: 'auto',
    value,
    readOnly,
    placeholder,
    onClick: () => setOpen(true),
    onKeyDown,
    onFocus: () => {
      setTyped(false)
      props.onFocus?.()
    },
    onBlur: () => {
      close()
      props.onBlur?.()
    },
    onChange: ({ target }: { target: { value: string } }) => {
      setOpen(true)
      setTyped(true)
      setActive(-1)
      props.onType(target.value)
    },
  } as const
  return (
    <>
      {isArea ? <textarea ref={area} rows={1} {...shared} /> : <input ref={input} {...shared} />}
      {isShown && (
        <div
          ref={list}
          id={listId}
          role="listbox"
          tabIndex={-1}
          aria-label={listLabel}
          popover="manual"
          className={`${rows.list} ${styles.list}`}
        >
          {suggestions.map((each, index) => (
            <div
              key={each.text}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={rows.option}
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => setActive(index)}
              onPointerUp={() => choose(each)}
            >
              <bdi>{each.label}</bdi>
              {each.hint && (
                <span className={rows.hint} aria-hidden>
                  {each.hint}
                </span>
              )}
            </div>
          ))}
        </div>
      )}
    </>
  )
}

/** Pixels between a control and its list, and the least height of a list. */
const GAP = 3
const LEAST = 96

/** Shows a list below its control, or above where there is more room. */
function place(list: HTMLElement, control: HTMLElement): void {
  const { left, width, top, bottom } = control.getBoundingClientRect()
  const below = window.innerHeight - bottom - 2 * GAP
  const isBelow = below >= Math.min(LEAST, list.scrollHeight) || below >= top
  Object.assign(list.style, {
    left: `${left}px`,
    minWidth: `${width}px`,
    maxHeight: `${Math.min(280, isBelow ? below : top - 2 * GAP)}px`,
    top: isBelow ? `${bottom + GAP}px` : 'auto',
    bottom: isBelow ? 'auto' : `${window.innerHeight - top + GAP}px`,
  })
  if (!list.matches(':popover-open')) list.showPopover()
  const over = list.getBoundingClientRect().right - window.innerWidth + GAP
  if (over > 0) list.style.left = `${left - over}px`
}

/** Closes a list when anything but itself is scrolled, which would leave it in its place. */
function useClosedByScrolling(
  isShown: boolean,
  list: RefObject<HTMLElement | null>,
  close: () => void,
): void {
  useEffect(() => {
    if (!isShown) return
    const onScroll = ({ target }: Event) => {
      if (target !== list.current) close()
    }
    window.addEventListener('scroll', onScroll, { capture: true })
    window.addEventListener('resize', close)
    return () => {
      window.removeEventListener('scroll', onScroll, { capture: true })
      window.removeEventListener('resize', close)
    }
  })
}
