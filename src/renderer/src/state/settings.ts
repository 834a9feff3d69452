import { create } from 'zustand'
import { DEFAULT_SETTINGS, SETTING_NAMES, type SettingName, type Settings } from '../../../core/settings.ts'
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

/** The settings that differ from others. */
function changesFrom(others: Settings, settings: Settings): Partial<Settings> {
  const changed = SETTING_NAMES.filter((name) => settings[name] !== others[name])
  return Object.fromEntries(changed.map((name) => [name, settings[name]]))
}

/** How often the library's state was asked for. */
let refreshes: number = 0

/** The user's settings, and the state of the library as a whole. */
export const useSettings = create<SettingsState>((set, get) => ({
  settings: DEFAULT_SETTINGS,
  saved: DEFAULT_SETTINGS,
  library: null,
  load: async () => {
    await writes
    const answer = await newsroom.readSettings({})
    if (!answer.ok) return
    set(({ settings, saved }) => ({
      saved: answer.value,
      settings: { ...answer.value, ...changesFrom(saved, settings) },
    }))
  },
  refreshLibrary: async () => {
    const refresh = ++refreshes
    const answer = await newsroom.libraryState({})
    // An answer may be overtaken by that of a later call, which knows more.
    if (refresh !== refreshes) return
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
      // Nothing else is written: another window may have changed the rest.
      const change = changesFrom(saved, settings)
      if (Object.keys(change).length === 0) return
      const answer = await newsroom.writeSettings(change)
      const now = answer.ok ? answer.value : saved
      // What was changed meanwhile is tried by itself.
      set((state) => ({ saved: now, settings: { ...now, ...changesFrom(settings, state.settings) } }))
      if (!answer.ok) notifyFailure(answer.failure)
      else if (now.sharedFolder !== saved.sharedFolder) await get().refreshLibrary()
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
