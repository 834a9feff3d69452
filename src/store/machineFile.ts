import { basename, dirname } from 'node:path'
import * as z from 'zod/mini'
import { failed, ok, type Result } from '../core/failure.ts'
import {
  DEFAULT_MACHINE_SETTINGS,
  type MachineSettings,
  readMachineSettings,
} from '../core/machineSettings.ts'
import type { MachineStore } from '../newsroom/index.ts'
import { readFile } from './articleFile.ts'
import { toDiskFailure, toResult } from './diskFailure.ts'
import { type Disk, FlushSpeed, writeDurably } from './durableFile.ts'
import { describeIfThere, type FileSystem, nodeFileSystem } from './fileSystem.ts'

const FORMAT = 'marbre-machine'
const stored = z.looseObject({ format: z.literal(FORMAT) })
/** Readable by the user alone. */
const MODE = 0o600

/** The object in a file; null where there is none that can be read. */
function decode(bytes: Uint8Array): z.infer<typeof stored> | null {
  try {
    const value = stored.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return value.success ? value.data : null
  } catch {
    return null
  }
}

/** The settings of this machine, in a file of the user-data folder. What a newer version wrote beside them stays. */
export class MachineFile implements MachineStore {
  readonly #path: string
  readonly #disk: Disk

  constructor(path: string, fileSystem: FileSystem = nodeFileSystem) {
    this.#path = path
    this.#disk = { fileSystem, flushSpeed: new FlushSpeed(), library: dirname(path), busyTimeout: 1_000 }
  }

  #load(): Result<z.infer<typeof stored> | null> {
    const read = readFile(this.#disk.fileSystem, this.#path)
    if (read.ok) return ok(decode(read.value.bytes))
    return read.failure.code === 'not-found' ? ok(null) : read
  }

  /** A file that holds no settings gives the defaults, and is replaced by the next that are written. */
  async read(): Promise<Result<MachineSettings>> {
    const loaded = this.#load()
    if (!loaded.ok) return loaded
    return ok(loaded.value ? readMachineSettings(loaded.value) : DEFAULT_MACHINE_SETTINGS)
  }

  async write(settings: MachineSettings): Promise<Result<MachineSettings>> {
    return toResult(async () => {
      const loaded = this.#load()
      if (!loaded.ok) return loaded
      const { fileSystem } = this.#disk
      const folder = dirname(this.#path)
      try {
        if (!describeIfThere(fileSystem, folder)) fileSystem.makeFolder(folder, true)
      } catch (error) {
        throw toDiskFailure(error, folder)
      }
      const value = { ...loaded.value, format: FORMAT, ...settings }
      const bytes = new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
      const file = { path: this.#path, bytes, mode: MODE }
      const [failure] = await writeDurably(this.#disk, folder, [file], () => undefined)
      return failure
        ? failed(failure.failure.code, { ...failure.failure.detail, fileName: basename(this.#path) })
        : ok(settings)
    })
  }
}
