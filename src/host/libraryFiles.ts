import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'

/** A name for what the user-data folder keeps of one library, made of the library's real path. */
function libraryKey(folder: string): string {
  return createHash('sha256').update(realPath(folder)).digest('hex').slice(0, 32)
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

/** Where the recovery copies of a library are: outside of it, since it may be gone or read-only. */
export function recoveryFolder(userData: string, library: string): string {
  return join(userData, 'recovery', libraryKey(library))
}

const portFile = z.object({ ports: z.array(z.int().check(z.minimum(1024), z.maximum(65_535))) })
const MOST_PORTS = 4

/**
 * The ports that a library's window was served at, to be tried again in this order: what the window keeps in its own
 * storage is found again at the same address alone. A port that was taken is tried first all the same, since it may have
 * been another window on the same library that had it.
 */
export class KeptPorts {
  readonly #folder: string
  readonly #file: string

  constructor(userData: string, library: string) {
    this.#folder = join(userData, 'ports')
    this.#file = join(this.#folder, `${libraryKey(library)}.json`)
  }

  read(): number[] {
    try {
      return portFile.parse(JSON.parse(readFileSync(this.#file, 'utf8'))).ports.slice(0, MOST_PORTS)
    } catch {
      return []
    }
  }

  /** Adds a port. A disk that refuses it costs no more than the same address at the next start. */
  add(port: number): void {
    const before = this.read()
    if (before.includes(port)) return
    // Of those that were all taken, the first is the likeliest to be free another time.
    const ports = [...before.slice(0, MOST_PORTS - 1), port]
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      const temporary = `${this.#file}.${process.pid}.tmp`
      writeFileSync(temporary, JSON.stringify({ ports }))
      renameSync(temporary, this.#file)
    } catch {
      // Said above.
    }
  }
}
