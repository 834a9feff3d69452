import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { removeSocket } from './socket.ts'

type Answer = (parameters: Record<string, unknown>) => unknown

/** What a test sees of the double and does to it, beside what it does to the page. */
class Control {
  readonly dialogs: Record<string, unknown>[] = []
  readonly externals: string[] = []
  readonly saved: string[] = []
  readonly refusedDownloads: string[] = []
  readonly openPaths: string[] = []
  readonly failures: string[] = []
  /** The title of each page that went to the print dialog. */
  readonly printed: string[] = []
  readonly #savePaths: (string | null)[] = []
  readonly #responses: number[] = []
  #cancelledPrints = 0
  readonly #answers = new Map<string, Answer>()

  on(name: string, answer: Answer): void {
    this.#answers.set(name, answer)
  }

  /** Notes what the double could not do; a test that asks for the state is told. */
  fail(error: unknown): void {
    this.failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }

  /** Where the next file is saved; null as if the dialog were cancelled. */
  answerSave(path: string | null): void {
    this.#savePaths.push(path)
  }

  askSavePath(proposed: string): string | null {
    this.dialogs.push({ kind: 'save', proposed })
    return this.#savePaths.shift() ?? null
  }

  /** The next print dialog is cancelled. */
  cancelPrint(): void {
    this.#cancelledPrints += 1
  }

  nextPrintIsCancelled(): boolean {
    const isCancelled = this.#cancelledPrints > 0
    if (isCancelled) this.#cancelledPrints -= 1
    return isCancelled
  }

  answerMessage(response: number): void {
    this.#responses.push(response)
  }

  nextResponse(): number {
    return this.#responses.shift() ?? 0
  }

  /** Answers requests of one JSON line each, `{id, name, parameters}`, at a socket. */
  listen(path: string): void {
    const server = createServer((connection) => this.#serve(connection))
    // A start that was made by a relaunch takes the place of the first.
    removeSocket(path)
    server.listen(path).unref()
  }

  #serve(connection: Socket): void {
    connection.on('error', () => {})
    createInterface(connection).on('line', (line) => {
      const { id, name, parameters } = JSON.parse(line)
      void this.#reply(String(name), parameters ?? {}).then((reply) => {
        if (!connection.destroyed) connection.write(`${JSON.stringify({ id, ...reply })}\n`)
      })
    })
  }

  /** Does what a test asks for. */
  async answer(name: string, parameters: Record<string, unknown> = {}): Promise<unknown> {
    const answer = this.#answers.get(name)
    if (!answer) throw new TypeError(`nothing answers ${name}`)
    return (await answer(parameters)) ?? null
  }

  async #reply(name: string, parameters: Record<string, unknown>): Promise<object> {
    try {
      return { value: await this.answer(name, parameters) }
    } catch (error) {
      return { error: String(error) }
    }
  }
}

export const control = new Control()
