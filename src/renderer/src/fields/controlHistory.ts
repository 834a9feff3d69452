/** How long one may rest within what is one step, in milliseconds. */
const REST = 700
const MOST_STEPS = 100

type Control = HTMLInputElement | HTMLTextAreaElement
type History = { past: string[]; future: string[]; value: string; typedAt: number }

const histories = new WeakMap<Control, History>()
/** True while a step is being taken, whose own event is no typing. */
let isTravelling: boolean = false

const isControl = (target: EventTarget | null): target is Control =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && /^(?:text|search|url|email|number|)$/.test(target.type))

function historyOf(control: Control): History {
  const known = histories.get(control)
  if (known) return known
  const history: History = { past: [], future: [], value: control.value, typedAt: Number.NEGATIVE_INFINITY }
  histories.set(control, history)
  return history
}

/** Sets a control's text as if it were typed, so that whoever listens to it hears it. */
function setText(control: Control, text: string): void {
  const prototype =
    control instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  isTravelling = true
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, text)
  control.dispatchEvent(new Event('input', { bubbles: true }))
  isTravelling = false
}

/**
 * Keeps what was typed in each text control of the window. The browser's own undo has one stack for all that can be
 * written in, the page included, and would change the page's DOM behind its document. Gives back what ends it.
 */
export function keepControlHistories(): () => void {
  const onFocus = ({ target }: FocusEvent) => {
    if (isControl(target)) historyOf(target).value = target.value
  }
  const onInput = ({ target }: Event) => {
    if (isTravelling || !isControl(target)) return
    const history = historyOf(target)
    const now = performance.now()
    if (now - history.typedAt > REST) history.past = [...history.past, history.value].slice(-MOST_STEPS)
    history.future = []
    history.value = target.value
    history.typedAt = now
  }
  window.addEventListener('focusin', onFocus, { capture: true })
  window.addEventListener('input', onInput, { capture: true })
  return () => {
    window.removeEventListener('focusin', onFocus, { capture: true })
    window.removeEventListener('input', onInput, { capture: true })
  }
}

/**
 * Takes back what was typed in a text control, or does it again; false where nothing was typed in it since an instant
 * (milliseconds of `performance.now`), or nothing is left of it.
 */
export function travelInControl(element: Element, step: 'undo' | 'redo', since: number): boolean {
  if (!isControl(element) || element.readOnly) return false
  const history = histories.get(element)
  if (!history || history.typedAt < since) return false
  const [from, to] = step === 'undo' ? [history.past, history.future] : [history.future, history.past]
  const text = from.pop()
  if (text === undefined) return false
  to.push(element.value)
  history.value = text
  setText(element, text)
  return true
}
