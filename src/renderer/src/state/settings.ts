import { create } from 'zustand'
import { DEFAULT_SETTINGS, type SettingName, type Settings } from '../../../core/settings.ts'
import type { LibraryState } from '../../../core/library.ts'
import { type Locale, localeFor } from '../../../i18n/index.ts'
import { newsroom } from '../client.ts'
import { notifyFailure } from './toasts.ts'

type SettingsState = {
  settings: Settings
  /** The library's folder and what is wrong with it; null until the first answer. */
  library: LibraryState | null
  load(): Promise<void>
  refreshLibrary(): Promise<void>
  /** Takes effect at once; reverted if it cannot be written. */
  change(part: Partial<Settings>): Promise<void>
  /** Changes one setting; see `change`. */
  choose<Name extends SettingName>(name: Name, value: Settings[Name]): Promise<void>
}

/** The user's settings, and the state of the library as a whole. */
export const useSettings = create<SettingsState>((set, get) => ({
  settings: DEFAULT_SETTINGS,
  library: null,
  load: async () => {
    const answer = await newsroom.readSettings({})
    if (answer.ok) set({ settings: answer.value })
  },
  refreshLibrary: async () => {
    const answer = await newsroom.libraryState({})
    if (answer.ok) set({ library: answer.value })
    else
      set(({ library }) => ({
        library: { folder: '', problems: [], ...library, writeFailure: answer.failure },
      }))
  },
  change: async (part) => {
    const before = get().settings
    set({ settings: { ...before, ...part } })
    const answer = await newsroom.writeSettings({ ...before, ...part })
    if (answer.ok) return
    set({ settings: before })
    notifyFailure(answer.failure)
  },
  choose: (name, value) => get().change({ ...get().settings, [name]: value }),
}))

/** The interface language for a setting. */
export function localeOf(choice: Settings['interface']): Locale {
  return choice === 'system' ? localeFor(navigator.languages) : choice
}

/** The current interface language. */
export function interfaceLocale(): Locale {
  return localeOf(useSettings.getState().settings.interface)
}
