import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { join } from 'node:path'
import { removeSocket, socketPath } from './socket.ts'
import { fromWire, toWire } from './wire.ts'

type Told = (argv: unknown, folder: unknown, data: unknown) => void

/** The lock of the single instance: a file in the user data's folder, and a socket at which its holder is told of others. */
export class SingleInstance {
  readonly #told: Told
  #lock: string | undefined
  readonly #sent: Promise<void>[] = []

  constructor(told: Told) {
    this.#told = told
  }

  get isHeld(): boolean {
    return this.#lock !== undefined
  }

  request(userData: string, argv: readonly string[], data: unknown): boolean {
    if (this.#lock) return true
    const file = join(userData, 'SingletonLock')
    mkdirSync(userData, { recursive: true })
    if (isAlive(Number(readText(file)))) {
      this.#sent.push(send(socketOf(userData), JSON.stringify([argv, process.cwd(), toWire(data)])))
      return false
    }
    writeFileSync(file, String(process.pid))
    this.#lock = file
    this.#listen(socketOf(userData))
    return true
  }

  #listen(path: string): void {
    removeSocket(path)
    const server = createServer({ allowHalfOpen: true }, (connection) => {
      let text = ''
      connection.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      connection.on('error', () => {})
      connection.on('end', () => {
        connection.end()
        const [argv, folder, data]: unknown[] = JSON.parse(text)
        this.#told(argv, folder, fromWire(data))
      })
    })
    server.listen(path).unref()
  }

  /** Goes on at once, or where another process holds the lock, when that one has heard of this one. */
  whenSent(goOn: () => void): void {
    if (this.#sent.length === 0) goOn()
    else void Promise.allSettled(this.#sent).then(goOn)
  }

  release(): void {
    if (this.#lock) rmSync(this.#lock, { force: true })
    this.#lock = undefined
  }
}

/** A path short enough for a socket, whatever the folder's. */
function socketOf(userData: string): string {
  const name = createHash('sha256').update(userData).digest('hex').slice(0, 16)
  return socketPath(`marbre-double-${name}`)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0) || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Hands a message over, once the holder listens: it may still be starting. */
async function send(path: string, message: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isSent = await new Promise<boolean>((resolve) => {
      const connection = createConnection(path, () => connection.end(message))
      connection.on('error', () => resolve(false))
      connection.on('close', (hadError) => resolve(!hadError))
      connection.resume()
    })
    if (isSent) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
