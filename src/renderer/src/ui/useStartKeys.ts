import { useEffect } from 'react'

declare global {
  interface Window {
    /** Ends the prerender's keys, and gives those that were pressed, first to last. */
    takeStartKeys?: () => readonly string[]
  }
}

/** The keys that move in a list, and the one that opens. */
const KEYS = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'Enter']

/**
 * Gives the list of an id the keys of a start, once it is there: those that were pressed over the prerender, and those that
 * follow until something takes the focus or the pointer is used. The first of them gives the list the focus.
 */
export function useStartKeys(id: string, isThere: boolean): void {
  useEffect(() => {
    const pressed = isThere ? window.takeStartKeys?.() : undefined
    if (!pressed) return
    delete window.takeStartKeys
    const press = (key: string) => {
      const list = document.getElementById(id)
      list?.focus({ preventScroll: true })
      list?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event
      const isOther = defaultPrevented || document.activeElement !== document.body
      if (isOther || !KEYS.includes(key) || altKey || ctrlKey || metaKey || shiftKey) return
      event.preventDefault()
      press(key)
    }
    const stop = () => removeEventListener('keydown', onKeyDown)
    addEventListener('keydown', onKeyDown)
    addEventListener('focusin', stop, { once: true })
    addEventListener('pointerdown', stop, { capture: true, once: true })
    // React has drawn what a key did before the next one is pressed.
    void pressed.reduce((before, key) => before.then(() => press(key)), Promise.resolve())
    return stop
  }, [id, isThere])
}
