import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import * as z from 'zod/mini'
import { findChromium } from '../chromium.ts'
import { socketPath } from './double/socket.ts'

const ROOT = resolve(import.meta.dirname, '..', '..')
const executablePath = findChromium()
const REGISTER = join(import.meta.dirname, 'double', 'register.mjs')
/** How long a step of the double may take, on a machine with other work to do (milliseconds). */
const LIMIT = 30_000

export type DoubleOptions = {
  /** A main script; else the one that was built. */
  script?: string
  parameters?: readonly string[]
  env?: Readonly<Record<string, string>>
  cwd?: string
}

const stateOf = z.object({
  debugging: z.nullable(z.string()),
  windows: z.array(z.object({ target: z.string() })),
})

/** What Chromium knows a page by; empty for one that is closing. */
async function targetOf(page: Page): Promise<string> {
  try {
    const session = await page.context().newCDPSession(page)
    const { targetInfo } = await session.send('Target.getTargetInfo')
    await session.detach()
    return targetInfo.targetId
  } catch {
    return ''
  }
}

/** A main process that runs over the double of Electron. */
export class Desktop {
  readonly process: ChildProcess
  readonly #socket: string
  #connection: Socket | undefined
  #browser: Browser | undefined
  #isRelaunched: boolean = false
  #next = 0
  readonly #waiting = new Map<number, (reply: { value?: unknown; error?: string }) => void>()
  output = ''

  constructor({
    script = join(ROOT, 'out', 'main', 'electron.js'),
    parameters = [],
    env = {},
    cwd = ROOT,
  }: DoubleOptions) {
    this.#socket = socketPath(`marbre-control-${randomUUID().slice(0, 18)}`)
    this.process = spawn(process.execPath, ['--import', REGISTER, script, ROOT, ...parameters], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        // Looked for here, because the double may stand for another system.
        ...(executablePath ? { MARBRE_CHROMIUM: executablePath } : {}),
        MARBRE_DOUBLE_SOCKET: this.#socket,
        ...env,
      },
    })
    // It must end with this process, also where the test crashes.
    const end = () => this.process.kill('SIGKILL')
    process.once('exit', end)
    this.process.once('exit', () => process.off('exit', end))
    for (const stream of [this.process.stdout, this.process.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text
      })
  }

  async #connect(): Promise<Socket> {
    const until = Date.now() + LIMIT
    for (;;) {
      const connection = createConnection(this.#socket)
      const isOpen = await Promise.race([
        once(connection, 'connect').then(() => true),
        once(connection, 'error').then(() => false),
      ]).catch(() => false)
      if (isOpen) {
        connection.on('error', () => {})
        const lines = createInterface(connection)
        lines.on('error', () => {})
        lines.on('line', (line) => {
          const { id, ...reply } = JSON.parse(line)
          this.#waiting.get(id)?.(reply)
          this.#waiting.delete(id)
        })
        connection.on('close', () => {
          this.#connection = undefined
          for (const answer of this.#waiting.values())
            answer({ error: `the double has ended:\n${this.output}` })
          this.#waiting.clear()
        })
        return connection
      }
      const isGone = this.process.exitCode !== null && !this.#isRelaunched
      if (isGone || Date.now() > until) throw new Error(`the double did not start:\n${this.output}`)
      await wait(50)
    }
  }

  /** Asks the double, or does something to it; see `double/electron.ts`. */
  async ask(name: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    this.#connection ??= await this.#connect()
    const connection = this.#connection
    this.#next += 1
    const id = this.#next
    const reply = new Promise<{ value?: unknown; error?: string }>((resolve) =>
      this.#waiting.set(id, resolve),
    )
    connection.write(`${JSON.stringify({ id, name, parameters })}\n`)
    const { value, error } = await reply
    if (error !== undefined) throw new Error(error)
    return value
  }

  /** The page of its window, once it has one. */
  async window(): Promise<Page> {
    const until = Date.now() + LIMIT
    while (Date.now() < until) {
      const found = await this.#windowNow()
      if (found) return found
      await wait(50)
    }
    throw new Error(`no window opened:\n${this.output}`)
  }

  async #windowNow(): Promise<Page | undefined> {
    const { debugging, windows } = stateOf.parse(await this.ask('state'))
    const target = windows[0]?.target
    if (!debugging || !target) return undefined
    // Playwright's defaults would take the downloads away from the double.
    this.#browser ??= await chromium.connectOverCDP(debugging, { noDefaults: true })
    for (const page of this.#browser.contexts().flatMap((context) => context.pages()))
      if ((await targetOf(page)) === target && page.url().includes('.app.localhost')) return page
    return undefined
  }

  /** Waits for the process to end; gives its exit code. */
  async ended(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit')
    return this.process.exitCode
  }

  /** Waits for the start that the program makes in its own place. */
  async relaunched(): Promise<void> {
    await this.ended()
    this.#isRelaunched = true
    await this.#browser?.close().catch(() => {})
    this.#browser = undefined
    await this.ask('state')
  }

  /** Ends it, as a user who quits. */
  async stop(): Promise<void> {
    if (this.process.exitCode === null || this.#isRelaunched) {
      await this.ask('quit').catch(() => {})
      const hung = setTimeout(() => this.process.kill('SIGKILL'), LIMIT)
      await this.ended()
      clearTimeout(hung)
    }
    await this.#browser?.close().catch(() => {})
    this.#connection?.destroy()
  }
}
