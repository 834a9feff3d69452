import { lstatSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { scheduler } from 'node:timers/promises'
import { ExportWriter } from '../core/export/folder/index.ts'
import { type ExportOutcome, type ExportRequest, type ExportStep, namingOf } from '../core/export/run.ts'
import { failed, type Failure, ok, type Result } from '../core/failure.ts'
import { isWritable } from '../host/libraryCandidate.ts'
import type { Places } from '../host/places.ts'
import { systemDigest } from '../host/system.ts'
import { ZipFile } from '../host/zipFile.ts'
import { diskTrouble, errorCode } from '../store/index.ts'
import { makeFolders } from '../store/makeFolders.ts'
import type { LibraryContext } from './context.ts'

/** Where the command line's export goes: a file or a zip, by the name's ending, or a folder. */
export type Destination = {
  /** The handle of a folder; null where the steps' files are written here. */
  place: string | null
  /** The path of a file of the export, to be shown. */
  pathOf(file: string): string
  /** What became of the files of a step, and the failure that ends the run. */
  write(step: ExportStep): Promise<{ outcomes: ExportOutcome[]; stopped: Failure | null }>
  /** Ends what was begun; `isWhole` is false after a failure that ended the run, and where the user stopped it. */
  close(isWhole: boolean): Result<null> | Promise<Result<null>>
}

/** What is at a path; undefined where nothing is, or nothing that may be looked at. */
function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if (errorCode(error) === '') throw error
    return undefined
  }
}

const isFolder = (path: string) => lookAt(path)?.isDirectory() ?? false

function makeFolder(path: string, places: Places): Result<null> {
  if (places.isOfLibrary(path)) return failed('folder-of-library', { folder: path })
  try {
    makeFolders(path)
    return ok(null)
  } catch (error) {
    const trouble = diskTrouble(error)
    if (trouble === 'full') return failed('folder-full', { folder: path })
    const link = deadLink(path)
    if (link !== null) return failed('folder-missing', { folder: link })
    const above = nearest(path)
    if (!isFolder(above)) return failed('not-a-folder', { folder: above })
    if (!isWritable(above)) return failed('folder-read-only', { folder: above })
    return trouble === 'gone'
      ? failed('folder-missing', { folder: above })
      : failed('export-refused', { fileName: basename(path), what: errorCode(error) })
  }
}

/** The link that leads nowhere, as to a disk that is not there: the path itself, or the nearest above it. Null where none does. */
function deadLink(path: string): string | null {
  try {
    if (statSync(path, { throwIfNoEntry: false })) return null
    return lstatSync(path, { throwIfNoEntry: false }) ? path : deadLink(dirname(path))
  } catch {
    return null
  }
}

/** The path itself, or the nearest of the folders above it that is there. */
function nearest(path: string): string {
  const above = dirname(path)
  return above === path || lookAt(path) ? path : nearest(above)
}

function toFolder(path: string, places: Places): Result<Destination> {
  const made = makeFolder(path, places)
  if (!made.ok) return made
  return ok({
    place: places.add(path, path).id,
    pathOf: (file) => join(path, file),
    write: async () => ({ outcomes: [], stopped: null }),
    close: () => ok(null),
  })
}

/** A single file under the name that was asked for, with its pictures beside it; the list of its folder has them all. */
async function toFile(path: string, request: ExportRequest, places: Places): Promise<Result<Destination>> {
  const folder = dirname(path)
  const made = makeFolder(folder, places)
  if (!made.ok) return made
  const opened = places.open(places.add(folder, folder).id)
  if (!opened.ok) return opened
  const { format, options, overwrite } = request
  const writer = await ExportWriter.open(opened.value.folder, {
    format,
    options,
    overwrite,
    hasManifest: true,
    names: 'exact',
    sha256: (bytes) => systemDigest.sha256(bytes),
  })
  if (!writer.ok) return writer
  return ok({
    place: null,
    pathOf: (file) => join(folder, file),
    write: ({ files }) =>
      writer.value.add(files.map((each) => ({ ...each, file: { ...each.file, fileName: basename(path) } }))),
    close: async () => {
      const { stopped } = await writer.value.finish({ removesOthers: false })
      return stopped ? { ok: false, failure: stopped } : ok(null)
    },
  })
}

async function toZip(path: string, request: ExportRequest, places: Places): Promise<Result<Destination>> {
  const made = makeFolder(dirname(path), places)
  if (!made.ok) return made
  const zip = ZipFile.create(path, request)
  if (!zip.ok) return zip
  const { format, options } = request
  const writer = await ExportWriter.open(zip.value.folder, {
    format,
    options,
    overwrite: false,
    hasManifest: false,
    names: namingOf(request),
    sha256: (bytes) => systemDigest.sha256(bytes),
  })
  if (!writer.ok) return writer
  return ok({
    place: null,
    pathOf: (file) => file,
    write: ({ files }) => writer.value.add(files),
    close: (isWhole) => {
      if (isWhole) return zip.value.finish()
      zip.value.discard()
      return ok(null)
    },
  })
}

/** Opens what `--out` names; folders that are missing are made. */
export async function openDestination(
  { path, isFile }: { path: string; isFile: boolean },
  request: ExportRequest,
  places: Places,
): Promise<Result<Destination>> {
  if (isFolder(path)) return toFolder(path, places)
  if (isFile) return toFile(path, request, places)
  return /\.zip$/i.test(path) ? toZip(path, request, places) : toFolder(path, places)
}

/** What is told of each step, and whether the run came to its end: it did not where the user stopped it, or a failure did. */
type Progress = { outcomes: readonly ExportOutcome[]; drafts: number }

/**
 * Runs an export to its end, and hands each step to `tell`. Gives whether every article was dealt with. A failure of the run
 * as a whole is an outcome without an id. What is in a zip is told once the zip is whole.
 */
export async function runExport(
  { newsroom, stopped }: LibraryContext,
  request: ExportRequest,
  destination: Destination,
  tell: (progress: Progress) => Promise<void>,
): Promise<boolean> {
  const inZip: Progress[] = []
  const say = async (progress: Progress) => {
    if (destination.place !== null) return tell(progress)
    const isInZip = ({ kind }: ExportOutcome) => kind === 'written' || kind === 'unchanged'
    const { outcomes, drafts } = progress
    inZip.push({ outcomes: outcomes.filter(isInZip), drafts })
    await tell({ outcomes: outcomes.filter((each) => !isInZip(each)), drafts: 0 })
  }
  const fail = async (failure: Failure) => {
    await destination.close(false)
    await tell({ outcomes: [{ kind: 'failed', id: '', headline: '', failure }], drafts: 0 })
    return false
  }
  const started = await newsroom.startExport({ ...request, place: destination.place })
  if (!started.ok) return fail(started.failure)
  const { run } = started.value
  for (;;) {
    // Signals are heard between two turns of the event loop, which a step does not yield to.
    await scheduler.yield()
    if (stopped()) {
      await newsroom.cancelExport({ run })
      await destination.close(false)
      return false
    }
    const step = await newsroom.continueExport({ run })
    if (!step.ok) return fail(step.failure)
    const { outcomes, drafts, isFinished, done, total } = step.value
    const written = await destination.write(step.value)
    await say({ outcomes: [...outcomes, ...written.outcomes], drafts })
    if (written.stopped) {
      await newsroom.cancelExport({ run })
      return fail(written.stopped)
    }
    if (!isFinished) continue
    const closed = await destination.close(true)
    if (!closed.ok) return fail(closed.failure)
    for (const progress of inZip) await tell(progress)
    return done === total
  }
}
