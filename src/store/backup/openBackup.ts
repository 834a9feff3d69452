import { basename } from 'node:path'
import type { FileSystem } from '../fileSystem.ts'
import { backupFailure } from './failures.ts'
import { type BackedUpFile, type BackupHeader, decodeHeader, decodeList } from './manifest.ts'
import { HEADER_NAME, isLibraryFile, LIST_NAME } from './names.ts'
import { type ArchiveEntry, ZipReader } from './zipReader.ts'

/** Bytes; a header or a list of contents that is larger is none. */
const LARGEST_HEADER = 100_000
const LARGEST_LIST = 500_000_000

/** A backup whose list names just what is in the archive. What its files hold is checked as they are read. */
export class OpenBackup {
  readonly header: BackupHeader
  readonly files: readonly BackedUpFile[]
  readonly #zip: ZipReader
  readonly #entries: ReadonlyMap<string, ArchiveEntry>
  readonly #fileName: string

  private constructor(
    zip: ZipReader,
    entries: ReadonlyMap<string, ArchiveEntry>,
    header: BackupHeader,
    files: readonly BackedUpFile[],
    fileName: string,
  ) {
    this.#zip = zip
    this.#entries = entries
    this.header = header
    this.files = files
    this.#fileName = fileName
  }

  /** Throws a `DiskFailure` for what is no backup, and for one that is refused. */
  static async open(fileSystem: FileSystem, path: string): Promise<OpenBackup> {
    const zip = await ZipReader.open(fileSystem, path)
    const fileName = basename(path)
    try {
      const entries = await zip.entries()
      const headerEntry = entries.get(HEADER_NAME)
      const listEntry = entries.get(LIST_NAME)
      if (!headerEntry || headerEntry.size > LARGEST_HEADER)
        throw backupFailure('backup-unrecognized', { fileName })
      const header = decodeHeader(await zip.readWhole(headerEntry))
      if (header === 'newer') throw backupFailure('backup-newer', { fileName })
      if (header === null) throw backupFailure('backup-unrecognized', { fileName })
      const files =
        listEntry && listEntry.size <= LARGEST_LIST ? decodeList(await zip.readWhole(listEntry)) : null
      if (files === null) throw backupFailure('backup-damaged', { fileName, entry: LIST_NAME })
      assertListed(entries, files, fileName)
      return new OpenBackup(zip, entries, header, files, fileName)
    } catch (error) {
      zip.close()
      throw error
    }
  }

  /** Hands a file's bytes to `take`. Throws `backup-damaged` where they are not those that were backed up. */
  async read({ name, sha256 }: BackedUpFile, take: (piece: Uint8Array) => void): Promise<void> {
    const entry = this.#entries.get(name)
    const found = entry && (await this.#zip.read(entry, take))
    if (found !== sha256) throw backupFailure('backup-damaged', { fileName: this.#fileName, entry: name })
  }

  close(): void {
    this.#zip.close()
  }
}

function assertListed(
  entries: ReadonlyMap<string, ArchiveEntry>,
  files: readonly BackedUpFile[],
  fileName: string,
): void {
  const listed = new Set(files.map(({ name }) => name))
  for (const name of entries.keys()) {
    if (name === HEADER_NAME || name === LIST_NAME) continue
    if (!listed.has(name) || !isLibraryFile(name)) {
      throw backupFailure('backup-foreign-file', { fileName, entry: name })
    }
  }
  for (const { name, size } of files) {
    if (entries.get(name)?.size !== size) throw backupFailure('backup-damaged', { fileName, entry: name })
  }
  if (listed.size !== files.length) throw backupFailure('backup-damaged', { fileName, entry: LIST_NAME })
}
