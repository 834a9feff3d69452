import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { WebContents } from './contents.ts'
import { isPrevented } from './events.ts'
import { bury, makeInstancesLoud } from './loud.ts'

type Rectangle = { x: number; y: number; width: number; height: number }
type Options = Partial<Rectangle> & {
  show?: boolean
  title?: string
  backgroundColor?: string
  webPreferences?: { preload?: string; javascript?: boolean }
}

let nextId = 0

/** Electron's `BrowserWindow`, with no screen: where it stands is remembered, what it shows is a page of Chromium. */
export class BrowserWindow extends EventEmitter {
  static focused: BrowserWindow | null = null
  static getAllWindows = () => [...app.windows]
  static getFocusedWindow = () => BrowserWindow.focused
  static fromWebContents = (contents: WebContents) =>
    app.windows.find((each) => each.webContents === contents) ?? null

  readonly id = ++nextId
  readonly options: Options
  readonly webContents: WebContents
  readonly minimizable = true
  progress = -1
  backgroundColor: string
  title: string
  #bounds: Rectangle
  #state: 'normal' | 'maximized' | 'minimized' | 'full' = 'normal'
  #before: 'normal' | 'maximized' = 'normal'
  #isVisible: boolean
  #isDestroyed: boolean = false
  #isClosing: boolean = false

  constructor(options: Options = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    this.options = options
    this.title = options.title ?? app.name
    this.backgroundColor = options.backgroundColor ?? '#FFFFFF'
    this.#bounds = { x: 0, y: 0, width: 800, height: 600, ...rectangleIn(options) }
    this.#isVisible = options.show !== false
    this.webContents = new WebContents(this, options.webPreferences?.preload)
    app.windows.push(this)
    app.emit('browser-window-created', {}, this)
    app.emit('web-contents-created', {}, this.webContents)
    if (this.#isVisible) this.focus()
  }

  loadURL = (address: string) => this.webContents.loadURL(address)

  /** Asks first: `close` may be prevented, and so may leaving the page; `closed` comes in a later turn. */
  close(): void {
    if (isPrevented(this, 'close')) {
      app.closeCancelled()
      return
    }
    if (this.#isClosing) return
    this.#isClosing = true
    void this.webContents.mayLeave().then((mayLeave) => {
      this.#isClosing = false
      if (this.#isDestroyed) return
      if (mayLeave) this.destroy()
      else app.closeCancelled()
    })
  }

  /** Closes without asking; `closed`, and what follows where no window is left, come within the call. */
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    if (BrowserWindow.focused === this) BrowserWindow.focused = null
    this.webContents.destroy()
    bury(this, ['id', 'isDestroyed', 'destroy'])
    this.emit('closed')
    app.removeWindow(this)
  }

  isDestroyed = () => this.#isDestroyed
  isVisible = () => this.#isVisible
  isFocused = () => BrowserWindow.focused === this
  isMinimized = () => this.#state === 'minimized'
  isMaximized = () => this.#state === 'maximized'
  isFullScreen = () => this.#state === 'full'
  isNormal = () => this.#state === 'normal'

  show(): void {
    this.#isVisible = true
    this.emit('show', {})
    this.focus()
  }

  showInactive(): void {
    this.#isVisible = true
    this.emit('show', {})
  }

  hide(): void {
    this.#isVisible = false
    if (BrowserWindow.focused === this) BrowserWindow.focused = null
    this.emit('hide', {})
  }

  focus(): void {
    if (!this.#isVisible || this.#state === 'minimized' || BrowserWindow.focused === this) return
    BrowserWindow.focused = this
    this.emit('focus', {})
    app.emit('browser-window-focus', {}, this)
  }

  minimize(): void {
    if (this.#state === 'minimized') return
    this.#before = this.#state === 'maximized' ? 'maximized' : 'normal'
    this.#state = 'minimized'
    if (BrowserWindow.focused === this) BrowserWindow.focused = null
    this.emit('minimize', {})
  }

  restore(): void {
    if (this.#state !== 'minimized') return
    this.#state = this.#before
    this.emit('restore', {})
    this.focus()
  }

  maximize(): void {
    this.#isVisible = true
    this.#state = 'maximized'
    this.emit('maximize', {})
  }

  unmaximize(): void {
    this.#state = 'normal'
    this.emit('unmaximize', {})
  }

  setFullScreen(on: boolean): void {
    this.#state = on ? 'full' : 'normal'
    this.emit(on ? 'enter-full-screen' : 'leave-full-screen', {})
  }

  getNormalBounds = () => ({ ...this.#bounds })
  getBounds = () => ({ ...this.#bounds })
  getSize = () => [this.#bounds.width, this.#bounds.height]

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.webContents.resize(this.#bounds)
    this.emit('resize', {})
    this.emit('move', {})
  }

  setTitle(title: string): void {
    this.title = title
  }
  getTitle = () => this.title
  setBackgroundColor(color: string): void {
    this.backgroundColor = color
  }
  setProgressBar(progress: number): void {
    this.progress = progress
  }
  setDocumentEdited(_edited: boolean): void {}
  setRepresentedFilename(_name: string): void {}
  flashFrame(_on: boolean): void {}
}

makeInstancesLoud('BrowserWindow', BrowserWindow)

function rectangleIn({ x, y, width, height }: Options): Partial<Rectangle> {
  return {
    ...(x === undefined ? {} : { x }),
    ...(y === undefined ? {} : { y }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  }
}
