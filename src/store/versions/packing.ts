import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import { compareVersions, type StoredVersion } from '../../core/versions.ts'
import { thinVersions } from '../../core/thinVersions.ts'
import { readFile, stampOf } from '../articleFile.ts'
import { DiskFailure } from '../diskFailure.ts'
import { type Disk, flushFolder, ignoreDiskError, writeDurably } from '../durableFile.ts'
import { describeIfThere, type FileSystem } from '../fileSystem.ts'
import type { HeldLock, LibraryLock } from '../libraryLock.ts'
import { loopYielder } from '../yieldToLoop.ts'
import {
  decodeLine,
  decodePack,
  encodePack,
  FULL_PACK,
  LONGEST_LINE,
  packLine,
  type PackLine,
  packName,
  packNumber,
  packsAmong,
  readPack,
  unpackLine,
} from './packFile.ts'
import { decodeVersion, numberedId, parseJson, plainId } from './versionFile.ts'

/**
 * How many of the newest versions have files of their own, and how many more there may be before the older ones are packed.
 */
export type PackLimits = { plain: number; slack: number }

/** Milliseconds after which full packs are thinned again. */
const THIN_AFTER = 24 * 3_600_000

/** A version with the line that it has, or would have, in a pack. */
type Entry = { version: StoredVersion; line: PackLine }

/** A file that was read to be packed; nothing is removed whose stamp is another one by then. */
type PlainFile = Entry & { name: string; stamp: string }
type Pack = { name: string; stamp: string; entries: Entry[] }

/**
 * One pack to be written, and the files whose versions it then holds, or that are thinned. `isSame` if it holds what it
 * held; without `replaced` it is then only marked as thinned.
 */
type Rewrite = {
  name: string
  before: string | null
  isSame: boolean
  entries: Entry[]
  replaced: { name: string; stamp: string }[]
}

const isMarkedOnly = ({ isSame, replaced }: Rewrite) => isSame && replaced.length === 0

const sizeOf = (entries: readonly Entry[]) =>
  entries.reduce((size, { line }) => size + line.bytes.length + 1, 0)

const isSameText = (one: StoredVersion, other: StoredVersion) => isDeepStrictEqual(one.article, other.article)

/** The change stamp of a file; null if it is not there. */
function stampIn(fileSystem: FileSystem, folder: string, name: string): string | null {
  const there = describeIfThere(fileSystem, join(folder, name))
  return there && stampOf(there)
}

/** The versions that can be read, of those that have files of their own. */
async function readPlain(
  fileSystem: FileSystem,
  folder: string,
  names: readonly string[],
  articleId: string,
) {
  const files: PlainFile[] = []
  const pause = loopYielder()
  for (const name of names) {
    const id = plainId(name)
    const read = id === null ? null : readFile(fileSystem, join(folder, name))
    if (id === null || !read?.ok) continue
    const parsed = parseJson(read.value.bytes)
    const decoded = parsed.ok ? decodeVersion(parsed.value, articleId, id) : parsed
    if (parsed.ok && decoded.ok) {
      const stamp = stampOf(read.value.description)
      files.push({ name, stamp, version: decoded.value, line: packLine(id, parsed.value) })
    }
    await pause()
  }
  return files
}

/** A pack of which every line is a version; null for any other, which is then never written again. */
async function readWholePack(
  fileSystem: FileSystem,
  folder: string,
  name: string,
  articleId: string,
): Promise<Pack | null> {
  const stamp = stampIn(fileSystem, folder, name)
  const { lines, unread, failure } = await readPack(fileSystem, join(folder, name))
  if (stamp === null || failure !== null || unread.length > 0) return null
  const entries: Entry[] = []
  const pause = loopYielder()
  for (const line of lines) {
    const version = decodeLine(line, articleId)
    if (!version.ok) return null
    entries.push({ version: version.value, line })
    await pause()
  }
  return { name, stamp, entries }
}

/**
 * The entries of a pack with those of plain files. A version that the pack has already, because a process died before it
 * removed the file, is there once, with the name that its file gives it; another text of the same id gets the next number.
 */
function joined(pack: readonly Entry[], plain: readonly Entry[], staying: readonly Entry[]): Entry[] {
  const taken = new Set([...plain, ...staying].map(({ version }) => version.id))
  const byId = new Map(pack.map((entry) => [entry.version.id, entry]))
  for (const entry of plain) {
    const stem = entry.version.id.replace(/ \d+$/, '')
    let { id } = entry.version
    for (let number = 2; ; number++) {
      const there = byId.get(id)
      const isFree = there ? isSameText(there.version, entry.version) : !taken.has(id)
      if (isFree || (!there && id === entry.version.id)) break
      id = numberedId(stem, number)
    }
    const line = id === entry.version.id ? entry.line : packLine(id, unpackLine(entry.line))
    byId.set(id, { version: { ...entry.version, id }, line })
  }
  return [...byId.values()]
}

class Packing {
  readonly #disk: Disk
  readonly #folder: string
  readonly #articleId: string
  readonly #limits: PackLimits

  constructor(disk: Disk, folder: string, articleId: string, limits: PackLimits) {
    this.#disk = disk
    this.#folder = folder
    this.#articleId = articleId
    this.#limits = limits
  }

  /** What is to be written; null if there is nothing to pack. Reads, and changes nothing. */
  async plan(): Promise<Rewrite[] | null> {
    const { fileSystem } = this.#disk
    const names = await fileSystem.names(this.#folder)
    const plainNames = names.filter((name) => plainId(name) !== null)
    if (plainNames.length <= this.#limits.plain + this.#limits.slack) return null
    const files = await readPlain(fileSystem, this.#folder, plainNames, this.#articleId)
    const ordered = files.sort((one, other) => compareVersions(one.version, other.version))
    const staying = ordered.slice(0, this.#limits.plain)
    const due = ordered.slice(this.#limits.plain).filter(({ line }) => line.bytes.length <= LONGEST_LINE)
    if (due.length === 0) return null
    return this.#rewrites(packsAmong(names).reverse(), staying, due)
  }

  /** `names` are those of the packs, the last one last. */
  async #rewrites(names: readonly string[], staying: readonly Entry[], due: readonly PlainFile[]) {
    const isThinned = names.length <= 1 || names.slice(0, -1).some((name) => this.#isStale(name))
    const packs: Pack[] = []
    for (const name of isThinned ? names : names.slice(-1)) {
      const pack = await readWholePack(this.#disk.fileSystem, this.#folder, name, this.#articleId)
      if (pack) packs.push(pack)
    }
    const last = packs.at(-1)
    const isLastOpen = last && last.name === names.at(-1) && packNumber(last.name) !== 0
    const target =
      isLastOpen && sizeOf(last.entries) < FULL_PACK
        ? (packs.pop() ?? last)
        : { name: this.#nextName(names), stamp: null, entries: [] }
    const entries = joined(target.entries, due, staying)
    const gone = isThinned ? this.#thinned(staying, [...packs.map((pack) => pack.entries), entries]) : null
    const left = (some: readonly Entry[]) => some.filter(({ version }) => !gone?.has(version.id))
    const open: Rewrite = {
      name: target.name,
      before: target.stamp,
      isSame: false,
      entries: left(entries),
      replaced: due.map(({ name, stamp }) => ({ name, stamp })),
    }
    if (!isThinned) return [open]
    return this.#merged(packs, left, open)
  }

  /** Packs that thinning has made small are joined with the one after them. */
  #merged(packs: readonly Pack[], left: (some: readonly Entry[]) => Entry[], open: Rewrite): Rewrite[] {
    const rewrites: Rewrite[] = []
    let next = open
    for (const { name, stamp, entries } of packs.toReversed()) {
      const own = left(entries)
      const isOdd = packNumber(name) === 0
      if (isOdd || sizeOf(own) + sizeOf(next.entries) <= FULL_PACK) {
        // What the later pack says of a version counts.
        const later = new Set(next.entries.map(({ version }) => version.id))
        next.entries = [...own.filter(({ version }) => !later.has(version.id)), ...next.entries]
        next.replaced.push({ name, stamp })
      } else {
        rewrites.push(next)
        next = { name, before: stamp, isSame: own.length === entries.length, entries: own, replaced: [] }
      }
    }
    return [...rewrites, next]
  }

  #thinned(staying: readonly Entry[], packed: readonly (readonly Entry[])[]): Set<string> {
    const byId = new Map([...packed.flat(), ...staying].map(({ version }) => [version.id, version]))
    const ordered = [...byId.values()].sort(compareVersions)
    const aging = ordered.map(({ id, article, kept }) => ({
      id,
      at: Date.parse(article.updatedAt),
      name: kept.name,
      reason: kept.reason,
    }))
    return thinVersions(aging, this.#limits.plain)
  }

  /** True if a pack was last written or thinned a day ago, or at a time that cannot be. */
  #isStale(name: string): boolean {
    const there = describeIfThere(this.#disk.fileSystem, join(this.#folder, name))
    return there !== null && Math.abs(Date.now() - there.modified) >= THIN_AFTER
  }

  #nextName(names: readonly string[]): string {
    return packName(Math.max(0, ...names.map((name) => packNumber(name) ?? 0)) + 1)
  }

  /** Writes one pack, reads it back, and only then removes what it replaces. */
  async write(rewrite: Rewrite, bytes: Uint8Array, lock: HeldLock): Promise<void> {
    const { name, before, entries, replaced } = rewrite
    const { fileSystem } = this.#disk
    const isAs = (file: string, stamp: string | null) => stampIn(fileSystem, this.#folder, file) === stamp
    if (!isAs(name, before) || !replaced.every((file) => isAs(file.name, file.stamp))) return
    const path = join(this.#folder, name)
    if (isMarkedOnly(rewrite)) {
      // Where only its owner may set its time, the pack is looked at again with the next packing.
      return ignoreDiskError(() => fileSystem.setModified(path, new Date()))
    }
    if (entries.length > 0) {
      const [failure] = await writeDurably(
        this.#disk,
        this.#folder,
        [{ path, bytes, mode: null }],
        lock.check,
      )
      if (failure) throw failure
      const read = readFile(fileSystem, path)
      if (!read.ok || !Buffer.from(bytes).equals(read.value.bytes)) {
        throw new DiskFailure({ code: 'write-failed', detail: { fileName: name, reason: 'read back' } })
      }
    }
    for (const file of replaced) {
      lock.check()
      if (isAs(file.name, file.stamp)) fileSystem.remove(join(this.#folder, file.name))
    }
    await flushFolder(this.#disk, this.#folder)
  }
}

/** The bytes of a pack, once they have been unpacked again and compared. */
async function encodeAndVerify(entries: readonly Entry[]): Promise<Uint8Array> {
  const ordered = [...entries].sort((one, other) => compareVersions(other.version, one.version))
  const lines = ordered.map(({ line }) => line)
  const bytes = await encodePack(lines)
  const { lines: again, unread, failure } = await decodePack(bytes)
  const isSame =
    failure === null &&
    unread.length === 0 &&
    again.length === lines.length &&
    lines.every((line, at) => again[at]?.id === line.id && Buffer.compare(again[at].bytes, line.bytes) === 0)
  if (!isSame) throw new DiskFailure({ code: 'write-failed', detail: { reason: 'gzip' } })
  return bytes
}

/**
 * Packs the older versions of an article, and thins them.
 *
 * Idea: when there are more plain files than `plain` and `slack` together, all but the newest `plain` go into the last pack,
 * `older.jsonl.gz`: a gzip of lines, each `{"id", "file"}`, `file` being what the version's own file held. A pack of
 * 4 MB (unpacked) is full, and the next number begins. All is read and packed before the lock is taken, so that a save
 * waits for one write at most; what has changed until then is left for the next time.
 * Invariant: a file is removed only when the pack that holds its versions is durable and has been read back. A process
 * that dies in between leaves a version in two places, which counts once. A pack that is damaged in any part is never
 * written, nor are the files of damaged versions removed.
 * Cost: packing reads the plain files and the last pack; once a day, all packs, to thin them and join small ones.
 */
export async function packVersions(
  disk: Disk,
  folder: string,
  lock: LibraryLock,
  articleId: string,
  limits: PackLimits,
): Promise<void> {
  const packing = new Packing(disk, folder, articleId, limits)
  const rewrites = await packing.plan()
  if (!rewrites) return
  const files: { rewrite: Rewrite; bytes: Uint8Array }[] = []
  for (const rewrite of rewrites) {
    const bytes = isMarkedOnly(rewrite) ? new Uint8Array() : await encodeAndVerify(rewrite.entries)
    files.push({ rewrite, bytes })
  }
  await lock.hold(async (held) => {
    for (const { rewrite, bytes } of files) await packing.write(rewrite, bytes, held)
  })
}
