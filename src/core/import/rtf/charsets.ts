import { decodeIbm437 } from '../encoding/ibm437.ts'

/** The bytes of a font with signs instead of letters, which are read by `core/symbolFonts.ts`. */
export const SYMBOLS = 'symbols'

/** The encoding of the bytes in a font, by its `\fcharset`; 0, 1 and 255 are the file's own. */
const OF_CHARSET: { readonly [charset: number]: string } = {
  2: SYMBOLS,
  77: 'macintosh',
  78: 'shift_jis',
  128: 'shift_jis',
  129: 'euc-kr',
  130: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
  256: 'macintosh',
}

const OF_CODE_PAGE: { readonly [page: number]: string } = {
  42: SYMBOLS,
  437: 'ibm437',
  850: 'ibm437',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  54936: 'gb18030',
  65001: 'utf-8',
  ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => [1250 + n, `windows-125${n}`])),
}

/** The encoding of a code page; windows-1252 for those that nobody knows. */
export function encodingOfPage(page: number): string {
  return OF_CODE_PAGE[page] ?? 'windows-1252'
}

/** The encoding that a charset names; null for those that leave it to the file. */
export function encodingOfCharset(charset: number): string | null {
  return OF_CHARSET[charset] ?? null
}

/** Turns bytes of RTF into text, one decoder for each encoding. */
export class Decoders {
  private readonly known = new Map<string, TextDecoder>()

  decode(bytes: Uint8Array, encoding: string): string {
    if (encoding === 'ibm437') return decodeIbm437(bytes)
    let decoder = this.known.get(encoding)
    if (!decoder) {
      decoder = new TextDecoder(encoding)
      this.known.set(encoding, decoder)
    }
    // At one go, Node before 22.23.3 takes 0x80–0x9F of windows-1252 for controls.
    const isSingle = /^(?:windows|macintosh|ibm|koi8|x-mac)/.test(encoding)
    return decoder.decode(bytes, { stream: isSingle })
  }
}

/** True for bytes that are ASCII, from one place to another. */
export function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) >= 0x80) return false
  return true
}
