import type { Input, Output } from '../contract/contract.ts'
import { type Article, isReady } from '../core/article/index.ts'
import { isUnderEmbargo } from '../core/embargo.ts'
import {
  type ExportFolder,
  ExportWriter,
  type FileToWrite,
  type NamePattern,
  readNamePattern,
} from '../core/export/folder/index.ts'
import { EXPORT_FORMATS } from '../core/export/formats.ts'
import { type ExportOutcome, type ExportRequest, type ExportStep, namingOf } from '../core/export/run.ts'
import type { RenditionNeed } from '../core/export/renditions.ts'
import { type Failure, failed, ok, type Result } from '../core/failure.ts'
import { allIds } from './everyId.ts'
import { Exporter } from './exporting.ts'
import { articleFiles, dossierFile, type RunFiles } from './exportRunFiles.ts'
import type { Ports } from './ports.ts'
import type { RenditionCache } from './renditions.ts'
import { siteFiles, type SiteTarget } from './siteFiles.ts'

/** How long a step takes, in milliseconds; the host answers nothing else in that time. */
const STEP_TIME = 150
/** What a step holds at most: files, and bytes of theirs. */
const STEP_FILES = 500
const STEP_BYTES = 16_000_000
/** How long a run is kept that nobody continues, in milliseconds. */
const IDLE_TIME = 60_000
const MOST_RUNS = 4

type Run = {
  request: ExportRequest
  files: RunFiles
  /** The files of all articles; null until the last article is taken. */
  rest: ReturnType<RunFiles['rest']> | null
  /** Null where the caller writes. */
  writer: ExportWriter | null
  ids: readonly string[]
  done: number
  isEnded: boolean
  /** True where something went wrong: then no file of an earlier export is removed for not being part of this one. */
  hasFailed: boolean
  lastUsed: number
  /** The step at hand, and those that wait for it. */
  queue: Promise<unknown>
}

/** What a step has gathered. */
type Gathered = {
  outcomes: ExportOutcome[]
  files: FileToWrite[]
  bytes: number
  drafts: Set<string>
  needs: readonly RenditionNeed[]
}

/** How many bytes a file has, with those of the pictures beside it. */
function bytesOf({ file: { bytes, beside = [] } }: FileToWrite): number {
  return beside.reduce((sum, each) => sum + each.bytes.length, bytes.length)
}

/** True where a file is in the folder as it is to be. */
function isThere(
  outcome: ExportOutcome,
): outcome is Extract<ExportOutcome, { kind: 'written' | 'unchanged' }> {
  return outcome.kind === 'written' || outcome.kind === 'unchanged'
}

/** The exports of several articles that are under way, by their ids. */
export class ExportRuns {
  readonly #ports: Ports
  readonly #renditions: RenditionCache
  readonly #runs = new Map<string, Run>()
  /** The places of the exports that are beginning, which have no run yet. */
  readonly #starting = new Set<ExportRequest['place']>()

  constructor(renditions: RenditionCache, ports: Ports) {
    this.#renditions = renditions
    this.#ports = ports
  }

  async start(request: ExportRequest): Promise<Result<Output<'startExport'>>> {
    const { names, problems } = readNamePattern(request.names)
    const [problem] = problems
    if (problem) {
      return failed('invalid-input', { what: `names: ${problem.code} ${problem.word}` })
    }
    this.#forgetIdle()
    const place = request.place === null ? null : this.#ports.places.open(request.place)
    if (place && !place.ok) return place
    const pattern = request.names === '' ? null : names
    if (!place) return this.#begin(request, pattern, null)
    const { folder, label } = place.value
    if (this.#isBusy(request.place)) return failed('export-busy', { folder: label })
    this.#starting.add(request.place)
    try {
      return await this.#begin(request, pattern, folder)
    } finally {
      this.#starting.delete(request.place)
    }
  }

  /** True for a place that an export is writing into, or is about to. */
  #isBusy(place: ExportRequest['place']): boolean {
    const isWritten = [...this.#runs.values()].some((run) => run.writer && run.request.place === place)
    return isWritten || this.#starting.has(place)
  }

  async #begin(
    request: ExportRequest,
    names: NamePattern | null,
    folder: ExportFolder | null,
  ): Promise<Result<Output<'startExport'>>> {
    const writer = folder && (await this.#writerInto(folder, request))
    if (writer && !writer.ok) return writer
    const target = writer && { folder, writer: writer.value }
    const files = await this.#filesOf(request, names, target)
    if (!files.ok) return files
    const ids = files.value.ids ? ok(files.value.ids) : await this.#idsOf(request)
    if (!ids.ok) return ids
    this.#renditions.forgetUnmade()
    const id = this.#ports.ids.next()
    this.#runs.set(id, {
      request,
      files: files.value,
      rest: null,
      writer: writer?.value ?? null,
      ids: ids.value,
      done: 0,
      isEnded: false,
      hasFailed: false,
      lastUsed: this.#now(),
      queue: Promise.resolve(),
    })
    return ok({ run: id, total: ids.value.length })
  }

  async continue({ run: id, renditions }: Input<'continueExport'>): Promise<Result<ExportStep>> {
    const run = this.#runs.get(id)
    if (!run) return failed('export-gone')
    this.#renditions.add(renditions ?? [])
    return this.#inTurn(run, async () => {
      const step = await this.#step(run)
      run.lastUsed = this.#now()
      if (run.isEnded) this.#runs.delete(id)
      return ok(step)
    })
  }

  /** Ends a run after the article at hand. `cancelled` is false where it had ended before. */
  async cancel({ run: id }: Input<'cancelExport'>): Promise<Result<{ cancelled: boolean }>> {
    const run = this.#runs.get(id)
    if (!run) return ok({ cancelled: false })
    run.isEnded = true
    await this.#inTurn(run, async () => {
      await run.writer?.finish({ removesOthers: false })
    })
    this.#runs.delete(id)
    return ok({ cancelled: true })
  }

  /** How the articles of a request become files. */
  async #filesOf(
    request: ExportRequest,
    names: NamePattern | null,
    target: SiteTarget | null,
  ): Promise<Result<RunFiles>> {
    const { format, options, dossier } = request
    const exporter = await Exporter.open({ format, options }, this.#renditions, this.#ports)
    if (format === 'site') return siteFiles(request, exporter, this.#ports, target)
    if (dossier === '') return ok(articleFiles({ format, options, names }, exporter))
    if (EXPORT_FORMATS[format].unit !== 'dossier')
      return failed('invalid-input', { what: `dossier: ${format}` })
    return ok(dossierFile({ title: dossier, options }, exporter))
  }

  #now(): number {
    return Date.parse(this.#ports.clock.now())
  }

  #inTurn<T>(run: Run, work: () => Promise<T>): Promise<T> {
    const turn = run.queue.then(work)
    run.queue = turn.catch(() => {})
    return turn
  }

  /** What such runs have written stays, and the lists of their folders are true. */
  #forgetIdle(): void {
    const now = this.#now()
    const byUse = [...this.#runs].sort(([, one], [, other]) => one.lastUsed - other.lastUsed)
    for (const [index, [id, run]] of byUse.entries()) {
      if (now - run.lastUsed < IDLE_TIME && byUse.length - index < MOST_RUNS) continue
      run.isEnded = true
      this.#runs.delete(id)
    }
  }

  #writerInto(folder: ExportFolder, request: ExportRequest): Promise<Result<ExportWriter>> {
    const { format, options, overwrite } = request
    const sha256 = (bytes: Uint8Array) => this.#ports.digest.sha256(bytes)
    const names = namingOf(request)
    return ExportWriter.open(folder, { format, options, overwrite, names, hasManifest: true, sha256 })
  }

  /** The articles of a request. */
  async #idsOf({ selection }: ExportRequest): Promise<Result<string[]>> {
    if (selection.kind === 'ids') return ok([...new Set(selection.ids)])
    return allIds((query) => this.#ports.store.list(query), { query: '', status: selection.status })
  }

  async #step(run: Run): Promise<ExportStep> {
    const gathered: Gathered = { outcomes: [], files: [], bytes: 0, drafts: new Set(), needs: [] }
    const end = this.#now() + STEP_TIME
    const isFull = () =>
      gathered.files.length >= STEP_FILES || gathered.bytes >= STEP_BYTES || this.#now() >= end
    let isLast = false
    while (!isLast && !run.isEnded) {
      const id = run.ids[run.done]
      if (id === undefined) isLast = await this.#takeRest(run, gathered)
      else if (await this.#take(run, id, gathered)) run.done += 1
      if (isFull() || gathered.needs.length > 0) break
    }
    const drafts = await this.#write(run, gathered, isLast)
    return {
      done: run.done,
      total: run.ids.length,
      outcomes: gathered.outcomes,
      files: run.writer ? [] : gathered.files,
      drafts,
      isFinished: run.isEnded,
      needs: gathered.needs,
    }
  }

  #fail(run: Run, { outcomes }: Gathered, failure: Failure, id = '', headline = ''): void {
    run.hasFailed = true
    outcomes.push({ kind: 'failed', id, headline, failure })
  }

  /** Takes the next of the files of all articles; true where there is none. */
  async #takeRest(run: Run, gathered: Gathered): Promise<boolean> {
    if (run.rest === null) {
      const waits = await this.#waits(run, null, gathered)
      if (!waits.ok) this.#fail(run, gathered, waits.failure)
      if (!waits.ok || waits.value) return !waits.ok
    }
    run.rest ??= run.files.rest()
    const { value, done } = await run.rest.next()
    if (done) {
      if (value) this.#fail(run, gathered, value)
      return true
    }
    gathered.files.push(value)
    gathered.bytes += bytesOf(value)
    return false
  }

  /** True where the files of an article, or of all, need sizes of pictures that the caller can make. Fails as `needs` does. */
  async #waits(run: Run, article: Article | null, gathered: Gathered): Promise<Result<boolean>> {
    const needs = run.request.makesRenditions ? await run.files.needs(article) : ok([])
    if (!needs.ok) return needs
    gathered.needs = needs.value
    return ok(needs.value.length > 0)
  }

  /** Takes an article; false where it waits for sizes of its pictures. */
  async #take(run: Run, id: string, gathered: Gathered): Promise<boolean> {
    const opened = await this.#ports.store.read(id)
    if (!opened.ok) {
      this.#fail(run, gathered, opened.failure, id)
      run.files.skip(id)
      return true
    }
    const { article } = opened.value
    const { headline, embargo } = article
    if (!run.request.includeEmbargoed && isUnderEmbargo(article, this.#ports.clock.now())) {
      gathered.outcomes.push({ kind: 'embargoed', id, headline, embargo })
      return true
    }
    const waits = await this.#waits(run, article, gathered)
    if (!waits.ok) this.#fail(run, gathered, waits.failure, id, headline)
    if (!waits.ok || waits.value) return !waits.ok
    const files = await run.files.take(article)
    if (!files.ok) {
      // No other article can be printed either: this is said once.
      const isOfAll = files.failure.code === 'no-printer'
      if (isOfAll) this.#fail(run, gathered, files.failure)
      else this.#fail(run, gathered, files.failure, id, headline)
      run.isEnded ||= isOfAll
      return true
    }
    if (!isReady(article)) gathered.drafts.add(id)
    gathered.files.push(...files.value)
    for (const file of files.value) gathered.bytes += bytesOf(file)
    return true
  }

  /** Writes what a step has gathered, if the run has a folder; gives how many drafts were exported. */
  async #write(run: Run, gathered: Gathered, isLast: boolean): Promise<number> {
    const { writer } = run
    if (!writer) {
      run.isEnded ||= isLast
      return gathered.drafts.size
    }
    const written = await writer.add(gathered.files)
    gathered.outcomes.push(...written.outcomes)
    let { stopped } = written
    run.hasFailed ||= written.outcomes.some(({ kind }) => kind === 'failed')
    const there = new Set(written.outcomes.flatMap((each) => (isThere(each) ? [each.file] : [])))
    for (const { file } of gathered.files) if (!there.has(file.fileName)) run.files.missing(file.fileName)
    if (!stopped && isLast) {
      const removesOthers = run.files.removesOthers && !run.hasFailed
      const finished = await writer.finish({ removesOthers, keeps: run.files.kept() })
      gathered.outcomes.push(...finished.outcomes)
      const closed = finished.stopped ? ok(null) : await run.files.close()
      stopped = finished.stopped ?? (closed.ok ? null : closed.failure)
    }
    if (stopped) {
      this.#fail(run, gathered, stopped)
      await writer.finish({ removesOthers: false })
    }
    run.isEnded ||= isLast || stopped !== null
    const unwritten = new Set(gathered.files.map(({ id }) => id))
    for (const outcome of written.outcomes) if (isThere(outcome)) unwritten.delete(outcome.id)
    return [...gathered.drafts].filter((id) => !unwritten.has(id)).length
  }
}
