import { Archive, packageKind } from './archive/index.ts'
import { latin } from './encoding/latin.ts'
import type { FailureCode } from '../failure.ts'

/** A format that is not plain text: the failure of a file that no reader takes, and the format's name. */
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
  { format: 'HEIF', signs: 'ftyphe', at: 4 },
  { format: 'HEIF', signs: 'ftypmif1', at: 4 },
  { format: 'AVIF', signs: 'ftypavif', at: 4 },
  { format: 'Photoshop', signs: '8BPS\0' },
  { format: 'InDesign', signs: '\x06\x06\xed\xf5\xd8\x1d\x46\xe5' },
  { format: 'DjVu', signs: 'AT&TFORM' },
  { format: 'WordPerfect', signs: '\xffWPC' },
  { format: 'plist', signs: 'bplist00' },
  { format: 'Windows shortcut', signs: 'L\0\0\0\x01\x14\x02\0' },
  { format: 'TAR', signs: 'ustar', at: 257 },
  { format: 'Access', signs: 'Standard Jet DB', at: 4 },
  { format: 'Access', signs: 'Standard ACE DB', at: 4 },
  { format: 'QuickTime', signs: 'ftypqt', at: 4 },
  { format: 'MPEG-4 Audio', signs: 'ftypM4A', at: 4 },
  { format: 'AVI', signs: 'AVI ', at: 8 },
  { format: 'Matroska', signs: '\x1aE\xdf\xa3' },
  { format: 'Windows Media', signs: '0&\xb2u\x8ef\xcf\x11' },
  { format: 'MPEG', signs: '\0\0\x01\xba' },
  { format: 'AIFF', signs: 'AIFF', at: 8 },
  { format: 'AMR', signs: '#!AMR' },
  { format: 'MIDI', signs: 'MThd\0' },
  { format: 'MP3', signs: '\xff\xfb' },
  { format: 'MP3', signs: '\xff\xf3' },
  { format: 'AAC', signs: '\xff\xf1' },
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
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compound(ending, bytes)
  const known = SIGNATURES.find(({ signs, at = 0 }) => head.startsWith(signs, at))
  if (known?.format === 'plist') return { code: 'binary', format: propertyList(bytes) }
  if (known) return { code: 'binary', format: known.format }
  return isLink(ending, head) ? { code: 'unsupported', format: 'web link' } : null
}

/** A page that Safari saved is a list of properties. */
function propertyList(bytes: Uint8Array): string {
  return latin(bytes, 0, SEARCHED).includes('WebMainResource') ? 'Safari web archive' : 'plist'
}

/** A file that stands for one elsewhere: a bookmark, or a document of Google’s in a synchronised folder. */
function isLink(ending: string, head: string): boolean {
  if (/^g(?:doc|sheet|slides|draw)$/.test(ending)) return head.startsWith('{')
  return /^\s*\[(?:InternetShortcut|Desktop Entry)\]/.test(head) || ending === 'webloc'
}

/** Where the parts of a document of Word, OpenOffice and their kin are named. */
const SEARCHED = 200_000

const DOCX: ForeignFormat = { code: 'unsupported', format: 'DOCX' }
const ODT: ForeignFormat = { code: 'unsupported', format: 'ODT' }

/** A zip by the parts that it has; by its bytes where it is damaged, so that its sentence can name the format. */
function zipped(ending: string, bytes: Uint8Array): ForeignFormat {
  const archive = Archive.open(bytes)
  if (typeof archive === 'string') return damagedZip(ending, bytes)
  const kind = packageKind(archive)
  return kind === null ? otherZip(ending) : { code: 'unsupported', format: kind }
}

function otherZip(ending: string): ForeignFormat {
  return { code: 'binary', format: ending === '' ? 'ZIP' : `ZIP (.${ending})` }
}

function damagedZip(ending: string, bytes: Uint8Array): ForeignFormat {
  const head =
    latin(bytes, 0, SEARCHED) + latin(bytes, Math.max(SEARCHED, bytes.length - SEARCHED), bytes.length)
  if (/^do[ct][xm]$/.test(ending) || head.includes('word/document.xml')) return DOCX
  if (/^o[dt]t$/.test(ending) || head.includes('application/vnd.oasis.opendocument.text')) return ODT
  return otherZip(ending)
}

/** The container of old Word files, in which Office also keeps documents that have a password. */
function compound(ending: string, bytes: Uint8Array): ForeignFormat {
  const text = latin(bytes, 0, SEARCHED) + directoryOf(bytes)
  if (text.includes(wide('EncryptedPackage')))
    return { code: 'protected', format: /^(?:xls|ppt)x$/.test(ending) ? ending.toUpperCase() : 'DOCX' }
  const known = STREAMS.find(([name]) => text.includes(wide(name)))
  return { code: 'unsupported', format: known?.[1] ?? 'DOC' }
}

/** The streams that the containers of other programs have. */
const STREAMS: readonly (readonly [string, string])[] = [
  ['WordDocument', 'DOC'],
  ['Workbook', 'XLS'],
  ['PowerPoint Document', 'PPT'],
  ['__substg1.0_', 'MSG'],
  ['__nameid_version1.0', 'MSG'],
]

/** A name as the directory of such a container has it. */
const wide = (name: string) => Array.from(name, (character) => `${character}\0`).join('')

/** The first sectors of a container's directory, wherever its header says that they are. */
function directoryOf(bytes: Uint8Array): string {
  if (bytes.length < 512) return ''
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = 2 ** Math.min(16, view.getUint16(30, true))
  const at = (view.getUint32(48, true) + 1) * size
  return latin(bytes, at, at + 4096)
}
