import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { failed, ok, type Result } from '../core/failure.ts'
import { type OpenedFile, readFileToImport } from '../host/openedFile.ts'

/** A file named by the arguments or found in a folder that they name. */
export type NamedFile = { path: string; read(limit: number): Promise<Result<OpenedFile>> }

/** Stands for standard input, in the arguments and in reports. */
export const STDIN = '-'

function fromDisk(path: string): NamedFile {
  return { path, read: async (limit) => readFileToImport(path, limit) }
}

function unreadable(path: string): NamedFile {
  return { path, read: async () => failed('unreadable', { fileName: basename(path) }) }
}

/** The files in a folder and below it, sorted by name. Hidden files are left out, and links, which could lead out or in a circle. */
async function* walk(folder: string): AsyncGenerator<NamedFile> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null)
  if (!entries) {
    yield unreadable(folder)
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path)
    else if (entry.isFile()) yield fromDisk(path)
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
    else yield fromDisk(path)
  }
}
