import type { Command } from 'prosemirror-state'

/** Takes the focus to the bar of formats. */
export const askForToolbar: Command = () => {
  document.querySelector<HTMLElement>('[data-toolbar] button:not(:disabled)')?.focus()
  return true
}
