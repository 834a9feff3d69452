/** A multiple of three, so that the pieces join without padding between them. */
const CHUNK = 0x6000

/** Bytes as base64, with padding. */
export function base64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += CHUNK) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK))))
  }
  return pieces.join('')
}
