import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { CDPSession, Download, Frame, Page, Route } from '@playwright/test'
import { app } from './app.ts'
import { fromChromium, newPage, toChromium } from './chromium.ts'
import { control } from './control.ts'
import { isPrevented } from './events.ts'
import { ipcMain } from './ipc.ts'
import { bury, makeInstancesLoud } from './loud.ts'
import { chooseByKey, type Key } from './menu.ts'
import { pageScript } from './pageScript.ts'
import { defaultSession, type Session } from './session.ts'
import { nativeTheme } from './system.ts'
import { fromWire, toWire } from './wire.ts'
import type { BrowserWindow } from './window.ts'

type OpenHandler = (details: { url: string; frameName: string }) => { action: 'allow' | 'deny' }
type PageMessage = { kind: string; channel?: string; values?: unknown; type?: string } & Partial<Key> & {
    x?: number
    y?: number
    selectionText?: string
    isEditable?: boolean
  }

type PdfOptions = {
  pageSize?: 'A4' | 'Letter'
  preferCSSPageSize?: boolean
  printBackground?: boolean
  generateTaggedPDF?: boolean
  generateDocumentOutline?: boolean
}

let nextId = 0

/** Electron's `webContents` over a page of Chromium. */
export class WebContents extends EventEmitter {
  readonly id = ++nextId
  readonly session: Session = defaultSession
  readonly window: BrowserWindow
  readonly prints: unknown[] = []
  zoomLevel = 0
  /** What Chromium knows the page by; empty as long as there is none. */
  targetId = ''
  readonly #preload: string
  #page: Promise<Page> | undefined
  #protocol: CDPSession | undefined
  #opened: OpenHandler = () => ({ action: 'allow' })
  #sending: Promise<unknown> = Promise.resolve()
  #isDestroyed: boolean = false
  #isCrashed: boolean = false
  /** The app itself is loading or reloading the page, about which no listener is asked. */
  #isLoadedByApp: boolean = false
  #isLoading: boolean = false
  #url = ''

  constructor(window: BrowserWindow, preload: string | undefined) {
    super()
    this.window = window
    this.#preload = preload ? readFileSync(preload, 'utf8') : ''
  }

  /** The page, which starts with the first thing that is asked of it. */
  page(): Promise<Page> {
    if (this.#isDestroyed) return Promise.reject(new TypeError('Object has been destroyed'))
    if (!this.#page) {
      this.#page = this.#make()
      this.#page.catch((error: unknown) => {
        if (!this.#isDestroyed) control.fail(error)
      })
    }
    return this.#page
  }

  async #make(): Promise<Page> {
    const page = await newPage(app.getPath('userData'))
    const { width, height } = this.window.getNormalBounds()
    await page.setViewportSize({ width, height })
    await page.exposeBinding('__electronDouble', ({ frame }, message: PageMessage) =>
      this.#hear(frame, message),
    )
    await page.addInitScript(`(${pageScript.toString()})(${JSON.stringify(this.#preload)})`)
    await page.route('**/*', (route) => this.#answer(route).catch(() => route.abort().catch(() => {})))
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#url = fromChromium(frame.url())
    })
    page.on('domcontentloaded', () => {
      this.emit('dom-ready', {})
    })
    page.on('load', () => {
      // A page may still load while its window is being closed.
      if (this.window.isDestroyed()) return
      this.#isLoading = false
      this.window.emit('ready-to-show', {})
      this.emit('did-finish-load', {})
    })
    page.on('crash', () => {
      this.#isCrashed = true
      this.#isLoading = false
      this.targetId = ''
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    page.on('popup', (popup) => void popup.close().catch(() => {}))
    page.on('download', (download) => void this.#download(download))
    const paint = () => page.emulateMedia({ colorScheme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' })
    const repaint = () => void paint().catch(() => {})
    nativeTheme.on('updated', repaint)
    page.on('close', () => nativeTheme.off('updated', repaint))
    await paint()
    this.#protocol = await page.context().newCDPSession(page)
    this.#protocol.on('Page.windowOpen', ({ url, windowName }) => {
      const { action } = this.#opened({ url: fromChromium(url), frameName: windowName })
      if (action === 'allow') control.fail(new Error('not doubled: a second window that the page opens'))
    })
    await this.#protocol.send('Page.enable')
    if (this.window.options.webPreferences?.javascript === false)
      await this.#protocol.send('Emulation.setScriptExecutionDisabled', { value: true })
    this.targetId = (await this.#protocol.send('Target.getTargetInfo')).targetInfo.targetId
    return page
  }

  #frame(frame: Frame) {
    const parent = frame.parentFrame()
    return { url: fromChromium(frame.url()), parent: parent ? { url: fromChromium(parent.url()) } : null }
  }

  async #hear(frame: Frame, message: PageMessage): Promise<unknown> {
    const { kind, channel = '', type = '' } = message
    const event = { sender: this, senderFrame: this.#frame(frame), preventDefault: () => {} }
    const decoded = fromWire(message.values)
    const values = Array.isArray(decoded) ? decoded : []
    if (kind === 'invoke') {
      const answer = await ipcMain.answer(channel, event, values)
      try {
        return toWire(answer)
      } catch {
        return toWire({ error: 'Error: An object could not be cloned.' })
      }
    }
    if (kind === 'send') ipcMain.emit(channel, event, ...values)
    if (kind === 'input') this.emit('input-event', {}, { type })
    if (kind === 'key') this.#key(message)
    if (kind === 'contextmenu') this.#contextMenu(message)
    return toWire(undefined)
  }

  #contextMenu({ x = 0, y = 0, selectionText = '', isEditable = false }: PageMessage): void {
    const editFlags = {
      canUndo: isEditable,
      canRedo: isEditable,
      canCut: isEditable && selectionText !== '',
      canCopy: selectionText !== '',
      canPaste: isEditable,
      canDelete: isEditable && selectionText !== '',
      canSelectAll: true,
      canEditRichly: isEditable,
    }
    this.emit(
      'context-menu',
      {},
      { x, y, selectionText, isEditable, editFlags, linkURL: '', mediaType: 'none' },
    )
  }

  /** A key that the page has left alone goes to the menu, as by `triggeredByAccelerator`. */
  #key({
    key = '',
    code = '',
    ctrlKey = false,
    metaKey = false,
    altKey = false,
    shiftKey = false,
  }: PageMessage): void {
    chooseByKey({ key, code, ctrlKey, metaKey, altKey, shiftKey }, this.window, app)
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request()
    const url = fromChromium(request.url())
    const frame = request.isNavigationRequest() ? request.frame() : undefined
    const isMainFrame = frame?.parentFrame() === null
    if (frame && !(isMainFrame && this.#isLoadedByApp)) {
      const details = { url, isMainFrame, isSameDocument: false, frame: this.#frame(frame), initiator: null }
      const isRefused =
        isPrevented(this, 'will-frame-navigate', details) ||
        (isMainFrame && isPrevented(this, 'will-navigate', details))
      if (isRefused) return route.abort('aborted')
    }
    if (isMainFrame) this.#isLoadedByApp = false
    if (!(await this.session.mayRequest(url, request.method(), request.resourceType())))
      return route.abort('blockedbyclient')
    const handler = this.session.handlers.get(new URL(url).protocol.slice(0, -1))
    if (!handler) return /^(?:data|blob):/.test(url) ? route.continue() : route.abort('failed')
    const body = request.postDataBuffer()
    const response = await handler(
      new Request(url, {
        method: request.method(),
        ...(body ? { body: new Uint8Array(body) } : {}),
      }),
    )
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  async #download(download: Download): Promise<void> {
    const item = Object.assign(new EventEmitter(), {
      path: '',
      isCancelled: false,
      getURL: () => fromChromium(download.url()),
      getFilename: () => download.suggestedFilename(),
      getTotalBytes: () => 0,
      setSavePath(path: string) {
        item.path = path
      },
      getSavePath: () => item.path,
      cancel() {
        item.isCancelled = true
      },
    })
    if (isPrevented(this.session, 'will-download', {}, item, this) || item.isCancelled) {
      await download.cancel()
      control.refusedDownloads.push(download.url())
      return
    }
    const path = item.path || control.askSavePath(download.suggestedFilename())
    if (path === null) {
      await download.cancel()
      item.emit('done', {}, 'cancelled')
      return
    }
    item.path = path
    await download.saveAs(path)
    control.saved.push(path)
    item.emit('done', {}, 'completed')
  }

  async loadURL(address: string): Promise<void> {
    this.#url = address
    await this.#load((page) => page.goto(toChromium(address)))
  }

  async #load(navigate: (page: Page) => Promise<unknown>): Promise<void> {
    const page = await this.page()
    this.#isLoading = true
    this.#isLoadedByApp = true
    await navigate(page).catch((error: unknown) => {
      if (!this.#isDestroyed) throw error
    })
    this.#isLoading = false
  }

  getURL = () => this.#url
  getTitle = () => 'Marbre'

  /** Sends to the page that is there when the message's turn comes; one that has crashed hears nothing. */
  send(channel: string, ...values: unknown[]): void {
    const wire = JSON.stringify(toWire(values))
    this.#sending = this.#sending
      .then(async () => {
        if (this.#isDestroyed || this.#isCrashed) return
        const page = await this.page()
        await page.evaluate(
          ([name, sent = '']) => {
            const deliver: unknown = Reflect.get(window, '__electronDeliver')
            if (typeof deliver === 'function') deliver(name, JSON.parse(sent))
          },
          [channel, wire],
        )
      })
      .catch(() => {})
  }

  async #session(): Promise<CDPSession> {
    await this.page()
    if (!this.#protocol) throw new Error('the page has no session')
    return this.#protocol
  }

  async executeJavaScript(expression: string, userGesture = false): Promise<unknown> {
    const { result, exceptionDetails } = await (await this.#session()).send('Runtime.evaluate', {
      expression,
      userGesture,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return result.value
  }

  /** Runs one of Chromium's editing commands, as a role of the menu does. */
  async edit(command: string): Promise<void> {
    const protocol = await this.#session()
    await protocol.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'F24', commands: [command] })
    await protocol.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'F24' })
  }

  undo = () => void this.edit('Undo')
  redo = () => void this.edit('Redo')
  cut = () => void this.edit('Cut')
  copy = () => void this.edit('Copy')
  paste = () => void this.edit('Paste')
  pasteAndMatchStyle = () => void this.edit('PasteAndMatchStyle')
  delete = () => void this.edit('Delete')
  selectAll = () => void this.edit('SelectAll')

  print(options: unknown = {}, done?: (isPrinted: boolean, reason: string) => void): void {
    this.prints.push(options)
    void this.#print(done).catch((error: unknown) => {
      if (!this.#isDestroyed) control.fail(error)
    })
  }

  /** The dialog of the system prints what the page has now, or is cancelled. */
  async #print(done?: (isPrinted: boolean, reason: string) => void): Promise<void> {
    const page = await this.page()
    control.printed.push(await page.title())
    const isCancelled = control.nextPrintIsCancelled()
    done?.(!isCancelled, isCancelled ? 'Print job canceled' : '')
  }

  async printToPDF({
    pageSize = 'Letter',
    preferCSSPageSize = false,
    printBackground = false,
    generateTaggedPDF = false,
    generateDocumentOutline = false,
    ...others
  }: PdfOptions = {}): Promise<Buffer> {
    const [unknown] = Object.keys(others)
    if (unknown !== undefined) throw new TypeError(`the double of Electron prints no PDF with ${unknown}`)
    const [paperWidth, paperHeight] = pageSize === 'A4' ? [210 / 25.4, 297 / 25.4] : [8.5, 11]
    const options = { preferCSSPageSize, printBackground, generateTaggedPDF, generateDocumentOutline }
    const protocol = await this.#session()
    const { data } = await protocol.send('Page.printToPDF', { paperWidth, paperHeight, ...options })
    return Buffer.from(data, 'base64')
  }

  forcefullyCrashRenderer(): void {
    void this.#session()
      .then((protocol) => protocol.send('Page.crash'))
      .catch(() => {})
  }

  /** Loads the page again: in the same tab, or in another where this one has crashed. */
  reload(): void {
    void this.#reload().catch((error: unknown) => {
      if (!this.#isDestroyed) control.fail(error)
    })
  }

  async #reload(): Promise<void> {
    if (!this.#isCrashed) return this.#load((page) => page.reload())
    const crashed = this.#page
    this.#page = undefined
    this.#isCrashed = false
    await this.loadURL(this.#url)
    await crashed?.then((page) => page.close()).catch(() => {})
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#opened = handler
  }

  resize({ width, height }: { width: number; height: number }): void {
    void this.#page?.then((page) => page.setViewportSize({ width, height })).catch(() => {})
  }

  setZoomLevel(level: number): void {
    this.zoomLevel = level
  }
  getZoomLevel = () => this.zoomLevel
  get zoomFactor() {
    return 1.2 ** this.zoomLevel
  }
  set zoomFactor(factor: number) {
    this.zoomLevel = Math.log(factor) / Math.log(1.2)
  }
  setZoomFactor(factor: number): void {
    this.zoomFactor = factor
  }
  getZoomFactor = () => this.zoomFactor
  focus(): void {}
  isDestroyed = () => this.#isDestroyed
  isCrashed = () => this.#isCrashed
  isLoading = () => this.#isLoading

  /** What a window does to its contents as it closes; `destroyed` comes in a later turn. */
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    const page = this.#page
    setImmediate(() => {
      this.emit('destroyed')
      bury(this, ['isDestroyed', 'window', 'id'])
    })
    void page?.then((open) => open.close()).catch(() => {})
  }

  /** Asks the page whether it may be left (`beforeunload`). */
  async mayLeave(): Promise<boolean> {
    const page = await this.#page
    if (!page || page.isClosed() || this.#isCrashed) return true
    const isRefused = await page
      .evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
      .catch(() => false)
    return !isRefused || isPrevented(this, 'will-prevent-unload')
  }
}

makeInstancesLoud('webContents', WebContents)
