import * as z from 'zod/mini'
import { failed, ok, type Result } from '../../failure.ts'
import { takesOption } from '../fileName.ts'
import type { ExportFormat, ExportOptions } from '../formats.ts'
import { isInnerName, nameKey } from '../legalName.ts'
import type { ExportFolder } from './exportFolder.ts'

/** The file in which a folder lists what Marbre has written into it. */
export const MANIFEST_NAME = '.marbre-export.json'
const FORMAT = 'marbre-export'
const VERSION = 1

/** A file that Marbre has written. Hashes are SHA-256 in lower-case hexadecimal. */
export type ManifestEntry = {
  /** The article's id; empty for a file of no one article. */
  id: string
  /** What it was exported as: see `profileOf`. */
  profile: string
  /** Relative to the folder, with `/`. */
  name: string
  sha256: string
  /** The hash of the file that is being replaced: until the new one is there, either is ours. */
  before?: string
  /** What the file was made from, for exports that need not make again what has not changed. */
  made?: string
  /** Of a file that stands beside others: whose it is, each a profile and the id of an article with a blank between them. */
  of?: readonly string[]
}

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const entryDecoder: z.ZodMiniType<ManifestEntry> = z.object({
  id: z.string(),
  profile: z.string(),
  name: z.string().check(z.refine(isInnerName)),
  sha256,
  before: z.exactOptional(sha256),
  made: z.exactOptional(z.string()),
  of: z.exactOptional(z.array(z.string())),
})
const headDecoder = z.object({ format: z.literal(FORMAT), version: z.int().check(z.positive()) })
const bodyDecoder = z.object({ entries: z.array(entryDecoder) })

/** What a folder lists one export under: the format, and its options where they make another kind of file. */
export function profileOf(format: ExportFormat, { profile }: Pick<ExportOptions, 'profile'>): string {
  return takesOption(format, 'profile') ? `${format}/${profile}` : format
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** The entries that a manifest's bytes list. Fails with `manifest-damaged` or `manifest-newer`. */
function decodeManifest(bytes: Uint8Array): Result<ManifestEntry[]> {
  const value = parsed(bytes)
  const head = headDecoder.safeParse(value)
  const detail = { fileName: MANIFEST_NAME }
  if (!head.success) return failed('manifest-damaged', detail)
  if (head.data.version > VERSION) return failed('manifest-newer', detail)
  const body = bodyDecoder.safeParse(value)
  return body.success ? ok(body.data.entries) : failed('manifest-damaged', detail)
}

/** The lines of entries, each made once: the list is written many times in a run. */
const lines = new WeakMap<ManifestEntry, string>()

function lineOf(entry: ManifestEntry): string {
  const line = lines.get(entry) ?? JSON.stringify(entry)
  lines.set(entry, line)
  return line
}

/** The bytes of a manifest: one entry a line, for a folder that is kept under git. */
function encodeManifest(entries: Iterable<ManifestEntry>): Uint8Array {
  const all = Array.from(entries, lineOf).join(',\n')
  return new TextEncoder().encode(
    `{"format":${JSON.stringify(FORMAT)},"version":${VERSION},"entries":[\n${all}\n]}\n`,
  )
}

const ownersOf = ({ id, of }: ManifestEntry): readonly string[] => of ?? [id]

function isSameEntry(one: ManifestEntry | undefined, other: ManifestEntry | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && lineOf(one) === lineOf(other))
}

const isSameBytes = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, index) => byte === other[index])

/** The manifest of a folder, as a table by names; names that some system takes for one are one. */
export class Manifest {
  readonly #entries = new Map<string, ManifestEntry>()
  /** The keys of the files of an article, and of those that stand beside them. */
  readonly #byOwner = new Map<string, Set<string>>()
  /** What the folder's list has of the names that are otherwise here. */
  readonly #unsaved = new Map<string, ManifestEntry | undefined>()
  /** The folder's list as it was last read or written; null where there was none. */
  #saved: Uint8Array | null

  constructor(entries: readonly ManifestEntry[], saved: Uint8Array | null = null) {
    for (const entry of entries) this.#put(nameKey(entry.name), entry)
    this.#saved = saved
  }

  get(name: string): ManifestEntry | undefined {
    return this.#entries.get(nameKey(name))
  }

  /** The files of an article, under any profile. */
  filesOf(id: string): ManifestEntry[] {
    return this.#filesOwnedBy(id)
  }

  /** The files that stand beside those of an article; the owner is as in `of`. */
  filesBeside(owner: string): ManifestEntry[] {
    return this.#filesOwnedBy(owner)
  }

  #filesOwnedBy(owner: string): ManifestEntry[] {
    return Array.from(this.#byOwner.get(owner) ?? []).flatMap((key) => this.#entries.get(key) ?? [])
  }

  /** The files under a profile. */
  filesUnder(profile: string): ManifestEntry[] {
    return [...this.#entries.values()].filter((entry) => entry.profile === profile)
  }

  set(entry: ManifestEntry): void {
    this.#change(nameKey(entry.name), entry)
  }

  delete(name: string): void {
    this.#change(nameKey(name), undefined)
  }

  #change(key: string, entry: ManifestEntry | undefined): void {
    const present = this.#entries.get(key)
    if (isSameEntry(present, entry)) return
    const saved = this.#unsaved.has(key) ? this.#unsaved.get(key) : present
    if (isSameEntry(saved, entry)) this.#unsaved.delete(key)
    else this.#unsaved.set(key, saved)
    this.#put(key, entry)
  }

  #put(key: string, entry: ManifestEntry | undefined): void {
    const present = this.#entries.get(key)
    for (const owner of present ? ownersOf(present) : []) this.#byOwner.get(owner)?.delete(key)
    this.#entries.delete(key)
    if (!entry) return
    this.#entries.set(key, entry)
    for (const owner of ownersOf(entry))
      this.#byOwner.set(owner, (this.#byOwner.get(owner) ?? new Set()).add(key))
  }

  /** Writes the folder's list, if it is to be another one. */
  async save(folder: ExportFolder): Promise<Result<null>> {
    if (this.#unsaved.size === 0) return ok(null)
    const bytes = encodeManifest(this.#entries.values())
    const written = await folder.write(MANIFEST_NAME, bytes)
    if (!written.ok) return written
    this.#saved = bytes
    this.#unsaved.clear()
    return ok(null)
  }

  /**
   * Takes over what another program has written into the folder's list since. What is not saved here stays, of the names
   * that it has left as they were. A list that was removed is as it is here. Fails as `readManifest`.
   */
  async refresh(folder: ExportFolder): Promise<Result<null>> {
    const read = await readBytes(folder)
    if (!read.ok) return read
    if (read.value === null || (this.#saved && isSameBytes(read.value, this.#saved))) return ok(null)
    const decoded = decodeManifest(read.value)
    if (!decoded.ok) return decoded
    this.#saved = read.value
    const mine = [...this.#unsaved].map(([key, saved]) => ({ key, saved, entry: this.#entries.get(key) }))
    for (const key of [...this.#entries.keys()]) this.#put(key, undefined)
    this.#unsaved.clear()
    for (const entry of decoded.value) this.#put(nameKey(entry.name), entry)
    for (const { key, saved, entry } of mine)
      if (isSameEntry(saved, this.#entries.get(key))) this.#change(key, entry)
    return ok(null)
  }
}

/** The bytes of a folder's list; null where there is none. */
async function readBytes(folder: ExportFolder): Promise<Result<Uint8Array | null>> {
  const target = await folder.look(MANIFEST_NAME)
  if (!target.ok) return target
  if (target.value === 'nothing') return ok(null)
  const read = target.value === 'file' ? await folder.read(MANIFEST_NAME) : ok(null)
  if (!read.ok || read.value) return read
  return failed('manifest-damaged', { fileName: MANIFEST_NAME })
}

/** Reads a folder's manifest; one that is not there lists nothing. Fails with `manifest-damaged`, `manifest-newer`, or as the folder. */
export async function readManifest(folder: ExportFolder): Promise<Result<Manifest>> {
  const read = await readBytes(folder)
  if (!read.ok) return read
  if (read.value === null) return ok(new Manifest([]))
  const entries = decodeManifest(read.value)
  return entries.ok ? ok(new Manifest(entries.value, read.value)) : entries
}
