/** A text for the clipboard, and what it looks like where there is more to it than characters. */
export type ForClipboard = { plain: string; html?: string }

/** Puts a text on the clipboard; false where that is refused. */
export async function putOnClipboard(text: ForClipboard): Promise<boolean> {
  try {
    await write(text)
    return true
  } catch {
    return putByEvent(text)
  }
}

function write({ plain, html }: ForClipboard): Promise<void> {
  if (html === undefined) return navigator.clipboard.writeText(plain)
  const blob = (type: string, text: string) => new Blob([text], { type })
  return navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': blob('text/plain', plain), 'text/html': blob('text/html', html) }),
  ])
}

/** The older way, which asks for no permission. */
function putByEvent({ plain, html }: ForClipboard): boolean {
  let taken = false
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', plain)
    if (html !== undefined) event.clipboardData?.setData('text/html', html)
    event.preventDefault()
    // The page would put its own selection there.
    event.stopImmediatePropagation()
    taken = true
  }
  document.addEventListener('copy', give, { capture: true })
  document.execCommand('copy')
  document.removeEventListener('copy', give, { capture: true })
  return taken
}

/** What is on the clipboard; null where the host does not let it be read other than by a key. */
export async function readClipboard(): Promise<ForClipboard | null> {
  try {
    const [item] = await navigator.clipboard.read()
    if (!item) return { plain: '' }
    const of = async (type: string) => (item.types.includes(type) ? (await item.getType(type)).text() : '')
    return { plain: await of('text/plain'), html: await of('text/html') }
  } catch {
    return null
  }
}
