import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Failure } from '../core/failure.ts'
import { LARGEST_FILE } from '../core/import/index.ts'
import { type OpenedFile, readFileToImport } from '../host/openedFile.ts'

const OPTIONS = { library: { type: 'string' }, lang: { type: 'string' } } as const

/** The arguments of a start: library, language, files to import. */
export type Launch = { library: string | undefined; lang: string | undefined; files: string[] }

/**
 * Reads the arguments of a start. `argv[0]` is the program, and where Marbre is not packaged the first operand is its folder.
 * Unknown switches are Electron's and Chromium's, and are ignored. Paths are resolved against `folder`.
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

/** Reads files for the window to import, and the failures of those that cannot be read. */
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
