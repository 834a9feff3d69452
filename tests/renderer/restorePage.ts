import { vi } from 'vitest'

const { createObjectURL } = URL
const { click } = HTMLAnchorElement.prototype

/** Gives the page back what the tests of a file replaced of it: timers, functions, the clipboard. */
export function restorePage(): void {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  URL.createObjectURL = createObjectURL
  HTMLAnchorElement.prototype.click = click
  Reflect.deleteProperty(document, 'execCommand')
  for (const name of ['clipboard', 'userActivation']) Reflect.deleteProperty(navigator, name)
}
