import { create } from 'zustand'
import { DEFAULT_SETTINGS, type SettingName, type Settings } from '../../../core/settings.ts'
import type { LibraryState } from '../../../core/library.ts'
import { type Locale, localeFor } from '../../../i18n/index.ts'
import { newsroom } from '../client.ts'
import { notifyFailure } from './toasts.ts'

type SettingsState = {
  settings: Settings
  /** The settings as the library has them. */
  saved: Settings
  /** The library's folder and what is wrong with it; null until the first answer. */
  library: LibraryState | null
  load(): Promise<void>
  refreshLibrary(): Promise<void>
  /** Takes effect at once; reverted if it cannot be written. One write is under way at a time. */
  change(part: Partial<Settings>): Promise<void>
  /** Changes one setting; see `change`. */
  choose<Name extends SettingName>(name: Name, value: Settings[Name]): Promise<void>
}

const UNKNOWN_LIBRARY: LibraryState = {
  folder: '',
  writeFailure: null,
  problems: [],
  sharing: { isShared: false, found: null },
  failedBackup: null,
}

/** The writes that were asked for, one after the other. */
let writes: Promise<void> = Promise.resolve()

/** The user's settings, and the state of the library as a whole. */
export const useSettings = create<SettingsState>((set, get) => ({
  settings: DEFAULT_SETTINGS,
  saved: DEFAULT_SETTINGS,
  library: null,
  load: async () => {
    const answer = await newsroom.readSettings({})
    if (answer.ok) set({ settings: answer.value, saved: answer.value })
  },
  refreshLibrary: async () => {
    const answer = await newsroom.libraryState({})
    if (answer.ok) set({ library: answer.value })
    else
      set(({ library }) => ({
        library: { ...(library ?? UNKNOWN_LIBRARY), writeFailure: answer.failure },
      }))
  },
  change: (part) => {
    set(({ settings }) => ({ settings: { ...settings, ...part } }))
    writes = writes.then(async () => {
      const { settings, saved } = get()
      if (settings === saved) return
      const answer = await newsroom.writeSettings(settings)
      if (answer.ok) {
        set({ saved: settings })
        if (settings.sharedFolder !== saved.sharedFolder) await get().refreshLibrary()
        return
      }
      // What was changed meanwhile is tried by itself.
      if (get().settings === settings) set({ settings: saved })
      notifyFailure(answer.failure)
    })
    return writes
  },
  choose: (name, value) => get().change({ [name]: value }),
}))

/** The current interface language. */
export function interfaceLocale(): Locale {
  const choice = useSettings.getState().settings.interface
  return choice === 'system' ? localeFor(navigator.languages) : choice
}
