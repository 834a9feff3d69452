import { basename, dirname, join } from 'node:path'
import { CHANNELS } from '../contract/ipc.ts'
import type { CommandId } from '../contract/commands.ts'
import type { Newsroom } from '../contract/contract.ts'
import type { Settings } from '../core/settings.ts'
import { serverOver } from '../contract/remote.ts'
import { type Failure, failed } from '../core/failure.ts'
import { placesFile } from '../host/libraryFiles.ts'
import { Places } from '../host/places.ts'
import { firstArticle } from '../host/firstArticle.ts'
import { Prerenderer } from '../host/prerender/index.ts'
import { type ChosenLibrary, type Machine, userDataFolder } from '../host/libraryFolder.ts'
import { type OpenNewsroom, openNewsroom } from '../host/openNewsroom.ts'
import { builtAssets, developmentAssets } from '../host/assets.ts'
import { hostTranslator } from '../i18n/hosts.ts'
import { failureSentence, type Locale, localeFor, localeNamed } from '../i18n/index.ts'
import { indexThreads } from '../store/index.ts'
import { setAbout } from './about.ts'
import { ChosenPaths } from './chosenPaths.ts'
import { DesktopWindow, iconPath } from './desktopWindow.ts'
import type { ElectronParts } from './electronParts.ts'
import { answerCalls, answerWindow, closingQuestions, hearWindow } from './ipc.ts'
import { filesOfSecondStart, type Launch, withLibrary } from './launch.ts'
import { LibraryChange } from './libraryChange.ts'
import { LogFile } from './logFile.ts'
import { MenuBar } from './menuBar.ts'
import { OpenedFiles } from './openedFiles.ts'
import { lockSession, pageHandler, SCHEME } from './protocol.ts'
import { PagePrinting } from './pageWindow.ts'
import { Quitting } from './quitting.ts'
import { RecentFiles } from './recentFiles.ts'
import { quitBeforeShutdown } from './sessionEnd.ts'
import { followTheme, setTheme } from './theme.ts'
import { guardContents } from './window.ts'

export type DesktopDeps = {
  /** The build's folder, with `main`, `preload` and `renderer` in it. */
  built: string
  process: Pick<NodeJS.Process, 'platform' | 'env' | 'argv' | 'cwd'> & {
    stderr: Pick<NodeJS.WriteStream, 'write'>
    on(event: 'uncaughtExceptionMonitor', listener: (error: Error) => void): unknown
  }
}

/** The exit code for a library that cannot be opened, which was told in a dialog; scripts/start.mjs knows it too. */
const LIBRARY_NOT_OPENED = 3

/** The library of a start; `missing` is the label of the one that was to be opened and is not there, else null. */
type LibraryOfStart = ChosenLibrary & { missing: string | null }

/** The running desktop host: one library, and at most one window. */
export class Desktop {
  readonly #electron: ElectronParts
  readonly #deps: DesktopDeps
  readonly #machine: Machine
  readonly #library: LibraryOfStart
  readonly #launch: Launch
  readonly #address: string | undefined
  readonly #log: LogFile
  readonly #window: DesktopWindow
  readonly #quitting: Quitting
  readonly #menuBar: MenuBar
  readonly #files: OpenedFiles
  readonly #places: Places
  readonly #printing: PagePrinting
  readonly #chosen: ChosenPaths
  readonly #libraryChange: LibraryChange
  /** The first thread begins now, before Electron is ready. */
  readonly #newIndexHost = indexThreads()
  /** Called once the window has closed: quits where the user asked to quit, else does nothing. */
  #afterClosing = () => {}
  #locale: Locale = 'en'
  #waitingCommand: CommandId | undefined
  /** The files that came while the page was being asked whether its window may close; null where nothing came. */
  #meanwhile: string[] | null = null
  readonly #closing: ReturnType<typeof closingQuestions>
  #opening: Promise<OpenNewsroom | undefined> = Promise.resolve(undefined)
  #prerenderer: Prerenderer | null = null
  /** Waits for the calls of the window that are being answered: an import is finished as far as it has begun. */
  #whenAnswered: () => Promise<void> = async () => {}
  #isOpen: boolean = false

  constructor(
    electron: ElectronParts,
    deps: DesktopDeps,
    machine: Machine,
    library: LibraryOfStart,
    launch: Launch,
  ) {
    const { app, ipcMain } = electron
    this.#electron = electron
    this.#deps = deps
    this.#machine = machine
    this.#library = library
    this.#launch = launch
    this.#places = new Places(placesFile(userDataFolder(machine), library.folder), library.folder)
    this.#address = app.isPackaged ? undefined : machine.env.ELECTRON_RENDERER_URL
    const userData = app.getPath('userData')
    this.#printing = new PagePrinting(electron)
    this.#log = new LogFile(join(userData, 'logs'), () => new Date())
    const recent = new RecentFiles(join(userData, 'recent.json'), app, machine.platform)
    this.#menuBar = new MenuBar(electron, {
      platform: machine.platform,
      development: this.#address !== undefined,
      log: this.#log,
      recent,
      send: (command) => void this.#sendCommand(command),
      openFile: (path) => this.#openAndShow([path]),
    })
    this.#quitting = new Quitting(
      app,
      () => this.#closeLibrary(),
      (files, other) => {
        const words = deps.process.argv.slice(1).filter((word) => !launch.words.includes(word))
        return [...(other === null ? words : withLibrary(words, other)), ...files]
      },
    )
    this.#chosen = new ChosenPaths({
      dialog: electron.dialog,
      shell: electron.shell,
      places: this.#places,
      window: () => this.#window.current,
      t: () => this.#t,
      backupPlaces: async () => (await this.#opening)?.backups.places,
    })
    this.#libraryChange = new LibraryChange({
      shell: electron.shell,
      browse: () => this.#chosen.libraryFolder(),
      closeWindow: () => this.#window.current?.close(),
      restart: (folder) => {
        this.#quitting.changeTo(folder)
        app.quit()
      },
    })
    this.#files = new OpenedFiles({
      isReady: () => this.#window.isLoaded && !this.#closing.isOpen,
      deliver: (files) => this.#window.send(CHANNELS.files, files),
      onOpened: (paths) => {
        recent.add(paths)
        this.#menuBar.show(this.#locale)
      },
      onFailed: (failure) => this.#showFailure(this.#t('host:fileNotOpened.title'), failure),
    })
    this.#closing = closingQuestions(ipcMain, () => this.#window.contents, Date.now)
    this.#window = new DesktopWindow(electron, {
      built: deps.built,
      development: this.#address !== undefined,
      t: () => this.#t,
      log: this.#log,
      mayClose: () => this.#closing.ask(),
      onFailed: () => void this.#closeLibrary().then(() => app.exit(1)),
      onLoaded: () => this.#deliverWaiting(),
      onAnswered: (hasClosed) => {
        const next = this.#afterClosing
        this.#afterClosing = () => {}
        if (hasClosed) next()
        this.#libraryChange.windowAnswered(hasClosed)
        this.#deliverMeanwhile()
      },
    })
  }

  get #t() {
    return hostTranslator(this.#locale)
  }

  /** Listens to the app's events, some of which come before it is ready. */
  listen(): void {
    const { app, shell } = this.#electron
    // Electron's own dialog follows, whose message may quote a text: the log has the facts alone.
    this.#deps.process.on('uncaughtExceptionMonitor', (error) => this.#log.addError('uncaught', error))
    app.on('open-file', (event, path) => {
      event.preventDefault()
      this.#openAndShow([path])
    })
    app.on('second-instance', (_event, _argv, _folder, message) =>
      this.#openAndShow(filesOfSecondStart(message)),
    )
    app.on('activate', () => this.#show())
    app.on('web-contents-created', (_event, contents) => {
      const open = (address: string) => {
        shell.openExternal(address).catch((error: unknown) => this.#log.addError('address not opened', error))
      }
      guardContents(contents, open, Date.now)
    })
    app.on('child-process-gone', (_event, { type, reason, exitCode }) =>
      this.#log.add(`process gone: ${type} ${reason} ${exitCode}`),
    )
    app.on('before-quit', () => {
      this.#afterClosing = () => app.quit()
    })
    app.on('window-all-closed', () => {
      if (this.#machine.platform !== 'darwin') app.quit()
    })
  }

  async open(): Promise<void> {
    const { app, ipcMain, nativeTheme, powerMonitor } = this.#electron
    const { lang, files, unknown } = this.#launch
    this.#setLocale(lang)
    this.#log.add(`start ${app.getVersion()} ${this.#machine.platform}`)
    for (const option of unknown)
      this.#deps.process.stderr.write(`${this.#t('host:unknownOption', { option })}\n`)
    this.#lockSession()
    quitBeforeShutdown(powerMonitor, app)
    this.#tellMissing()
    this.#opening = this.#openLibrary()
    const newsroom = (await this.#opening)?.newsroom
    if (!newsroom) return
    this.#prerenderer = new Prerenderer(newsroom, this.#machine.platform)
    newsroom.subscribe((event) => this.#window.send(CHANNELS.event, event))
    const contents = () => this.#window.contents
    const reportError = (error: unknown) => this.#log.addError('call failed', error)
    this.#whenAnswered = answerCalls(
      ipcMain,
      serverOver(this.#withSettingsFollowed(newsroom), reportError),
      contents,
    )
    hearWindow(ipcMain, contents, {
      setUnsaved: (isUnsaved) => this.#window.setUnsaved(isUnsaved),
      setProgress: (fraction) => this.#window.current?.setProgressBar(fraction ?? -1),
      print: (page) => void this.#print(page),
    })
    answerWindow(ipcMain, contents, {
      chooseFolder: () => this.#chosen.exportFolder(),
      chooseBackupFolder: () => this.#chosen.backupFolder(),
      chooseBackup: () => this.#chosen.backup(),
      findPlace: (id) => this.#places.find(id),
      showInFolder: (place, file) => this.#chosen.showInFolder(place, file),
    })
    const settings = await newsroom.readSettings({})
    if (settings.ok) this.#follow(settings.value, lang === undefined)
    followTheme(nativeTheme, () => this.#window.current)
    this.#showLocale()
    this.#isOpen = true
    this.#files.open(files)
    this.#show()
    this.#prerenderer.makeAhead([this.#locale])
  }

  /** Ends a start that failed with a sentence: without a window, nobody could end the program. */
  fail(error: unknown): void {
    const { app, dialog } = this.#electron
    if (this.#quitting.isClosing) return
    this.#log.addError('start failed', error)
    dialog.showErrorBox(
      this.#t('host:notOpened.title'),
      this.#t('host:failedToStart.advice', { path: this.#log.path }),
    )
    void this.#closeLibrary().then(() => app.exit(1))
  }

  #lockSession(): void {
    const { session } = this.#electron
    const development = this.#address !== undefined
    lockSession(session.defaultSession, development, (path) => this.#tellSaved(path))
    const page = this.#address
      ? developmentAssets(this.#address)
      : builtAssets(join(this.#deps.built, 'renderer'))
    const prerender = async () => {
      await this.#opening
      return (await this.#prerenderer?.take({ languages: [this.#locale], open: null })) ?? null
    }
    session.defaultSession.protocol.handle(
      SCHEME,
      pageHandler(page, development, this.#printing.pageAt, prerender),
    )
  }

  /** Tells that the user's own library is opened because another one is not there. */
  #tellMissing(): void {
    const { missing } = this.#library
    if (missing === null) return
    const { dialog } = this.#electron
    dialog.showErrorBox(
      this.#t('host:libraryGone.title', { label: missing }),
      this.#t('host:libraryGone.advice'),
    )
  }

  /** Opens the library; where that fails, tells why and ends the program. */
  async #openLibrary(): Promise<OpenNewsroom | undefined> {
    const { app } = this.#electron
    const opened = await openNewsroom(
      this.#library,
      {
        kind: 'window',
        firstArticle: firstArticle(this.#locale),
        report: (error) => this.#log.addError('bin not looked at', error),
        newIndexHost: this.#newIndexHost,
      },
      userDataFolder(this.#machine),
      {
        printer: this.#printing.printer,
        places: this.#places,
        libraries: this.#libraryChange.libraries(userDataFolder(this.#machine), this.#library.folder),
      },
    )
    if (opened.ok) return opened.value
    this.#log.add(`library not opened: ${opened.failure.code}`)
    this.#showFailure(this.#t('host:notOpened.title'), opened.failure)
    app.exit(LIBRARY_NOT_OPENED)
    return undefined
  }

  async #closeLibrary(): Promise<void> {
    try {
      const opened = await this.#opening
      opened?.endChecks()
      await this.#whenAnswered()
      await opened?.close()
    } catch (error) {
      this.#log.addError('library not closed', error)
    }
  }

  #showFailure(title: string, failure: Failure): void {
    this.#electron.dialog.showErrorBox(title, failureSentence(this.#t, failure))
  }

  /** The newsroom; what its settings say of language and theme also holds for the menu and the system's own surfaces. */
  #withSettingsFollowed(newsroom: Newsroom): Newsroom {
    return {
      ...newsroom,
      writeSettings: async (change) => {
        const written = await newsroom.writeSettings(change)
        if (written.ok) {
          this.#follow(written.value, true)
          this.#showLocale()
        }
        return written
      },
    }
  }

  #follow(settings: Settings, alsoLanguage: boolean): void {
    if (alsoLanguage) this.#setLocale(settings.interface)
    setTheme(this.#electron.nativeTheme, settings.theme)
  }

  #setLocale(chosen: string | undefined): void {
    const named = chosen === undefined ? undefined : localeNamed(chosen)
    this.#locale = named ?? localeFor(this.#electron.app.getPreferredSystemLanguages())
  }

  /** Puts the menu bar and the About panel in the language that applies now. */
  #showLocale(): void {
    setAbout(this.#electron.app, this.#t, iconPath(this.#deps.built))
    this.#menuBar.show(this.#locale)
  }

  /**
   * Sends a command of the menu to the page. A click on the menu is no user gesture for the page; running an empty script as
   * one lets the page write to the clipboard without a permission. On a Mac the menu is there without a window too; then one
   * opens, and runs the command when it is loaded.
   */
  async #sendCommand(command: CommandId): Promise<void> {
    if (!this.#window.current) {
      this.#waitingCommand = command
      this.#show()
      return
    }
    await this.#window.contents?.executeJavaScript('undefined', true).catch(() => {})
    this.#window.send(CHANNELS.command, command)
  }

  #deliverWaiting(): void {
    this.#closing.repeat()
    this.#files.open([])
    const command = this.#waitingCommand
    this.#waitingCommand = undefined
    if (command) void this.#sendCommand(command)
  }

  /** Opens the print dialog for a page. Nothing is said of one that was cancelled. */
  async #print(page: Uint8Array): Promise<void> {
    try {
      await this.#printing.toPaper(page)
    } catch (error) {
      if (error instanceof Error && /cancel/i.test(error.message)) return
      this.#log.addError('not printed', error)
      this.#showFailure(this.#t('host:notPrinted.title'), failed('print-failed').failure)
    }
  }

  /** Tells the page where its file is: by the handle of the folder, whose path stays here. */
  #tellSaved(path: string): void {
    const { id } = this.#places.add(dirname(path))
    this.#window.send(CHANNELS.saved, { place: id, fileName: basename(path) })
  }

  #show(): void {
    if (this.#isOpen && !this.#quitting.isClosing) this.#window.show()
  }

  #openAndShow(paths: readonly string[]): void {
    if (this.#quitting.isClosing) {
      this.#quitting.openLater(paths)
      return
    }
    if (this.#closing.isOpen) this.#meanwhile = [...(this.#meanwhile ?? []), ...paths]
    else this.#files.open(paths)
    this.#show()
  }

  /** Opens what came while the page was being asked: in its window if that stays, else in a new one or a new start. */
  #deliverMeanwhile(): void {
    const paths = this.#meanwhile
    this.#meanwhile = null
    if (paths) this.#openAndShow(paths)
    this.#files.open([])
  }
}
