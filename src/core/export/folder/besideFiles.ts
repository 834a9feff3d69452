import { failed, ok, type Result } from '../../failure.ts'
import type { FileBeside } from '../formats.ts'
import { isInnerName, nameKey } from '../legalName.ts'
import type { ExportFolder } from './exportFolder.ts'
import type { Manifest, ManifestEntry } from './manifest.ts'

/**
 * The name within the folder of a file that stands beside another one of this name: from the folder of that one, or from the
 * whole folder where the path begins with a stroke.
 */
export function besideName(fileName: string, path: string): string {
  if (path.startsWith('/')) return path.slice(1)
  return fileName.slice(0, fileName.lastIndexOf('/') + 1) + path
}

/** A file that is to stand beside another one. */
export type BesidePlan = {
  name: string
  bytes: Uint8Array
  sha256: string
  /** True where it is there already, byte for byte. */
  isThere: boolean
  /** The hash of what it replaces; null for nothing. */
  before: string | null
  /** What the list had under the name before this run. */
  listed: ManifestEntry | undefined
}

type BesideOptions = {
  /** What the list has for whose file it is: the article under a profile. */
  profile: string
  overwrite: boolean
  sha256(bytes: Uint8Array): Promise<string>
}

const refused = (name: string, code: 'exists' | 'target-not-a-file' = 'exists') =>
  failed(code, { fileName: name })

/**
 * The files beside those of articles, in a folder and its list. Articles may share one: it is written once, and goes with the
 * last of them. One that is there is replaced if the list has it as such a file and its bytes are those that were written, or
 * if that is asked for.
 */
export class BesideFiles {
  readonly #folder: ExportFolder
  readonly #manifest: Manifest
  readonly #options: BesideOptions
  /** What is planned in this run, by names; without bytes, as a run may have more of them than memory. */
  readonly #planned = new Map<string, Omit<BesidePlan, 'bytes'>>()
  /** The names of those that were written. */
  readonly #written = new Set<string>()

  constructor(folder: ExportFolder, manifest: Manifest, options: BesideOptions) {
    this.#folder = folder
    this.#manifest = manifest
    this.#options = options
  }

  #ownerOf(id: string): string {
    return `${this.#options.profile} ${id}`
  }

  /** Where the files beside a file of this name are to go. Fails as the folder, and with the name that may not be replaced. */
  async plan(fileName: string, files: readonly FileBeside[]): Promise<Result<BesidePlan[]>> {
    const plans: BesidePlan[] = []
    for (const { path, bytes } of files) {
      const name = besideName(fileName, path)
      if (!isInnerName(name)) throw new RangeError(`no name of a file beside another: ${path}`)
      const plan = await this.#planOne(name, bytes, await this.#options.sha256(bytes))
      if (!plan.ok) return plan
      plans.push(plan.value)
    }
    for (const { bytes: _, ...plan } of plans) this.#planned.set(nameKey(plan.name), plan)
    return ok(plans)
  }

  async #planOne(name: string, bytes: Uint8Array, sha256: string): Promise<Result<BesidePlan>> {
    const same = this.#planned.get(nameKey(name))
    if (same) return same.sha256 === sha256 ? ok({ ...same, bytes }) : refused(name)
    const there = await this.#folder.look(name)
    if (!there.ok) return there
    if (there.value === 'other') return refused(name, 'target-not-a-file')
    const read = there.value === 'file' ? await this.#folder.read(name) : ok(null)
    if (!read.ok) return read
    const before = read.value && (await this.#options.sha256(read.value))
    const listed = this.#manifest.get(name)
    const isOurs = listed?.of !== undefined && (before === listed.sha256 || before === listed.before)
    if (before === null || before === sha256 || isOurs || this.#options.overwrite)
      return ok({ name, bytes, sha256, isThere: before === sha256, before, listed })
    return refused(name)
  }

  /** Puts planned files on the list, as an article's. */
  list(id: string, plans: readonly BesidePlan[]): void {
    for (const { name, sha256, isThere, before } of plans) {
      const of = new Set(this.#manifest.get(name)?.of).add(this.#ownerOf(id))
      const replaced = isThere || before === null ? {} : { before }
      this.#manifest.set({ id: '', profile: '', name, sha256, ...replaced, of: [...of] })
    }
  }

  /** Writes planned files that are not there yet; gives whether there were any. */
  async write(plans: readonly BesidePlan[]): Promise<Result<boolean>> {
    const missing = plans.filter(({ name, isThere }) => !isThere && !this.#written.has(nameKey(name)))
    for (const { name, bytes } of missing) {
      const written = await this.#folder.write(name, bytes)
      if (!written.ok) return written
      this.#written.add(nameKey(name))
      const entry = this.#manifest.get(name)
      if (entry) this.#manifest.set(withoutBefore(entry))
    }
    return ok(missing.length > 0)
  }

  /** Undoes what was planned for an article that has failed: what came new for it alone goes, and it owns what it owned. */
  async takeBack(id: string, plans: readonly BesidePlan[]): Promise<void> {
    for (const { name, isThere, before, listed } of plans) {
      const entry = this.#manifest.get(name)
      if (!entry) continue
      const owner = this.#ownerOf(id)
      const of = [...this.#others(name, id), ...(listed?.of?.includes(owner) ? [owner] : [])]
      const isWritten = this.#written.has(nameKey(name))
      if (of.length > 0) this.#manifest.set({ ...entry, of })
      else if (!isWritten || before === null) {
        // What cannot be removed stays the article's: its next export sees to it.
        const removed = isWritten ? await this.#folder.remove(name) : ok(null)
        if (!removed.ok) continue
        if (listed && isThere) this.#manifest.set(listed)
        else this.#manifest.delete(name)
        this.#planned.delete(nameKey(name))
        this.#written.delete(nameKey(name))
      }
    }
  }

  /** Whose a listed file is, besides the article. */
  #others(name: string, id: string): string[] {
    return this.#manifest.get(name)?.of?.filter((owner) => owner !== this.#ownerOf(id)) ?? []
  }

  /** Takes from an article the files that stand no longer beside its own; gives those that are no other article's either. */
  release(id: string, plans: readonly BesidePlan[]): ManifestEntry[] {
    const kept = new Set(plans.map(({ name }) => nameKey(name)))
    return this.#manifest.filesBeside(this.#ownerOf(id)).filter((entry) => {
      if (kept.has(nameKey(entry.name))) return false
      const others = this.#others(entry.name, id)
      if (others.length === 0) return true
      this.#manifest.set({ ...entry, of: others })
      return false
    })
  }
}

const withoutBefore = ({ before: _, ...entry }: ManifestEntry): ManifestEntry => entry
