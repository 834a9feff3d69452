import type { UnpackedFile } from '../../../../core/import/unpack/unpackFile.ts'
import { failed, type Failure, ok, type Result } from '../../../../core/failure.ts'
import type { FileBeside } from '../../../../core/import/draft.ts'
import { LARGEST_FILE } from '../../../../core/import/index.ts'
import type { QueuedFile } from '../../state/importQueue.ts'
import type { UnpackReply, UnpackRequest } from './unpackWorker.ts'

/** A file to be previewed, or one that cannot be taken out. */
export type Unpacked = {
  file: QueuedFile
  within: readonly string[]
  whole: QueuedFile | null
  failure: Failure | null
}

/** The bytes of a file; one over the limit is not opened. */
export async function bytesOf(file: QueuedFile): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const { fileName, size } = file
  if (size > LARGEST_FILE) return failed('too-large', { fileName, limit: LARGEST_FILE })
  try {
    return ok(await file.bytes())
  } catch {
    return failed('unreadable', { fileName })
  }
}

const inMemory = (fileName: string, bytes: Uint8Array): QueuedFile => ({
  fileName,
  size: bytes.length,
  bytes: async () => Uint8Array.from(bytes),
})

function queuedPart(part: UnpackedFile, whole: QueuedFile | null): Unpacked {
  const { fileName, within } = part
  return 'failure' in part
    ? { file: inMemory(fileName, new Uint8Array()), within, whole: null, failure: part.failure }
    : { file: { ...inMemory(fileName, part.bytes), ...besideOf(part) }, within, whole, failure: null }
}

/** Where a part stands in what it was taken out of, and the pictures from there that it shows. */
function besideOf({ path, beside }: { path?: string; beside?: readonly FileBeside[] }): Partial<QueuedFile> {
  return {
    ...(path !== undefined && { path }),
    ...(beside && { beside: { of: async () => beside, done: () => {} } }),
  }
}

/** Unpacks in a worker, so that no archive holds up the window. One that cannot be had, or ends, unpacks nothing. */
class Unpacking {
  #worker: Worker | null = null
  #lastId = 0
  readonly #waiting = new Map<number, (parts: UnpackReply['parts']) => void>()

  partsOf(fileName: string, bytes: Uint8Array): Promise<UnpackReply['parts']> {
    this.#worker ??= this.#start()
    this.#lastId += 1
    const id = this.#lastId
    const answer = new Promise<UnpackReply['parts']>((resolve) => this.#waiting.set(id, resolve))
    this.#worker.postMessage({ id, fileName, bytes } satisfies UnpackRequest)
    return answer
  }

  #start(): Worker {
    const worker = new Worker(new URL('./unpackWorker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data: { id, parts } }: MessageEvent<UnpackReply>) => {
      this.#waiting.get(id)?.(parts)
      this.#waiting.delete(id)
    })
    worker.addEventListener('error', () => {
      worker.terminate()
      this.#worker = null
      for (const resolve of this.#waiting.values()) resolve(null)
      this.#waiting.clear()
    })
    return worker
  }
}

const unpacking = new Unpacking()

/** The files in a file, in order; null where it holds no others. The file itself is among them where it is an article. */
export async function unpackQueued(file: QueuedFile, bytes: Uint8Array): Promise<readonly Unpacked[] | null> {
  const parts = await unpacking.partsOf(file.fileName, bytes)
  if (!parts) return null
  const wholes = new Map<NonNullable<UnpackedFile['whole']>, QueuedFile>()
  const wholeOf = ({ whole }: UnpackedFile) => {
    if (!whole) return null
    const known = wholes.get(whole) ?? inMemory(whole.fileName, whole.bytes)
    wholes.set(whole, known)
    return known
  }
  return parts.map((part) =>
    'bytes' in part && part.within.length === 0 && !part.whole
      ? { file, within: [], whole: null, failure: null }
      : queuedPart(part, wholeOf(part)),
  )
}
