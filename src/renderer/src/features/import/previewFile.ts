import type { ImportPreview } from '../../../../contract/contract.ts'
import { failed, type Result } from '../../../../core/failure.ts'
import { type Encoding, LARGEST_FILE } from '../../../../core/import/index.ts'
import { newsroom } from '../../client.ts'
import type { QueuedFile } from '../../state/importQueue.ts'

/** How many files are read at the same time. */
const CONCURRENCY = 3

/** Reads a file and has it recognised. A file over the size limit is not opened. */
export async function previewFile(file: QueuedFile, encoding?: Encoding): Promise<Result<ImportPreview>> {
  const { fileName, size } = file
  if (size > LARGEST_FILE) return failed('too-large', { fileName, limit: LARGEST_FILE })
  try {
    const bytes = await file.bytes()
    const { language } = navigator
    return await newsroom.previewImport({ fileName, bytes, language, ...(encoding ? { encoding } : {}) })
  } catch {
    return failed('unreadable', { fileName })
  }
}

/** A queue that works on a few items at a time, in order; items for which `isWanted` is false are skipped. */
export function createQueue<Item>(work: (item: Item) => Promise<void>, isWanted: (item: Item) => boolean) {
  const waiting: Item[] = []
  let next = 0
  let running = 0
  const run = async () => {
    running += 1
    while (next < waiting.length) {
      const item = waiting[next]
      next += 1
      if (item !== undefined && isWanted(item)) await work(item)
    }
    running -= 1
    if (running === 0) {
      waiting.length = 0
      next = 0
    }
  }
  return (items: readonly Item[]) => {
    for (const item of items) waiting.push(item)
    for (let free = CONCURRENCY - running; free > 0; free -= 1) void run()
  }
}
