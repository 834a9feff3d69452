import { lstatSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ExportWriter } from '../core/export/folder/index.ts'
import { type ExportOutcome, type ExportRequest, type ExportStep, namingOf } from '../core/export/run.ts'
import { failed, type Failure, ok, type Result } from '../core/failure.ts'
import { isWritable } from '../host/libraryCandidate.ts'
import type { Places } from '../host/places.ts'
import { systemDigest } from '../host/system.ts'
import { ZipFile } from '../host/zipFile.ts'
import { diskTrouble, errorCode } from '../store/index.ts'
import { makeFolders } from '../store/makeFolders.ts'

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
