import { type Failure, ok, type Result } from '../../failure.ts'
import { EXPORT_FORMATS, type ExportFormat, isTextFormat } from '../formats.ts'
import { nameKey } from '../legalName.ts'
import type { ExportedEntry } from '../run.ts'
import type { ExportFolder } from './exportFolder.ts'
import type { Manifest, ManifestEntry } from './manifest.ts'
import { NameSeries } from './nameSeries.ts'

/** A finished file. Its name is the one that is wanted; `made` goes into the manifest. */
export type FileToWrite = ExportedEntry & { made?: string }

type Sha256 = (bytes: Uint8Array) => Promise<string>

export type TargetOptions = {
  format: ExportFormat
  /** True where a file that is not listed as ours, or was changed since, may be replaced. */
  overwrite: boolean
  /** `distinct`: a name that is taken gets a number; `exact`: each file has its name or fails. */
  names: 'distinct' | 'exact'
  /** In lower-case hexadecimal. */
  sha256: Sha256
}

/** Where a file is to go: `before` is the hash of what it replaces. */
export type Target =
  | { kind: 'write'; name: string; before: string | null }
  | { kind: 'unchanged'; name: string }
  | { kind: 'refused'; name: string; failure: Failure }

const ARTICLE_ID = /[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/g
const ascii = new TextDecoder('windows-1252')

/** The article ids that a text holds. */
const idsIn = (bytes: Uint8Array) => new Set(ascii.decode(bytes).match(ARTICLE_ID) ?? [])

const refused = (name: string, code: 'exists' | 'target-not-a-file' = 'exists'): Target => ({
  kind: 'refused',
  name,
  failure: { code, detail: { fileName: name } },
})

/** What stands behind the number in the names of a series: a bundle's number is in the name of its folder. */
function endingOf({ fileName, beside }: FileToWrite['file'], extension: string): string {
  const index = `/index.${extension}`
  return beside && fileName.endsWith(index) ? index : `.${extension}`
}

/** The bytes of a file of a folder with their hash; null where there is none. */
export async function hashOf(
  folder: ExportFolder,
  name: string,
  sha256: Sha256,
): Promise<Result<{ bytes: Uint8Array; sha256: string } | null>> {
  const read = await folder.read(name)
  if (!read.ok || read.value === null) return read.ok ? ok(null) : read
  return ok({ bytes: read.value, sha256: await sha256(read.value) })
}

/**
 * Where the files of one export go in a folder.
 *
 * A file that is there is replaced only if the list has it for the same article and its bytes are those that were written;
 * where the list does not have it, if it is a text that holds the article's id; any other with `overwrite` alone.
 */
export class ExportTargets {
  readonly #folder: ExportFolder
  readonly #manifest: Manifest
  readonly #options: TargetOptions
  readonly #profile: string
  /** False where the folder's list cannot be read: then nothing is replaced by what a file holds. */
  readonly #isListKnown: boolean
  readonly #used = new Set<string>()
  readonly #series = new Map<string, NameSeries>()

  constructor(
    folder: ExportFolder,
    manifest: Manifest,
    options: TargetOptions,
    { profile, isListKnown }: { profile: string; isListKnown: boolean },
  ) {
    this.#folder = folder
    this.#manifest = manifest
    this.#options = options
    this.#profile = profile
    this.#isListKnown = isListKnown
  }

  /** Where a file of this hash goes; fails as the folder does. Its name is free until it is used. */
  find(entry: FileToWrite, sha256: string): Promise<Result<Target>> {
    return this.#options.names === 'exact'
      ? this.#exactTarget(entry.file.fileName, sha256)
      : this.#distinctTarget(entry, sha256)
  }

  /** Notes that a file of this export has a name. */
  use(name: string): void {
    this.#used.add(nameKey(name))
  }

  /** True for a name of this export, also where some system takes it for the same. */
  isUsed(name: string): boolean {
    return this.#used.has(nameKey(name))
  }

  #hashOf(name: string) {
    return hashOf(this.#folder, name, this.#options.sha256)
  }

  /** The target under a name that the list has for this file. */
  async #listedTarget(listed: ManifestEntry, sha256: string): Promise<Result<Target>> {
    const { name } = listed
    const there = await this.#folder.look(name)
    if (!there.ok) return there
    if (there.value === 'other') return ok(refused(name, 'target-not-a-file'))
    const present = there.value === 'file' ? await this.#hashOf(name) : ok(null)
    if (!present.ok) return present
    if (present.value === null) return ok({ kind: 'write', name, before: null })
    const before = present.value.sha256
    if (before === sha256) return ok({ kind: 'unchanged', name })
    const isOurs = before === listed.sha256 || before === listed.before
    return ok(isOurs || this.#options.overwrite ? { kind: 'write', name, before } : refused(name))
  }

  async #exactTarget(name: string, sha256: string): Promise<Result<Target>> {
    if (this.isUsed(name)) return ok(refused(name))
    const listed = this.#manifest.get(name)
    if (listed?.profile === this.#profile) return this.#listedTarget(listed, sha256)
    const there = await this.#folder.look(name)
    if (!there.ok) return there
    if (there.value === 'nothing') return ok({ kind: 'write', name, before: null })
    if (there.value === 'other') return ok(refused(name, 'target-not-a-file'))
    const present = await this.#hashOf(name)
    if (!present.ok) return present
    const before = present.value?.sha256 ?? null
    if (before === sha256) return ok({ kind: 'unchanged', name })
    return ok(this.#options.overwrite ? { kind: 'write', name, before } : refused(name))
  }

  #seriesOf(file: FileToWrite['file']): NameSeries {
    const key = nameKey(file.fileName)
    const ending = endingOf(file, EXPORT_FORMATS[this.#options.format].extension)
    const series = this.#series.get(key) ?? new NameSeries(file.fileName, ending)
    this.#series.set(key, series)
    return series
  }

  /** The name that the article has in the folder; else the first that neither this run nor another article uses. */
  async #distinctTarget({ id, file }: FileToWrite, sha256: string): Promise<Result<Target>> {
    const series = this.#seriesOf(file)
    const isFree = ({ name }: { name: string }) => !this.isUsed(name)
    const earlier = this.#manifest.filesOf(id).filter((each) => isFree(each) && series.has(each.name))
    const listed = earlier.find(({ profile }) => profile === this.#profile) ?? earlier[0]
    if (listed) return this.#listedTarget(listed, sha256)
    const same = series.bySha256.get(sha256)
    if (same !== undefined && isFree({ name: same })) return ok({ kind: 'unchanged', name: same })
    const own = series.byId.get(id)
    if (own && isFree(own)) return ok({ kind: 'write', name: own.name, before: own.sha256 })
    return this.#nextTarget(series, id, sha256)
  }

  async #nextTarget(series: NameSeries, id: string, sha256: string): Promise<Result<Target>> {
    for (;;) {
      const name = series.next
      if (!this.isUsed(name) && !this.#manifest.get(name)) {
        const there = await this.#folder.look(name)
        if (!there.ok) return there
        if (there.value === 'nothing') break
        const found = await this.#examine(series, name, there.value, id, sha256)
        if (!found.ok) return found
        if (found.value) {
          series.advance()
          return ok(found.value)
        }
      }
      series.advance()
    }
    for (let foreign = series.foreign.shift(); foreign; foreign = series.foreign.shift()) {
      const { name, isFile, sha256: before } = foreign
      if (this.isUsed(name)) continue
      if (!isFile) return ok(refused(name, 'target-not-a-file'))
      return ok(this.#options.overwrite ? { kind: 'write', name, before } : refused(name))
    }
    const target: Target = { kind: 'write', name: series.next, before: null }
    series.advance()
    return ok(target)
  }

  /** What stands under a name that the list does not have: a target for this file, or null after it was noted. */
  async #examine(
    series: NameSeries,
    name: string,
    kind: 'file' | 'other',
    id: string,
    sha256: string,
  ): Promise<Result<Target | null>> {
    const present = kind === 'file' ? await this.#hashOf(name) : ok(null)
    if (!present.ok) return present
    if (present.value === null) {
      series.foreign.push({ name, isFile: false, sha256: null })
      return ok(null)
    }
    const before = present.value.sha256
    if (before === sha256) return ok({ kind: 'unchanged', name })
    const there = { name, isFile: true, sha256: before }
    const ids = isTextFormat(this.#options.format) ? idsIn(present.value.bytes) : new Set<string>()
    if (ids.has(id) && this.#isListKnown) return ok({ kind: 'write', name, before })
    if (!series.bySha256.has(before)) series.bySha256.set(before, name)
    if (ids.size === 0 || ids.has(id)) series.foreign.push(there)
    else if (this.#isListKnown) {
      for (const each of ids) if (!series.byId.has(each)) series.byId.set(each, there)
    }
    return ok(null)
  }
}
