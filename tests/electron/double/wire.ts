/**
 * Values as they cross between main process and page: a structured clone, which throws a `DataCloneError` for a
 * function or a symbol as Electron does, in a form that JSON can carry.
 */
export type Wire = null | boolean | number | string | { readonly [tag: string]: unknown } | readonly Wire[]

/** A value in its wire form. */
export function toWire(value: unknown): Wire {
  return written(structuredClone(value))
}

function written(value: unknown): Wire {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $number: String(value) }
  if (value === undefined) return { $undefined: true }
  if (typeof value === 'bigint') return { $bigint: String(value) }
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (value instanceof ArrayBuffer) return { $buffer: Buffer.from(value).toString('base64') }
  if (value instanceof Date) return { $date: value.getTime() }
  if (value instanceof Error) return { $error: { name: value.name, message: value.message } }
  if (value instanceof Map) return { $map: [...value].map(([key, item]) => [written(key), written(item)]) }
  if (value instanceof Set) return { $set: [...value].map(written) }
  if (Array.isArray(value)) return value.map(written)
  if (typeof value !== 'object') throw new TypeError(`not doubled: a ${typeof value} across IPC`)
  return { $object: Object.entries(value).map(([key, item]) => [key, written(item)]) }
}

/** The value that a wire form stands for. */
export function fromWire(wire: unknown): unknown {
  if (Array.isArray(wire)) return wire.map(fromWire)
  if (typeof wire !== 'object' || wire === null) return wire
  const [tag, held]: [string, unknown] = Object.entries(wire)[0] ?? ['', undefined]
  const pairs = () => (Array.isArray(held) ? held : []).map(([key, item]) => [fromWire(key), fromWire(item)])
  switch (tag) {
    case '$undefined':
      return undefined
    case '$number':
      return Number(held)
    case '$bigint':
      return BigInt(String(held))
    case '$bytes':
      return new Uint8Array(Buffer.from(String(held), 'base64'))
    case '$buffer':
      return new Uint8Array(Buffer.from(String(held), 'base64')).buffer
    case '$date':
      return new Date(Number(held))
    case '$error':
      return new Error(String(Reflect.get(Object(held), 'message')))
    case '$map':
      return new Map(pairs().map(([key, item]) => [key, item]))
    case '$set':
      return new Set((Array.isArray(held) ? held : []).map(fromWire))
    default:
      return Object.fromEntries(pairs())
  }
}
