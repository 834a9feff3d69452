import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Failure } from '../core/failure.ts'
import { LARGEST_FILE } from '../core/import/index.ts'
import { type OpenedFile, readFileToImport } from '../host/openedFile.ts'

const OPTIONS = { library: { type: 'string' }, lang: { type: 'string' } } as const

/** What the system or the user named when it started this program. */
export type Launch = { library: string | undefined; lang: string | undefined; files: string[] }

/**
 * Reads the arguments of a start. The first is the program itself, and while Marbre is not packaged the next word is
 * its folder; switches of Electron and Chromium are theirs.
 */
export function readLaunch(argv: readonly string[], folder: string, packaged: boolean): Launch {
  const { values, positionals } = parseArgs({
    args: argv.slice(1),
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
  })
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return {
    library: text(values.library),
    lang: text(values.lang),
    files: positionals.slice(packaged ? 0 : 1).map((path) => resolve(folder, path)),
  }
}

/** Reads files for the window to import; those that cannot be read are told of. */
export function readOpened(paths: readonly string[]): { files: OpenedFile[]; failures: Failure[] } {
  const files: OpenedFile[] = []
  const failures: Failure[] = []
  for (const path of paths) {
    const opened = readFileToImport(path, LARGEST_FILE)
    if (opened.ok) files.push(opened.value)
    else failures.push(opened.failure)
  }
  return { files, failures }
}
