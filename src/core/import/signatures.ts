import type { FailureCode } from '../failure.ts'

/** A format that Marbre does not read: the failure, and the format's name. */
export type ForeignFormat = {
  code: Extract<FailureCode, 'binary' | 'unsupported' | 'protected'>
  format: string
}

const SIGNATURES: readonly { format: string; signs: string; at?: number }[] = [
  { format: 'PDF', signs: '%PDF-' },
  { format: 'PNG', signs: '\x89PNG\r\n\x1a\n' },
  { format: 'JPEG', signs: '\xff\xd8\xff' },
  { format: 'GIF', signs: 'GIF87a' },
  { format: 'GIF', signs: 'GIF89a' },
  { format: 'TIFF', signs: 'II*\0' },
  { format: 'TIFF', signs: 'MM\0*' },
  { format: 'WebP', signs: 'WEBP', at: 8 },
  { format: 'HEIF', signs: 'ftypheic', at: 4 },
  { format: 'MP4', signs: 'ftyp', at: 4 },
  { format: 'MP3', signs: 'ID3' },
  { format: 'Ogg', signs: 'OggS\0' },
  { format: 'WAV', signs: 'WAVE', at: 8 },
  { format: 'FLAC', signs: 'fLaC\0' },
  { format: 'Windows program', signs: 'MZ\x90\0' },
  { format: 'Unix program', signs: '\x7fELF' },
  { format: 'macOS program', signs: '\xcf\xfa\xed\xfe' },
  { format: 'macOS program', signs: '\xca\xfe\xba\xbe' },
  { format: 'WebAssembly', signs: '\0asm' },
  { format: 'SQLite', signs: 'SQLite format 3\0' },
  { format: '7-Zip', signs: "7z\xbc\xaf'\x1c" },
  { format: 'RAR', signs: 'Rar!\x1a\x07' },
  { format: 'gzip', signs: '\x1f\x8b\x08' },
  { format: 'bzip2', signs: 'BZh91AY&SY' },
  { format: 'XZ', signs: '\xfd7zXZ\0' },
  { format: 'Zstandard', signs: '\x28\xb5\x2f\xfd' },
]

const ZIP = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']

/** The foreign format of a file, by its first bytes and the ending of its name; null for what may be text. */
export function findForeignFormat(fileName: string, bytes: Uint8Array): ForeignFormat | null {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const head = latin(bytes, 0, 512)
  if (ZIP.some((signs) => head.startsWith(signs))) return zipped(ending, bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compound(bytes)
  if (head.startsWith('{\\rtf')) return { code: 'unsupported', format: 'RTF' }
  const known = SIGNATURES.find(({ signs, at = 0 }) => head.startsWith(signs, at))
  return known ? { code: 'binary', format: known.format } : null
}

/** HTML, by the name of the file or by how its text begins. */
export function isHtml(fileName: string, text: string): boolean {
  if (/\.x?html?$/i.test(fileName)) return true
  const head = text.slice(0, 4000).replace(/^(?:\s|<!--[^>]{0,2000}-->|<\?xml[^>]{0,200}\?>)+/, '')
  return /^<(?:!doctype[ \t\r\n]+html|html[ \t\r\n>]|head>|body[ >])/i.test(head)
}

/** Where the parts of a document of Word, OpenOffice and their kin are named. */
const SEARCHED = 200_000

function zipped(ending: string, bytes: Uint8Array): ForeignFormat {
  const head =
    latin(bytes, 0, SEARCHED) + latin(bytes, Math.max(SEARCHED, bytes.length - SEARCHED), bytes.length)
  if (ending === 'docx' || head.includes('word/document.xml')) return { code: 'unsupported', format: 'DOCX' }
  if (ending === 'odt' || head.includes('application/vnd.oasis.opendocument.text')) {
    return { code: 'unsupported', format: 'ODT' }
  }
  return { code: 'binary', format: ending === '' ? 'ZIP' : `ZIP (.${ending})` }
}

/** The container of old Word files, in which Office also keeps documents that have a password. */
function compound(bytes: Uint8Array): ForeignFormat {
  const text = latin(bytes, 0, SEARCHED)
  const encrypted = text.includes('E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e')
  return encrypted ? { code: 'protected', format: 'DOCX' } : { code: 'unsupported', format: 'DOC' }
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  const part = bytes.subarray(from, to)
  for (let i = 0; i < part.length; i += 8192) text += String.fromCharCode(...part.subarray(i, i + 8192))
  return text
}
