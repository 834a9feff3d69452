import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { EVENTS_PATH, FIRST_PATH, RPC_PATH } from '../contract/http.ts'

/** What a request must carry: this `Host`, and for the newsroom this token. */
export type ExpectedRequest = { host: string; token: Buffer }

/** The HTTP status and headers with which a request is rejected. */
export type Rejection = { status: number; headers?: Record<string, string> }

type Head = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>

const METHODS: Readonly<Record<string, readonly string[]>> = {
  [RPC_PATH]: ['POST'],
  [EVENTS_PATH]: ['GET'],
  [FIRST_PATH]: ['GET'],
}
const READ_METHODS = ['GET', 'HEAD']

/** Headers that must not be repeated: two readers could each take another one (request smuggling). */
const SINGLE_HEADERS = [
  'host',
  'origin',
  'authorization',
  'content-type',
  'content-length',
  'transfer-encoding',
]

function hasRepeatedHeader({ rawHeaders }: Head): boolean {
  const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase())
  return SINGLE_HEADERS.some((single) => names.filter((name) => name === single).length > 1)
}

function hasToken(token: Buffer, authorization = ''): boolean {
  const sent = Buffer.from(/^Bearer ([A-Za-z0-9_-]+)$/.exec(authorization)?.[1] ?? '', 'base64url')
  return sent.length === token.length && timingSafeEqual(sent, token)
}

/** The path of a request's address, without its query. */
export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? ''
}

/**
 * True where a window of this machine goes to the page as a whole, as one does that changes its library: each is served at a port
 * of its own. The page has nothing in it without the token, which is in the part of the address that is not sent.
 */
function isChangeOfLibrary({ method, url, headers }: Head): boolean {
  return (
    method === 'GET' &&
    url === '/' &&
    headers['sec-fetch-site'] === 'same-site' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  )
}

/**
 * Checks a request by its head, before its body is read; null where it is allowed. `Host` keeps out DNS rebinding;
 * `Origin`, `Sec-Fetch-Site` and the token keep out forms and scripts of other sites.
 */
export function guardRequest(head: Head, expected: ExpectedRequest): Rejection | null {
  const { headers, url = '' } = head
  const method = head.method ?? ''
  if (!/^\/(?!\/)/.test(url) || hasRepeatedHeader(head)) return { status: 400 }
  if (headers.host !== expected.host) return { status: 421 }

  const path = pathOf(url)
  const allowed = METHODS[path] ?? READ_METHODS
  if (!allowed.includes(method)) return { status: 405, headers: { allow: allowed.join(', ') } }

  const { origin, 'sec-fetch-site': site } = headers
  const self = `http://${expected.host}`
  if (origin !== undefined && origin !== self) return { status: 403 }
  const isOwnSite = site === undefined || site === 'same-origin' || site === 'none'
  if (!isOwnSite && !isChangeOfLibrary(head)) return { status: 403 }
  // A POST without these headers is rejected too.
  if (method === 'POST' && (origin !== self || site !== 'same-origin')) return { status: 403 }

  if (!Object.hasOwn(METHODS, path)) return null
  if (!hasToken(expected.token, headers.authorization))
    return { status: 401, headers: { 'www-authenticate': 'Bearer' } }
  if (method !== 'POST') return null
  const json = /^application\/json(?:; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '')
  return json && headers['content-encoding'] === undefined ? null : { status: 415 }
}
