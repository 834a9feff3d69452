import { divideFiles } from '../../../../core/import/unpack/divideFiles.ts'
import { failed, type Failure, ok, type Result } from '../../../../core/failure.ts'
import type { FileBeside } from '../../../../core/import/draft.ts'
import { LARGEST_FILE } from '../../../../core/import/index.ts'
import { newsroom } from '../../client.ts'
import type { QueuedFile } from '../../state/importQueue.ts'
import type { Member, UnpackedFile } from '../../../../core/import/unpack/unpackFile.ts'
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

/** The articles of a text, as the host tells them; null for one that is an article, or where it cannot be asked. */
async function divide({ fileName, bytes }: Member): Promise<readonly Member[] | null> {
  const answer = await newsroom.divideText({ fileName, bytes: Uint8Array.from(bytes) })
  return answer.ok && answer.value.parts.length > 0 ? answer.value.parts : null
}

/**
 * The files in a file, and the articles in a text, in order; null where it holds no others. The file itself is among them where it
 * is an article.
 */
export async function unpackQueued(file: QueuedFile, bytes: Uint8Array): Promise<readonly Unpacked[] | null> {
  const found = await unpacking.partsOf(file.fileName, bytes)
  if (!found) return null
  const wholes = new Map<Member, QueuedFile>()
  const wholeOf = (part: UnpackedFile) => {
    if (!('whole' in part) || !part.whole) return null
    const known = wholes.get(part.whole) ?? inMemory(part.whole.fileName, part.whole.bytes)
    wholes.set(part.whole, known)
    return known
  }
  const parts: Unpacked[] = []
  for await (const part of divideFiles(found, divide)) {
    const whole = wholeOf(part)
    const isItself = 'bytes' in part && part.within.length === 0 && !whole
    parts.push(isItself ? { file, within: [], whole: null, failure: null } : queuedPart(part, whole))
  }
  return parts.length === 1 && parts[0]?.file === file ? null : parts
}
