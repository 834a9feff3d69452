/** Plain text for the clipboard, with HTML where it is formatted; what was read may have a picture. */
export type ClipboardContent = { plain: string; html?: string; picture?: File }

/** Writes to the clipboard; false if that is refused. */
export async function writeClipboard(text: ClipboardContent): Promise<boolean> {
  try {
    await write(text)
    return true
  } catch {
    return writeByCopyEvent(text)
  }
}

function write({ plain, html }: ClipboardContent): Promise<void> {
  if (html === undefined) return navigator.clipboard.writeText(plain)
  const blob = (type: string, text: string) => new Blob([text], { type })
  return navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': blob('text/plain', plain), 'text/html': blob('text/html', html) }),
  ])
}

/** The fallback through a `copy` event, which needs no permission. */
function writeByCopyEvent({ plain, html }: ClipboardContent): boolean {
  let isWritten = false
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', plain)
    if (html !== undefined) event.clipboardData?.setData('text/html', html)
    event.preventDefault()
    // Without this, ProseMirror would put the page's selection there.
    event.stopImmediatePropagation()
    isWritten = true
  }
  document.addEventListener('copy', onCopy, { capture: true })
  document.execCommand('copy')
  document.removeEventListener('copy', onCopy, { capture: true })
  return isWritten
}

/** Reads the clipboard; null if the host allows that only by a key press. */
export async function readClipboard(): Promise<ClipboardContent | null> {
  try {
    const [item] = await navigator.clipboard.read()
    if (!item) return { plain: '' }
    const textOf = async (type: string) =>
      item.types.includes(type) ? (await item.getType(type)).text() : ''
    const found = { plain: await textOf('text/plain'), html: await textOf('text/html') }
    const type = item.types.find((each) => each.startsWith('image/'))
    if (type === undefined) return found
    const name = `image.${type.slice('image/'.length)}`
    return { ...found, picture: new File([await item.getType(type)], name, { type }) }
  } catch {
    return null
  }
}
