import { create } from 'zustand'
import { DEFAULT_MACHINE_SETTINGS, type MachineSettings } from '../../../core/machineSettings.ts'
import { newsroom } from '../client.ts'
import { notifyFailure } from './toasts.ts'

type MachineSettingsState = {
  settings: MachineSettings
  /** Reads the settings again; until they were read once, they have their defaults. */
  load(): Promise<void>
  /** Takes effect at once; reverted if it cannot be written. What another window wrote meanwhile stays. */
  change(part: Partial<MachineSettings>): Promise<void>
}

/** The writes that were asked for, one after the other. */
let writes: Promise<void> = Promise.resolve()
/** What was changed and is in no write yet. */
let unwritten: Partial<MachineSettings> = {}

/** What belongs to this machine and to the person who works at it. */
export const useMachineSettings = create<MachineSettingsState>((set) => ({
  settings: DEFAULT_MACHINE_SETTINGS,
  load: async () => {
    await writes
    const answer = await newsroom.readMachineSettings({})
    if (answer.ok) set({ settings: { ...answer.value, ...unwritten } })
  },
  change: (part) => {
    unwritten = { ...unwritten, ...part }
    set(({ settings }) => ({ settings: { ...settings, ...part } }))
    writes = writes.then(async () => {
      const change = unwritten
      unwritten = {}
      if (Object.keys(change).length === 0) return
      const answer = await newsroom.writeMachineSettings(change)
      if (!answer.ok) notifyFailure(answer.failure)
      const now = answer.ok ? answer : await newsroom.readMachineSettings({})
      // What was changed meanwhile stays as it was chosen.
      if (now.ok) set({ settings: { ...now.value, ...unwritten } })
    })
    return writes
  },
}))
