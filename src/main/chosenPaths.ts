import { basename, dirname } from 'node:path'
import type { BrowserWindow, OpenDialogOptions } from 'electron'
import type { Place, SavedFile } from '../contract/bridge.ts'
import type { Places } from '../host/places.ts'
import type { Translate } from '../i18n/index.ts'
import type { ElectronParts } from './electronParts.ts'

type ChoiceDeps = Pick<ElectronParts, 'dialog' | 'shell'> & {
  window(): BrowserWindow | undefined
  t(): Translate
  /** The folders that exports go to. */
  places: Places
  /** Those of backups; undefined where no library could be opened. */
  backupPlaces(): Promise<Places | undefined>
}

/** What a user chooses in the system's dialogs. The page gets handles of it; the paths stay here. */
export class ChosenPaths {
  readonly #deps: ChoiceDeps

  constructor(deps: ChoiceDeps) {
    this.#deps = deps
  }

  /** The path that was chosen; undefined where that was cancelled. */
  async #choose(options: OpenDialogOptions): Promise<string | undefined> {
    const { dialog } = this.#deps
    const window = this.#deps.window()
    const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
    return chosen.canceled ? undefined : chosen.filePaths[0]
  }

  #folder(title: string): Promise<string | undefined> {
    return this.#choose({ title, properties: ['openDirectory', 'createDirectory'] })
  }

  libraryFolder(): Promise<string | undefined> {
    return this.#folder(this.#deps.t()('host:libraryFolder'))
  }

  async exportFolder(): Promise<Place | null> {
    const path = await this.#folder(this.#deps.t()('host:exportFolder'))
    return path === undefined ? null : this.#deps.places.add(path)
  }

  async backupFolder(): Promise<Place | null> {
    const places = await this.#deps.backupPlaces()
    const path = await this.#folder(this.#deps.t()('host:backupFolder'))
    return path === undefined ? null : (places?.add(path) ?? null)
  }

  async backup(): Promise<SavedFile | null> {
    const filters = [{ name: 'ZIP', extensions: ['zip'] }]
    const title = this.#deps.t()('host:backupFile')
    const path = await this.#choose({ title, properties: ['openFile'], filters })
    const places = await this.#deps.backupPlaces()
    return path && places ? { place: places.add(dirname(path)).id, fileName: basename(path) } : null
  }

  /** Shows a file of a folder that was chosen; false where there is none. */
  async showInFolder(place: string, file: string): Promise<boolean> {
    const { places, backupPlaces, shell } = this.#deps
    const path = places.pathOf(place, file) ?? (await backupPlaces())?.pathOf(place, file) ?? null
    if (path !== null) shell.showItemInFolder(path)
    return path !== null
  }
}
