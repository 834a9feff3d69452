import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from 'electron'
import { failed, ok } from '../core/failure.ts'
import type { HostPrinter } from '../host/printer.ts'
import type { ElectronParts } from './electronParts.ts'
import { printAddress } from './protocol.ts'

/** A window that nobody sees, for a page that runs no script. */
const HIDDEN: BrowserWindowConstructorOptions = {
  show: false,
  webPreferences: {
    javascript: false,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    plugins: false,
    spellcheck: false,
    devTools: false,
  },
}

/** How long a page may take to be laid out and printed (milliseconds). */
const LIMIT = 60_000

/** Prints pages: each is loaded into a hidden window of its own, one at a time. */
export class PagePrinting {
  readonly #electron: Pick<ElectronParts, 'BrowserWindow'>
  readonly #pages = new Map<string, Uint8Array>()
  #window: BrowserWindow | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #count = 0

  constructor(electron: Pick<ElectronParts, 'BrowserWindow'>) {
    this.#electron = electron
  }

  /** The page that is being printed at an address; null where none is. */
  pageAt = (address: string): Uint8Array | null => this.#pages.get(address) ?? null

  /** PDFs for exports. */
  readonly printer: HostPrinter = {
    print: async (page) => {
      try {
        const toPdf = (contents: WebContents) =>
          contents.printToPDF({
            pageSize: 'A4',
            preferCSSPageSize: true,
            printBackground: true,
            generateTaggedPDF: true,
            generateDocumentOutline: true,
          })
        return ok(new Uint8Array(await this.#withPage(page, toPdf)))
      } catch {
        return failed('print-failed')
      }
    },
    close: async () => {
      this.#window?.destroy()
      await this.#turn
    },
  }

  /** Opens the system's print dialog for a page; resolves when it is closed. Rejects with the reason where nothing was printed. */
  toPaper(page: Uint8Array): Promise<void> {
    // Without a time limit while the print dialog is open.
    return this.#withPage(
      page,
      (contents) =>
        new Promise((resolve, reject) => {
          contents.print({ usePrinterDefaultPageSize: true }, (isPrinted, reason) => {
            if (isPrinted) resolve()
            else reject(new Error(reason))
          })
        }),
      Number.POSITIVE_INFINITY,
    )
  }

  #withPage<T>(page: Uint8Array, print: (contents: WebContents) => Promise<T>, limit = LIMIT): Promise<T> {
    const printed = this.#turn.then(() => this.#inWindow(page, print, limit))
    this.#turn = printed.catch(() => {})
    return printed
  }

  async #inWindow<T>(
    page: Uint8Array,
    print: (contents: WebContents) => Promise<T>,
    limit: number,
  ): Promise<T> {
    this.#count += 1
    const nth = this.#count
    const address = printAddress(nth)
    const window = new this.#electron.BrowserWindow(HIDDEN)
    const closed = new Promise<never>((_resolve, reject) => {
      window.once('closed', () => reject(new Error('the page was closed')))
      window.webContents.once('render-process-gone', () => reject(new Error('the page is gone')))
    })
    const timer = Number.isFinite(limit) ? setTimeout(() => window.destroy(), limit) : undefined
    this.#window = window
    this.#pages.set(address, page)
    try {
      const work = window.loadURL(printAddress(nth)).then(() => print(window.webContents))
      return await Promise.race([work, closed])
    } finally {
      clearTimeout(timer)
      this.#pages.delete(address)
      this.#window = undefined
      if (!window.isDestroyed()) window.destroy()
    }
  }
}
