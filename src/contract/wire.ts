import { base64 } from '../core/base64.ts'

/** JSON that also carries bytes, for hosts that only pass text. Bytes become `{"$bytes": "<base64>"}`. */

const BYTES = '$bytes'
/** A key that could be mistaken for the mark of bytes gets one more `$`. */
const ESCAPED = /^\$+bytes$/

/** Encodes a value, with bytes at any depth. `fromWire` returns the same value. */
export function toWire(value: unknown): string {
  return JSON.stringify(packed(value))
}

/** Decodes the text of `toWire`. Throws a SyntaxError if it is not JSON, or its base64 is broken. */
export function fromWire(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => unpacked(value))
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
