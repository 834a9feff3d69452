import type { IpcRenderer } from 'electron'
import * as z from 'zod/mini'
import type { Bridge, Place, SavedFile } from '../contract/bridge.ts'
import { COMMANDS, type CommandId } from '../contract/commands.ts'
import type { NewsroomEvent } from '../contract/events.ts'
import { CHANNELS } from '../contract/ipc.ts'
import { clientOver } from '../contract/client.ts'
import { isEvent } from '../contract/events.ts'

type OpenedFiles = { fileName: string; bytes: Uint8Array }[]

const files: z.ZodMiniType<OpenedFiles> = z.array(
  z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }),
)

const place: z.ZodMiniType<Place> = z.object({ id: z.string(), label: z.string() })

const savedFile: z.ZodMiniType<SavedFile> = z.object({ place: z.string(), fileName: z.string() })

function emitter<T>() {
  const listeners = new Set<(value: T) => void>()
  return {
    count: () => listeners.size,
    emit: (value: T) => {
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

/** The page's access to the desktop host: fixed channels, decoded values, and no event objects. */
export function bridgeOver(ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'send'>): Bridge {
  const events = emitter<NewsroomEvent>()
  const commands = emitter<CommandId>()
  const opened = emitter<OpenedFiles>()
  const saved = emitter<SavedFile>()
  const closing = new Set<() => Promise<boolean>>()
  /** Files that arrived before the page subscribed. */
  let waiting: OpenedFiles = []

  ipc.on(CHANNELS.event, (_event, value: unknown) => {
    if (isEvent(value)) events.emit(value)
  })
  ipc.on(CHANNELS.command, (_event, value: unknown) => {
    const command = COMMANDS.find(({ id }) => id === value)
    if (command) commands.emit(command.id)
  })
  ipc.on(CHANNELS.files, (_event, value: unknown) => {
    const received = files.safeParse(value).data ?? []
    if (opened.count() === 0) waiting = [...waiting, ...received]
    else opened.emit(received)
  })
  ipc.on(CHANNELS.saved, (_event, value: unknown) => {
    const file = savedFile.safeParse(value).data
    if (file) saved.emit(file)
  })
  ipc.on(CHANNELS.closing, async (_event, question: unknown) => {
    // A listener that throws counts as “no”: its text may not be saved.
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
    onFileSaved: saved.subscribe,
    setUnsaved: (isUnsaved) => ipc.send(CHANNELS.unsaved, isUnsaved),
    setProgress: (fraction) => ipc.send(CHANNELS.progress, fraction),
    print: (page) => ipc.send(CHANNELS.print, page),
    chooseFolder: async () => place.safeParse(await ipc.invoke(CHANNELS.chooseFolder)).data ?? null,
    chooseBackupFolder: async () =>
      place.safeParse(await ipc.invoke(CHANNELS.chooseBackupFolder)).data ?? null,
    chooseBackup: async () => savedFile.safeParse(await ipc.invoke(CHANNELS.chooseBackup)).data ?? null,
    findPlace: async (id) => place.safeParse(await ipc.invoke(CHANNELS.findPlace, id)).data ?? null,
    showInFolder: async (id, file) => (await ipc.invoke(CHANNELS.showInFolder, id, file)) === true,
  }
}
