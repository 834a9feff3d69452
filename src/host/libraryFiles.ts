import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { nodeFileSystem } from '../store/index.ts'
import { writeJson } from './writeJson.ts'

const hashOf = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 32)

/** The name of a library's files in the user-data folder: a hash of its real path. */
function libraryKey(folder: string): string {
  return hashOf(realPath(folder))
}

/** The one path of a folder, as `FileSystem.onePath` has it; as it is named where it is not there. */
export function realPath(folder: string): string {
  try {
    return nodeFileSystem.onePath(folder)
  } catch {
    return folder
  }
}

/** A folder with its links resolved, otherwise as it is named: its path in files of earlier versions. */
export function realPathAsTyped(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

/** The file or folder of a library in a folder of the user data; one that an earlier version named otherwise is renamed. */
function ofLibrary(folder: string, library: string, ending = ''): string {
  const path = join(folder, `${libraryKey(library)}${ending}`)
  const earlier = join(folder, `${hashOf(realPathAsTyped(library))}${ending}`)
  try {
    if (earlier !== path && existsSync(earlier) && !existsSync(path)) renameSync(earlier, path)
  } catch {
    // In use by another program: the next start renames it.
  }
  return path
}

/** Where the desktop keeps what Electron stores for its window: one folder for the user's own library, one for each other. */
export function desktopFolder(userData: string, library: string): string {
  const isOwn = libraryKey(library) === libraryKey(join(userData, 'library'))
  return isOwn ? join(userData, 'desktop') : ofLibrary(join(userData, 'desktops'), library)
}

/** The folder of a library's recovery copies: outside of it, since it may be gone or read-only. */
export function recoveryFolder(userData: string, library: string): string {
  return ofLibrary(join(userData, 'recovery'), library)
}

/** The file of what belongs to this machine, whatever the library. */
export function machineFile(userData: string): string {
  return join(userData, 'machine.json')
}

/** The file of the folders that articles of a library are exported into. */
export function placesFile(userData: string, library: string): string {
  return ofLibrary(join(userData, 'places'), library, '.json')
}

/** The folders that backups go into, for all libraries; and what is remembered of the backups of one. */
export function backupFiles(userData: string, library: string): { places: string; record: string } {
  const folder = join(userData, 'backups')
  return { places: join(folder, 'places.json'), record: ofLibrary(folder, library, '.json') }
}

const portFile = z.object({ ports: z.array(z.int().check(z.minimum(1024), z.maximum(65_535))) })
const MAX_PORTS = 4

/**
 * The ports at which a library's window was served, in the order in which they are tried again: a page finds its storage
 * only at the same origin. A port that was taken the last time stays first, since another window on the same library may
 * have had it.
 */
export class PortHistory {
  readonly #file: string

  constructor(userData: string, library: string) {
    this.#file = ofLibrary(join(userData, 'ports'), library, '.json')
  }

  read(): number[] {
    try {
      return portFile.parse(JSON.parse(readFileSync(this.#file, 'utf8'))).ports.slice(0, MAX_PORTS)
    } catch {
      return []
    }
  }

  /** Adds a port. Errors of the disk are ignored: the next start may then have another address. */
  add(port: number): void {
    const before = this.read()
    if (before.includes(port)) return
    // If all were taken, the first is the likeliest to be free the next time.
    const ports = [...before.slice(0, MAX_PORTS - 1), port]
    writeJson(this.#file, { ports })
  }
}
