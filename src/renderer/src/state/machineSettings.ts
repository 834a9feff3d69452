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

/** What belongs to this machine and to the person who works at it. */
export const useMachineSettings = create<MachineSettingsState>((set) => ({
  settings: DEFAULT_MACHINE_SETTINGS,
  load: async () => {
    await writes
    const answer = await newsroom.readMachineSettings({})
    if (answer.ok) set({ settings: answer.value })
  },
  change: (part) => {
    set(({ settings }) => ({ settings: { ...settings, ...part } }))
    writes = writes.then(async () => {
      const answer = await newsroom.writeMachineSettings(part)
      if (!answer.ok) notifyFailure(answer.failure)
      const now = answer.ok ? answer : await newsroom.readMachineSettings({})
      if (now.ok) set({ settings: now.value })
    })
    return writes
  },
}))
