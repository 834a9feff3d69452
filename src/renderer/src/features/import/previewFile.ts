import type { ImportPreview } from '../../../../contract/contract.ts'
import { failed, type Result } from '../../../../core/failure.ts'
import type { Encoding } from '../../../../core/import/encoding/encodings.ts'
import { newsroom } from '../../client.ts'
import type { QueuedFile } from '../../state/importQueue.ts'
import { bytesOf } from './unpackQueued.ts'

/** The batches that are read at the same time, and the most files and bytes of one; a larger file is one by itself. */
const CONCURRENCY = 3
const BATCH = { files: 32, bytes: 1_000_000 } as const

/** A file that was opened. */
export type OpenedFile = { fileName: string; bytes: Uint8Array<ArrayBuffer> }

/** Has files recognised by one call, or by one each where that fails; each has its own answer, in order. */
export async function previewAll(files: readonly OpenedFile[]): Promise<readonly Result<ImportPreview>[]> {
  const answers = files.length > 1 ? await previewTogether(files) : null
  if (answers) return answers
  const each: Result<ImportPreview>[] = []
  for (const file of files) each.push(await previewOne(file))
  return each
}

async function previewTogether(
  files: readonly OpenedFile[],
): Promise<readonly Result<ImportPreview>[] | null> {
  try {
    const { language } = navigator
    const answer = await newsroom.previewImports({ files: files.map((file) => ({ ...file, language })) })
    return answer.ok ? answer.value.results : null
  } catch {
    return null
  }
}

async function previewOne(
  { fileName, bytes }: OpenedFile,
  encoding?: Encoding,
): Promise<Result<ImportPreview>> {
  try {
    const { language } = navigator
    return await newsroom.previewImport({ fileName, bytes, language, ...(encoding ? { encoding } : {}) })
  } catch {
    return failed('unreadable', { fileName })
  }
}

/** Reads a file and has it recognised in another encoding. */
export async function previewFile(file: QueuedFile, encoding: Encoding): Promise<Result<ImportPreview>> {
  const bytes = await bytesOf(file)
  return bytes.ok ? previewOne({ fileName: file.fileName, bytes: bytes.value }, encoding) : bytes
}

/** A queue that works on a few batches at a time, in order; `sizeOf` is in bytes. */
export function createQueue<Item>(
  work: (items: readonly Item[]) => Promise<void>,
  sizeOf: (item: Item) => number,
) {
  const waiting: Item[] = []
  let next = 0
  let running = 0
  /** The next items: so few that all batches have some. */
  const take = (): Item[] => {
    const most = Math.min(BATCH.files, Math.ceil((waiting.length - next) / CONCURRENCY))
    const from = next
    let bytes = 0
    for (; next < waiting.length && next - from < most; next += 1) {
      const item = waiting[next]
      if (item === undefined) continue
      bytes += sizeOf(item)
      if (next > from && bytes > BATCH.bytes) break
    }
    return waiting.slice(from, next)
  }
  const run = async () => {
    running += 1
    while (next < waiting.length) await work(take())
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
