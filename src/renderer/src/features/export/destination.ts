import type { Place } from '../../../../contract/bridge.ts'
import { bridge } from '../../client.ts'
import { useSettings } from '../../state/settings.ts'

declare global {
  interface Window {
    /** Of Chromium; other browsers give no folders. */
    showDirectoryPicker?(options: { id: string; mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>
  }
}

/** A folder to export into: one that the host knows, or one that the browser gave to the page. */
export type ChosenFolder =
  | { kind: 'place'; place: Place }
  | { kind: 'handle'; handle: FileSystemDirectoryHandle }

/** By this the browser's picker begins where it was the last time. */
const PICKER_ID = 'marbre-export'

/** The folder of the last export in this window; the browser's handle ends with it. */
let lastFolder: ChosenFolder | null = null

/** True where there is a way to a folder at all. */
export const canChooseFolder = (): boolean => bridge !== null || window.showDirectoryPicker !== undefined

export const folderLabel = (folder: ChosenFolder): string =>
  folder.kind === 'place' ? folder.place.label : folder.handle.name

/** Asks for a folder; null where that was cancelled, `denied` where the browser does not give it. */
export async function chooseFolder(): Promise<ChosenFolder | 'denied' | null> {
  if (bridge) {
    const place = await bridge.chooseFolder()
    if (place) lastFolder = { kind: 'place', place }
    return place && { kind: 'place', place }
  }
  try {
    const handle = await window.showDirectoryPicker?.({ id: PICKER_ID, mode: 'readwrite' })
    if (!handle) return null
    lastFolder = { kind: 'handle', handle }
    return lastFolder
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? null : 'denied'
  }
}

/** The folder of the last export, in this window or, on the desktop, in one before; null for none. */
export async function rememberedFolder(): Promise<ChosenFolder | null> {
  const { exportPlace } = useSettings.getState().settings
  if (lastFolder || !bridge || exportPlace === '') return lastFolder
  const place = await bridge.findPlace(exportPlace)
  return place && { kind: 'place', place }
}
