import { basename, dirname, extname, join } from 'node:path'
import * as z from 'zod/mini'
import type { Problem } from '../contract/contract.ts'
import { FAILURE_CODES, type Failure } from '../core/failure.ts'
import type { Json } from '../core/json.ts'
import { readFile } from './articleFile.ts'
import { type Disk, flushFolder, renamePatiently, writeDurably } from './durableFile.ts'
import { describeIfThere, errorCode, type FileSystem } from './fileSystem.ts'
import { type LibraryFolder, nameWithin } from './libraryFolder.ts'
import type { HeldLock } from './libraryLock.ts'

const NOTE = '.why.json'

const json: z.ZodMiniType<Json> = z.json()
const noteDecoder = z.object({
  failure: z.object({ code: z.enum(FAILURE_CODES), detail: z.record(z.string(), json) }),
  kind: z.enum(['set-aside', 'leftover']),
})

/** A name in `folder` that is free, and whose note's name is free: `name`, or with a number before its ending. */
function freeName(fileSystem: FileSystem, folder: string, name: string): string {
  const ending = extname(name)
  const stem = basename(name, ending)
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${stem} ${number}${ending}`)
    if (!describeIfThere(fileSystem, path) && !describeIfThere(fileSystem, path + NOTE)) return path
  }
}

/**
 * Moves a file into `set-aside`, its bytes untouched, with a note of why beside it. Throws a `DiskFailure` where the
 * file could not be moved; a note that cannot be written does not keep the file from being moved.
 */
export async function setAside(
  disk: Disk,
  places: LibraryFolder,
  lock: HeldLock,
  file: string,
  because: { kind: 'set-aside' | 'leftover'; failure: Failure; as?: string },
): Promise<Problem> {
  const folder = places.setAside
  if (!describeIfThere(disk.fileSystem, folder)) disk.fileSystem.makeFolder(folder, false)
  const path = freeName(disk.fileSystem, folder, because.as ?? basename(file))
  lock.check()
  await renamePatiently(disk, file, path)
  const { kind, failure } = because
  const note = { file: nameWithin(places, file), setAsideAt: new Date().toISOString(), kind, failure }
  const bytes = new TextEncoder().encode(`${JSON.stringify(note, null, 2)}\n`)
  await writeDurably(disk, folder, [{ path: path + NOTE, bytes, mode: null }], lock.check)
  await flushFolder(disk, dirname(file))
  return { kind, file: nameWithin(places, path), failure }
}

function noteOf(fileSystem: FileSystem, path: string): z.infer<typeof noteDecoder> {
  const read = readFile(fileSystem, path + NOTE)
  const unknown = { kind: 'set-aside', failure: { code: 'damaged', detail: { reasons: [] } } } as const
  if (!read.ok) return unknown
  try {
    const note = noteDecoder.safeParse(JSON.parse(new TextDecoder().decode(read.value.bytes)))
    return note.success ? note.data : unknown
  } catch {
    return unknown
  }
}

const byName = (one: string, other: string) => (one < other ? -1 : 1)

/** What has been set aside, by this process or any before it, and is still there. */
export async function listSetAside(disk: Disk, places: LibraryFolder): Promise<Problem[]> {
  const folder = places.setAside
  let names: string[]
  try {
    names = await disk.fileSystem.names(folder)
  } catch (error) {
    if (errorCode(error) === '') throw error
    return []
  }
  const files = names.filter((name) => !name.startsWith('.') && !name.endsWith(NOTE)).sort(byName)
  return files.map((name) => {
    const path = join(folder, name)
    return { ...noteOf(disk.fileSystem, path), file: nameWithin(places, path) }
  })
}
