import * as fs from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const FLUSHES_AT_ONCE = 8
const flush = promisify(fs.fsync)

/**
 * Writes files with the durability of the library and nothing else: the floor that an import is measured against. Each is
 * written under a temporary name, eight are flushed at once, then all are renamed, and the folder is flushed.
 */
export async function writeDurableBatch(
  folder: string,
  batch: readonly { name: string; bytes: Uint8Array }[],
): Promise<void> {
  const queue = batch.values()
  const work = async () => {
    for (const { name, bytes } of queue) {
      const file = fs.openSync(join(folder, `.${name}.tmp`), 'wx')
      fs.writeSync(file, bytes)
      await flush(file)
      fs.closeSync(file)
    }
  }
  await Promise.all(Array.from({ length: FLUSHES_AT_ONCE }, work))
  for (const { name } of batch) fs.renameSync(join(folder, `.${name}.tmp`), join(folder, name))
  const directory = fs.openSync(folder, 'r')
  await flush(directory)
  fs.closeSync(directory)
}
