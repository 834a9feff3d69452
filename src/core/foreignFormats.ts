/** The kinds of formats that Marbre does not read: what to do about a file depends on its kind. */
export type ForeignKind =
  | 'old-document'
  | 'pages'
  | 'fixed-page'
  | 'layout'
  | 'spreadsheet'
  | 'presentation'
  | 'book'
  | 'picture'
  | 'sound'
  | 'video'
  | 'archive'
  | 'nested-archive'
  | 'database'
  | 'program'
  | 'message'
  | 'web-archive'
  | 'link'
  | 'data'
  | 'item-without-text'

/** THE table of the formats that are recognised and refused, by the names that failures carry (`detail.format`). */
const FOREIGN_FORMATS: { readonly [format: string]: ForeignKind } = {
  DOC: 'old-document',
  WordPerfect: 'old-document',
  Pages: 'pages',
  PDF: 'fixed-page',
  PostScript: 'fixed-page',
  XPS: 'fixed-page',
  DjVu: 'fixed-page',
  InDesign: 'layout',
  XLSX: 'spreadsheet',
  XLS: 'spreadsheet',
  ODS: 'spreadsheet',
  Numbers: 'spreadsheet',
  PPTX: 'presentation',
  PPT: 'presentation',
  ODP: 'presentation',
  Keynote: 'presentation',
  EPUB: 'book',
  PNG: 'picture',
  JPEG: 'picture',
  GIF: 'picture',
  TIFF: 'picture',
  WebP: 'picture',
  HEIF: 'picture',
  AVIF: 'picture',
  Photoshop: 'picture',
  OpenDocument: 'picture',
  MP3: 'sound',
  'MPEG-4 Audio': 'sound',
  AAC: 'sound',
  AIFF: 'sound',
  AMR: 'sound',
  MIDI: 'sound',
  Ogg: 'sound',
  WAV: 'sound',
  FLAC: 'sound',
  MP4: 'video',
  QuickTime: 'video',
  AVI: 'video',
  Matroska: 'video',
  'Windows Media': 'video',
  MPEG: 'video',
  ZIP: 'archive',
  '7-Zip': 'archive',
  RAR: 'archive',
  TAR: 'archive',
  gzip: 'archive',
  bzip2: 'archive',
  XZ: 'archive',
  Zstandard: 'archive',
  'nested archive': 'nested-archive',
  SQLite: 'database',
  Access: 'database',
  'Windows program': 'program',
  'Unix program': 'program',
  'macOS program': 'program',
  'Android program': 'program',
  'Java program': 'program',
  WebAssembly: 'program',
  MSG: 'message',
  'Safari web archive': 'web-archive',
  'Windows shortcut': 'link',
  'web link': 'link',
  'Google Docs': 'link',
  XML: 'data',
  JSON: 'data',
  CSV: 'data',
  iCalendar: 'data',
  vCard: 'data',
  PEM: 'data',
  plist: 'data',
  ninjs: 'item-without-text',
}

/** The kind of a refused format; null for one that is not in the table. */
export function foreignKind(format: string): ForeignKind | null {
  const name = format.replace(/ \(\..*\)$/, '')
  return Object.hasOwn(FOREIGN_FORMATS, name) ? (FOREIGN_FORMATS[name] ?? null) : null
}
