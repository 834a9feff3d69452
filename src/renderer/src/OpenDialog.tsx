import type { DialogName } from './state/layout.ts'
import { type Preloadable, preloadable } from './ui/preloadable.tsx'

/** The dialogs of the window. */
export const DIALOGS: { readonly [name in DialogName]: Preloadable<object> } = {
  check: preloadable(async () => (await import('./features/libraries/CheckDialog.tsx')).default),
  checklist: preloadable(async () => (await import('./features/export/ChecklistDialog.tsx')).default),
  destroy: preloadable(async () => (await import('./features/library/DestroyDialog.tsx')).default),
  fields: preloadable(async () => (await import('./features/library/FieldsDialog.tsx')).default),
  'keep-version': preloadable(
    async () => (await import('./features/versions/KeepVersionDialog.tsx')).default,
  ),
  import: preloadable(async () => (await import('./features/import/ImportDialog.tsx')).default),
  export: preloadable(async () => (await import('./features/export/ExportDialog.tsx')).default),
  preview: preloadable(async () => (await import('./features/export/PreviewDialog.tsx')).default),
  settings: preloadable(async () => (await import('./features/settings/SettingsDialog.tsx')).default),
  palette: preloadable(async () => (await import('./features/palette/Palette.tsx')).default),
  pictures: preloadable(async () => (await import('./features/pictures/PicturesDialog.tsx')).default),
  shortcuts: preloadable(async () => (await import('./features/palette/ShortcutsDialog.tsx')).default),
  libraries: preloadable(async () => (await import('./features/libraries/LibrariesDialog.tsx')).default),
  'replace-library': preloadable(async () => (await import('./features/replace/ReplaceDialog.tsx')).default),
  'section-language': preloadable(
    async () => (await import('./features/sections/SectionLanguageDialog.tsx')).default,
  ),
  licences: preloadable(async () => (await import('./features/palette/LicencesDialog.tsx')).default),
}

/** The dialog that is open. */
export function OpenDialog({ name }: { name: DialogName }) {
  const Dialog = DIALOGS[name]
  return <Dialog />
}
