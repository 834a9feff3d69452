import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'
import { CHANNELS } from '../contract/ipc.ts'
import type { Reply, Serve } from '../contract/remote.ts'
import { failed } from '../core/failure.ts'
import { isPageAddress } from './protocol.ts'

type Sender = Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>

/** True where the top frame of our own window speaks, and still shows our own page. */
export function isOurs({ senderFrame, sender }: Sender, window: WebContents | undefined): boolean {
  return (
    window !== undefined &&
    sender === window &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isPageAddress(senderFrame.url)
  )
}

/** Answers the window's calls; anybody else's are refused. */
export function answerCalls(
  ipc: Pick<IpcMain, 'handle'>,
  serve: Serve,
  window: () => WebContents | undefined,
): void {
  ipc.handle(CHANNELS.call, async (event, name: unknown, input: unknown): Promise<Reply> => {
    if (!isOurs(event, window())) return failed('invalid-input', { what: 'sender' })
    return serve(name, input)
  })
}

/** How long a window may think about closing before a second wish to close it is granted outright (milliseconds). */
const PATIENCE = 5_000

/** Asks the window whether it may close; it answers once all that was typed is saved. */
export function closingQuestions(
  ipc: Pick<IpcMain, 'on'>,
  window: () => WebContents | undefined,
  now: () => number,
) {
  let asked = 0
  let since = 0
  let settle: ((mayClose: boolean) => void) | null = null
  ipc.on(CHANNELS.closingAnswer, (event: IpcMainEvent, question: unknown, mayClose: unknown) => {
    if (question !== asked || !isOurs(event, window())) return
    settle?.(mayClose === true)
    settle = null
  })
  return {
    /** True where the window may close. A window that does not answer is asked once, and then closed on the second wish. */
    async ask(): Promise<boolean> {
      const contents = window()
      if (!contents || contents.isDestroyed() || contents.isCrashed()) return true
      if (settle) {
        if (now() - since < PATIENCE) return false
        settle(true)
        settle = null
        return true
      }
      asked += 1
      since = now()
      const answer = new Promise<boolean>((resolve) => {
        settle = resolve
      })
      contents.send(CHANNELS.closing, asked)
      return answer
    },
  }
}
