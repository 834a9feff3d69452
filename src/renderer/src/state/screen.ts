import { create } from 'zustand'

export type DialogName = 'checklist' | 'import' | 'export' | 'preview' | 'settings' | 'palette' | 'shortcuts'

export const SETTINGS_PAGES = ['interface', 'writing', 'typography', 'house', 'library'] as const
export type SettingsPage = (typeof SETTINGS_PAGES)[number]

/** Below these widths (CSS pixels) a side column steps aside, and comes back over the page when asked for. */
const ROOM = { inspector: '(min-width: 1120px)', library: '(min-width: 760px)' } as const

export type Side = keyof typeof ROOM

/** The leaves of the inspector. */
export const TABS = ['structure', 'details', 'proof'] as const
export type InspectorTab = (typeof TABS)[number]

/** The fields that can be asked for from elsewhere. */
export type InspectorField = 'embargo' | 'correction'

type Screen = {
  /** The dialog in front, if any. */
  dialog: DialogName | null
  /** The page at which the settings are open, or were last. */
  settingsPage: SettingsPage
  /** Nothing but the page is on show. */
  focus: boolean
  library: boolean
  inspector: boolean
  /** What the library's column holds. */
  column: 'articles' | 'bin'
  /** What the inspector holds. */
  tab: InspectorTab
  /** The field of the inspector that is to have the focus, until it has it. */
  field: InspectorField | null
  /** The search field is asked for: it takes the focus as soon as it is there. */
  searching: boolean
  show(dialog: DialogName | null): void
  showSettings(page: SettingsPage): void
  toggleFocus(): void
  /** Shows or hides a column; where only the page is on show, shows it. */
  toggle(side: Side): void
  /** Puts the articles or the bin in the library's column, and shows it. */
  showColumn(column: 'articles' | 'bin'): void
  /** Puts a leaf of the inspector in front, and shows it. */
  showTab(tab: InspectorTab): void
  /** Goes to a field of the inspector. */
  showField(field: InspectorField): void
  showSearch(): void
  /** Puts away what lies over the page. */
  clearPage(): void
}

const fits = (side: Side) => window.matchMedia(ROOM[side]).matches

/** Which parts of the window are on show. */
export const useScreen = create<Screen>((set) => ({
  dialog: null,
  settingsPage: 'interface',
  focus: false,
  library: fits('library'),
  inspector: fits('inspector'),
  column: 'articles',
  tab: 'structure',
  field: null,
  searching: false,
  show: (dialog) => set({ dialog }),
  showSettings: (settingsPage) => set({ dialog: 'settings', settingsPage }),
  toggleFocus: () => set(({ focus }) => ({ focus: !focus })),
  toggle: (side) => set((screen) => ({ focus: false, [side]: screen.focus || !screen[side] })),
  showColumn: (column) => set({ column, library: true, focus: false }),
  showTab: (tab) => set({ tab, inspector: true, focus: false }),
  showField: (field) => set({ tab: 'details', inspector: true, focus: false, field }),
  showSearch: () => set({ column: 'articles', library: true, focus: false, searching: true }),
  clearPage: () =>
    set((screen) => ({
      library: screen.library && fits('library'),
      inspector: screen.inspector && fits('inspector'),
    })),
}))

for (const side of ['library', 'inspector'] as const) {
  window.matchMedia(ROOM[side]).addEventListener('change', ({ matches }) => {
    useScreen.setState({ [side]: matches })
  })
}
