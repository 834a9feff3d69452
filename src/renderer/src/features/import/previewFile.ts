import type { ImportPreview } from '../../../../contract/importing.ts'
import { failed, ok, type Result } from '../../../../core/failure.ts'
import type { FileBeside } from '../../../../core/import/draft.ts'
import type { Encoding } from '../../../../core/import/encoding/encodings.ts'
import { newsroom } from '../../client.ts'
import type { QueuedFile } from '../../state/importQueue.ts'
import { bytesOf } from './unpackQueued.ts'

/** The batches that are read at the same time, and the most files and bytes of one; a larger file is one by itself. */
const CONCURRENCY = 3
const BATCH = { files: 32, bytes: 1_000_000 } as const

/** A file that was opened, with the pictures beside it that it shows. */
export type OpenedFile = {
  fileName: string
  bytes: Uint8Array<ArrayBuffer>
  path?: string
  beside?: FileBeside[]
}

/** Reads a file, and the pictures beside it that it shows. */
export async function openFile(file: QueuedFile): Promise<Result<OpenedFile>> {
  const bytes = await bytesOf(file)
  return bytes.ok ? ok(await withBeside(file, bytes.value)) : bytes
}

/** The bytes of a file with the pictures beside it that it shows. */
export async function withBeside(file: QueuedFile, bytes: Uint8Array<ArrayBuffer>): Promise<OpenedFile> {
  const { fileName, path = '', beside } = file
  const found = (await beside?.of(bytes)) ?? []
  return { fileName, bytes, ...(path !== '' && { path }), ...(found.length > 0 && { beside: [...found] }) }
}

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

/** Has a file recognised, in an encoding where one is given; `pictures` are those whose bytes are wanted too. */
export async function previewOne(
  file: OpenedFile,
  more: { encoding?: Encoding; pictures?: string[] } = {},
): Promise<Result<ImportPreview>> {
  try {
    const { language } = navigator
    return await newsroom.previewImport({ ...file, language, ...more })
  } catch {
    return failed('unreadable', { fileName: file.fileName })
  }
}

/** Reads a file and has it recognised in another encoding. */
export async function previewFile(file: QueuedFile, encoding: Encoding): Promise<Result<ImportPreview>> {
  const opened = await openFile(file)
  return opened.ok ? previewOne(opened.value, { encoding }) : opened
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
