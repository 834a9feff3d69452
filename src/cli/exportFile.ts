import { randomUUID } from 'node:crypto'
import { lstat, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { ExportedFile } from '../core/export/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'

/** Marks two names as one on every file system: case and the two ways of writing an accent do not tell files apart. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** Gives each file of one run a name of its own: `name.md`, then `name-2.md`, `name-3.md` … */
export function distinctNames(): (name: string) => string {
  const given = new Set<string>()
  return (name) => {
    const ending = extname(name)
    const stem = basename(name, ending)
    let distinct = basename(name)
    for (let number = 2; given.has(folded(distinct)); number += 1) distinct = `${stem}-${number}${ending}`
    given.add(folded(distinct))
    return distinct
  }
}

/** True where a file may be replaced: it has these bytes already, or carries the article's id as an export does. */
async function isOurs(path: string, id: string, bytes: Uint8Array): Promise<boolean> {
  const there = await readFile(path)
  return there.equals(bytes) || there.includes(id)
}

function failureOf(error: unknown, fileName: string) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return failed(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'write-failed', { fileName })
}

/**
 * Writes an article's export into a folder, whole or not at all. A file that is there already is replaced only if it is
 * an earlier export of the same article, or if `overwrite` says so; links and folders never are.
 */
export async function writeExport(
  folder: string,
  { fileName, bytes }: Pick<ExportedFile, 'fileName' | 'bytes'>,
  id: string,
  overwrite: boolean,
): Promise<Result<string>> {
  const path = join(folder, fileName)
  try {
    const there = await lstat(path).catch(() => null)
    const mayReplace = there?.isFile() && (overwrite || (await isOurs(path, id, bytes)))
    if (there && !mayReplace) return failed('exists', { fileName })
    await putFile(path, bytes, null)
    return ok(path)
  } catch (error) {
    return failureOf(error, fileName)
  }
}

/** Puts bytes under a name, whole or not at all. With the mode of a file that cannot be made again, they are flushed. */
async function putFile(path: string, bytes: Uint8Array, mode: number | null): Promise<void> {
  const draft = join(dirname(path), `.${randomUUID()}.tmp`)
  try {
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(bytes)
      if (mode !== null) {
        await file.chmod(mode)
        await file.sync()
      }
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    throw error
  }
}

/** Replaces what a file holds, whole or not at all; a link to it stays a link, and its mode stays as it is. */
export async function replaceFile(name: string, bytes: Uint8Array): Promise<Result<null>> {
  try {
    const path = await realpath(name)
    const { mode } = await stat(path)
    await putFile(path, bytes, mode & 0o777)
    return ok(null)
  } catch (error) {
    return failureOf(error, basename(name))
  }
}
