import { basename } from 'node:path'
import * as z from 'zod/mini'
import { failed, ok, type Result } from '../core/failure.ts'
import type { ReadSettings } from '../core/settingKindDecoders.ts'
import { DEFAULT_SETTINGS, type Settings } from '../core/settings.ts'
import { readSettings } from '../core/settingsDecoder.ts'
import { readFile } from './articleFile.ts'
import { DiskFailure } from './diskFailure.ts'
import type { FileCodec } from './durableFile.ts'
import { type FileSystem, nodeFileSystem } from './fileSystem.ts'
import { pathsOf } from './libraryFolder.ts'

const VERSION = 1

/** A table of settings, and how its file is told from others. */
export type SettingsKind<Values extends object> = {
  format: string
  defaults: Values
  read(values: { readonly [name: string]: unknown }): ReadSettings<Values>
  /** The mode of a new file; null for the system's own. */
  newFileMode: number | null
}

/** What everybody who works with a library shares. */
export const LIBRARY_SETTINGS: SettingsKind<Settings> = {
  format: 'marbre-settings',
  defaults: DEFAULT_SETTINGS,
  read: readSettings,
  newFileMode: null,
}

/** The files of the first version may name none. */
const stored = z.looseObject({
  format: z.string(),
  version: z._default(z.int().check(z.positive()), VERSION),
})

/** A settings file; `beside` is its whole object, with fields and values that this version does not know. */
export type SettingsOnDisk<Values extends object> = ReadSettings<Values> & {
  beside: { readonly [name: string]: unknown }
  mode: number | null
}

/** The object to be written: a value that could not be used stays until somebody chooses another. */
function toStored<Values extends object>(
  { format, defaults }: SettingsKind<Values>,
  { settings, unusable, beside }: SettingsOnDisk<Values>,
): object {
  const unchosen = unusable.filter((name) => settings[name] === defaults[name])
  const unchanged = Object.fromEntries(unchosen.map((name) => [name, beside[name]]))
  return { format, version: VERSION, ...beside, ...settings, ...unchanged }
}

function decodeFile(format: string, bytes: Uint8Array): z.infer<typeof stored> | null {
  try {
    const value = stored.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return value.success && value.data.format === format ? value.data : null
  } catch {
    return null
  }
}

/** Reads and writes a settings file for lowdb. */
export function settingsCodec<Values extends object>(
  fileSystem: FileSystem,
  kind: SettingsKind<Values>,
): FileCodec<SettingsOnDisk<Values>> {
  return {
    load: (path) => {
      const read = readFile(fileSystem, path)
      if (!read.ok) throw new DiskFailure(read.failure)
      const value = decodeFile(kind.format, read.value.bytes)
      const isNewer = value !== null && value.version > VERSION
      if (value) {
        const found = kind.read(value)
        if (!isNewer || found.unusable.length === 0) {
          return { ...found, beside: value, mode: read.value.description.mode }
        }
      }
      throw new DiskFailure({
        code: isNewer ? 'newer-version' : 'damaged',
        detail: { fileName: basename(path) },
      })
    },
    encode: (file) => ({
      bytes: new TextEncoder().encode(`${JSON.stringify(toStored(kind, file), null, 2)}\n`),
      mode: file.mode,
    }),
  }
}

/** The settings in a file; the defaults where there is none. A file that cannot be used is a failure, and stays where it is. */
export function loadSettings<Values extends object>(
  fileSystem: FileSystem,
  path: string,
  kind: SettingsKind<Values>,
): Result<SettingsOnDisk<Values>> {
  try {
    return ok(settingsCodec(fileSystem, kind).load(path))
  } catch (error) {
    if (!(error instanceof DiskFailure)) throw error
    const { code, detail } = error.failure
    return code === 'not-found'
      ? ok({ settings: kind.defaults, unusable: [], beside: {}, mode: kind.newFileMode })
      : failed(code, detail)
  }
}

/** The settings of the library in a folder, without opening it; the defaults where they cannot be read. */
export function readSettingsIn(folder: string): Settings {
  const loaded = loadSettings(nodeFileSystem, pathsOf(folder).settings, LIBRARY_SETTINGS)
  return loaded.ok ? loaded.value.settings : DEFAULT_SETTINGS
}
