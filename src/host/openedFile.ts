import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { failed, ok, type Result } from '../core/failure.ts'

/** A file as it goes into an import: its name without its folder, and its bytes. */
export type OpenedFile = { fileName: string; bytes: Uint8Array<ArrayBuffer> }

/**
 * Reads a file that the user named: a regular one only, so that no pipe or device can hold the program up. Of one over
 * `limit` bytes no more than one byte over it is read, by which the import tells that it is too large.
 */
export async function readFileToImport(path: string, limit: number): Promise<Result<OpenedFile>> {
  const fileName = basename(path)
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const stat = await file.stat()
      if (!stat.isFile()) return failed('not-a-file', { fileName })
      const bytes = new Uint8Array(Math.min(stat.size, limit + 1))
      let length = 0
      while (length < bytes.length) {
        const { bytesRead } = await file.read(bytes, length)
        if (bytesRead === 0) break
        length += bytesRead
      }
      return ok({ fileName, bytes: length === bytes.length ? bytes : bytes.slice(0, length) })
    } finally {
      await file.close()
    }
  } catch (error) {
    const folder = error instanceof Error && 'code' in error && error.code === 'EISDIR'
    return failed(folder ? 'not-a-file' : 'unreadable', { fileName })
  }
}
