/** What was typed: text, or a key that is none. */
export type Typed = string | Pick<KeyboardEventInit, 'key' | 'shiftKey'>

const isTextField = (element: Element | null) =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLElement && element.isContentEditable)

const keyEvent = (type: 'keydown' | 'keyup', key: KeyboardEventInit) =>
  new KeyboardEvent(type, { ...key, bubbles: true, cancelable: true })

/** What Enter does where nothing takes it: it clicks a button or a link, and sends a field's form. */
function enter(focused: Element | null): void {
  if (focused instanceof HTMLButtonElement || focused instanceof HTMLAnchorElement) focused.click()
  if (!(focused instanceof HTMLInputElement) || !focused.form) return
  const button = focused.form.querySelector<HTMLButtonElement>(':is(button, input)[type=submit]')
  if (button) button.click()
  else focused.form.requestSubmit()
}

/** Types into the element that has the focus: what a key does by itself is done here, as no browser does it for a script. */
export async function replay(typed: readonly Typed[]): Promise<void> {
  for (const each of typed) {
    const focused = document.activeElement
    if (typeof each === 'string') {
      if (isTextField(focused)) document.execCommand('insertText', false, each)
    } else {
      const isUnhandled = focused?.dispatchEvent(keyEvent('keydown', each))
      if (isUnhandled && each.key === 'Enter') enter(focused)
      focused?.dispatchEvent(keyEvent('keyup', each))
    }
    // React renders what a step changed in a microtask.
    await Promise.resolve()
  }
}
