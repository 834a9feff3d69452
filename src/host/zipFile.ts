import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ZipFolder } from '../core/export/folder/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { diskTrouble, errorCode } from '../store/index.ts'

function zipFailure(error: unknown, path: string) {
  const trouble = diskTrouble(error)
  const fileName = basename(path)
  const folder = dirname(path)
  if (errorCode(error) === 'EEXIST') return failed('zip-exists', { fileName })
  if (trouble === 'full') return failed('folder-full', { folder: fileName })
  if (trouble === 'denied' || trouble === 'read-only') return failed('folder-read-only', { folder })
  if (trouble === 'gone') return failed('folder-missing', { folder })
  return failed('export-refused', { fileName, what: errorCode(error) })
}

/** How long a temporary file is taken for one that is being written, in milliseconds. */
const ABANDONED_AFTER = 600_000

const temporaryPrefix = (path: string) => `.${basename(path)}.`

function removeLeftOvers(path: string): void {
  const prefix = temporaryPrefix(path)
  for (const name of fs.readdirSync(dirname(path))) {
    if (!name.startsWith(prefix) || !/^[\da-f]{12}\.tmp$/.test(name.slice(prefix.length))) continue
    const there = fs.lstatSync(join(dirname(path), name), { throwIfNoEntry: false })
    if (there?.isFile() && Date.now() - there.mtimeMs > ABANDONED_AFTER)
      fs.rmSync(join(dirname(path), name), { force: true })
  }
}

/**
 * A zip on this machine's disk, as a folder to export into. It comes about under a temporary name beside its own, which
 * begins with a dot and ends in `.tmp`, and has its own once it is whole. Such a file that a program which died has left is
 * removed by the next export to the same name, once nobody has written to it for ten minutes.
 */
export class ZipFile {
  readonly folder: ZipFolder
  readonly #path: string
  readonly #temporary: string
  readonly #file: number
  readonly #overwrite: boolean
  #isEnded: boolean = false

  private constructor(path: string, temporary: string, file: number, overwrite: boolean) {
    this.#path = path
    this.#temporary = temporary
    this.#file = file
    this.#overwrite = overwrite
    this.folder = new ZipFolder((piece) => this.#append(piece))
  }

  /** Fails with `zip-exists` for a file that is there, unless it may be replaced, and with `target-not-a-file` for what is none. */
  static create(path: string, { overwrite }: { overwrite: boolean }): Result<ZipFile> {
    try {
      const there = fs.lstatSync(path, { throwIfNoEntry: false })
      const fileName = basename(path)
      if (there && !there.isFile()) return failed('target-not-a-file', { fileName })
      if (there && !overwrite) return failed('zip-exists', { fileName })
      removeLeftOvers(path)
      const temporary = join(dirname(path), `${temporaryPrefix(path)}${randomBytes(6).toString('hex')}.tmp`)
      return ok(new ZipFile(path, temporary, fs.openSync(temporary, 'wx'), overwrite))
    } catch (error) {
      return zipFailure(error, path)
    }
  }

  #append(piece: Uint8Array): Result<null> {
    try {
      for (let offset = 0; offset < piece.length; ) {
        const more = fs.writeSync(this.#file, piece, offset)
        if (more <= 0) throw Object.assign(new Error('nothing more was written'), { code: 'EIO' })
        offset += more
      }
      return ok(null)
    } catch (error) {
      return zipFailure(error, this.#path)
    }
  }

  /** Ends the archive, and gives it its name. */
  finish(): Result<null> {
    const ended = this.folder.end()
    if (!ended.ok) {
      this.discard()
      return ended
    }
    try {
      this.#isEnded = true
      fs.closeSync(this.#file)
      this.#takeName()
      return ok(null)
    } catch (error) {
      fs.rmSync(this.#temporary, { force: true })
      return zipFailure(error, this.#path)
    }
  }

  /** A file that has come under the name meanwhile stays, unless it may be replaced. */
  #takeName(): void {
    if (!this.#overwrite) {
      try {
        fs.linkSync(this.#temporary, this.#path)
        fs.unlinkSync(this.#temporary)
        return
      } catch (error) {
        if (fs.lstatSync(this.#path, { throwIfNoEntry: false })) throw error
        // A file system without hard links.
      }
    }
    fs.renameSync(this.#temporary, this.#path)
  }

  /** Leaves nothing of the archive behind. */
  discard(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    fs.closeSync(this.#file)
    fs.rmSync(this.#temporary, { force: true })
  }
}
