import { randomUUID } from 'node:crypto'
import { lstat, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ExportedFile } from '../core/export/formats.ts'
import { failed, ok, type Result } from '../core/failure.ts'

/** A key that is the same for two names that some file system takes for one: in case and Unicode normal form. */
function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** `name.md`, then `name-2.md`, `name-3.md` … */
function* numberedNames(name: string): Generator<string> {
  const stem = name.slice(0, name.indexOf('.'))
  const ending = name.slice(stem.length)
  yield name
  for (let number = 2; ; number += 1) yield `${stem}-${number}${ending}`
}

/** What a name leads to: nothing, an export of the same article, one of another article, or something else. */
type Target = 'free' | 'own' | 'other' | 'foreign'

const ARTICLE_ID = /[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/

/** The id that a text holds tells whose export it is; what is not text (often compressed) is known by the same bytes alone. */
async function targetAt(path: string, id: string, bytes: Uint8Array, isText: boolean): Promise<Target> {
  const entry = await lstat(path).catch(() => null)
  if (!entry) return 'free'
  if (!entry.isFile()) return 'foreign'
  const present = await readFile(path)
  if (present.equals(bytes)) return 'own'
  if (!isText) return 'foreign'
  if (present.includes(id)) return 'own'
  return ARTICLE_ID.test(present.toString('latin1')) ? 'other' : 'foreign'
}

function failureOf(error: unknown, fileName: string) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return failed(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'write-failed', { fileName })
}

/** Writes one exported file; gives its path, or the failure. */
type WriteExport = (file: Pick<ExportedFile, 'fileName' | 'bytes'>, id: string) => Promise<Result<string>>

/**
 * Returns a function that writes the files of one run into a folder, each atomically. Articles with the same headline become
 * `name.md`, `name-2.md` …, and keep these names in later runs. An existing file is replaced only if it is an earlier export
 * of the same article, or with `overwrite`; links, folders and exports of other articles are never replaced. An earlier
 * export that is not text and has changed is not known by anything: it is replaced with `overwrite` only, whosever it is.
 */
export function exportWriter(
  folder: string,
  { overwrite, isText }: { overwrite: boolean; isText: boolean },
): WriteExport {
  const usedNames = new Set<string>()

  /** The name of the article's earlier export; else the first that neither this run nor another article uses. */
  async function chooseName(name: string, id: string, bytes: Uint8Array) {
    let first: { name: string; target: Target } | null = null
    for (const each of numberedNames(name)) {
      if (usedNames.has(nameKey(each))) continue
      const target = await targetAt(join(folder, each), id, bytes, isText)
      if (target === 'own') return { name: each, target }
      if (target !== 'other') first ??= { name: each, target }
      if (target === 'free') break
    }
    return first ?? { name, target: 'foreign' }
  }

  return async ({ fileName, bytes }, id) => {
    try {
      const { name, target } = await chooseName(basename(fileName), id, bytes)
      usedNames.add(nameKey(name))
      const path = join(folder, name)
      const entry = target === 'foreign' ? await lstat(path) : null
      if (entry && !(overwrite && entry.isFile())) return failed('exists', { fileName: name })
      await writeAtomically(path, bytes, null)
      return ok(path)
    } catch (error) {
      return failureOf(error, fileName)
    }
  }
}

/** Writes a file atomically. With a `mode`, which the file then has, its bytes are flushed to the disk first. */
async function writeAtomically(path: string, bytes: Uint8Array, mode: number | null): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`)
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(bytes)
      if (mode !== null) {
        await file.chmod(mode)
        await file.sync()
      }
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw error
  }
}

/** Replaces a file's content atomically. A link to it stays a link, and its mode stays. */
export async function replaceFile(name: string, bytes: Uint8Array): Promise<Result<null>> {
  try {
    const path = await realpath(name)
    const { mode } = await stat(path)
    await writeAtomically(path, bytes, mode & 0o777)
    return ok(null)
  } catch (error) {
    return failureOf(error, basename(name))
  }
}
