import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pageOfFolder } from '../core/import/index.ts'
import type { PlacedFile } from './companions.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { type OpenedFile, readFileToImport } from '../host/openedFile.ts'

/** A file named by the arguments or found in a folder that they name; `placed` is where it stands on the disk. */
export type NamedFile = {
  path: string
  placed?: PlacedFile
  read(limit: number): Promise<Result<OpenedFile>>
}

/** Stands for standard input, in the arguments and in reports. */
export const STDIN = '-'

function fromDisk(path: string, placed: PlacedFile): NamedFile {
  return { path, placed, read: async (limit) => readFileToImport(path, limit) }
}

function unreadable(path: string): NamedFile {
  return { path, read: async () => failed('unreadable', { fileName: basename(path) }) }
}

/** True for the folder that a browser saved beside a page, which holds what the page shows. */
function isOfPage(name: string, names: ReadonlySet<string>): boolean {
  const page = pageOfFolder(name)?.toLowerCase()
  return page !== undefined && ['.html', '.htm', '.xhtml'].some((ending) => names.has(page + ending))
}

/** The files in a folder and below it, sorted by name. Hidden files are left out, and links, which could lead out or in a circle, and what belongs to a saved page. */
async function* walk(folder: string, root = folder, above = ''): AsyncGenerator<NamedFile> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null)
  if (!entries) {
    yield unreadable(folder)
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const names = new Set(entries.map(({ name }) => name.toLowerCase()))
  for (const entry of entries) {
    if (entry.name.startsWith('.') || isOfPage(entry.name, names)) continue
    const path = join(folder, entry.name)
    const relative = `${above}${entry.name}`
    if (entry.isDirectory()) yield* walk(path, root, `${relative}/`)
    else if (entry.isFile()) yield fromDisk(path, { root, relative, isWalked: true })
  }
}

async function readAll(input: NodeJS.ReadableStream, limit: number): Promise<Result<OpenedFile>> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of input) {
      const bytes = Buffer.from(chunk)
      chunks.push(bytes)
      size += bytes.length
      if (size > limit) break
    }
  } catch {
    return failed('unreadable', { fileName: STDIN })
  }
  return ok({ fileName: STDIN, bytes: Uint8Array.from(Buffer.concat(chunks)) })
}

/** The files that the paths name: `-` is standard input, a folder is walked. */
export async function* namedFiles(
  paths: readonly string[],
  input: NodeJS.ReadableStream,
): AsyncGenerator<NamedFile> {
  for (const path of paths) {
    if (path === STDIN) yield { path, read: (limit) => readAll(input, limit) }
    else if ((await stat(path).catch(() => null))?.isDirectory()) yield* walk(path)
    else yield fromDisk(path, { root: dirname(path), relative: basename(path), isWalked: false })
  }
}
