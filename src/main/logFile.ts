import { appendFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolders } from '../store/makeFolders.ts'

/** Bytes; the log and its predecessor take at most twice as much. */
const LIMIT = 256 * 1024

/** An error's class, code and stack frames. Never its message, in which parsers quote what they read: the user's text. */
export function errorFacts(error: unknown): string {
  if (!(error instanceof Error)) return `threw ${typeof error}`
  const code = 'code' in error ? ` ${String(error.code).replace(/[^\w-]/g, '')}` : ''
  const { message, stack = '' } = error
  const afterMessage = stack.slice(Math.max(0, stack.indexOf(message)) + message.length)
  const frames = afterMessage.split('\n').filter((line) => /^\s+at /.test(line))
  return [`${error.name}${code}`, ...frames.slice(0, 12)].join('\n')
}

/**
 * A log in the user's folder: what the program did and what failed, with times, codes and numbers; no words of an article, no
 * file names. The file `marbre.log` becomes `marbre.1.log` when it is full. Nothing of it is ever sent.
 */
export class LogFile {
  readonly path: string
  readonly #older: string
  readonly #now: () => Date

  constructor(folder: string, now: () => Date) {
    this.path = join(folder, 'marbre.log')
    this.#older = join(folder, 'marbre.1.log')
    this.#now = now
    this.#try(() => {
      makeFolders(folder, 0o700)
      writeFileSync(this.path, '', { flag: 'a', mode: 0o600 })
    })
  }

  /** Adds a line. A disk that fails is passed over. */
  add(event: string): void {
    this.#try(() => {
      const size = statSync(this.path, { throwIfNoEntry: false })?.size ?? 0
      if (size > LIMIT) renameSync(this.path, this.#older)
      appendFileSync(this.path, `${this.#now().toISOString()} ${event}\n`, { mode: 0o600 })
    })
  }

  /** Adds an error, without its message. */
  addError(what: string, error: unknown): void {
    this.add(`${what}: ${errorFacts(error)}`)
  }

  #try(work: () => void): void {
    try {
      work()
    } catch {
      // A log must not stop what it tells about.
    }
  }
}
