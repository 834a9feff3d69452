import type { Typed } from './replay.ts'

/** Keys that a control acts on; all others edit the text, which a field does by itself. */
const ACTING_KEYS: readonly string[] = [
  'Enter',
  'Tab',
  'Escape',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
]

export type TypeAhead = {
  /**
   * Gives the focus back and calls `open`, which renders the control and has it take the focus; the control then gets
   * what was typed (nothing where `replay.ts` cannot be loaded). Text goes nowhere where no text field has the focus.
   */
  handOver(open: () => void): Promise<void>
  /** Gives the focus back; what was typed is dropped. */
  drop(): void
}

/**
 * Takes what is typed while the code of a control is loaded, so that it neither is lost nor goes to the page: the focus is
 * in an invisible field, which also composes accents and takes what is pasted.
 */
export function startTypeAhead(): TypeAhead {
  const before = document.activeElement
  const field = document.createElement('textarea')
  const typed: Typed[] = []
  // Loaded beside the control, not in the window's first script.
  const replaying = import('./replay.ts').catch(() => null)
  const takeText = () => {
    if (field.value !== '') typed.push(field.value)
    field.value = ''
  }
  field.tabIndex = -1
  Object.assign(field.style, {
    position: 'fixed',
    inset: '0 auto auto 0',
    opacity: '0',
    pointerEvents: 'none',
  })
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (!ACTING_KEYS.includes(event.key)) return
    event.preventDefault()
    takeText()
    typed.push({ key: event.key, shiftKey: event.shiftKey })
  })
  document.body.append(field)
  field.focus({ preventScroll: true })

  let isOver = false
  const drop = () => {
    if (isOver) return
    isOver = true
    const hadFocus = document.activeElement === field
    field.remove()
    if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
  return {
    drop,
    handOver: async (open) => {
      const loaded = await replaying
      if (isOver) return
      takeText()
      drop()
      open()
      await loaded?.replay(typed)
    },
  }
}
