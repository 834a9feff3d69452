import { type ExportFolder, ExportWriter } from '../../../../core/export/folder/index.ts'
import type { ExportedFile } from '../../../../core/export/formats.ts'
import {
  type ExportedEntry,
  type ExportOutcome,
  type ExportRequest,
  namingOf,
} from '../../../../core/export/run.ts'
import type { Rendition } from '../../../../core/export/renditions.ts'
import { type Failure, ok, type Result } from '../../../../core/failure.ts'
import { bridge, newsroom } from '../../client.ts'
import { makeRenditions } from '../../commands/renditions.ts'
import { useSession } from '../../saving/session.ts'
import { type ChosenFolder, folderLabel } from './destination.ts'
import { download } from './download.ts'
import { PageFolder, zipToDownload } from './pageFolder.ts'
import type { RunReport } from './report.ts'
import { timeLeft } from './timeLeft.ts'

/** How far a run is: articles, and the seconds that the rest may take, if that is known. */
export type Progress = {
  done: number
  total: number
  secondsLeft: number | null
  /** True while sizes of the pictures of the article at hand are made. */
  isMakingPictures: boolean
}

/** A run under way. `stop` ends it after the articles at hand: what is written stays. */
export type ExportRun = { report: Promise<RunReport>; stop(): void }

/** `downloaded` is the name of the file that was given to be saved. */
type Told = { outcomes: ExportOutcome[]; stopped: Failure | null; downloaded?: string }

/** What becomes of the files that the host gives to the page. */
type Sink = {
  add(files: readonly ExportedEntry[]): Promise<Told>
  /** `isWhole`: the run has come to its end, and nothing of it has failed. */
  finish(isWhole: boolean): Promise<Told>
}

const NOTHING_TOLD: Told = { outcomes: [], stopped: null }
/** The host writes the files itself. */
const HOST_SINK: Sink = { add: async () => NOTHING_TOLD, finish: async () => NOTHING_TOLD }

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function writerInto(folder: ExportFolder, request: ExportRequest, hasManifest: boolean) {
  const { format, options, overwrite } = request
  return ExportWriter.open(folder, {
    format,
    options,
    overwrite,
    names: namingOf(request),
    hasManifest,
    sha256,
  })
}

async function folderSink(handle: FileSystemDirectoryHandle, request: ExportRequest): Promise<Result<Sink>> {
  const writer = await writerInto(new PageFolder(handle), request, true)
  if (!writer.ok) return writer
  return ok({
    add: (files) => writer.value.add(files),
    finish: (isWhole) => writer.value.finish({ removesOthers: isWhole && request.format === 'site' }),
  })
}

/** One download: the file itself if there is only one, and nothing beside it, else a zip of this name. */
async function downloadSink(request: ExportRequest, zipName: string): Promise<Result<Sink>> {
  const zip = zipToDownload()
  const writer = await writerInto(zip.folder, request, false)
  if (!writer.ok) return writer
  let count = 0
  let only: ExportedFile | null = null
  return ok({
    add: async (files) => {
      const told = await writer.value.add(files)
      count += told.outcomes.filter(({ kind }) => kind === 'written').length
      const last = files.find(({ id }) => isWritten(told, id))?.file
      only = count === 1 && !last?.beside ? (last ?? only) : null
      return told
    },
    finish: async () => {
      const ended = zip.folder.end()
      if (!ended.ok) return { outcomes: [], stopped: ended.failure }
      if (count === 0) return NOTHING_TOLD
      const name = only?.fileName.split('/').at(-1) ?? zipName
      download(name, only ? new Blob([Uint8Array.from(only.bytes)]) : zip.blob())
      return { ...NOTHING_TOLD, downloaded: name }
    },
  })
}

const isWritten = ({ outcomes }: Told, id: string) =>
  outcomes.some((outcome) => outcome.kind === 'written' && outcome.id === id)

/** The number of articles that outcomes are about. */
function articlesIn(outcomes: readonly ExportOutcome[]): number {
  const ids = outcomes.flatMap((outcome) => (outcome.kind === 'removed' ? [] : outcome.id))
  return new Set(ids.filter((id) => id !== '')).size
}

function openSink(
  request: ExportRequest,
  folder: ChosenFolder | null,
  zipName: string,
): Result<Sink> | Promise<Result<Sink>> {
  if (!folder) return downloadSink(request, zipName)
  return folder.kind === 'place' ? ok(HOST_SINK) : folderSink(folder.handle, request)
}

/**
 * Runs an export of several articles, step by step: into the folder, or without one as a download. `tell` is called after
 * each step.
 */
export function startRun(
  request: ExportRequest,
  { folder, zipName }: { folder: ChosenFolder | null; zipName: string },
  tell: (progress: Progress) => void,
): ExportRun {
  let isStopped = false
  const report: RunReport = {
    failure: null,
    isStopped: false,
    isStale: false,
    done: 0,
    total: 0,
    outcomes: [],
    drafts: 0,
    where: folder && { kind: 'folder', name: folderLabel(folder) },
  }
  const add = ({ outcomes, stopped, downloaded }: Told) => {
    // The desktop asks where to, and tells of it itself.
    if (downloaded !== undefined && !bridge) report.where = { kind: 'download', name: downloaded }
    report.outcomes.push(...outcomes)
    report.failure ??= stopped
    return stopped === null
  }
  const steps = async (run: string, sink: Sink) => {
    const secondsLeft = timeLeft(performance.now())
    let renditions: Rendition[] = []
    for (;;) {
      if (isStopped) return false
      const step = await newsroom.continueExport({ run, renditions })
      if (!step.ok) {
        report.failure = step.failure
        return false
      }
      const { done, total, outcomes, files, drafts, isFinished, needs } = step.value
      Object.assign(report, { done, total, drafts: report.drafts + drafts })
      if (!add({ outcomes, stopped: null }) || !add(await sink.add(files))) return false
      const left = secondsLeft(done, total, performance.now())
      tell({ done, total, secondsLeft: left, isMakingPictures: needs.length > 0 })
      bridge?.setProgress(total > 0 ? done / total : 1)
      if (isFinished) return true
      renditions = needs.length > 0 ? await makeRenditions(needs, () => isStopped) : []
    }
  }
  const go = async () => {
    const { selection } = request
    const articles = selection.kind === 'ids' ? selection.ids : undefined
    report.isStale = !(await useSession.getState().flush(articles))
    const started = await newsroom.startExport(request)
    if (!started.ok) return { ...report, failure: started.failure }
    const { run, total } = started.value
    report.total = total
    const sink = await openSink(request, folder, zipName)
    const isFinished = sink.ok && (await steps(run, sink.value))
    if (!sink.ok) report.failure = sink.failure
    if (!isFinished) await newsroom.cancelExport({ run })
    const hasFailed = report.failure !== null || report.outcomes.some(({ kind }) => kind === 'failed')
    if (sink.ok && (isFinished || folder)) add(await sink.value.finish(isFinished && !hasFailed))
    // A download of a part would be taken for the whole: there is none.
    const isLost = !folder && (!isFinished || report.failure !== null)
    const outcomes = report.outcomes.filter(({ kind }) => !(isLost && kind === 'written'))
    // The host counts what it has made. Where a run ends early, not all of that has become of something.
    const done = isFinished && report.failure === null ? report.done : articlesIn(outcomes)
    return { ...report, outcomes, done, drafts: isLost ? 0 : report.drafts, isStopped }
  }
  return {
    report: go().finally(() => bridge?.setProgress(null)),
    stop: () => {
      isStopped = true
    },
  }
}
