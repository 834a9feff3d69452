/** Input within this many milliseconds of the last belongs to the same step. */
const GROUP_DELAY = 700
const MAX_STEPS = 100

type Control = HTMLInputElement | HTMLTextAreaElement
type History = { past: string[]; future: string[]; value: string; typedAt: number }

const histories = new WeakMap<Control, History>()
/** True while an undo is being applied, whose own `input` event must not be recorded. */
let isApplying: boolean = false

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

/** Sets a control's text and dispatches `input`, so that React and the control's own history see it as typed. */
export function typeInto(control: Control, text: string): void {
  const prototype =
    control instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, text)
  control.dispatchEvent(new Event('input', { bubbles: true }))
}

/** The same for a step of the history itself, which is not recorded. */
function setText(control: Control, text: string): void {
  isApplying = true
  typeInto(control, text)
  isApplying = false
}

/**
 * Records what is typed in each text control of the window. The browser's own undo has one stack for all editable
 * elements, the page included, and would change the page's DOM without ProseMirror knowing. What has been typed already stays.
 */
export function trackControlHistories(): void {
  const onFocus = ({ target }: FocusEvent) => {
    if (isControl(target)) historyOf(target).value = target.value
  }
  const onInput = ({ target }: Event) => {
    if (isApplying || !isControl(target)) return
    const history = historyOf(target)
    const now = performance.now()
    if (now - history.typedAt > GROUP_DELAY) history.past = [...history.past, history.value].slice(-MAX_STEPS)
    history.future = []
    history.value = target.value
    history.typedAt = now
  }
  if (isControl(document.activeElement)) historyOf(document.activeElement)
  window.addEventListener('focusin', onFocus, { capture: true })
  window.addEventListener('input', onInput, { capture: true })
}

/**
 * Undoes or redoes what was typed in a text control; false if nothing was typed in it since `since` (milliseconds of
 * `performance.now`), or no step is left.
 */
export function undoInControl(element: Element, step: 'undo' | 'redo', since: number): boolean {
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
