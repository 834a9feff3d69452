/** Bytes that are made characters in one call. */
const SLICE = 8192

/** A character for each byte, as ISO 8859-1 has them: for signs and words of ASCII in files of any kind. */
export function latin(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let text = ''
  for (let at = from; at < to; at += SLICE)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + SLICE)))
  return text
}
