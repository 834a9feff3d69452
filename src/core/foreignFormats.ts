/**
 * THE table of the formats that are recognised and refused: their kinds, since what to do about a file depends on its kind, and
 * their names as failures carry them (`detail.format`).
 */
const FOREIGN_FORMATS = {
  'old-document': ['DOC', 'WordPerfect'],
  pages: ['Pages'],
  'fixed-page': ['PDF', 'PostScript', 'XPS', 'DjVu'],
  layout: ['InDesign'],
  spreadsheet: ['XLSX', 'XLS', 'ODS', 'Numbers'],
  presentation: ['PPTX', 'PPT', 'ODP', 'Keynote'],
  book: ['EPUB'],
  picture: ['PNG', 'JPEG', 'GIF', 'TIFF', 'WebP', 'HEIF', 'AVIF', 'Photoshop', 'OpenDocument'],
  sound: ['MP3', 'MPEG-4 Audio', 'AAC', 'AIFF', 'AMR', 'MIDI', 'Ogg', 'WAV', 'FLAC'],
  video: ['MP4', 'QuickTime', 'AVI', 'Matroska', 'Windows Media', 'MPEG'],
  archive: ['ZIP', '7-Zip', 'RAR', 'TAR', 'gzip', 'bzip2', 'XZ', 'Zstandard'],
  'nested-archive': ['nested archive'],
  database: ['SQLite', 'Access'],
  program: [
    'Windows program',
    'Unix program',
    'macOS program',
    'Android program',
    'Java program',
    'WebAssembly',
  ],
  message: ['MSG'],
  'web-archive': ['Safari web archive'],
  link: ['Windows shortcut', 'web link', 'Google Docs'],
  data: ['XML', 'JSON', 'CSV', 'iCalendar', 'vCard', 'PEM', 'plist'],
  'item-without-text': ['ninjs', 'newsml'],
} as const satisfies { readonly [kind: string]: readonly string[] }

/** The kinds of formats that Marbre does not read. */
export type ForeignKind = keyof typeof FOREIGN_FORMATS

const NAMES: { readonly [kind in ForeignKind]: readonly string[] } = FOREIGN_FORMATS
const isKind = (kind: string): kind is ForeignKind => Object.hasOwn(FOREIGN_FORMATS, kind)
const KINDS: readonly ForeignKind[] = Object.keys(FOREIGN_FORMATS).filter(isKind)

/** The kind of a refused format; null for one that is not in the table. */
export function foreignKind(format: string): ForeignKind | null {
  const name = format.replace(/ \(\..*\)$/, '')
  return KINDS.find((kind) => NAMES[kind].includes(name)) ?? null
}
