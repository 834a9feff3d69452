import { create } from 'zustand'
import { SETTING_PAGES } from '../../../core/settingKinds.ts'

export type DialogName =
  | 'check'
  | 'checklist'
  | 'destroy'
  | 'fields'
  | 'keep-version'
  | 'import'
  | 'export'
  | 'preview'
  | 'settings'
  | 'palette'
  | 'pictures'
  | 'shortcuts'
  | 'licences'
  | 'libraries'
  | 'replace-library'
  | 'section-language'

export const SETTINGS_PAGES = [...SETTING_PAGES, 'house', 'dictionary', 'library', 'backups'] as const
export type SettingsPage = (typeof SETTINGS_PAGES)[number]

export const INSPECTOR_TABS = ['structure', 'details', 'diagnostics', 'versions'] as const
export type InspectorTab = (typeof INSPECTOR_TABS)[number]

/** The inspector's fields that can be focused from elsewhere. */
export type InspectorField = 'embargo' | 'correction' | 'slug'

/** What an export is about: the open article, the articles selected in the list, or the whole library. */
export type ExportScope = 'article' | 'selection' | 'library'

/** The columns beside the page. */
export type Column = 'library' | 'inspector'

type Layout = {
  /** The open dialog; null for none. */
  dialog: DialogName | null
  /** The page at which the settings open. */
  settingsPage: SettingsPage
  /** What the export dialog opens with. */
  exportScope: ExportScope
  /** True while nothing but the page is shown. */
  focusMode: boolean
  /** Whether each column is shown. */
  library: boolean
  inspector: boolean
  /** Whether the window is wide enough for each column; one that does not fit lies over the page. */
  fits: { readonly [column in Column]: boolean }
  libraryView: 'articles' | 'bin'
  inspectorTab: InspectorTab
  /** The inspector's field that takes the focus once it is mounted; null when done. */
  focusedField: InspectorField | null
  /** The target length is shown over the status bar. */
  isTargetOpen: boolean
  /** The library's search field takes the focus once it is mounted; false when done. */
  isSearchFocused: boolean
  /** The length of a hole to fill takes the focus once its field is mounted; false when done. */
  isHoleFocused: boolean
  /** Opens a dialog in place of any other; null closes it. */
  show(dialog: DialogName | null): void
  openSettings(page: SettingsPage): void
  openExport(scope: ExportScope): void
  toggleFocusMode(): void
  /** Shows or hides a column; in focus mode, leaves that mode and shows it. */
  toggle(column: Column): void
  showLibraryView(view: 'articles' | 'bin'): void
  showInspectorTab(tab: InspectorTab): void
  focusField(field: InspectorField): void
  focusSearch(): void
  focusHole(): void
  /** Hides the columns that lie over the page. */
  hideOverlays(): void
  /** Shows a column when the window becomes wide enough for it, and hides it when it becomes too narrow. */
  setFits(column: Column, fits: boolean): void
}

type Shown = { readonly [column in Column]?: boolean }

/** A column that is shown; the other one is hidden where both would lie over the page. */
function shownColumn({ fits }: Layout, column: Column): Shown {
  const other = column === 'library' ? 'inspector' : 'library'
  return fits[column] || fits[other] ? { [column]: true } : { [column]: true, [other]: false }
}

/** What the window shows beside the page, and which dialog is open. */
export const useLayout = create<Layout>((set, get) => ({
  dialog: null,
  settingsPage: 'interface',
  exportScope: 'article',
  focusMode: false,
  library: true,
  inspector: true,
  fits: { library: true, inspector: true },
  libraryView: 'articles',
  inspectorTab: 'structure',
  focusedField: null,
  isTargetOpen: false,
  isSearchFocused: false,
  isHoleFocused: false,
  show: (dialog) => set({ dialog }),
  openSettings: (settingsPage) => set({ dialog: 'settings', settingsPage }),
  openExport: (exportScope) => set({ dialog: 'export', exportScope }),
  toggleFocusMode: () => set(({ focusMode }) => ({ focusMode: !focusMode })),
  toggle: (column) =>
    set((layout) =>
      layout[column] && !layout.focusMode
        ? { [column]: false }
        : { focusMode: false, ...shownColumn(layout, column) },
    ),
  showLibraryView: (libraryView) =>
    set((layout) => ({ libraryView, focusMode: false, ...shownColumn(layout, 'library') })),
  showInspectorTab: (inspectorTab) =>
    set((layout) => ({ inspectorTab, focusMode: false, ...shownColumn(layout, 'inspector') })),
  focusField: (focusedField) =>
    set((layout) => ({
      inspectorTab: 'details',
      focusMode: false,
      focusedField,
      ...shownColumn(layout, 'inspector'),
    })),
  focusSearch: () =>
    set((layout) => ({
      libraryView: 'articles',
      focusMode: false,
      isSearchFocused: true,
      ...shownColumn(layout, 'library'),
    })),
  focusHole: () => {
    get().showLibraryView('articles')
    set({ isHoleFocused: true })
  },
  hideOverlays: () =>
    set(({ library, inspector, fits }) => ({
      library: library && fits.library,
      inspector: inspector && fits.inspector,
    })),
  setFits: (column, isWide) => set(({ fits }) => ({ fits: { ...fits, [column]: isWide }, [column]: isWide })),
}))
