import { basename } from 'node:path'
import * as z from 'zod/mini'
import { DEFAULT_SETTINGS, type SettingName, type Settings } from '../core/settings.ts'
import { readSettings } from '../core/settingsDecoder.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { readFile } from './articleFile.ts'
import { DiskFailure } from './diskFailure.ts'
import type { FileCodec } from './durableFile.ts'
import type { FileSystem } from './fileSystem.ts'

const FORMAT = 'marbre-settings'
const VERSION = 1

const stored = z.looseObject({ format: z.literal(FORMAT), version: z.int().check(z.positive()) })

/**
 * A settings file: the settings, the names of those whose value in the file cannot be used, and in `beside` the whole object,
 * with fields and values that this version does not know.
 */
export type SettingsOnDisk = {
  settings: Settings
  unusable: readonly SettingName[]
  beside: { readonly [name: string]: unknown }
  mode: number | null
}

/** The object to be written: a value that could not be used stays until somebody chooses another. */
function toStored({ settings, unusable, beside }: SettingsOnDisk): object {
  const unchosen = unusable.filter((name) => settings[name] === DEFAULT_SETTINGS[name])
  const unchanged = Object.fromEntries(unchosen.map((name) => [name, beside[name]]))
  return { format: FORMAT, version: VERSION, ...beside, ...settings, ...unchanged }
}

function decodeFile(bytes: Uint8Array): z.infer<typeof stored> | null {
  try {
    const value = stored.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return value.success ? value.data : null
  } catch {
    return null
  }
}

/** Reads and writes a settings file for lowdb. */
export function settingsCodec(fileSystem: FileSystem): FileCodec<SettingsOnDisk> {
  return {
    load: (path) => {
      const read = readFile(fileSystem, path)
      if (!read.ok) throw new DiskFailure(read.failure)
      const value = decodeFile(read.value.bytes)
      const isNewer = value !== null && value.version > VERSION
      if (value) {
        const found = readSettings(value)
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
      bytes: new TextEncoder().encode(`${JSON.stringify(toStored(file), null, 2)}\n`),
      mode: file.mode,
    }),
  }
}

/** The settings in a file; the defaults where there is none. A file that cannot be used is a failure, and stays where it is. */
export function loadSettings(fileSystem: FileSystem, path: string): Result<SettingsOnDisk> {
  try {
    return ok(settingsCodec(fileSystem).load(path))
  } catch (error) {
    if (!(error instanceof DiskFailure)) throw error
    const { code, detail } = error.failure
    return code === 'not-found'
      ? ok({ settings: DEFAULT_SETTINGS, unusable: [], beside: {}, mode: null })
      : failed(code, detail)
  }
}
