import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Newsroom } from '../contract/contract.ts'
import type { ArticleContent } from '../core/article/index.ts'
import { ok, type Result } from '../core/failure.ts'
import { createNewsroom, discardAbandoned, type ExportPlaces, purgeBin } from '../newsroom/index.ts'
import { type IndexHost, IndexThread, MachineFile, openLibrary, RecoveryFiles } from '../store/index.ts'
import { Backups } from './backups/index.ts'
import { boundHeap } from './boundHeap.ts'
import { bundledFonts } from './fonts.ts'
import { backupFiles, machineFile, recoveryFolder } from './libraryFiles.ts'
import { type Libraries, noLibraries } from './libraries.ts'
import { type ChosenLibrary, dictionaryFolder } from './libraryFolder.ts'
import { Places } from './places.ts'
import type { HostPrinter } from './printer.ts'
import { repeat } from './repeat.ts'
import { deviceId, findSharedBy } from './sharedFolder.ts'
import { WorkerSpeller } from './speller/index.ts'
import { limitTime } from './timeLimit.ts'
import { systemClock, systemDigest, uuidSequence } from './system.ts'

export type OpenNewsroom = {
  newsroom: Newsroom
  backups: Backups
  /** Settles when the list has been compared with the folder. */
  whenIdle(): Promise<void>
  /** Ends a check of the library, which may take long and changes nothing: before its answer is waited for at the end. */
  endChecks(): void
  close(): Promise<void>
}

/**
 * What a newsroom is opened for: a window, which watches the folder for changes, or a single command. `report` is told what goes wrong
 * while nobody waits for an answer; `newIndexHost` makes the thread of the index, where the host has begun one ahead.
 */
export type OpenMode =
  | {
      kind: 'window'
      firstArticle: ArticleContent
      report(error: unknown): void
      newIndexHost?: () => IndexHost
    }
  | { kind: 'command' }

/**
 * What differs between hosts: what prints pages, the folders that exports may go to, how backups get out, and the libraries that a
 * window can change to.
 */
export type HostPorts = {
  printer: HostPrinter
  places: ExportPlaces
  backups?: BackupOptions
  libraries?: Libraries
}

/**
 * The folder for backups that an option of the host names; null where a person chooses it in the window, or where a backup
 * goes out as a download instead (`asDownload`).
 */
export type BackupOptions = { folder: string | null; asDownload: boolean }

/** Milliseconds between two looks at what has been in the bin for long enough. */
const BIN_CHECK_INTERVAL = 6 * 3_600_000

/** Closes one part after the other, all of them; rejects where one of them did. */
async function closeInOrder(parts: readonly { close(): Promise<void> }[]): Promise<void> {
  const [first, ...others] = parts
  if (first === undefined) return
  try {
    await first.close()
  } finally {
    await closeInOrder(others)
  }
}

/** True for a folder that is empty or does not exist. */
function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return true
  }
}

/**
 * Opens a library on this machine's disk, and the newsroom over it. For a window, a new library gets its first article.
 * Recovery copies are kept below `userData`. The printer is closed with the library.
 */
export async function openNewsroom(
  { folder, named }: ChosenLibrary,
  mode: OpenMode,
  userData: string,
  { printer, places, backups: wanted = { folder: null, asDownload: false }, libraries }: HostPorts,
): Promise<Result<OpenNewsroom>> {
  const isNew = isEmptyFolder(folder)
  // The parents of a named library are not created: its disk may not be plugged in.
  const isWindow = mode.kind === 'window'
  if (isWindow) boundHeap()
  const ids = uuidSequence()
  const options = { create: !named, watch: isWindow, lineage: true, nextId: () => ids.next() }
  const device = () => deviceId(userData)
  // A command ends sooner than a thread has begun; a window must answer keys while the index is at work.
  const newIndexHost = isWindow ? (mode.newIndexHost ?? (() => new IndexThread())) : undefined
  const opened = await openLibrary(folder, newIndexHost ? { ...options, device, newIndexHost } : options)
  if (!opened.ok) return opened
  const store = opened.value
  const machine = new MachineFile(machineFile(userData))
  const files = isWindow ? backupFiles(userData, folder) : { places: null, record: null }
  const host = {
    places: new Places(files.places, folder),
    folder: wanted.folder,
    downloads: wanted.asDownload ? join(userData, 'downloads') : null,
    record: files.record,
    ...(libraries && { libraries }),
  }
  const backups = new Backups(store, host, machine, systemClock)
  const recovery = new RecoveryFiles(recoveryFolder(userData, folder))
  const speller = new WorkerSpeller(dictionaryFolder(userData))
  const newsroom = createNewsroom({
    store,
    versions: store.versions,
    conflictCopies: store.conflictCopies,
    machine,
    backups,
    libraries: libraries ?? noLibraries,
    bin: store.bin,
    recovery,
    presence: store.presence,
    sharedBy: isWindow ? await findSharedBy(folder) : null,
    clock: systemClock,
    ids,
    digest: systemDigest,
    limitTime,
    printer,
    fonts: bundledFonts,
    speller,
    places,
  })
  if (isNew && isWindow) await newsroom.createArticle({ content: mode.firstArticle })
  libraries?.noteOpened()
  if (isWindow) backups.followSchedule()
  const ports = { store, bin: store.bin, versions: store.versions, recovery, clock: systemClock }
  const lookAtBin = async () => {
    await store.whenIdle()
    await discardAbandoned(ports)
    const purged = await purgeBin(ports)
    if (!purged.ok) throw new Error(`${purged.failure.code} ${JSON.stringify(purged.failure.detail)}`)
  }
  // A single command purges nothing: whoever types it does not see the bin.
  const purging = isWindow ? repeat(BIN_CHECK_INTERVAL, lookAtBin, mode.report) : null
  const parts = [{ close: async () => purging?.stop() }, backups, printer, speller, store]
  return ok({
    newsroom,
    backups,
    whenIdle: () => store.whenIdle(),
    endChecks: () => store.endChecks(),
    close: () => closeInOrder(parts),
  })
}
