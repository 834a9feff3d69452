import { create } from 'zustand'
import { DEFAULT_SETTINGS, type LibraryState, type Settings } from '../../../contract/contract.ts'
import { type Locale, localeFor } from '../../../i18n/index.ts'
import { newsroom } from '../client.ts'
import { notifyFailure } from './notices.ts'

type SettingsState = {
  settings: Settings
  /** The library's folder, its trouble and its problems; null until it has answered once. */
  library: LibraryState | null
  load(): Promise<void>
  refreshLibrary(): Promise<void>
  /** Takes effect at once; goes back where it cannot be written. */
  change(part: Partial<Settings>): Promise<void>
}

/** The user's choices, and the state of the library as a whole. */
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
      set(({ library }) => ({ library: { folder: '', problems: [], ...library, trouble: answer.failure } }))
  },
  change: async (part) => {
    const before = get().settings
    set({ settings: { ...before, ...part } })
    const answer = await newsroom.writeSettings({ ...before, ...part })
    if (answer.ok) return
    set({ settings: before })
    notifyFailure(answer.failure)
  },
}))

/** The language that the interface speaks for a choice in the settings. */
export function localeOf(choice: Settings['interface']): Locale {
  return choice === 'system' ? localeFor(navigator.languages) : choice
}

/** The language that the interface speaks now. */
export function interfaceLocale(): Locale {
  return localeOf(useSettings.getState().settings.interface)
}
