import type { SingleByteEncoding } from './encodings.ts'
import { UPPER_HALVES } from './upperHalves.ts'

/**
 * Decodes bytes of a single-byte encoding. Never fails: bytes that an encoding leaves undefined are C1 controls or U+FFFD. It
 * decodes as a stream because Node before 22.23.3, when it decodes windows-1252 at one go, takes 0x80–0x9F for controls.
 */
export function decodeSingleByte(bytes: Uint8Array, encoding: SingleByteEncoding): string {
  if (isOfTable(encoding)) return decodeByTable(bytes, UPPER_HALVES[encoding])
  return new TextDecoder(encoding).decode(bytes, { stream: true })
}

function isOfTable(encoding: SingleByteEncoding): encoding is keyof typeof UPPER_HALVES {
  return Object.hasOwn(UPPER_HALVES, encoding)
}

function decodeByTable(bytes: Uint8Array, upperHalf: string): string {
  let text = ''
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : upperHalf.charAt(byte - 0x80)
  return text
}

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte)

/** The 256 characters of an encoding, by byte. */
export function charactersOf(encoding: SingleByteEncoding): string {
  return decodeSingleByte(ALL_BYTES, encoding)
}
