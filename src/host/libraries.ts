import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { failed, ok, type Result } from '../core/failure.ts'
import {
  distinctLabels,
  type FolderChoice,
  type KnownLibrary,
  libraryFolderName,
  type LibraryList,
} from '../core/libraries.ts'
import type { KnownLibraries } from '../newsroom/index.ts'
import { holdsLibrary, inspectFolder } from './libraryCandidate.ts'
import { realPath, realPathAsTyped } from './libraryFiles.ts'
import { type ChosenLibrary, chosenLibrary, type Machine, userDataFolder } from './libraryFolder.ts'
import { writeJson } from './writeJson.ts'
import { makeFolders } from '../store/makeFolders.ts'

const entry = z.object({ id: z.string(), path: z.string() })
const stored = z.object({ libraries: z.array(entry), start: z.catch(z.nullable(z.string()), null) })
type Stored = z.infer<typeof stored>
type Entry = z.infer<typeof entry>

const MOST_LIBRARIES = 20

/** The libraries that were opened on this machine, the last one first, in a file of the user-data folder. */
class LibraryFile {
  readonly #file: string

  constructor(userData: string) {
    this.#file = join(userData, 'libraries.json')
  }

  read(): Stored {
    try {
      return stored.parse(JSON.parse(readFileSync(this.#file, 'utf8')))
    } catch {
      return { libraries: [], start: null }
    }
  }

  /** Changes what is stored now: another Marbre may have written it. Errors of the disk are ignored: a list is lost at most. */
  change(work: (now: Stored) => Stored): void {
    const { libraries, start } = work(this.read())
    writeJson(this.#file, { libraries: libraries.slice(0, MOST_LIBRARIES), start })
  }
}

const ownFolder = (userData: string) => join(userData, 'library')
/** Where libraries go that were made by their name alone. */
const namedFolder = (userData: string) => join(userData, 'libraries')

/** What differs between hosts. Each promise settles when that is done or has failed. */
export type LibraryHost = {
  /** Asks for a folder; null where that was cancelled. Absent where the host cannot ask. */
  browse?: () => Promise<string | null>
  /** Shows a folder in the system's file manager; false where there is none. */
  show(folder: string): Promise<boolean>
  /**
   * Opens the library in a folder instead of the present one; the address for the window, or null if the host sees to it. Calls
   * `opened` once that can no longer be called off.
   */
  open(folder: string, opened: () => void): Promise<Result<string | null>>
}

/** The libraries of this machine, for a window on the one in `folder`. */
export class Libraries implements KnownLibraries {
  readonly #file: LibraryFile
  readonly #userData: string
  readonly #folder: string
  /** The same folder as an earlier version noted it. */
  readonly #asTyped: string
  readonly #host: LibraryHost
  /** Folders that were chosen and not opened yet, by their handles. */
  readonly #chosen = new Map<string, string>()

  constructor(userData: string, folder: string, host: LibraryHost) {
    this.#file = new LibraryFile(userData)
    this.#userData = userData
    this.#folder = realPath(resolve(folder))
    this.#asTyped = realPathAsTyped(resolve(folder))
    this.#host = host
  }

  /** Notes that the library of the window was opened. */
  noteOpened(): void {
    this.#file.change(({ libraries, start }) => ({
      libraries: this.#first(libraries, this.#folder, this.#asTyped),
      start: start === this.#asTyped ? this.#folder : start,
    }))
  }

  /** The entries with that of a folder first; one that has its path as it was typed once becomes that. */
  #first(libraries: readonly Entry[], path: string, asTyped: string): Entry[] {
    const isOther = (each: Entry) => each.path !== path && each.path !== asTyped
    const known =
      libraries.find((each) => each.path === path) ?? libraries.find((each) => each.path === asTyped)
    return [{ id: known?.id ?? randomUUID(), path }, ...libraries.filter(isOther)]
  }

  async list(): Promise<Result<LibraryList>> {
    return ok({
      libraries: describeAll(this.#userData, this.#file.read().libraries, this.#folder),
      canBrowse: this.#host.browse !== undefined,
    })
  }

  async browse(): Promise<Result<{ chosen: FolderChoice | null }>> {
    const path = (await this.#host.browse?.()) ?? null
    if (path === null) return ok({ chosen: null })
    const folder = realPath(resolve(path))
    const [label = ''] = distinctLabels([folder])
    const holds = this.#inspect(folder, label)
    if (!holds.ok) return holds
    return ok({ chosen: { id: this.handleOf(folder), label, holds: holds.value } })
  }

  #inspect(folder: string, label: string): Result<FolderChoice['holds']> {
    const exceptions = [ownFolder(this.#userData), namedFolder(this.#userData)]
    return inspectFolder(folder, label, this.#userData, exceptions)
  }

  /** The handle of a folder that may then be opened, whether it was opened before or not. */
  handleOf(path: string): string {
    const folder = realPath(resolve(path))
    const known = this.#file.read().libraries.find(({ path }) => path === folder)
    const id = known?.id ?? randomUUID()
    if (!known) this.#chosen.set(id, folder)
    return id
  }

  /** Makes the folder of a new library beside the user's own. */
  async create(name: string): Promise<Result<{ id: string }>> {
    const folderName = libraryFolderName(name)
    if (folderName === null) return failed('other-library-no-name')
    const folder = join(namedFolder(this.#userData), folderName)
    try {
      makeFolders(namedFolder(this.#userData), 0o700)
      mkdirSync(folder)
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST'
      return failed(isTaken ? 'other-library-exists' : 'other-library-read-only', { folder: folderName })
    }
    return ok({ id: this.handleOf(folder) })
  }

  async open(id: string): Promise<Result<{ address: string | null }>> {
    const path = this.#chosen.get(id) ?? this.#pathOf(id)
    if (path === undefined) return failed('other-library-unknown')
    const [label = ''] = distinctLabels([path])
    const holds = this.#inspect(path, label)
    if (!holds.ok) return holds
    const opened = await this.#host.open(path, () => {
      this.#chosen.delete(id)
      const start = realPath(path)
      this.#file.change(({ libraries }) => ({ libraries: this.#first(libraries, start, path), start }))
    })
    return opened.ok ? ok({ address: opened.value }) : opened
  }

  #pathOf(id: string): string | undefined {
    if (id === OWN_ID) return ownFolder(this.#userData)
    return this.#file.read().libraries.find((each) => each.id === id)?.path
  }

  /** Takes a library off the list; its folder stays. The open one and the user's own are not forgotten. */
  async forget(id: string): Promise<Result<{ forgotten: boolean }>> {
    const own = realPath(ownFolder(this.#userData))
    const known = this.#file.read().libraries.find((each) => each.id === id)
    if (!known || known.path === own || known.path === this.#folder) return ok({ forgotten: false })
    this.#file.change(({ libraries, start }) => ({
      libraries: libraries.filter((each) => each.id !== id),
      start: start === known.path ? null : start,
    }))
    return ok({ forgotten: true })
  }

  async showFolder(): Promise<Result<{ shown: boolean }>> {
    return ok({ shown: await this.#host.show(this.#folder) })
  }
}

/** The handle of the user's own library before it was opened once. */
const OWN_ID = 'own'

/** The libraries of a list, and the user's own, which is always among them. */
function describeAll(userData: string, entries: readonly Entry[], open: string | null): KnownLibrary[] {
  const own = realPath(ownFolder(userData))
  const all = entries.some(({ path }) => path === own) ? entries : [...entries, { id: OWN_ID, path: own }]
  const labels = distinctLabels(all.map(({ path }) => path))
  return all.map(({ id, path }, at) => ({
    id,
    label: path === own ? '' : (labels[at] ?? ''),
    isOpen: path === open,
    // The user's own is made where it is missing.
    isThere: path === own || path === open || holdsLibrary(path),
    isOwn: path === own,
  }))
}

/** A library as the command line lists it. */
export type ListedLibrary = Omit<KnownLibrary, 'isOpen' | 'id'> & { folder: string }

/** The libraries that were opened in a window of this machine, the last one first. */
export function listLibraries(userData: string): ListedLibrary[] {
  const { libraries } = new LibraryFile(userData).read()
  return describeAll(userData, libraries, null).map(({ id, isOpen: _isOpen, ...rest }) => ({
    ...rest,
    folder: libraries.find((each) => each.id === id)?.path ?? ownFolder(userData),
  }))
}

/**
 * The library that a window opens: as `chosenLibrary` says; where that is the default one, the last that was chosen in a
 * window. `missing` is its label where it is not there: then it is the default one all the same.
 */
export function libraryOfWindow(
  name: string | undefined,
  machine: Machine,
): { library: ChosenLibrary; missing: string | null } {
  const library = chosenLibrary(name, machine)
  const { start } = new LibraryFile(userDataFolder(machine)).read()
  if (library.named || start === null || start === realPath(library.folder)) return { library, missing: null }
  if (holdsLibrary(start)) return { library: { folder: start, named: true }, missing: null }
  return { library, missing: distinctLabels([start])[0] ?? '' }
}

const unknown = async () => failed('other-library-unknown')

/** For a host without a window: there is no library to change to. */
export const noLibraries: KnownLibraries = {
  list: async () => ok({ libraries: [], canBrowse: false }),
  browse: async () => ok({ chosen: null }),
  create: unknown,
  open: unknown,
  forget: async () => ok({ forgotten: false }),
  showFolder: async () => ok({ shown: false }),
}
