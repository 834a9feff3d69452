import { randomBytes } from 'node:crypto'
import { TOKEN_KEY } from '../contract/http.ts'
import { serverOver } from '../contract/remote.ts'
import type { ArticleContent } from '../core/article/index.ts'
import { ok, type Result } from '../core/failure.ts'
import { builtAssets, developmentAssets } from '../host/assets.ts'
import { showInFileManager } from '../host/fileManager.ts'
import { Prerenderer } from '../host/prerender/index.ts'
import { Libraries } from '../host/libraries.ts'
import { PortHistory, realPath } from '../host/libraryFiles.ts'
import { type ChosenLibrary, type Machine, userDataFolder } from '../host/libraryFolder.ts'
import { type BackupOptions, type OpenNewsroom, openNewsroom } from '../host/openNewsroom.ts'
import { noPlaces } from '../host/places.ts'
import { chromiumPrinter } from '../host/printer.ts'
import type { IndexHost } from '../store/index.ts'
import { openWebServer, type WebServer } from './server.ts'
import type { Locale } from '../i18n/index.ts'
import type { Listeners } from './windowGone.ts'

type ServingOptions = {
  machine: Machine
  /** The folder of the built interface. */
  built: string
  firstArticle: ArticleContent
  /** The language of the machine, in which the first window most likely is. */
  locale: Locale
  backups: BackupOptions
  report(error: unknown): void
  /** Makes the thread of a library's index. */
  newIndexHost: () => IndexHost
  /** How long no window may be on a library that was changed for another before it is closed, in milliseconds. */
  unused?: number
}

/** A library that is served; `url` has the token. */
export type ServedLibrary = { server: WebServer; url: string; close(): Promise<void> }

const UNUSED = 8_000
/** How often that is looked at, in milliseconds. */
const TICK = 250

/**
 * The libraries that this host serves: each at an address and with a token of its own, because a page's storage, which has its
 * recovery copies, belongs to its address. One that no window is on any more is closed, once another one was opened.
 */
export class ServedLibraries {
  readonly #options: ServingOptions
  readonly #served = new Map<string, Promise<Result<ServedLibrary>>>()
  readonly #running = new Map<string, ServedLibrary>()

  constructor(options: ServingOptions) {
    this.#options = options
  }

  /** The windows on all of them. */
  get listeners(): Listeners {
    const all = [...this.#running.values()].map(({ server }) => server.listeners)
    return { open: all.reduce((sum, { open }) => sum + open, 0), ever: all.some(({ ever }) => ever) }
  }

  /** Serves a library, unless it is served already. One that could not be served is tried anew the next time. */
  async serve(library: ChosenLibrary): Promise<Result<ServedLibrary>> {
    const key = realPath(library.folder)
    const serving = this.#served.get(key) ?? this.#open(library)
    this.#served.set(key, serving)
    try {
      const served = await serving
      if (served.ok) this.#running.set(key, served.value)
      else this.#forget(key, serving)
      return served
    } catch (error) {
      this.#forget(key, serving)
      throw error
    }
  }

  #forget(key: string, serving: Promise<Result<ServedLibrary>>): void {
    if (this.#served.get(key) === serving) this.#served.delete(key)
  }

  async #open(library: ChosenLibrary): Promise<Result<ServedLibrary>> {
    const { machine, firstArticle, report, newIndexHost } = this.#options
    const userData = userDataFolder(machine)
    const libraries = new Libraries(userData, library.folder, {
      show: (folder) => showInFileManager(machine, folder),
      open: async (folder, opened) => {
        const other = await this.serve({ folder, named: true })
        if (!other.ok) return other
        opened()
        if (realPath(folder) !== realPath(library.folder)) this.#closeWhenUnused(realPath(library.folder))
        return ok(other.value.url)
      },
    })
    const mode = { kind: 'window', firstArticle, report, newIndexHost } as const
    const opened = await openNewsroom(library, mode, userData, {
      printer: chromiumPrinter(machine),
      places: noPlaces,
      libraries,
      backups: this.#options.backups,
    })
    if (!opened.ok) return opened
    try {
      return ok(await this.#serveNewsroom(opened.value, userData, library))
    } catch (error) {
      await opened.value.close()
      throw error
    }
  }

  async #serveNewsroom(
    { newsroom, backups, close }: OpenNewsroom,
    userData: string,
    library: ChosenLibrary,
  ): Promise<ServedLibrary> {
    const { machine, built, locale, report } = this.#options
    const token = randomBytes(32)
    const prerenderer = new Prerenderer(newsroom, machine.platform)
    const portHistory = new PortHistory(userData, library.folder)
    const developmentServer = machine.env.ELECTRON_RENDERER_URL
    const server = await openWebServer({
      serve: serverOver(newsroom, report),
      subscribe: newsroom.subscribe,
      takeDownload: (path) => backups.takeDownload(path),
      page: developmentServer ? developmentAssets(developmentServer) : builtAssets(built),
      prerender: (request) => prerenderer.take(request),
      development: Boolean(developmentServer),
      token,
      ports: portHistory.read(),
      report,
    })
    portHistory.add(server.port)
    prerenderer.makeAhead([locale])
    const url = `http://${server.host}/#${TOKEN_KEY}=${token.toString('base64url')}`
    const closeBoth = async () => {
      try {
        await server.close()
      } finally {
        await close()
      }
    }
    return { server, url, close: closeBoth }
  }

  #closeWhenUnused(key: string): void {
    let unused = 0
    const timer = setInterval(() => {
      const served = this.#running.get(key)
      if (!served) {
        clearInterval(timer)
        return
      }
      unused = served.server.listeners.open > 0 ? 0 : unused + TICK
      if (unused <= (this.#options.unused ?? UNUSED) || this.#running.size === 1) return
      clearInterval(timer)
      this.#running.delete(key)
      this.#served.delete(key)
      served.close().catch(this.#options.report)
    }, TICK)
    timer.unref()
  }

  /** Closes all; what goes wrong with one is reported, and keeps no other open. */
  async close(): Promise<void> {
    const closing = await Promise.allSettled([...this.#running.values()].map(({ close }) => close()))
    for (const each of closing) if (each.status === 'rejected') this.#options.report(each.reason)
  }
}
