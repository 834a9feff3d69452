import type { Rendition, RenditionNeed } from '../../../core/export/renditions.ts'
import { failed, type Result } from '../../../core/failure.ts'
import type { AddedPicture } from '../../../core/pictures/index.ts'
import { bridge, newsroom } from '../client.ts'
import { authorization } from '../rpc.ts'
import type { PictureReply, PictureRequest, PictureSource, Rendered, RenderOptions } from './pictureWorker.ts'

type Waiting = { resolve: (reply: PictureReply) => void; failed: () => void }

/** A job that has not begun. */
type Job = { start: () => Promise<void>; signal: AbortSignal | undefined }

/**
 * The worker in which pictures are unpacked, made smaller and encoded, and, in a browser, sent to the host.
 *
 * Idea: what costs memory (unpacking) is done one picture after the other, in the order in which it was asked for, files that are
 * about to be taken in first; what was given up before its turn is left out. A worker that dies takes its jobs with it, and the next job starts another.
 */
class WorkerPictures {
  #worker: Worker | null = null
  #jobs = 0
  #hasAnswered: boolean = false
  readonly #waiting = new Map<number, Waiting>()
  readonly #queue: Job[] = []
  #isRendering: boolean = false

  /** Makes a picture of another; null if `signal` was given up before its turn. */
  render(
    source: File | Blob | { src: string },
    options: RenderOptions,
    signal?: AbortSignal,
  ): Promise<Result<Rendered> | null> {
    return new Promise((resolve) => {
      signal?.addEventListener('abort', () => resolve(null), { once: true })
      const job = { start: async () => resolve(await this.#render(source, options)), signal }
      if (source instanceof Blob) this.#queue.unshift(job)
      else this.#queue.push(job)
      void this.#next()
    })
  }

  /** The sizes of a picture's file that an export needs, in their order; without bytes where one cannot be made. */
  renditions(file: Blob, needs: readonly RenditionNeed[]): Promise<readonly Rendition[]> {
    return new Promise((resolve) => {
      const start = async () => {
        const reply = await this.#ask((job) => ({ job, sizesOf: file, needs }))
        const made = reply && 'renditions' in reply ? reply.renditions : null
        resolve(made ?? needs.map(({ key }) => ({ key, bytes: null })))
      }
      this.#queue.push({ start, signal: undefined })
      void this.#next()
    })
  }

  /** Takes a file into the library. One that was moved or removed since it was chosen counts as damaged. */
  async add(file: Blob, fileName: string): Promise<Result<AddedPicture>> {
    if (bridge) {
      const bytes = await file.arrayBuffer().catch(() => null)
      if (!bytes) return failed('picture-damaged', { fileName })
      return newsroom.addPicture({ fileName, bytes: new Uint8Array(bytes) })
    }
    const reply = await this.#ask((job) => ({ job, add: file, fileName }))
    return reply && 'added' in reply ? reply.added : this.#died()
  }

  async #next(): Promise<void> {
    if (this.#isRendering) return
    this.#isRendering = true
    for (let job = this.#queue.shift(); job; job = this.#queue.shift()) {
      if (!job.signal?.aborted) await job.start()
    }
    this.#isRendering = false
  }

  async #render(source: Blob | { src: string }, options: RenderOptions): Promise<Result<Rendered>> {
    const sent = await sourceFor(source)
    if ('ok' in sent) return sent
    const reply = await this.#ask((job) => ({ job, render: sent, options }))
    return reply && 'rendered' in reply ? reply.rendered : this.#died()
  }

  /** Why a worker did not answer: one that never did could not be loaded from the host. The picture may be sound. */
  #died(): Result<never> {
    return failed(this.#hasAnswered ? 'unexpected' : 'unreachable')
  }

  /** What the worker says to a request; null if it died. */
  #ask(request: (job: number) => PictureRequest): Promise<PictureReply | null> {
    this.#jobs += 1
    const job = this.#jobs
    return new Promise((resolve) => {
      this.#waiting.set(job, { resolve, failed: () => resolve(null) })
      const worker = this.#started()
      // Another host may have started since the last request.
      if (!bridge) worker.postMessage(authorization() satisfies PictureRequest)
      worker.postMessage(request(job))
    })
  }

  #started(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./pictureWorker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<PictureReply>) => {
      this.#hasAnswered = true
      this.#waiting.get(data.job)?.resolve(data)
      this.#waiting.delete(data.job)
    }
    worker.onerror = () => {
      worker.terminate()
      this.#worker = null
      for (const { failed } of this.#waiting.values()) failed()
      this.#waiting.clear()
    }
    this.#worker = worker
    return worker
  }
}

/** A picture as the worker gets it. On the desktop it has no way to the host, which is asked here. */
async function sourceFor(
  source: Blob | { src: string },
): Promise<PictureSource | (Result<never> & { ok: false })> {
  if (source instanceof Blob || !bridge) return source
  const read = await newsroom.readPicture({ src: source.src })
  return read.ok ? new Blob([new Uint8Array(read.value.bytes)]) : read
}

/** The window's worker for pictures. */
export const workerPictures: WorkerPictures = new WorkerPictures()
