// The build puts this script into the page itself (`scripts/prerender.ts`). What is pressed before the window has drawn its
// list moves the mark of the prerender's list, and is the window's once that is there (`takeStartKeys`).

/** By how many rows a key moves the mark; Enter opens the article there. */
const STEPS: { readonly [key: string]: number } = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, Enter: 0 }

const pressed: string[] = []
let marked = 0

function onKeyDown(event: KeyboardEvent): void {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event
  const step = STEPS[key]
  const prerender = document.querySelector('[data-prerender]')
  const rows = [...(prerender?.querySelectorAll<HTMLElement>('.Library_item') ?? [])]
  const isListShown = rows[marked]?.checkVisibility() ?? false
  if (step === undefined || altKey || ctrlKey || metaKey || shiftKey || !isListShown) return
  event.preventDefault()
  pressed.push(key)
  delete rows[marked]?.dataset.active
  marked = Math.max(0, Math.min(rows.length - 1, marked + step))
  const row = rows[marked]
  if (row) row.dataset.active = ''
  row?.scrollIntoView({ block: 'nearest' })
  // The text of another article comes with the window.
  if (key === 'Enter' && marked > 0) prerender?.querySelector('main')?.replaceChildren()
}

addEventListener('keydown', onKeyDown)
window.takeStartKeys = () => {
  removeEventListener('keydown', onKeyDown)
  return pressed
}

export {}
