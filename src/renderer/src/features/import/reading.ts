import type { ImportPreview } from '../../../../contract/contract.ts'
import { failed, type Result } from '../../../../core/failure.ts'
import { type Encoding, LARGEST_FILE } from '../../../../core/import/index.ts'
import { newsroom } from '../../client.ts'
import type { IncomingFile } from '../../state/incoming.ts'

/** How many files are read at the same time. */
const AT_ONCE = 3

/** Reads one file and asks what it holds. A file over the limit is never opened. */
export async function readFile(file: IncomingFile, encoding?: Encoding): Promise<Result<ImportPreview>> {
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

/** Does one thing for each item, a few at a time, in order, for as long as `goesOn` is true of the item. */
export function createQueue<Item>(work: (item: Item) => Promise<void>, goesOn: (item: Item) => boolean) {
  const waiting: Item[] = []
  let next = 0
  let running = 0
  const run = async () => {
    running += 1
    while (next < waiting.length) {
      const item = waiting[next]
      next += 1
      if (item !== undefined && goesOn(item)) await work(item)
    }
    running -= 1
    if (running === 0) {
      waiting.length = 0
      next = 0
    }
  }
  return (items: readonly Item[]) => {
    for (const item of items) waiting.push(item)
    for (let free = AT_ONCE - running; free > 0; free -= 1) void run()
  }
}
