import { symbolOf } from '../../symbolFonts.ts'
import { decodeSingleByte } from '../encoding/singleByte.ts'

/** The instruction of a field that stands for one character: its code, and what it is the code of. */
const SYMBOL =
  /^[ \t]*SYMBOL[ \t]+(?:"?(0x[\da-f]{1,6}|\d{1,7})"?)((?:[ \t]+(?:\\[a-z]|"[^"]*"|[^ \t"\\]+))*)/i
const FONT = /\\f[ \t]+(?:"([^"]*)"|([^ \t"\\]+))/i
const LARGEST = 0x10ffff

/** The character of a field (`SYMBOL 252 \f "Wingdings"`); null for any other field. */
export function symbolOfField(instruction: string): string | null {
  const [, number, switches = ''] = SYMBOL.exec(instruction) ?? []
  if (number === undefined) return null
  const code = Number(number)
  if (code < 0x20 || code > LARGEST) return '\ufffd'
  const [, quoted, bare = ''] = FONT.exec(switches) ?? []
  const font = quoted ?? bare
  if (/^(?:wingdings|symbol)/i.test(font)) return symbolOf(font, code) ?? '\ufffd'
  const isUnicode = code > 0xff || /\\u(?![a-z])/i.test(switches)
  return isUnicode ? String.fromCodePoint(code) : decodeSingleByte(Uint8Array.of(code), 'windows-1252')
}
