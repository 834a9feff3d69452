import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'
import type { Place, SavedFile } from '../contract/bridge.ts'
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

/** Answers the calls of our window and rejects all others; the returned function waits for those that are being answered. */
export function answerCalls(
  ipc: Pick<IpcMain, 'handle'>,
  serve: Serve,
  window: () => WebContents | undefined,
): () => Promise<void> {
  const answering = new Set<Promise<Reply>>()
  ipc.handle(CHANNELS.call, async (event, name: unknown, input: unknown): Promise<Reply> => {
    if (!isOurs(event, window())) return failed('invalid-input', { what: 'sender' })
    const answer = serve(name, input)
    answering.add(answer)
    return answer.finally(() => answering.delete(answer))
  })
  return async () => void (await Promise.allSettled(answering))
}

type Told = {
  setUnsaved(isUnsaved: boolean): void
  /** A fraction from 0 to 1; null where there is no long work. */
  setProgress(fraction: number | null): void
  /** A self-contained page of HTML. */
  print(page: Uint8Array): void
}

/** Hears what our window tells the host beside its calls; values of another type are ignored. */
export function hearWindow(
  ipc: Pick<IpcMain, 'on'>,
  window: () => WebContents | undefined,
  { setUnsaved, setProgress, print }: Told,
): void {
  const hear = (channel: string, listener: (value: unknown) => void) =>
    ipc.on(channel, (event: IpcMainEvent, value: unknown) => {
      if (isOurs(event, window())) listener(value)
    })
  hear(CHANNELS.unsaved, (value) => {
    if (typeof value === 'boolean') setUnsaved(value)
  })
  hear(CHANNELS.progress, (value) => {
    if (value === null) setProgress(null)
    else if (typeof value === 'number' && value >= 0 && value <= 1) setProgress(value)
  })
  hear(CHANNELS.print, (page) => {
    if (page instanceof Uint8Array) print(page)
  })
}

type Answered = {
  chooseFolder(): Promise<Place | null>
  chooseBackupFolder(): Promise<Place | null>
  chooseBackup(): Promise<SavedFile | null>
  findPlace(id: string): Place | null
  /** False where there is no such file. */
  showInFolder(place: string, file: string): Promise<boolean>
}

/** Answers what our window asks the host beside the newsroom; a stranger, and a value of another type, gets null. */
export function answerWindow(
  ipc: Pick<IpcMain, 'handle'>,
  window: () => WebContents | undefined,
  { chooseFolder, chooseBackupFolder, chooseBackup, findPlace, showInFolder }: Answered,
): void {
  const answer = (channel: string, work: (...values: unknown[]) => unknown) =>
    ipc.handle(channel, (event, ...values: unknown[]) => (isOurs(event, window()) ? work(...values) : null))
  answer(CHANNELS.chooseFolder, chooseFolder)
  answer(CHANNELS.chooseBackupFolder, chooseBackupFolder)
  answer(CHANNELS.chooseBackup, chooseBackup)
  answer(CHANNELS.findPlace, (id) => (typeof id === 'string' ? findPlace(id) : null))
  answer(CHANNELS.showInFolder, (place, file) =>
    typeof place === 'string' && typeof file === 'string' ? showInFolder(place, file) : null,
  )
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
  let pending: Promise<boolean> | null = null
  let settle = (_mayClose: boolean) => {}
  ipc.on(CHANNELS.closingAnswer, (event: IpcMainEvent, question: unknown, mayClose: unknown) => {
    if (question === asked && isOurs(event, window())) settle(mayClose === true)
  })
  const question = (contents: WebContents): Promise<boolean> => {
    asked += 1
    since = now()
    const answer = new Promise<boolean>((resolve) => {
      settle = (mayClose) => {
        pending = null
        resolve(mayClose)
      }
    })
    contents.send(CHANNELS.closing, asked)
    return answer
  }
  return {
    /** True where the window may close. A question within the timeout of an unanswered one has the same answer. */
    async ask(): Promise<boolean> {
      const contents = window()
      if (!contents || contents.isDestroyed() || contents.isCrashed()) {
        settle(true)
        return true
      }
      if (pending && now() - since >= CLOSE_TIMEOUT) {
        settle(true)
        return true
      }
      pending ??= question(contents)
      return pending
    },
    /** True while a question waits for its answer. */
    get isOpen(): boolean {
      return pending !== null
    },
    /** Puts the question that waits for its answer again, to a page that has loaded since: it never heard it. */
    repeat(): void {
      if (pending !== null) window()?.send(CHANNELS.closing, asked)
    },
  }
}
