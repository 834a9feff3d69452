/** A view of some bytes, and of these alone. */
export function viewOf(bytes: Uint8Array): DataView<ArrayBufferLike> {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/**
 * The most parts of one file, whatever a format calls them: a picture has thousands at most, and a file of 50 MB made of the
 * smallest that there are would fill the memory.
 */
export const MOST_PARTS = 200_000

/** True where bytes have these characters, each of one byte, at a place. */
export function hasAt(bytes: Uint8Array, at: number, signs: string): boolean {
  if (bytes.length < at + signs.length) return false
  for (let index = 0; index < signs.length; index++)
    if (bytes[at + index] !== signs.charCodeAt(index)) return false
  return true
}

/** Some bytes as characters of one byte each: the names of chunks and boxes. */
export function signsAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

/** The bytes of characters of one byte each. */
export function ascii(signs: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(signs, (sign) => sign.charCodeAt(0))
}

/** What reads without looking at the end, which a `DataView` does; null where it read beyond. */
export function withinBytes<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Bytes one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
