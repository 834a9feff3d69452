import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { PagePrinting } from '../../src/main/pageWindow.ts'

type Printed = (isPrinted: boolean, reason: string) => void

/** A window that remembers what became of it; its page prints what `outcome` says. */
class Window extends EventEmitter {
  static made: Window[] = []
  static outcome: 'prints' | 'fails' | 'does not load' | 'never' = 'prints'
  static onLoad = (_address: string) => {}
  readonly options: unknown
  destroyed = false
  pdfOptions: unknown
  readonly webContents = Object.assign(new EventEmitter(), {
    printToPDF: async (options: unknown) => {
      this.pdfOptions = options
      if (Window.outcome === 'fails') throw new Error('no')
      return Buffer.from('%PDF-')
    },
    print: (_options: unknown, done: Printed) =>
      done(Window.outcome === 'prints', Window.outcome === 'prints' ? '' : 'Print job failed'),
  })

  constructor(options: unknown) {
    super()
    this.options = options
    Window.made.push(this)
  }

  async loadURL(address: string) {
    Window.onLoad(address)
    if (Window.outcome === 'does not load') throw new Error('ERR_FAILED')
    if (Window.outcome === 'never') await new Promise(() => {})
  }

  isDestroyed = () => this.destroyed
  destroy() {
    this.destroyed = true
    this.emit('closed')
  }
}

function assertElectron(_parts: unknown): asserts _parts is ConstructorParameters<typeof PagePrinting>[0] {}

function printing(outcome: (typeof Window)['outcome'] = 'prints'): PagePrinting {
  Window.made = []
  Window.outcome = outcome
  Window.onLoad = () => {}
  const parts: unknown = { BrowserWindow: Window }
  assertElectron(parts)
  return new PagePrinting(parts)
}

const PAGE = new TextEncoder().encode('<p>Un')
const FAILED = { ok: false, failure: { code: 'print-failed', detail: {} } }

test('a page is printed in a hidden window without script or preload, which is gone afterwards', async () => {
  const pages = printing()
  const seen: (string | undefined)[] = []
  Window.onLoad = (address) =>
    seen.push(address, new TextDecoder().decode(pages.pageAt(address) ?? new Uint8Array()))
  expect(await pages.printer.print(PAGE)).toEqual({ ok: true, value: new Uint8Array(Buffer.from('%PDF-')) })
  const [window] = Window.made
  expect(seen).toEqual(['app://print/1', '<p>Un'])
  expect(pages.pageAt('app://print/1')).toBeNull()
  expect(window?.destroyed).toBe(true)
  expect(window?.options).toMatchObject({
    show: false,
    webPreferences: { javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  expect(JSON.stringify(window?.options)).not.toContain('preload')
  expect(window?.pdfOptions).toEqual({
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
})

test('pages come one after the other, each under an address of its own', async () => {
  const pages = printing()
  const open: number[] = []
  Window.onLoad = () => open.push(Window.made.filter(({ destroyed }) => !destroyed).length)
  await Promise.all([pages.printer.print(PAGE), pages.printer.print(PAGE), pages.toPaper(PAGE)])
  expect(open).toEqual([1, 1, 1])
})

test.each(['fails', 'does not load'] as const)(
  'a page that %s is said to have failed, and its window goes',
  async (outcome) => {
    const pages = printing(outcome)
    expect(await pages.printer.print(PAGE)).toEqual(FAILED)
    await expect(pages.toPaper(PAGE)).rejects.toThrow(outcome === 'fails' ? 'Print job failed' : 'ERR_FAILED')
    expect(Window.made.map(({ destroyed }) => destroyed)).toEqual([true, true])
  },
)

test('a page that crashes, or whose printer is closed, holds nothing up', async () => {
  const pages = printing('never')
  const first = pages.printer.print(PAGE)
  await expect.poll(() => Window.made).toHaveLength(1)
  Window.made[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  expect(await first).toEqual(FAILED)
  const second = pages.printer.print(PAGE)
  await expect.poll(() => Window.made).toHaveLength(2)
  await pages.printer.close()
  expect(await second).toEqual(FAILED)
})
