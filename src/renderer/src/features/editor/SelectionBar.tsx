import { Heading2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { articleEditor } from '../../editor/articleEditor.ts'
import { useDiagnostics } from '../../editor/diagnostics/store.ts'
import { usePage } from '../../editor/pageStore.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './Cards.module.css'
import {
  BOLD,
  BULLETS,
  HEADING,
  isDisplayCopy,
  isOn,
  isPlain,
  ITALIC,
  LINK,
  NUMBERS,
  QUOTE,
  type Tool,
  moveToolFocus,
} from './formatTools.ts'
import { PAGE_OVERLAY, usePageFocus, useFloatingPosition } from './floating.ts'

const ENDS = ['pointerup', 'pointercancel', 'dragend', 'drop'] as const

/** True during a selection by mouse on the page, and while text is dragged. */
function useDragging(): boolean {
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const begin = ({ target, button }: PointerEvent) => {
      const isOnText = target instanceof Element && target.closest('[data-page] .ProseMirror') !== null
      if (isOnText && button === 0) setDragging(true)
    }
    // A drag of text cancels the pointer at once; it ends with an event of its own.
    let isNative = false
    const drag = () => {
      isNative = true
      setDragging(true)
    }
    const end = ({ type }: Event) => {
      if (type === 'pointercancel' && isNative) return
      isNative = false
      setDragging(false)
    }
    window.addEventListener('pointerdown', begin)
    window.addEventListener('dragstart', drag)
    for (const type of ENDS) window.addEventListener(type, end, true)
    return () => {
      window.removeEventListener('pointerdown', begin)
      window.removeEventListener('dragstart', drag)
      for (const type of ENDS) window.removeEventListener(type, end, true)
    }
  }, [])
  return dragging
}

/** A toolbar beside the selected text of the body. */
export function SelectionBar() {
  const selected = usePage((page) => page.selected)
  const block = usePage((page) => page.block)
  const readOnly = usePage((page) => page.readOnly)
  const isAsking = usePage((page) => page.link?.asking === true)
  const note = usePage((page) => page.note)
  // The passage of a correction that was gone to has the card of the correction.
  const isCorrection = useDiagnostics(({ shown }) => shown !== null)
  const isFocused = usePageFocus()
  const dragging = useDragging()
  if (!selected || readOnly || dragging || isAsking || note || isCorrection) return null
  if (!isFocused || isDisplayCopy(block)) return null
  return articleEditor.hasSelectedWords ? <Bar selected={selected} /> : null
}

function Bar({ selected }: { selected: { readonly from: number; readonly to: number } }) {
  const { t } = useTranslations()
  const bar = useRef<HTMLDivElement | null>(null)
  const block = usePage((page) => page.block)
  const marks = usePage((page) => page.marks)
  const style = useFloatingPosition(bar, selected, 'over')
  const [tabStop, setTabStop] = useState(0)
  const onKeyDown = (event: KeyboardEvent) =>
    moveToolFocus(event, [...(bar.current?.querySelectorAll<HTMLElement>('button:enabled') ?? [])])
  const tools: readonly { tool: Tool; icon: ReactNode; isMark: boolean }[] = [
    { tool: BOLD, icon: <b className={styles.letter}>{t('editor:format.bold.letter')}</b>, isMark: true },
    { tool: ITALIC, icon: <i className={styles.letter}>{t('editor:format.italic.letter')}</i>, isMark: true },
    ...[LINK, BULLETS, NUMBERS, QUOTE].map((tool) => ({
      tool,
      icon: tool.icon && <tool.icon aria-hidden />,
      isMark: tool === LINK,
    })),
    { tool: HEADING, icon: <Heading2 aria-hidden />, isMark: false },
  ]
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('editor:format.selection')}
      className={`${styles.card} ${styles.bar}`}
      style={style}
      onKeyDown={onKeyDown}
      {...PAGE_OVERLAY}
    >
      {tools.map(({ tool, icon, isMark }, at) => (
        <IconButton
          key={tool.command}
          label={t(`common:command.${tool.command}`)}
          command={tool.command}
          aria-pressed={isOn(tool, { block, marks })}
          disabled={isMark && isPlain(block)}
          tabIndex={at === tabStop ? 0 : -1}
          onFocus={() => setTabStop(at)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => articleEditor.run(tool.command)}
        >
          {icon}
        </IconButton>
      ))}
    </div>
  )
}
