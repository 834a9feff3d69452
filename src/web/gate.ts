import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { EVENTS_PATH, RPC_PATH } from '../contract/http.ts'

/** Who may come in: requests that name this address as their host, and carry this token where it is asked for. */
export type Door = { host: string; token: Buffer }

/** Why a request is turned away, as an HTTP status with the headers that belong to it. */
export type Refusal = { status: number; headers?: Record<string, string> }

type Head = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>

const METHODS: Readonly<Record<string, readonly string[]>> = {
  [RPC_PATH]: ['POST'],
  [EVENTS_PATH]: ['GET'],
}
const READING = ['GET', 'HEAD']

/** Headers that decide who asks and where a body ends: a second one is an attempt to be read in two ways. */
const SINGLE = ['host', 'origin', 'authorization', 'content-type', 'content-length', 'transfer-encoding']

function repeats({ rawHeaders }: Head): boolean {
  const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase())
  return SINGLE.some((single) => names.filter((name) => name === single).length > 1)
}

function carries(token: Buffer, authorization = ''): boolean {
  const given = Buffer.from(/^Bearer ([A-Za-z0-9_-]+)$/.exec(authorization)?.[1] ?? '', 'base64url')
  return given.length === token.length && timingSafeEqual(given, token)
}

/** The path of a request's address, without its query. */
export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? ''
}

/**
 * Judges a request by its head alone, before a byte of its body is read. A page elsewhere cannot come in by a name
 * that it made point here (`Host`), nor by a form or a script of its own (`Origin`, `Sec-Fetch-Site`, the token).
 */
export function refusal(head: Head, door: Door): Refusal | null {
  const { headers, url = '' } = head
  const method = head.method ?? ''
  if (!/^\/(?!\/)/.test(url) || repeats(head)) return { status: 400 }
  if (headers.host !== door.host) return { status: 421 }

  const path = pathOf(url)
  const allowed = METHODS[path] ?? READING
  if (!allowed.includes(method)) return { status: 405, headers: { allow: allowed.join(', ') } }

  const { origin, 'sec-fetch-site': site } = headers
  const self = `http://${door.host}`
  if (origin !== undefined && origin !== self) return { status: 403 }
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403 }
  // What writes must say where it comes from: silence is no pass.
  if (method === 'POST' && (origin !== self || site !== 'same-origin')) return { status: 403 }

  if (!Object.hasOwn(METHODS, path)) return null
  if (!carries(door.token, headers.authorization))
    return { status: 401, headers: { 'www-authenticate': 'Bearer' } }
  if (method !== 'POST') return null
  const json = /^application\/json(?:; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '')
  return json && headers['content-encoding'] === undefined ? null : { status: 415 }
}
