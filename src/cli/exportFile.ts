import { randomUUID } from 'node:crypto'
import { lstat, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ExportedFile } from '../core/export/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'

/** Marks two names as one on every file system: case and the two ways of writing an accent do not tell files apart. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** `name.md`, then `name-2.md`, `name-3.md` … */
function* namesLike(name: string): Generator<string> {
  const stem = name.slice(0, name.indexOf('.'))
  const ending = name.slice(stem.length)
  yield name
  for (let number = 2; ; number += 1) yield `${stem}-${number}${ending}`
}

/** What stands under a name: nothing, an earlier export of the same article, one of another article, or something else. */
type Standing = 'free' | 'own' | 'other' | 'foreign'

const ARTICLE_ID = /[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/

async function standingAt(path: string, id: string, bytes: Uint8Array): Promise<Standing> {
  const entry = await lstat(path).catch(() => null)
  if (!entry) return 'free'
  if (!entry.isFile()) return 'foreign'
  const there = await readFile(path)
  if (there.equals(bytes) || there.includes(id)) return 'own'
  return ARTICLE_ID.test(there.toString('latin1')) ? 'other' : 'foreign'
}

function failureOf(error: unknown, fileName: string) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return failed(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'write-failed', { fileName })
}

/** Writes one export of a run; the path under which it is now, or why it is not. */
type WriteExport = (file: Pick<ExportedFile, 'fileName' | 'bytes'>, id: string) => Promise<Result<string>>

/**
 * Writes the exports of one run into a folder, each whole or not at all, and under a name of its own: articles with one
 * headline are `name.md`, `name-2.md` …, in later runs as well. A file that is there already is replaced only if it is
 * an earlier export of the same article, or if `overwrite` says so; links, folders and exports of other articles never are.
 */
export function exportsInto(folder: string, overwrite: boolean): WriteExport {
  const given = new Set<string>()

  /** The name under which the article stands already; else the first that neither this run nor another article has. */
  async function place(name: string, id: string, bytes: Uint8Array) {
    let first: { name: string; standing: Standing } | null = null
    for (const each of namesLike(name)) {
      if (given.has(folded(each))) continue
      const standing = await standingAt(join(folder, each), id, bytes)
      if (standing === 'own') return { name: each, standing }
      if (standing !== 'other') first ??= { name: each, standing }
      if (standing === 'free') break
    }
    return first ?? { name, standing: 'foreign' }
  }

  return async ({ fileName, bytes }, id) => {
    try {
      const { name, standing } = await place(basename(fileName), id, bytes)
      given.add(folded(name))
      const path = join(folder, name)
      const entry = standing === 'foreign' ? await lstat(path) : null
      if (entry && !(overwrite && entry.isFile())) return failed('exists', { fileName: name })
      await putFile(path, bytes, null)
      return ok(path)
    } catch (error) {
      return failureOf(error, fileName)
    }
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
