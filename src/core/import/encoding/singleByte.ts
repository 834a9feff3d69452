/** The encodings in which every byte is one character. */
export const SINGLE_BYTE_ENCODINGS = ['windows-1252', 'iso-8859-15', 'macintosh'] as const
export type SingleByteEncoding = (typeof SINGLE_BYTE_ENCODINGS)[number]

/**
 * Decodes bytes of a single-byte encoding. Never fails: bytes that an encoding leaves undefined are C1 controls. It
 * decodes as a stream because Node before 22.23.3, when it decodes windows-1252 at one go, takes 0x80–0x9F for controls.
 */
export function decodeSingleByte(bytes: Uint8Array, encoding: SingleByteEncoding): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true })
}

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte)

/** The 256 characters of an encoding, by byte. */
export function charactersOf(encoding: SingleByteEncoding): string {
  return decodeSingleByte(ALL_BYTES, encoding)
}
