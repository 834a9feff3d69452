import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import * as z from 'zod/mini'
import { failed, ok } from '../core/failure.ts'
import type { PagePrinter } from '../newsroom/index.ts'
import { installedBrowser, quietArguments } from './browser.ts'
import { DevToolsPipe } from './devToolsPipe.ts'
import type { Machine } from './libraryFolder.ts'

/** A printer with what it has opened. */
export type HostPrinter = PagePrinter & {
  /** Waits for the page at hand and ends what was started. */
  close(): Promise<void>
}

type Limits = {
  /** How long a page may take, with the start of the browser where it does not run (milliseconds). */
  page: number
  /** How long the browser is kept for another page. */
  idle: number
}
const LIMITS: Limits = { page: 60_000, idle: 30_000 }
/** How long the browser may take to end by itself (milliseconds). */
const END_LIMIT = 3_000

/** A4 in inches, for a page whose style names no size. */
const PAPER = { paperWidth: 210 / 25.4, paperHeight: 297 / 25.4 }

const targetAnswer = z.object({ targetId: z.string() })
const sessionAnswer = z.object({ sessionId: z.string() })
const frameAnswer = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) })
const printedAnswer = z.object({ data: z.string() })

/** A running Chromium without a window, and with a profile that goes when it ends. */
class HeadlessBrowser {
  readonly #child: ChildProcess
  readonly #profile: string
  readonly #pipe: DevToolsPipe
  readonly #ended: Promise<unknown>
  readonly #kill = () => this.kill()

  constructor(program: string) {
    this.#profile = mkdtempSync(join(tmpdir(), 'marbre-print-'))
    const asRoot = process.getuid?.() === 0
    this.#child = spawn(
      program,
      ['--headless', '--remote-debugging-pipe', '--disable-gpu', ...quietArguments(this.#profile, asRoot)],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
        // In a group of its own: Ctrl+C on the terminal is for us, and a page at hand is finished.
        detached: process.platform !== 'win32',
      },
    )
    const [, , , toBrowser, fromBrowser] = this.#child.stdio
    if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable))
      throw new TypeError('the browser was started without pipes')
    this.#pipe = new DevToolsPipe(toBrowser, fromBrowser)
    // A program that cannot be started closes its pipes, which rejects what waits.
    this.#child.on('error', () => {})
    this.#ended = once(this.#child, 'close').catch(() => {})
    process.once('exit', this.#kill)
  }

  get hasEnded(): boolean {
    return this.#child.pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  /** Prints a page, which is given to Chromium as a document without an address: what is relative in it leads nowhere. */
  async print(html: string): Promise<Uint8Array> {
    const pipe = this.#pipe
    const { targetId } = targetAnswer.parse(await pipe.send('Target.createTarget', { url: 'about:blank' }))
    const attached = await pipe.send('Target.attachToTarget', { targetId, flatten: true })
    const { sessionId } = sessionAnswer.parse(attached)
    const send = (method: string, parameters: object = {}) => pipe.send(method, parameters, sessionId)
    await send('Page.enable')
    await send('Emulation.setScriptExecutionDisabled', { value: true })
    const { frameTree } = frameAnswer.parse(await send('Page.getFrameTree'))
    const loaded = pipe.once('Page.loadEventFired', sessionId)
    await Promise.all([loaded, send('Page.setDocumentContent', { frameId: frameTree.frame.id, html })])
    const printed = await send('Page.printToPDF', {
      ...PAPER,
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
    await pipe.send('Target.closeTarget', { targetId })
    return new Uint8Array(Buffer.from(printedAnswer.parse(printed).data, 'base64'))
  }

  /** Ends at once, with all of its processes, and takes the profile away. */
  kill(): void {
    process.off('exit', this.#kill)
    const { pid } = this.#child
    try {
      if (pid !== undefined && !this.hasEnded && process.platform !== 'win32') process.kill(-pid, 'SIGKILL')
      else this.#child.kill('SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
    this.#removeProfile()
  }

  async close(): Promise<void> {
    this.#pipe.send('Browser.close', {}).catch(() => {})
    await Promise.race([this.#ended, after(END_LIMIT)])
    this.kill()
  }

  #removeProfile(): void {
    try {
      rmSync(this.#profile, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 })
    } catch {
      // Windows holds on to files of a process for a moment; the system clears its temporary folder.
    }
  }
}

const after = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })

/** The browser that `machine` has; undefined where it has none, or names one that is not there. */
function browserOf(machine: Machine): string | undefined {
  try {
    return installedBrowser(machine)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/**
 * Prints by the machine's Chrome, Chromium or Edge, one page at a time. The browser is started for the first page, kept for
 * the next ones, and ended when none has come for a while, by `close`, or with this process. A page that takes too long
 * fails with `print-failed`, and the next one has a new browser.
 */
export function chromiumPrinter(machine: Machine, limits: Limits = LIMITS): HostPrinter {
  let browser: HeadlessBrowser | undefined
  let idle: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  const end = async () => {
    clearTimeout(idle)
    const ending = browser
    browser = undefined
    await ending?.close()
  }

  const printNow = async (page: Uint8Array) => {
    clearTimeout(idle)
    if (browser?.hasEnded) await end()
    const program = browser ? '' : browserOf(machine)
    if (program === undefined) return failed('no-printer')
    try {
      browser ??= new HeadlessBrowser(program)
      const { signal, stop } = timeLimit(limits.page)
      const printed = await Promise.race([browser.print(new TextDecoder().decode(page)), signal]).finally(
        stop,
      )
      idle = setTimeout(() => void end(), limits.idle)
      idle.unref()
      return ok(printed)
    } catch {
      browser?.kill()
      browser = undefined
      return failed('print-failed')
    }
  }

  return {
    print: (page) => {
      const printed = turn.then(() => printNow(page))
      turn = printed
      return printed
    },
    close: async () => {
      await turn
      await end()
    },
  }
}

/** A promise that rejects after a time, unless it is stopped before. */
function timeLimit(milliseconds: number): { signal: Promise<never>; stop(): void } {
  let timer: NodeJS.Timeout | undefined
  const signal = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the page took too long')), milliseconds)
  })
  return { signal, stop: () => clearTimeout(timer) }
}
