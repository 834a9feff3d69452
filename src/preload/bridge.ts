import type { IpcRenderer } from 'electron'
import * as z from 'zod/mini'
import type { Bridge } from '../contract/bridge.ts'
import { COMMANDS, type CommandId } from '../contract/commands.ts'
import type { NewsroomEvent } from '../contract/contract.ts'
import { CHANNELS } from '../contract/ipc.ts'
import { clientOver, eventDecoder } from '../contract/remote.ts'

type OpenedFiles = { fileName: string; bytes: Uint8Array }[]

const files: z.ZodMiniType<OpenedFiles> = z.array(
  z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }),
)

function announcer<T>() {
  const listeners = new Set<(value: T) => void>()
  return {
    count: () => listeners.size,
    announce: (value: T) => {
      for (const listener of listeners) listener(value)
    },
    subscribe: (listener: (value: T) => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** All that the page gets of the desktop: no channel can be named, and nothing of the messages but their decoded values. */
export function bridgeOver(ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'send'>): Bridge {
  const events = announcer<NewsroomEvent>()
  const commands = announcer<CommandId>()
  const opened = announcer<OpenedFiles>()
  const closing = new Set<() => Promise<boolean>>()
  /** Files that came before the page listened. */
  let waiting: OpenedFiles = []

  ipc.on(CHANNELS.event, (_event, value: unknown) => {
    const event = eventDecoder.safeParse(value).data
    if (event) events.announce(event)
  })
  ipc.on(CHANNELS.command, (_event, value: unknown) => {
    const command = COMMANDS.find(({ id }) => id === value)
    if (command) commands.announce(command.id)
  })
  ipc.on(CHANNELS.files, (_event, value: unknown) => {
    const given = files.safeParse(value).data ?? []
    if (opened.count() === 0) waiting = [...waiting, ...given]
    else opened.announce(given)
  })
  ipc.on(CHANNELS.closing, async (_event, question: unknown) => {
    // A page that cannot say whether its text is saved does not let the window close.
    const answers = await Promise.all([...closing].map((ask) => ask().catch(() => false)))
    ipc.send(CHANNELS.closingAnswer, question, answers.every(Boolean))
  })

  return {
    newsroom: clientOver((name, input) => ipc.invoke(CHANNELS.call, name, input), events.subscribe),
    onCommand: commands.subscribe,
    onClosing: (listener) => {
      closing.add(listener)
      return () => {
        closing.delete(listener)
      }
    },
    onFilesOpened: (listener) => {
      const stop = opened.subscribe(listener)
      if (waiting.length > 0) listener(waiting.splice(0))
      return stop
    },
  }
}
