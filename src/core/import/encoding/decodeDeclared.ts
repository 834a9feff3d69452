import { doubt } from '../doubts.ts'
import { decodeText } from './decodeText.ts'
import { ENCODINGS, type Encoding } from './encodings.ts'
import { latin } from './latin.ts'
import { isUtf8 } from './utf8.ts'

/** Bytes of a page among which it says its encoding. */
const SEARCHED = 16_384
/** Where a text shows that it is a page. */
const OPENING = 100
/** The encoding that a `<meta>` says. */
const META = /<meta\b[^>]{0,400}?\bcharset[ \t\n\r\f]*=[ \t\n\r\f]*["']?[ \t\n\r\f]*([\w:.-]{2,40})/i
/** The encoding that an XML declaration says. */
const XML = /^[ \t\n\r]*<\?xml\b[^>]{0,200}?\bencoding[ \t\n\r]*=[ \t\n\r]*["']([\w:.-]{2,40})["']/i

/** What opens JSON, which is UTF-8 (RFC 8259). */
const JSON_OPENING = /^[ \t\r\n]*(?:\{[ \t\r\n]*["}]|\[[ \t\r\n]*[{["\]])/
/** The front matter of Marbre's own Markdown, which is UTF-8. */
const OWN_OPENING = /^---\r?\n(?:.*\r?\n){0,200}?[ \t]*marbre: \d+\r?\n/

/**
 * Reads the bytes of a page in the encoding that it says, of any other file as they look. Where a page says one in which its
 * bytes are no letters, they are read as they look; where they surely look like another, that is a doubt.
 */
export function decodeDeclared(fileName: string, bytes: Uint8Array): ReturnType<typeof decodeText> {
  if (saysUtf8(bytes)) return decodeText(bytes, 'utf-8')
  const looked = decodeText(bytes)
  const declared = declaredEncoding(fileName, bytes)
  if (declared === undefined) return looked
  const said = decodeText(bytes, declared)
  if (typeof said === 'string' || /[\ufffd\u0080-\u009f]/.test(said.text)) return looked
  if (typeof looked === 'string' || looked.doubts.length > 0 || looked.text === said.text) return said
  return {
    ...said,
    doubts: [...said.doubts, doubt('encoding-guessed', { encoding: declared, other: looked.encoding })],
  }
}

/** True for UTF-8 that says so: as a page does, by its format, or because Marbre wrote it. */
function saysUtf8(bytes: Uint8Array): boolean {
  const head = latin(bytes, 0, SEARCHED)
  const label = META.exec(head)?.[1] ?? XML.exec(head)?.[1]
  const isSaid = /^utf-?8$/i.test(label ?? '') || JSON_OPENING.test(head) || OWN_OPENING.test(head)
  return isSaid && isUtf8(bytes)
}

/**
 * The encoding that a page of HTML says it is in, where its bytes may be; undefined where it says none, where they are UTF-8
 * after all (a browser that saves a page writes it anew), or where the bytes themselves have a mark.
 */
function declaredEncoding(fileName: string, bytes: Uint8Array): Encoding | undefined {
  const isNamed = /\.x?html?$/i.test(fileName)
  if (!isNamed && !/^[^\p{L}]{0,40}<(?:!doctype|html|head|meta|\?xml)/iu.test(latin(bytes, 0, OPENING)))
    return undefined
  const head = latin(bytes, 0, SEARCHED)
  if (/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/.test(head)) return undefined
  const label = META.exec(head)?.[1] ?? XML.exec(head)?.[1]
  const encoding = label === undefined ? undefined : encodingNamed(label)
  // A page in UTF-16 cannot say so in letters of one byte; UTF-8 is found without being told.
  if (encoding === undefined || encoding.startsWith('utf-')) return undefined
  return isUtf8(bytes) ? undefined : encoding
}

/** The encoding that a label means to browsers, where Marbre reads it. */
function encodingNamed(label: string): Encoding | undefined {
  try {
    const name: unknown = Reflect.get(new TextDecoder(label), 'encoding')
    return ENCODINGS.find((encoding) => encoding === (name === 'gbk' ? 'gb18030' : name))
  } catch {
    return undefined
  }
}
