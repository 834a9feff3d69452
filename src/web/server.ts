import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { EVENTS_PATH, eventLine, RPC_PATH } from '../contract/http.ts'
import { isMethodName, type Serve } from '../contract/remote.ts'
import type { Newsroom } from '../contract/contract.ts'
import { fromWire, toWire } from '../contract/wire.ts'
import { failed } from '../core/failure.ts'
import { type Page, pageHeaders } from '../host/page.ts'
import { type Door, pathOf, refusal } from './gate.ts'
import type { Listeners } from './window.ts'

export type WebServerOptions = {
  serve: Serve
  subscribe: Newsroom['subscribe']
  page: Page
  token: Buffer
  /** True while the interface is being developed, and its page may run the development server's scripts. */
  development?: boolean
  /** The largest body taken, in bytes. */
  bodyLimit?: number
  /** How long a request may take to arrive, in milliseconds. */
  requestTimeout?: number
  report: (error: unknown) => void
}

export type WebServer = {
  /** `127.0.0.1:<port>`. */
  host: string
  listeners(): Listeners
  /** Makes one more path answer with a redirection to `location`, once, for a window that is being opened. */
  admitOnce(path: string, location: string): void
  /** Ends the streams of events, lets what is being answered end, and stops. */
  close(): Promise<void>
}

/** A file of 50 MB, the import's own limit, in base64 with room to spare: a larger one still gets that limit's sentence. */
const BODY_LIMIT = Math.ceil((64 * 2 ** 20 * 4) / 3) + 2 ** 20
const REQUEST_TIMEOUT = 60_000
const HEARTBEAT = 15_000
const STREAMS = 32
/** What a window may leave unread of its events before it is taken for dead, in bytes. */
const UNREAD = 2 ** 20

class BodyError extends Error {
  readonly status: number
  constructor(status: number) {
    super(`body refused: ${status}`)
    this.status = status
  }
}

async function bodyOf(request: IncomingMessage, limit: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new BodyError(413)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new BodyError(400)
    size += chunk.length
    if (size > limit) throw new BodyError(413)
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new BodyError(400)
  }
}

function callIn(body: string): { name: unknown; input: unknown } {
  try {
    const call = fromWire(body)
    if (typeof call === 'object' && call !== null && 'name' in call && 'input' in call) return call
  } catch {
    // Falls through: what cannot be read is as little a call as what reads as something else.
  }
  throw new BodyError(400)
}

/** Serves the interface and the newsroom on the loopback interface, at a port that the system picks, to whoever has the token. */
export async function openWebServer(options: WebServerOptions): Promise<WebServer> {
  const { serve, page, token, report, development = false, bodyLimit = BODY_LIMIT } = options
  const headers = pageHeaders(development)
  const streams = new Set<ServerResponse>()
  let ever = false
  const admissions = new Map<string, string>()

  const end = (response: ServerResponse, status: number, more: Record<string, string> = {}, body = '') => {
    response.writeHead(status, { ...headers, ...more }).end(body)
  }
  const endJson = (response: ServerResponse, status: number, value: unknown, more = {}) =>
    end(response, status, { ...more, 'content-type': 'application/json' }, toWire(value))
  /** The connection goes with the answer, unread, except that a body too large is let run out: its sender is honest. */
  const refuse = (response: ServerResponse, status: number, more = {}) => {
    const reply =
      status === 413
        ? failed('too-large', { limit: bodyLimit })
        : failed('invalid-input', { what: `HTTP ${status}` })
    endJson(response, status, reply, status === 413 ? more : { ...more, connection: 'close' })
  }

  const call = async (request: IncomingMessage, response: ServerResponse) => {
    const { name, input } = callIn(await bodyOf(request, bodyLimit))
    endJson(response, isMethodName(name) ? 200 : 404, await serve(name, input))
  }

  const stream = (response: ServerResponse) => {
    if (streams.size >= STREAMS) return refuse(response, 503)
    response.writeHead(200, { ...headers, 'content-type': 'application/x-ndjson' }).write('\n')
    streams.add(response)
    ever = true
    response.on('close', () => streams.delete(response))
  }

  const file = async (request: IncomingMessage, response: ServerResponse, url: string) => {
    const path = pathOf(url)
    const location = admissions.get(path)
    if (location !== undefined && request.method === 'GET') {
      admissions.delete(path)
      return end(response, 303, { location })
    }
    const asset = await page(development ? url : path)
    if (!asset) return end(response, 404)
    response.writeHead(200, {
      ...headers,
      'content-type': asset.mediaType,
      'content-length': asset.bytes.length,
    })
    response.end(request.method === 'HEAD' ? undefined : asset.bytes)
  }

  const answer = async (request: IncomingMessage, response: ServerResponse, door: Door) => {
    const refused = refusal(request, door)
    if (refused) return refuse(response, refused.status, refused.headers)
    const url = request.url ?? '/'
    if (pathOf(url) === RPC_PATH) return call(request, response)
    if (pathOf(url) === EVENTS_PATH) return stream(response)
    return file(request, response, url)
  }

  const door: Door = { host: '', token }
  const server = createServer(
    {
      requestTimeout: options.requestTimeout ?? REQUEST_TIMEOUT,
      headersTimeout: Math.min(10_000, options.requestTimeout ?? REQUEST_TIMEOUT),
      connectionsCheckingInterval: 500,
      maxHeaderSize: 16_384,
      requireHostHeader: true,
      insecureHTTPParser: false,
    },
    (request, response) => {
      answer(request, response, door).catch((error: unknown) => {
        const status = error instanceof BodyError ? error.status : 500
        if (status === 500) report(error)
        if (response.headersSent) response.destroy()
        else refuse(response, status)
      })
    },
  )
  // Neither is ever wanted, and neither passes through the gate.
  server.on('upgrade', (_request, socket) => socket.destroy())
  server.on('connect', (_request, socket) => socket.destroy())
  server.on('checkContinue', (_request, response) => refuse(response, 417))

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new TypeError('listening on no address')
  door.host = `127.0.0.1:${address.port}`

  const tell = (line: string) => {
    for (const response of streams) {
      if (response.writableLength > UNREAD) response.destroy()
      else response.write(line)
    }
  }
  const unsubscribe = options.subscribe((event) => tell(eventLine(event)))
  const heartbeat = setInterval(() => tell('\n'), HEARTBEAT)

  return {
    host: door.host,
    listeners: () => ({ open: streams.size, ever }),
    admitOnce: (path, location) => admissions.set(path, location),
    async close() {
      clearInterval(heartbeat)
      unsubscribe()
      for (const response of streams) response.end()
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const patience = setTimeout(() => server.closeAllConnections(), 3_000)
      await closed
      clearTimeout(patience)
    },
  }
}
