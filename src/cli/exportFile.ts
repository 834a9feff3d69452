import { randomUUID } from 'node:crypto'
import { lstat, open, readFile, rename, rm } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
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
  const draft = join(folder, `.${randomUUID()}.tmp`)
  try {
    const there = await lstat(path).catch(() => null)
    const mayReplace = there?.isFile() && (overwrite || (await isOurs(path, id, bytes)))
    if (there && !mayReplace) return failed('exists', { fileName })
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(bytes)
    } finally {
      await file.close()
    }
    await rename(draft, path)
    return ok(path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    return failureOf(error, fileName)
  }
}
