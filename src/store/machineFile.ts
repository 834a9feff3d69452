import { dirname, join } from 'node:path'
import type { Result } from '../core/failure.ts'
import {
  DEFAULT_MACHINE_SETTINGS,
  type MachineSettings,
  readMachineSettings,
} from '../core/machineSettings.ts'
import type { MachineStore } from '../newsroom/index.ts'
import { toResult } from './diskFailure.ts'
import { FlushSpeed } from './durableFile.ts'
import { describeIfThere, type FileSystem, nodeFileSystem } from './fileSystem.ts'
import { LIBRARY_FOLDERS } from './libraryFolder.ts'
import { LibraryLock } from './libraryLock.ts'
import { SettingsFile } from './settingsFile.ts'
import type { SettingsKind } from './storedSettings.ts'

const MACHINE_SETTINGS: SettingsKind<MachineSettings> = {
  format: 'marbre-machine',
  defaults: DEFAULT_MACHINE_SETTINGS,
  read: readMachineSettings,
  // Readable by the user alone.
  newFileMode: 0o600,
}

/** How long to wait for a program that writes the file, or holds it open, in milliseconds. */
const TIMEOUT = 5_000

/** The settings of this machine, in a file of the user-data folder, which the programs of several libraries write. */
export class MachineFile implements MachineStore {
  readonly #fileSystem: FileSystem
  readonly #folder: string
  readonly #file: SettingsFile<MachineSettings>

  constructor(path: string, fileSystem: FileSystem = nodeFileSystem) {
    const root = dirname(path)
    const disk = { fileSystem, flushSpeed: new FlushSpeed(), library: root, busyTimeout: TIMEOUT }
    const paths = { root, settings: path, quarantine: join(root, LIBRARY_FOLDERS.quarantine.name) }
    const lock = new LibraryLock(fileSystem, { lock: `${path}.lock`, root }, TIMEOUT, null)
    this.#fileSystem = fileSystem
    this.#folder = root
    this.#file = new SettingsFile(MACHINE_SETTINGS, disk, paths, lock, () => undefined)
  }

  read(): Promise<Result<MachineSettings>> {
    return this.#file.read()
  }

  async write(change: Partial<MachineSettings>): Promise<Result<MachineSettings>> {
    return toResult(async () => {
      if (!describeIfThere(this.#fileSystem, this.#folder)) this.#fileSystem.makeFolder(this.#folder, true)
      return this.#file.write(change)
    }, this.#folder)
  }
}
