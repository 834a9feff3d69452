import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DOWNLOAD_PATH } from '../../contract/http.ts'
import type { Article } from '../../core/article/index.ts'
import type {
  BackedUpArticle,
  BackedUpArticles,
  BackupFile,
  BackupOutcome,
  BackupRequest,
  BackupState,
  BackupStep,
  FailedBackup,
  KnownBackup,
  RestoreRequest,
} from '../../core/backup.ts'
import { failed, ok, type Result } from '../../core/failure.ts'
import type { MachineSettings } from '../../core/machineSettings.ts'
import { fold } from '../../core/search.ts'
import type { BackupStore, Clock, MachineStore } from '../../newsroom/index.ts'
import { type Library, listBackedUp, restoreBackup } from '../../store/index.ts'
import { makeFolders } from '../../store/makeFolders.ts'
import type { Libraries } from '../libraries.ts'
import { realPath } from '../libraryFiles.ts'
import type { Places } from '../places.ts'
import { backupName, isBackupName, outlived } from './backupNames.ts'
import { BackupRecordFile } from './backupRecord.ts'
import { BackupRuns, type RunWork } from './backupRuns.ts'
import { isBackupDue } from './dueBackup.ts'

/** What a host has for backups. */
type BackupHost = {
  /** The folders that were chosen for backups, by their handles. */
  places: Places
  /** The folder for backups that an option of the host names; null where it is chosen in the window. */
  folder: string | null
  /** Where a zip for a download is made; null where a folder is always chosen. */
  downloads: string | null
  /** The file of what is remembered of the library's backups; null: as long as the program runs. */
  record: string | null
  /** The libraries that a restored one is made known to; absent where no window can change to it. */
  libraries?: Libraries
}

/** How often the schedule looks at the clock, in milliseconds; the first time soon after the start. */
const LOOK_EVERY = 900_000
const FIRST_LOOK = 20_000
const MOST_LISTED = 100

/** Errors of the disk are ignored: the backup into the folder fails as they say. */
function makeFolder(folder: string): void {
  try {
    makeFolders(folder, 0o700)
  } catch {
    // It is not there, or there already.
  }
}

/** What tells a file from what it was before; empty for one that cannot be looked at. */
function stateOf(path: string): string {
  try {
    const { mtimeMs, size } = statSync(path)
    return `${mtimeMs} ${size}`
  } catch {
    return ''
  }
}

type Target = { path: string; place: string; fileName: string; isDownload: boolean }

/** Backups of the open library: by hand, by the schedule of this machine, and what is taken out of them. */
export class Backups implements BackupStore {
  readonly #library: Library
  readonly #host: BackupHost
  readonly #machine: MachineStore
  readonly #clock: Clock
  readonly #label: string
  readonly #record: BackupRecordFile
  readonly #runs = new BackupRuns()
  readonly #downloads = new Map<string, string>()
  /** The folders of libraries that were restored, by the ids of the runs. */
  readonly #restored = new Map<string, string>()
  readonly #listeners = new Set<() => void>()
  #timer: NodeJS.Timeout | null = null
  #wasCutOff: boolean = false
  #listed: { key: string; at: string; articles: BackedUpArticle[] } | null = null

  constructor(library: Library, host: BackupHost, machine: MachineStore, clock: Clock) {
    this.#library = library
    this.#host = host
    this.#machine = machine
    this.#clock = clock
    this.#label = basename(library.state().folder) || 'library'
    this.#record = new BackupRecordFile(host.record)
  }

  get places(): Places {
    return this.#host.places
  }

  /** Follows the schedule from now on: what was missed is made up. */
  followSchedule(): void {
    this.#wasCutOff = this.#record.read().isOpen
    this.#record.change({ isOpen: true })
    const look = () => void this.backUpIfDue()
    this.#timer = setTimeout(() => {
      look()
      this.#timer = setInterval(look, LOOK_EVERY).unref()
    }, FIRST_LOOK).unref()
  }

  async #settings(): Promise<MachineSettings | null> {
    const settings = await this.#machine.read()
    return settings.ok ? settings.value : null
  }

  /** Backs up where the schedule wants it; settles with the end of that. */
  async backUpIfDue(): Promise<void> {
    const settings = await this.#settings()
    if (settings === null || this.#runs.current !== null) return
    const { last, lastGood } = this.#record.read()
    const isDue = isBackupDue(settings.backupWhen, {
      now: Date.parse(this.#clock.now()),
      lastGood: lastGood === null ? null : Date.parse(lastGood),
      lastFailed: last?.failure ? Date.parse(last.at) : null,
      wasCutOff: this.#wasCutOff,
    })
    if (!isDue) return
    this.#wasCutOff = false
    await this.#backUpToPlace()
  }

  async #backUpToPlace(): Promise<void> {
    const target = await this.#targetOf({ place: null, fileName: null, overwrite: false })
    if (!target.ok) return this.#remember(null, target)
    if (target.value.isDownload) return this.#remember(null, failed('backup-no-place'))
    const started = this.#start(target.value, false)
    if (started.ok) await started.value.end.catch(() => undefined)
  }

  /** Ends what is at work, and backs up where the schedule wants one at the end. */
  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await this.#runs.stop()
    if (this.#timer) {
      const settings = await this.#settings()
      if (settings?.backupWhen === 'quit') await this.#backUpToPlace()
      this.#record.change({ isOpen: false })
    }
    for (const path of this.#downloads.values()) rmSync(path, { force: true })
  }

  /** The folder for backups: the option's, else the one that is chosen on this machine; null where there is none. */
  async #place(): Promise<{ id: string; label: string } | null> {
    const { folder, places } = this.#host
    if (folder !== null) return places.add(folder)
    const settings = await this.#settings()
    return settings ? places.find(settings.backupPlace) : null
  }

  async #targetOf({ place, fileName }: BackupRequest): Promise<Result<Target>> {
    const name = fileName ?? backupName(this.#label, new Date(this.#clock.now()))
    const id = place ?? (await this.#place())?.id
    if (id === undefined) {
      const { downloads } = this.#host
      if (downloads === null) return failed('backup-no-place')
      return ok({ path: join(downloads, name), place: '', fileName: name, isDownload: true })
    }
    const folder = this.#host.places.folderOf(id)
    if (folder === null) return failed('place-unknown')
    if (this.#host.places.isOfLibrary(folder)) return failed('backup-in-library', { folder })
    return ok({ path: join(realPath(folder), name), place: id, fileName: name, isDownload: false })
  }

  #start(target: Target, overwrite: boolean) {
    const header = { library: this.#label, at: this.#clock.now() }
    const work: RunWork = async (watched) => {
      const { path, isDownload } = target
      if (isDownload) makeFolder(dirname(path))
      const done = await this.#library.backups.create(
        { path, overwrite: overwrite || isDownload },
        { header, ...watched },
      )
      this.#remember(target, done)
      if (done.ok && !isDownload) await this.#rotate(target)
      return done
    }
    const download = target.isDownload ? `${DOWNLOAD_PATH}${crypto.randomUUID()}` : null
    if (download) this.#downloads.set(download, target.path)
    return this.#runs.start(work, download)
  }

  #remember(target: Target | null, done: Result<BackupOutcome>): void {
    if (!done.ok && done.failure.code === 'backup-cancelled') return
    const at = this.#clock.now()
    const fileName = target?.fileName ?? ''
    const failure = done.ok ? null : done.failure
    const { last, made, lastGood } = this.#record.read()
    const isKept = done.ok && target !== null && !target.isDownload
    this.#record.change({
      last: { at, fileName, articles: done.ok ? done.value.articles : 0, failure },
      lastGood: done.ok ? at : lastGood,
      made: isKept ? [...made, { place: target.place, fileName, at }] : made,
    })
    if (failure || last?.failure) for (const listener of this.#listeners) listener()
  }

  /** Removes backups that have outlived what is kept: only files that this library's backups made themselves. */
  async #rotate({ place }: Target): Promise<void> {
    const settings = await this.#settings()
    const folder = this.#host.places.folderOf(place)
    const chosen = await this.#place()
    if (settings === null || folder === null || chosen?.id !== place) return
    const { made } = this.#record.read()
    const gone = new Set<string>()
    for (const { fileName } of outlived(made, place, Number(settings.backupKeep))) {
      try {
        rmSync(join(folder, fileName), { force: true })
        gone.add(fileName)
      } catch {
        // It stays in the record, and goes the next time.
      }
    }
    this.#record.change({ made: made.filter((each) => each.place !== place || !gone.has(each.fileName)) })
  }

  async start(request: BackupRequest): Promise<Result<{ run: string }>> {
    if (this.#runs.current !== null) return failed('backup-busy')
    const target = await this.#targetOf(request)
    if (!target.ok) return target
    const started = this.#start(target.value, request.overwrite)
    return started.ok ? ok({ run: started.value.run }) : started
  }

  async startRestore({ backup, place, name }: RestoreRequest): Promise<Result<{ run: string }>> {
    const zip = this.#zipOf(backup)
    if (!zip.ok) return zip
    const folder = this.#host.places.folderOf(place)
    if (folder === null) return failed('place-unknown')
    const target = join(folder, name)
    if (this.#host.places.isOfLibrary(target)) return failed('backup-in-library', { folder: target })
    const started = this.#runs.start((work) => restoreBackup(zip.value, target, work))
    if (!started.ok) return started
    this.#restored.set(started.value.run, target)
    return ok({ run: started.value.run })
  }

  async continue(run: string): Promise<Result<BackupStep>> {
    const step = await this.#runs.continue(run)
    const folder = this.#restored.get(run)
    if (!step.ok || step.value.outcome === null || folder === undefined) return step
    return ok({ ...step.value, library: this.#host.libraries?.handleOf(folder) ?? null })
  }

  cancel(run: string): Promise<Result<{ cancelled: boolean }>> {
    return this.#runs.cancel(run)
  }

  async state(): Promise<Result<BackupState>> {
    const { last, lastGood } = this.#record.read()
    const place = await this.#place()
    return ok({
      place,
      canChoosePlace: this.#host.downloads === null,
      last,
      lastGood,
      run: this.#runs.current,
      backups: place ? this.#backupsIn(place.id) : [],
    })
  }

  async failed(): Promise<FailedBackup | null> {
    const { last } = this.#record.read()
    const settings = await this.#settings()
    const isWanted = settings !== null && settings.backupWhen !== 'never'
    return isWanted && last?.failure ? { at: last.at, failure: last.failure } : null
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #backupsIn(place: string): KnownBackup[] {
    const folder = this.#host.places.folderOf(place)
    try {
      const names = folder === null ? [] : readdirSync(folder).filter(isBackupName)
      const found = names.map((fileName) => {
        const { mtimeMs, size } = statSync(join(folder ?? '', fileName))
        return { place, fileName, at: new Date(mtimeMs).toISOString(), size }
      })
      return found.sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, MOST_LISTED)
    } catch {
      return []
    }
  }

  #zipOf({ place, fileName }: BackupFile): Result<string> {
    const path = this.#host.places.pathOf(place, fileName)
    return path === null ? failed('backup-unreadable', { fileName, reason: 'ENOENT' }) : ok(path)
  }

  async list(backup: BackupFile, query: string): Promise<Result<BackedUpArticles>> {
    const zip = this.#zipOf(backup)
    if (!zip.ok) return zip
    const key = `${zip.value} ${stateOf(zip.value)}`
    if (this.#listed?.key !== key) {
      const read = await listBackedUp(zip.value)
      if (!read.ok) return read
      this.#listed = { key, at: read.value.header.at, articles: read.value.articles }
    }
    const { at, articles } = this.#listed
    const words = fold(query).split(/\s+/u).filter(Boolean)
    const found = articles.filter(({ headline }) => words.every((word) => fold(headline).includes(word)))
    return ok({ at, total: found.length, items: found.slice(0, MOST_LISTED) })
  }

  async take(backup: BackupFile, id: string): Promise<Result<Article>> {
    const zip = this.#zipOf(backup)
    return zip.ok ? this.#library.backups.take(zip.value, id) : zip
  }

  /** The file behind a download's address, once; it is the caller's to remove. */
  takeDownload(address: string): string | null {
    const path = this.#downloads.get(address) ?? null
    this.#downloads.delete(address)
    return path
  }
}
