import { type Failure, ok, type Result } from '../../failure.ts'
import { DEFAULT_EXPORT_OPTIONS, type ExportOptions } from '../formats.ts'
import { nameKey } from '../legalName.ts'
import type { ExportedEntry, ExportOutcome } from '../run.ts'
import { BesideFiles, type BesidePlan } from './besideFiles.ts'
import { endsTheRun, type ExportFolder, holding } from './exportFolder.ts'
import { Manifest, type ManifestEntry, profileOf, readManifest } from './manifest.ts'
import { ExportTargets, type FileToWrite, hashOf, type Target, type TargetOptions } from './exportTargets.ts'

export type ExportWriterOptions = TargetOptions & {
  options: Partial<ExportOptions>
  /** False for a zip, which is new each time. */
  hasManifest: boolean
}

/** What became of files; `stopped` is the failure after which no other can be written. */
export type WriteReport = { outcomes: ExportOutcome[]; stopped: Failure | null }

type Plan = {
  entry: FileToWrite
  sha256: string
  target: Target
  listed: ManifestEntry | undefined
  beside: readonly BesidePlan[]
}

/**
 * Writes the files of one export into a folder, and keeps the folder's list of them.
 *
 * `ExportTargets` says what is replaced. A file under an earlier name goes once the new one is there, by the list and with its
 * bytes unchanged, and stays otherwise. What stands beside a file is written before it, and what no longer does goes after it
 * (`BesideFiles`).
 *
 * Invariant: the list names each file before it is written, with its hash and that of what it replaces. Whenever the run
 * ends or dies, what the list names is not there, or as it was, or as it was to be; the next run finds out which.
 * Cost: a look and a write for each file; the list is written once for each call of `add` that writes.
 */
export class ExportWriter {
  readonly #folder: ExportFolder
  readonly #options: ExportWriterOptions
  readonly #profile: string
  readonly #manifest: Manifest
  /** Why the folder's list cannot be read: then nothing is replaced or removed, and the list stays as it is. */
  readonly #unreadable: Failure | null
  readonly #beside: BesideFiles
  readonly #targets: ExportTargets
  #isTold = false

  private constructor(
    folder: ExportFolder,
    options: ExportWriterOptions,
    manifest: Manifest,
    unreadable: Failure | null,
  ) {
    this.#folder = folder
    this.#options = options
    this.#profile = profileOf(options.format, { ...DEFAULT_EXPORT_OPTIONS, ...options.options })
    this.#manifest = manifest
    this.#unreadable = unreadable
    const known = { profile: this.#profile, isListKnown: unreadable === null }
    this.#targets = new ExportTargets(folder, manifest, options, known)
    const { overwrite, sha256 } = options
    this.#beside = new BesideFiles(folder, manifest, { profile: this.#profile, overwrite, sha256 })
  }

  /** Reads the folder's list. Fails as the folder does; a list that cannot be read is told by the first `add`. */
  static async open(folder: ExportFolder, options: ExportWriterOptions): Promise<Result<ExportWriter>> {
    const read = options.hasManifest ? await readManifest(folder) : ok(new Manifest([]))
    if (read.ok) return ok(new ExportWriter(folder, options, read.value, null))
    const { code } = read.failure
    if (code !== 'manifest-damaged' && code !== 'manifest-newer') return read
    return ok(new ExportWriter(folder, options, new Manifest([]), read.failure))
  }

  /** What the folder's list says a file was made from; undefined where it says nothing. */
  madeOf(name: string): string | undefined {
    const entry = this.#manifest.get(name)
    return entry?.profile === this.#profile && entry.before === undefined ? entry.made : undefined
  }

  /** Has the list say no more what a file was made from, from the next time that it is written. */
  forgetMade(name: string): void {
    const entry = this.#manifest.get(name)
    if (entry?.profile !== this.#profile) return
    const { made: _, ...rest } = entry
    this.#manifest.set(rest)
  }

  /** Writes files, in their order. After `stopped` the writer takes no more. */
  add(files: readonly FileToWrite[]): Promise<WriteReport> {
    return this.#alone(() => this.#add(files))
  }

  /** Does work while no other program exports into the folder, by the list as it is then. */
  async #alone(work: () => Promise<WriteReport>): Promise<WriteReport> {
    const done = await holding(this.#folder, async () => {
      const isShared = this.#folder.hold && this.#options.hasManifest && !this.#unreadable
      const fresh = isShared ? await this.#manifest.refresh(this.#folder) : ok(null)
      return fresh.ok ? ok(await work()) : fresh
    })
    return done.ok ? done.value : { outcomes: [], stopped: done.failure }
  }

  async #add(files: readonly FileToWrite[]): Promise<WriteReport> {
    const outcomes = this.#tellUnreadable()
    const plans: Plan[] = []
    for (const entry of files) {
      const plan = await this.#plan(entry)
      if (plan.ok) plans.push(plan.value)
      else if (endsTheRun(plan.failure.code)) return { outcomes, stopped: plan.failure }
      else outcomes.push(failedOutcome(entry, plan.failure))
    }
    for (const plan of plans) {
      this.#list(plan)
      this.#beside.list(plan.entry.id, plan.beside)
    }
    if (
      plans.some(({ target, beside }) => target.kind === 'write' || beside.some(({ isThere }) => !isThere))
    ) {
      const saved = await this.#save()
      if (!saved.ok) {
        for (const plan of plans) await this.#unlist(plan)
        return { outcomes, stopped: saved.failure }
      }
    }
    for (const [index, plan] of plans.entries()) {
      const failure = await this.#carryOut(plan, outcomes)
      if (failure === null) continue
      for (const rest of plans.slice(index)) await this.#unlist(rest)
      return { outcomes, stopped: failure }
    }
    return { outcomes, stopped: null }
  }

  /**
   * Ends the run: brings the list up to date. With `removesOthers` the files of this profile that were not part of the run
   * are removed, but for those that somebody has changed, and those of `keeps`: their names as the list has them.
   */
  finish(how: { removesOthers: boolean; keeps?: ReadonlySet<string> }): Promise<WriteReport> {
    return this.#alone(() => this.#finish(how))
  }

  async #finish({ removesOthers, keeps }: Parameters<ExportWriter['finish']>[0]): Promise<WriteReport> {
    const outcomes = this.#tellUnreadable()
    if (removesOthers) {
      for (const entry of this.#manifest.filesUnder(this.#profile)) {
        if (keeps?.has(entry.name) || this.#targets.isUsed(entry.name)) continue
        outcomes.push(...removal({ ...entry, headline: '' }, await this.#removeListed(entry)))
      }
    }
    const saved = await this.#save()
    return { outcomes, stopped: saved.ok ? null : saved.failure }
  }

  #tellUnreadable(): ExportOutcome[] {
    if (this.#unreadable === null || this.#isTold) return []
    this.#isTold = true
    return [{ kind: 'failed', id: '', headline: '', failure: this.#unreadable }]
  }

  async #save(): Promise<Result<null>> {
    if (!this.#options.hasManifest || this.#unreadable) return ok(null)
    return this.#manifest.save(this.#folder)
  }

  async #plan(entry: FileToWrite): Promise<Result<Plan>> {
    const sha256 = await this.#options.sha256(entry.file.bytes)
    const target = await this.#targets.find(entry, sha256)
    if (!target.ok) return target
    const { name, kind } = target.value
    const beside = kind === 'refused' ? ok([]) : await this.#beside.plan(name, entry.file.beside ?? [])
    if (!beside.ok && endsTheRun(beside.failure.code)) return beside
    this.#targets.use(name)
    const plan = { entry, sha256, listed: this.#manifest.get(name) }
    return ok(
      beside.ok
        ? { ...plan, target: target.value, beside: beside.value }
        : { ...plan, target: { kind: 'refused', name, failure: beside.failure }, beside: [] },
    )
  }

  /** Puts a file that is to be written on the list, with what it replaces. */
  #list({ entry: { id, made }, sha256, target }: Plan): void {
    if (target.kind === 'refused') return
    const before = target.kind === 'write' ? target.before : null
    this.#manifest.set({
      id,
      profile: this.#profile,
      name: target.name,
      sha256,
      ...(before === null ? {} : { before }),
      ...(made === undefined ? {} : { made }),
    })
  }

  async #unlist({ entry, target, listed, beside }: Plan): Promise<void> {
    await this.#beside.takeBack(entry.id, beside)
    if (target.kind !== 'write') return
    if (listed) this.#manifest.set(listed)
    else this.#manifest.delete(target.name)
  }

  /** Writes a planned file, and adds what became of it; gives the failure that ends the run, or null. */
  async #carryOut(plan: Plan, outcomes: ExportOutcome[]): Promise<Failure | null> {
    const { entry, target } = plan
    if (target.kind === 'refused') {
      outcomes.push(failedOutcome(entry, target.failure))
      return null
    }
    const { name } = target
    const added = await this.#beside.write(plan.beside)
    const isNew = target.kind === 'write' || (added.ok && added.value)
    const written =
      added.ok && target.kind === 'write' ? await this.#folder.write(name, entry.file.bytes) : added
    if (!written.ok) {
      if (endsTheRun(written.failure.code)) return written.failure
      await this.#unlist(plan)
      outcomes.push(failedOutcome(entry, written.failure))
      return null
    }
    if (target.kind === 'write') this.#list({ ...plan, target: { ...target, before: null } })
    const earlier = await this.#removeEarlier(entry, name)
    // One that was removed is part of what a written file tells.
    const removed = target.kind === 'write' ? earlier.find(({ kind }) => kind === 'removed') : undefined
    const replaced = removed?.kind === 'removed' ? removed.file : null
    const { id } = entry
    const names = plan.beside.map((each) => each.name)
    outcomes.push(
      isNew
        ? {
            kind: 'written',
            id,
            file: name,
            replaced,
            notices: entry.file.notices,
            ...(names.length > 0 ? { beside: names } : {}),
          }
        : { kind: 'unchanged', id, file: name },
      ...earlier.filter((each) => each !== removed),
      ...(await this.#removeBeside(plan)),
    )
    return null
  }

  /** Removes what stood beside the article's file before, and is no other article's; gives what became of each. */
  async #removeBeside({ entry: { id, headline }, beside }: Plan): Promise<ExportOutcome[]> {
    const outcomes: ExportOutcome[] = []
    for (const listed of this.#beside.release(id, beside))
      outcomes.push(...removal({ id, headline, name: listed.name }, await this.#removeListed(listed)))
    return outcomes
  }

  /** Removes the article's files under earlier names; gives what became of each. */
  async #removeEarlier({ id, headline }: FileToWrite, name: string): Promise<ExportOutcome[]> {
    if (id === '' || this.#options.names === 'exact') return []
    const outcomes: ExportOutcome[] = []
    for (const listed of this.#manifest.filesOf(id)) {
      if (listed.profile !== this.#profile || nameKey(listed.name) === nameKey(name)) continue
      if (this.#targets.isUsed(listed.name)) continue
      outcomes.push(...removal({ ...listed, headline }, await this.#removeListed(listed)))
    }
    return outcomes
  }

  /**
   * Removes a file that the list has, if its bytes are those that were written. It leaves the list, unless it could not be
   * removed: then the next run tries again.
   */
  async #removeListed({ name, sha256, before }: ManifestEntry): Promise<Result<'removed' | 'left' | 'gone'>> {
    const there = await this.#folder.look(name)
    if (!there.ok) return there
    const present = there.value === 'file' ? await hashOf(this.#folder, name, this.#options.sha256) : ok(null)
    if (!present.ok) return present
    const isOurs = present.value !== null && [sha256, before].includes(present.value.sha256)
    const removed = isOurs ? await this.#folder.remove(name) : ok(null)
    if (!removed.ok) return removed
    this.#manifest.delete(name)
    return ok(there.value === 'nothing' ? 'gone' : isOurs ? 'removed' : 'left')
  }
}

/** What is told of a file that was to be removed. */
function removal(
  { id, headline, name }: { id: string; headline: string; name: string },
  removed: Result<'removed' | 'left' | 'gone'>,
): ExportOutcome[] {
  if (!removed.ok) return [{ kind: 'failed', id, headline, failure: removed.failure }]
  if (removed.value === 'removed') return [{ kind: 'removed', file: name }]
  return removed.value === 'left' ? [{ kind: 'left', id, file: name }] : []
}

function failedOutcome({ id, headline }: ExportedEntry, failure: Failure): ExportOutcome {
  return { kind: 'failed', id, headline, failure }
}
