import { bridge, newsroom } from '../client.ts'
import { useSession } from '../saving/session.ts'
import { notify, notifyFailure } from '../state/toasts.ts'

/** The frame of the last page printed; it stays until the next one, because a browser may print after `print` returns. */
let printed: HTMLIFrameElement | undefined

/** Opens the browser's print dialog for a page, in a frame that nobody sees and in which no script runs. */
function printInFrame(page: string): Promise<void> {
  printed?.remove()
  const frame = document.createElement('iframe')
  printed = frame
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  // A frame that is not displayed has nothing to print.
  frame.style.cssText = 'position: fixed; inset: auto 0 0 auto; width: 0; height: 0; border: 0'
  frame.srcdoc = page
  const loaded = new Promise<void>((resolve) =>
    frame.addEventListener('load', () => resolve(), { once: true }),
  )
  document.body.append(frame)
  return loaded.then(() => frame.contentWindow?.print())
}

/** Prints the open article's page as its PDF has it. */
export async function printArticle(): Promise<void> {
  const { openedId: id, flush } = useSession.getState()
  if (id === null) return
  if (!(await flush([id]))) {
    notify({ tone: 'failure', message: (t) => t('export:notPrintedUnsaved') })
    return
  }
  const { prepareRenditions } = await import('./renditions.ts')
  const prepared = await prepareRenditions({ id, format: 'pdf', options: {} })
  const page = prepared.ok ? await newsroom.preparePrint({ id }) : prepared
  if (!page.ok) return notifyFailure(page.failure)
  if (bridge) bridge.print(page.value.bytes)
  else await printInFrame(new TextDecoder().decode(page.value.bytes))
}
