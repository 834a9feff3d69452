import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { failed, ok, type Result } from '../core/failure.ts'
import { diskTrouble } from '../store/index.ts'

function failureOf(error: unknown, fileName: string) {
  return failed(diskTrouble(error) === 'full' ? 'disk-full' : 'write-failed', { fileName })
}

/** Writes a file atomically, with this mode; its bytes are flushed to the disk first. */
async function writeAtomically(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`)
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(bytes)
      await file.chmod(mode)
      await file.sync()
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
