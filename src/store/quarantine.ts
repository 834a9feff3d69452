import { basename, dirname, extname, join } from 'node:path'
import * as z from 'zod/mini'
import type { Problem } from '../core/library.ts'
import { FAILURE_CODES, type Failure, type Json } from '../core/failure.ts'
import { readFile } from './articleFile.ts'
import { type Disk, flushFolder, renameWithRetry, writeDurably } from './durableFile.ts'
import { describeIfThere, type FileSystem } from './fileSystem.ts'
import { errorCode } from './systemErrors.ts'
import { type LibraryPaths, nameWithin } from './libraryFolder.ts'
import type { HeldLock } from './libraryLock.ts'

const NOTE_SUFFIX = '.why.json'

const json: z.ZodMiniType<Json> = z.json()
const noteDecoder = z.object({
  failure: z.object({ code: z.enum(FAILURE_CODES), detail: z.record(z.string(), json) }),
  kind: z.enum(['set-aside', 'leftover']),
})

/** A path in `folder` that is free, as is that of its note: `name`, or with a number before its extension. */
function freeName(fileSystem: FileSystem, folder: string, name: string): string {
  const ending = extname(name)
  const stem = basename(name, ending)
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${stem} ${number}${ending}`)
    if (!describeIfThere(fileSystem, path) && !describeIfThere(fileSystem, path + NOTE_SUFFIX)) return path
  }
}

/**
 * Moves a file into `set-aside`, its bytes untouched, and writes a note with the reason beside it. Throws a `DiskFailure`
 * if the file cannot be moved; a note that cannot be written fails nothing.
 */
export async function quarantine(
  disk: Disk,
  paths: Pick<LibraryPaths, 'root' | 'quarantine'>,
  lock: HeldLock,
  file: string,
  because: { kind: 'set-aside' | 'leftover'; failure: Failure; as?: string },
): Promise<Problem> {
  const folder = paths.quarantine
  if (!describeIfThere(disk.fileSystem, folder)) disk.fileSystem.makeFolder(folder, false)
  const path = freeName(disk.fileSystem, folder, because.as ?? basename(file))
  lock.check()
  await renameWithRetry(disk, file, path)
  const { kind, failure } = because
  const note = { file: nameWithin(paths, file), setAsideAt: new Date().toISOString(), kind, failure }
  const bytes = new TextEncoder().encode(`${JSON.stringify(note, null, 2)}\n`)
  await writeDurably(disk, folder, [{ path: path + NOTE_SUFFIX, bytes, mode: null }], lock.check)
  await flushFolder(disk, dirname(file))
  return { kind, file: nameWithin(paths, path), failure }
}

function noteOf(fileSystem: FileSystem, path: string): z.infer<typeof noteDecoder> {
  const read = readFile(fileSystem, path + NOTE_SUFFIX)
  const unknown = { kind: 'set-aside', failure: { code: 'damaged', detail: { reasons: [] } } } as const
  if (!read.ok) return unknown
  try {
    const note = noteDecoder.safeParse(JSON.parse(new TextDecoder().decode(read.value.bytes)))
    return note.success ? note.data : unknown
  } catch {
    return unknown
  }
}

/** Removes the note of a file that is in `set-aside` no more. */
export function removeNote(fileSystem: FileSystem, path: string): void {
  if (describeIfThere(fileSystem, path + NOTE_SUFFIX)) fileSystem.remove(path + NOTE_SUFFIX)
}

const byName = (one: string, other: string) => (one < other ? -1 : 1)

/** The files in `set-aside`, with the reasons in their notes. */
export async function listQuarantined(disk: Disk, paths: LibraryPaths): Promise<Problem[]> {
  const folder = paths.quarantine
  let names: string[]
  try {
    names = await disk.fileSystem.names(folder)
  } catch (error) {
    if (errorCode(error) === '') throw error
    return []
  }
  const files = names.filter((name) => !name.startsWith('.') && !name.endsWith(NOTE_SUFFIX)).sort(byName)
  return files.map((name) => {
    const path = join(folder, name)
    return { ...noteOf(disk.fileSystem, path), file: nameWithin(paths, path) }
  })
}
