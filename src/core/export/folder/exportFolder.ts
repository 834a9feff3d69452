import type { FailureCode, Result } from '../../failure.ts'

type Awaitable<T> = T | Promise<T>

/**
 * A folder that exports are written into: a disk's, a page's directory handle, a zip. Names are relative, with `/` between
 * folders, which `write` makes; no link is followed. Failures: `folder-missing`, `folder-read-only` and `folder-full` (and
 * `zip-too-large`, `export-busy`) concern the folder as a whole, any other the name alone.
 */
export type ExportFolder = {
  /** What a name leads to: nothing, a regular file, or anything else (a folder, a link, a device). */
  look(name: string): Awaitable<Result<'nothing' | 'file' | 'other'>>
  /** The bytes of a regular file; null where there is none. */
  read(name: string): Awaitable<Result<Uint8Array | null>>
  /** Writes a file, whatever regular file was there: after it the name has the old file whole or the new one whole. */
  write(name: string, bytes: Uint8Array): Awaitable<Result<null>>
  /** Removes a regular file, and the folders of its name that are empty then. */
  remove(name: string): Awaitable<Result<null>>
  /**
   * Does work while no other program exports into the folder; where it is missing, no other can. Fails with `export-busy` if
   * another one takes too long, and as the folder.
   */
  hold?<T>(work: () => Promise<Result<T>>): Promise<Result<T>>
}

/** Does work alone in a folder, where the folder can see to that. */
export function holding<T>(folder: ExportFolder, work: () => Promise<Result<T>>): Promise<Result<T>> {
  return folder.hold ? folder.hold(work) : work()
}

const ENDS_THE_RUN: ReadonlySet<FailureCode> = new Set([
  'folder-missing',
  'folder-read-only',
  'folder-full',
  'zip-too-large',
  'export-busy',
])

/** True where a failure concerns the folder as a whole: no other file can be written either. */
export function endsTheRun(code: FailureCode): boolean {
  return ENDS_THE_RUN.has(code)
}
