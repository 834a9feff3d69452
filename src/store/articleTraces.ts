import { join } from 'node:path'
import { readFile } from './articleFile.ts'
import type { Disk } from './durableFile.ts'
import { type FileSystem, namesIn } from './fileSystem.ts'
import type { LibraryPaths } from './libraryFolder.ts'

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i
/** The field `id` of an article in JSON that cannot be parsed: its own comes first. */
const ID_FIELD = /"id"\s*:\s*"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/i

/** The text of bytes in ASCII, in UTF-8 or UTF-16: enough to find ids and addresses of pictures in it. */
export function asciiOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

/** The article that a file which is not named for one is a copy of, by what it holds; null for none. */
function idWithin(fileSystem: FileSystem, path: string): string | null {
  const read = readFile(fileSystem, path)
  if (!read.ok) return null
  const text = asciiOf(read.value.bytes)
  try {
    const value: unknown = JSON.parse(text)
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
    return typeof id === 'string' ? id.toLowerCase() : null
  } catch {
    return ID_FIELD.exec(text)?.[1]?.toLowerCase() ?? null
  }
}

/** The note beside a file in `set-aside`. */
export const NOTE = '.why.json'
const mayBeCopy = (name: string) => /\.json\b/i.test(name) && !name.endsWith(NOTE)

/** The paths of what belongs to articles, by id: whatever is named for one, or is a copy of it by what it holds. */
export type Traces = ReadonlyMap<string, readonly string[]>

/**
 * Finds what belongs to articles in the folders of a library: their files, temporary files, conflict copies whatever a sync
 * service calls them, what was set aside with its notes, presence files, and the folder of their versions.
 */
export async function findTraces(
  { fileSystem }: Disk,
  { articles, bin, quarantine, presence, versions }: LibraryPaths,
  ids: ReadonlySet<string>,
): Promise<Traces> {
  const traces = new Map<string, string[]>()
  const note = (id: string | null | undefined, path: string) => {
    if (id && ids.has(id)) traces.set(id, [...(traces.get(id) ?? []), path])
  }
  for (const folder of [articles, bin, quarantine, presence, versions]) {
    for (const name of await namesIn(fileSystem, folder)) {
      const path = join(folder, name)
      const named = ID.exec(name)?.[0].toLowerCase()
      const held =
        named === undefined && folder !== versions && mayBeCopy(name) ? idWithin(fileSystem, path) : null
      note(named ?? held, path)
      if (folder === quarantine) note(held, path + NOTE)
    }
  }
  return traces
}
