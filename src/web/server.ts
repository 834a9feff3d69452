import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Newsroom } from '../contract/contract.ts'
import type { Prerender } from '../contract/prerender.ts'
import { articleId } from '../core/article/index.ts'
import type { PrerenderRequest } from '../host/prerender/index.ts'
import { DOWNLOAD_PATH, EVENTS_PATH, FIRST_PATH, RPC_PATH } from '../contract/http.ts'
import { isMethodName, type Serve } from '../contract/remote.ts'
import { toWire } from '../contract/wire.ts'
import { failed } from '../core/failure.ts'
import { type AssetReader, isImmutable, pageHeaders } from '../host/assets.ts'
import { EventStreams } from './eventStreams.ts'
import { pathOf, guardRequest } from './requestGuard.ts'
import { BodyError, readCall } from './requestBody.ts'
import type { Listeners } from './windowGone.ts'

// An `import` would ask the module for all that it exports, and so load what fetches pages: half of the time that Node takes to start.
const { createServer } = process.getBuiltinModule('node:http')

export type WebServerOptions = {
  serve: Serve
  subscribe: Newsroom['subscribe']
  page: AssetReader
  /** What a window shows first whose system prefers these languages; null where there is nothing to show. */
  prerender(request: PrerenderRequest): Promise<Prerender | null>
  /** The file that is downloaded at a path that nobody can guess, once; null for another path. It is removed after. */
  takeDownload?: (path: string) => string | null
  token: Buffer
  /** Ports to try in this order; then the system picks one. */
  ports?: readonly number[]
  report: (error: unknown) => void
  /** True where the page comes from the development server, whose scripts and sockets are then allowed. */
  development?: boolean
  /** The largest body accepted, in bytes. */
  bodyLimit?: number
  /** How long a request may take to arrive, in milliseconds. */
  requestTimeout?: number
}

/**
 * In bytes: a file of 64 MB in base64. Above the import's limit of 50 MB, so that a file between the two gets the import's
 * own sentence about its size.
 */
const BODY_LIMIT = Math.ceil((64 * 2 ** 20 * 4) / 3) + 2 ** 20
const REQUEST_TIMEOUT = 60_000
const HEADERS_TIMEOUT = 10_000
/** How long open requests may take to end when the server closes, in milliseconds. */
const CLOSE_TIMEOUT = 3_000

type Headers = Record<string, string>

/**
 * With this a page that opens the window gets no hold of it. It costs a start some 25 ms, since Chromium changes the process of the
 * window for it; the desktop's window, which no page can open, goes without.
 */
export const ISOLATED: Headers = { 'cross-origin-opener-policy': 'same-origin' }

/** Serves the interface on 127.0.0.1, and the newsroom to requests with the token. */
export async function openWebServer(options: WebServerOptions): Promise<WebServer> {
  const server = new WebServer(options, await pageHeaders(options.page, options.development ?? false))
  await server.listen()
  return server
}

/** The HTTP server of the browser-window host. */
export class WebServer {
  readonly #options: WebServerOptions
  readonly #server: Server
  readonly #streams: EventStreams
  readonly #headers: Headers
  readonly #redirects = new Map<string, string>()
  /** The connections that no request has come over yet. */
  readonly #unused = new Set<Socket>()
  #port = 0

  constructor(options: WebServerOptions, headers: Headers) {
    this.#options = options
    this.#headers = { ...headers, ...ISOLATED }
    this.#streams = new EventStreams(options.subscribe)
    const requestTimeout = options.requestTimeout ?? REQUEST_TIMEOUT
    this.#server = createServer({
      requestTimeout,
      headersTimeout: Math.min(HEADERS_TIMEOUT, requestTimeout),
      connectionsCheckingInterval: 500,
      maxHeaderSize: 16_384,
    })
    // A browser opens connections ahead of its requests; Node takes one that has sent nothing for a request under way.
    this.#server.on('connection', (socket) => {
      this.#unused.add(socket)
      socket.on('close', () => this.#unused.delete(socket))
    })
    this.#server.on('request', (request, response) => {
      this.#unused.delete(request.socket)
      response.on('close', () => {
        if (!this.#server.listening) this.#server.closeIdleConnections()
      })
      void this.#handle(request, response)
    })
    // Not supported, and not checked by the guard.
    this.#server.on('upgrade', (_request, socket) => socket.destroy())
    this.#server.on('connect', (_request, socket) => socket.destroy())
    this.#server.on('checkContinue', (_request, response) => this.#reject(response, 417))
  }

  /** Listens at the first free port of the options, else at one that the system picks. */
  async listen(): Promise<void> {
    for (const port of this.#options.ports ?? []) {
      if (await this.#listenAt(port)) return
    }
    await this.#listenAt(0)
  }

  /** False where the port is taken or not allowed. */
  async #listenAt(port: number): Promise<boolean> {
    try {
      const listening = once(this.#server, 'listening')
      this.#server.listen(port, '127.0.0.1')
      await listening
    } catch (error) {
      if (port === 0) throw error
      return false
    }
    const address = this.#server.address()
    if (typeof address !== 'object' || address === null) throw new TypeError('listening on no address')
    this.#port = address.port
    return true
  }

  /** `127.0.0.1:<port>`. */
  get host(): string {
    return `127.0.0.1:${this.#port}`
  }

  get port(): number {
    return this.#port
  }

  get listeners(): Listeners {
    return this.#streams.listeners
  }

  /** Makes the next GET of `path` redirect to `location`; later ones give 404. */
  redirectOnce(path: string, location: string): void {
    this.#redirects.set(path, location)
  }

  /** Ends the event streams, waits for open requests for up to 3 seconds, and stops. */
  async close(): Promise<void> {
    this.#streams.close()
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeIdleConnections()
    // A whole turn of the event loop reads what has arrived: it may be the beginning of a save.
    for (let half = 0; half < 2; half += 1) await new Promise(setImmediate)
    for (const socket of this.#unused) if (socket.bytesRead === 0) socket.destroy()
    const timer = setTimeout(() => this.#server.closeAllConnections(), CLOSE_TIMEOUT)
    await closed
    clearTimeout(timer)
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#answer(request, response)
    } catch (error) {
      const isBodyError = error instanceof BodyError
      if (!isBodyError) this.#options.report(error)
      if (response.headersSent) response.destroy()
      else this.#reject(response, isBodyError ? error.status : 500)
      request.resume()
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const rejection = guardRequest(request, { host: this.host, token: this.#options.token })
    const path = pathOf(request.url ?? '/')
    if (rejection) this.#reject(response, rejection.status, rejection.headers)
    else if (path === RPC_PATH) await this.#call(request, response)
    else if (path === EVENTS_PATH) this.#stream(response)
    else if (path === FIRST_PATH) await this.#first(request, response)
    else if (path.startsWith(DOWNLOAD_PATH) && request.method === 'GET') await this.#download(response, path)
    else await this.#file(request, response, path)
  }

  async #call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { name, input } = await readCall(request, this.#options.bodyLimit ?? BODY_LIMIT)
    this.#json(response, isMethodName(name) ? 200 : 404, await this.#options.serve(name, input))
  }

  async #first(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const languages = searchParams.get('languages')?.split(',') ?? []
    const open = articleId.safeParse(searchParams.get('open')).data ?? null
    this.#end(
      response,
      200,
      { 'content-type': 'application/json' },
      JSON.stringify(await this.#options.prerender({ languages, open })),
    )
  }

  #stream(response: ServerResponse): void {
    if (this.#streams.isFull) this.#reject(response, 503)
    else {
      response.writeHead(200, { ...this.#headers, 'content-type': 'application/x-ndjson' })
      this.#streams.add(response)
    }
  }

  async #download(response: ServerResponse, path: string): Promise<void> {
    const file = this.#options.takeDownload?.(path) ?? null
    if (file === null) {
      this.#end(response, 404)
      return
    }
    try {
      const { size } = await stat(file)
      response.writeHead(200, {
        ...this.#headers,
        'content-type': 'application/zip',
        'content-length': String(size),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(basename(file))}`,
      })
      await pipeline(createReadStream(file), response)
    } finally {
      await rm(file, { force: true })
    }
  }

  async #file(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const location = this.#redirects.get(path)
    if (location !== undefined && request.method === 'GET') {
      this.#redirects.delete(path)
      this.#end(response, 303, { location })
      return
    }
    const asset = await this.#options.page(this.#options.development ? (request.url ?? '/') : path)
    if (!asset) {
      this.#end(response, 404)
      return
    }
    const { bytes, mediaType } = asset
    const body = request.method === 'HEAD' ? undefined : bytes
    const caching = isImmutable(path) ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}
    const headers = { 'content-type': mediaType, 'content-length': String(bytes.length), ...caching }
    this.#end(response, 200, headers, body)
  }

  #end(response: ServerResponse, status: number, headers: Headers = {}, body?: string | Uint8Array): void {
    response.writeHead(status, { ...this.#headers, ...headers }).end(body)
  }

  #json(response: ServerResponse, status: number, value: unknown, headers: Headers = {}): void {
    this.#end(response, status, { ...headers, 'content-type': 'application/json' }, toWire(value))
  }

  /** Closes the connection, except after a body that is too large: that is read to its end, so that the answer arrives. */
  #reject(response: ServerResponse, status: number, headers: Headers = {}): void {
    if (status === 413) {
      this.#json(
        response,
        status,
        failed('too-large', { limit: this.#options.bodyLimit ?? BODY_LIMIT }),
        headers,
      )
    } else {
      const reply = failed('invalid-input', { what: `HTTP ${status}` })
      this.#json(response, status, reply, { ...headers, connection: 'close' })
    }
  }
}
