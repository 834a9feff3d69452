import { base64 } from '../core/base64.ts'

/** JSON that also carries bytes, for hosts that only pass text. Bytes become `{"$bytes": "<base64>"}`. */

const BYTES = '$bytes'
/** A key that could be mistaken for the mark of bytes gets one more `$`. */
const ESCAPED = /^\$+bytes$/
/** What the JSON of a value has that holds such a key: the key, or letters that are written by their numbers. */
const MARKED = /\$bytes"|\\u/

/** Encodes a value, with bytes at any depth. `fromWire` returns the same value. */
export function toWire(value: unknown): string {
  return JSON.stringify(isMarked(value) ? packed(value) : value)
}

/** Decodes the text of `toWire`. Throws a SyntaxError if it is not JSON, or its base64 is broken. */
export function fromWire(text: string): unknown {
  return MARKED.test(text) ? JSON.parse(text, (_key, value: unknown) => unpacked(value)) : JSON.parse(text)
}

/** True for a value with bytes in it, or with a key that could be mistaken for their mark. */
function isMarked(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof Uint8Array) return true
  if (Array.isArray(value)) return value.some(isMarked)
  return Object.entries(value).some(([key, part]) => ESCAPED.test(key) || isMarked(part))
}

function packed(value: unknown): unknown {
  if (value instanceof Uint8Array) return { [BYTES]: base64(value) }
  if (Array.isArray(value)) return value.map(packed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [ESCAPED.test(key) ? `$${key}` : key, packed(part)]),
  )
}

function unpacked(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries: [string, unknown][] = Object.entries(value)
  if (!entries.some(([key]) => ESCAPED.test(key))) return value
  const [first] = entries
  if (entries.length === 1 && first?.[0] === BYTES) return fromBase64(first[1])
  return Object.fromEntries(entries.map(([key, part]) => [ESCAPED.test(key) ? key.slice(1) : key, part]))
}

function fromBase64(text: unknown): Uint8Array {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) {
    throw new SyntaxError('broken base64')
  }
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes
}
