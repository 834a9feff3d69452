import type { Archive } from './archive.ts'

/** What a document that is a zip begins its media type with, in the entry `mimetype`. */
const MEDIA_TYPES: readonly (readonly [string, string])[] = [
  ['application/vnd.oasis.opendocument.text', 'ODT'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ODS'],
  ['application/vnd.oasis.opendocument.presentation', 'ODP'],
  ['application/vnd.oasis.opendocument', 'OpenDocument'],
  ['application/epub+zip', 'EPUB'],
]

/** Entries by which other documents and programs are known. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^word\/(?:document\d*|styles)\.xml$/i, 'DOCX'],
  [/^xl\/(?:workbook|worksheets\/)/i, 'XLSX'],
  [/^ppt\/(?:presentation|slides\/)/i, 'PPTX'],
  [/^(?:Index\/)?Tables\/|^Index\/CalculationEngine/, 'Numbers'],
  [/^(?:Index\/)?Slide(?:-\d+)?\.iwa$|^Index\/MasterSlide/, 'Keynote'],
  [/^(?:Index\/Document\.iwa|Index\.zip|buildVersionHistory\.plist)$/, 'Pages'],
  [/^AndroidManifest\.xml$/, 'Android program'],
  [/^META-INF\/MANIFEST\.MF$/, 'Java program'],
]

/** Entries that are looked at. */
const MOST_LOOKED_AT = 500

/** The format of a document or a program that is a zip of its parts; null for an archive of files. */
export function packageKind(archive: Archive): string | null {
  const entry = archive.find('mimetype')
  const content = entry && entry.size < 200 ? archive.read(entry) : null
  if (content instanceof Uint8Array) {
    const said = String.fromCharCode(...content)
    const known = MEDIA_TYPES.find(([type]) => said.startsWith(type))
    if (known) return known[1]
  }
  const paths = archive.entries.slice(0, MOST_LOOKED_AT).map(({ path }) => path)
  return PARTS.find(([part]) => paths.some((path) => part.test(path)))?.[1] ?? null
}
