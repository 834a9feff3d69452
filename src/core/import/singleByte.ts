/** The encodings in which every byte is one character. */
export const SINGLE_BYTE_ENCODINGS = ['windows-1252', 'iso-8859-15', 'macintosh'] as const
export type SingleByteEncoding = (typeof SINGLE_BYTE_ENCODINGS)[number]

const ascii = codesFrom(0x00, 0x7f)
const latin1 = codesFrom(0xa0, 0xff)

const windows1252 =
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f' + // 80–8F
  '\u0090‘’“”•–—˜™š›œ\u009džŸ' + // 90–9F
  latin1

const iso885915 =
  codesFrom(0x80, 0x9f) +
  latin1.replace(/[¤¦¨´¸¼½¾]/g, (sign) => 'ŠšŽžŒœŸ€'['¦¨´¸¼½¾¤'.indexOf(sign)] ?? sign)

const macintosh =
  'ÄÅÇÉÑÖÜáàâäãåçéè' + // 80–8F
  'êëíìîïñóòôöõúùûü' +
  '†°¢£§•¶ß®©™´¨≠ÆØ' +
  '∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ' +
  '–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ' +
  '‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ' +
  '\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ' // F0–FF

/** The 256 characters of each encoding, by byte. Bytes that an encoding leaves undefined are C1 controls. */
export const CHARACTERS: { readonly [name in SingleByteEncoding]: string } = {
  'windows-1252': ascii + windows1252,
  'iso-8859-15': ascii + iso885915,
  macintosh: ascii + macintosh,
}

/** Decodes bytes of a single-byte encoding. Nothing can fail: every byte is a character. */
export function decodeSingleByte(bytes: Uint8Array, encoding: SingleByteEncoding): string {
  const codes = Uint16Array.from(CHARACTERS[encoding], (character) => character.charCodeAt(0))
  const units = new Uint8Array(bytes.length * 2)
  for (let i = 0; i < bytes.length; i++) {
    const code = codes[bytes[i] ?? 0] ?? 0
    units[2 * i] = code & 0xff
    units[2 * i + 1] = code >> 8
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units)
}

function codesFrom(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i)).join('')
}
