import { failed, ok, type Result } from '../../../../core/failure.ts'
import { type ExportFolder, ZipFolder } from '../../../../core/export/folder/index.ts'

type Directory = FileSystemDirectoryHandle

const isError = (error: unknown, name: string) => error instanceof DOMException && error.name === name

/**
 * A folder that the browser has given to the page, as a folder to export into. The browser writes beside a file and puts
 * the new one in its place once it is whole. Failures: `folder-missing`, `folder-read-only`, `folder-full`, and
 * `export-refused` of a single name.
 */
export class PageFolder implements ExportFolder {
  readonly #root: Directory

  constructor(root: Directory) {
    this.#root = root
  }

  async look(name: string): Promise<Result<'nothing' | 'file' | 'other'>> {
    try {
      const { folder, last } = await this.#place(name, false)
      await folder.getFileHandle(last)
      return ok('file')
    } catch (error) {
      if (isError(error, 'TypeMismatchError')) return ok('other')
      if (!isError(error, 'NotFoundError')) return this.#failure(error, name)
      // The folder itself may be what is not found.
      return (await this.#isThere()) ? ok('nothing') : failed('folder-missing', { folder: this.#root.name })
    }
  }

  async read(name: string): Promise<Result<Uint8Array | null>> {
    try {
      const { folder, last } = await this.#place(name, false)
      const file = await (await folder.getFileHandle(last)).getFile()
      return ok(new Uint8Array(await file.arrayBuffer()))
    } catch (error) {
      return isError(error, 'NotFoundError') && (await this.#isThere())
        ? ok(null)
        : this.#failure(error, name)
    }
  }

  async write(name: string, bytes: Uint8Array): Promise<Result<null>> {
    const before = await this.look(name)
    if (!before.ok) return before
    try {
      const { folder, last } = await this.#place(name, true)
      try {
        const stream = await (await folder.getFileHandle(last, { create: true })).createWritable()
        try {
          await stream.write(Uint8Array.from(bytes))
          await stream.close()
        } catch (error) {
          await stream.abort().catch(() => {})
          throw error
        }
      } catch (error) {
        // The handle of a new file has made an empty one.
        if (before.value === 'nothing') await folder.removeEntry(last).catch(() => {})
        throw error
      }
      return ok(null)
    } catch (error) {
      return this.#failure(error, name)
    }
  }

  async remove(name: string): Promise<Result<null>> {
    try {
      const folders = name.split('/')
      const { folder, last } = await this.#place(name, false)
      await folder.removeEntry(last)
      for (let depth = folders.length - 1; depth > 0; depth -= 1) {
        const parent = await this.#place(folders.slice(0, depth).join('/'), false)
        // A folder that is not empty is not removed.
        await parent.folder.removeEntry(parent.last)
      }
      return ok(null)
    } catch (error) {
      const isDone = isError(error, 'InvalidModificationError') || isError(error, 'NotFoundError')
      return isDone ? ok(null) : this.#failure(error, name)
    }
  }

  /** The folder in which a name's last part stands. */
  async #place(name: string, create: boolean): Promise<{ folder: Directory; last: string }> {
    const parts = name.split('/')
    const last = parts.pop() ?? ''
    let folder = this.#root
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create })
    return { folder, last }
  }

  async #isThere(): Promise<boolean> {
    try {
      await this.#root.keys().next()
      return true
    } catch {
      return false
    }
  }

  #failure(error: unknown, fileName: string): Result<never> {
    const detail = { folder: this.#root.name }
    if (isError(error, 'NotFoundError')) return failed('folder-missing', detail)
    if (isError(error, 'NotAllowedError') || isError(error, 'SecurityError'))
      return failed('folder-read-only', detail)
    if (isError(error, 'QuotaExceededError')) return failed('folder-full', detail)
    return failed('export-refused', { fileName, what: error instanceof Error ? error.name : '' })
  }
}

/** Pieces of a zip are handed to the browser, which may keep them on disk, when they are this large together. */
const PIECE_BYTES = 16_000_000

/** A zip as a folder to export into, and its bytes once it is ended. */
export function zipToDownload(): { folder: ZipFolder; blob(): Blob } {
  let pieces: BlobPart[] = []
  let size = 0
  const folder = new ZipFolder((piece) => {
    pieces.push(Uint8Array.from(piece))
    size += piece.length
    if (size > PIECE_BYTES) {
      pieces = [new Blob(pieces)]
      size = 0
    }
    return ok(null)
  })
  return { folder, blob: () => new Blob(pieces, { type: 'application/zip' }) }
}
