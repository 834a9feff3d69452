import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'
import { CHANNELS } from '../contract/ipc.ts'
import type { Reply, Serve } from '../contract/remote.ts'
import { failed } from '../core/failure.ts'
import { isPageAddress } from './protocol.ts'

type Sender = Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>

/** True for a message from the top frame of our window, while it shows our page. */
export function isOurs({ senderFrame, sender }: Sender, window: WebContents | undefined): boolean {
  return (
    window !== undefined &&
    sender === window &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isPageAddress(senderFrame.url)
  )
}

/** Answers the calls of our window and rejects all others. */
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

/** How long the page may take to answer whether the window may close; after that a second request closes it. Milliseconds. */
const CLOSE_TIMEOUT = 5_000

/** Asks the page whether the window may close; it answers when everything typed is saved. */
export function closingQuestions(
  ipc: Pick<IpcMain, 'on'>,
  window: () => WebContents | undefined,
  now: () => number,
) {
  let asked = 0
  let since = 0
  let answerPending: ((mayClose: boolean) => void) | null = null
  ipc.on(CHANNELS.closingAnswer, (event: IpcMainEvent, question: unknown, mayClose: unknown) => {
    if (question !== asked || !isOurs(event, window())) return
    answerPending?.(mayClose === true)
    answerPending = null
  })
  return {
    /** True where the window may close. While a question is unanswered, a second call within the timeout gives false. */
    async ask(): Promise<boolean> {
      const contents = window()
      if (!contents || contents.isDestroyed() || contents.isCrashed()) return true
      if (answerPending) {
        if (now() - since < CLOSE_TIMEOUT) return false
        answerPending(true)
        answerPending = null
        return true
      }
      asked += 1
      since = now()
      const answer = new Promise<boolean>((resolve) => {
        answerPending = resolve
      })
      contents.send(CHANNELS.closing, asked)
      return answer
    },
  }
}
