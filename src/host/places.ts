import { randomUUID } from 'node:crypto'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import * as z from 'zod/mini'
import type { Place } from '../contract/bridge.ts'
import { failed, type Result } from '../core/failure.ts'
import type { ExportPlaces } from '../newsroom/index.ts'
import { belongsToLibrary } from '../store/index.ts'
import { openExportFolder } from './exportFolder.ts'
import { realPath } from './libraryFiles.ts'
import { writeJson } from './writeJson.ts'

const placesFile = z.object({
  places: z.array(z.object({ id: z.string(), path: z.string(), label: z.string() })),
})
const MOST_PLACES = 30

type KnownPlace = z.infer<typeof placesFile>['places'][number]

const toPlace = ({ id, label }: KnownPlace): Place => ({ id, label })

/**
 * The folders that a user has chosen to export into. A window knows them by handles that nobody can guess; only the host
 * knows their paths.
 */
export class Places implements ExportPlaces {
  /** Null: places are forgotten at the end. */
  readonly #file: string | null
  readonly #library: string | null
  /** The last chosen first. */
  #known: KnownPlace[]

  /** Nothing is exported into the folders of `library`. */
  constructor(file: string | null, library: string | null = null) {
    this.#file = file
    this.#library = library
    this.#known = file === null ? [] : readPlaces(file)
  }

  /** The handle of a folder, the same each time it is chosen; a person knows it by its own name, or by `label`. */
  add(path: string, label: string = basename(path) || path): Place {
    const full = resolve(path)
    const known = this.#known.find((each) => each.path === full) ?? { id: randomUUID(), path: full, label }
    this.#known = [known, ...this.#known.filter((each) => each !== known)].slice(0, MOST_PLACES)
    this.#write()
    return toPlace(known)
  }

  /** The place with a handle; null for one that is not known. */
  find(id: string): Place | null {
    const known = this.#known.find((each) => each.id === id)
    return known ? toPlace(known) : null
  }

  /** The path behind a handle; null for one that is not known. */
  folderOf(id: string): string | null {
    return this.#known.find((each) => each.id === id)?.path ?? null
  }

  open(id: string): ReturnType<ExportPlaces['open']> {
    const known = this.#known.find((each) => each.id === id)
    if (!known) return failed('place-unknown')
    const { label } = toPlace(known)
    if (this.isOfLibrary(known.path)) return failed('folder-of-library', { folder: label })
    const folder = openExportFolder(known.path, label)
    return folder.ok ? { ok: true, value: { folder: folder.value, label } } : folder
  }

  /** True for a folder, which may not be there yet, in which the library keeps its own files. */
  isOfLibrary(folder: string): boolean {
    return this.#library !== null && belongsToLibrary(realPathOf(this.#library), realPathOf(folder))
  }

  /** The full path of a file in a place, or of the place itself for an empty name; null where there is none to be seen. */
  pathOf(id: string, file: string): string | null {
    const known = this.#known.find((each) => each.id === id)
    if (!known || file.includes('\0')) return null
    const path = resolve(known.path, file)
    const inner = relative(known.path, path)
    if (isAbsolute(inner) || /^\.\.(?:$|[\\/])/.test(inner)) return null
    try {
      return lstatSync(path, { throwIfNoEntry: false }) ? path : null
    } catch {
      return null
    }
  }

  /** Errors of the disk are ignored: the folder then has to be chosen again after a restart. */
  #write(): void {
    if (this.#file !== null) writeJson(this.#file, { places: this.#known })
  }
}

/** The one path of a name, as far as it is there: see `realPath`. */
function realPathOf(path: string): string {
  const full = resolve(path)
  const parent = dirname(full)
  return parent === full || existsSync(full) ? realPath(full) : join(realPathOf(parent), basename(full))
}

function readPlaces(file: string): KnownPlace[] {
  try {
    return placesFile.parse(JSON.parse(readFileSync(file, 'utf8'))).places
  } catch {
    return []
  }
}

/** For a host that has no folders to offer: its window writes what it exports itself. */
export const noPlaces: ExportPlaces = { open: (): Result<never> => failed('place-unknown') }
