type ImportFormatSpec = {
  /** The media types that files of the format are sent and dropped with. */
  mediaTypes: readonly string[]
  /** The endings of its files' names, without the dot, in lower case. */
  extensions: readonly string[]
  /** `plain` where a person can read the text of the file as it stands. */
  text: 'plain' | 'marked-up' | 'packed'
}

/**
 * THE table of the formats that articles are imported from. Each has its reader in `importFile.ts` and its name in i18n
 * (`import:format.<name>`); the packages offer to open the files that end in these extensions.
 */
export const IMPORT_FORMATS = {
  text: { mediaTypes: ['text/plain'], extensions: ['txt'], text: 'plain' },
  mail: {
    mediaTypes: ['message/rfc822', 'multipart/related'],
    extensions: ['eml', 'mht', 'mhtml'],
    text: 'marked-up',
  },
  html: {
    mediaTypes: ['text/html', 'application/xhtml+xml'],
    extensions: ['html', 'htm', 'xhtml'],
    text: 'marked-up',
  },
  markdown: { mediaTypes: ['text/markdown'], extensions: ['md', 'markdown', 'mdown'], text: 'plain' },
  docx: {
    mediaTypes: [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.template',
      'application/vnd.ms-word.document.macroenabled.12',
      'application/vnd.ms-word.template.macroenabled.12',
    ],
    extensions: ['docx', 'docm', 'dotx', 'dotm'],
    text: 'packed',
  },
  odt: {
    mediaTypes: [
      'application/vnd.oasis.opendocument.text',
      'application/vnd.oasis.opendocument.text-template',
      'application/vnd.oasis.opendocument.text-flat-xml',
    ],
    extensions: ['odt', 'ott', 'fodt'],
    text: 'packed',
  },
  rtf: { mediaTypes: ['application/rtf', 'text/rtf'], extensions: ['rtf'], text: 'marked-up' },
  subtitles: { mediaTypes: ['application/x-subrip', 'text/vtt'], extensions: ['srt', 'vtt'], text: 'plain' },
  marbre: { mediaTypes: ['application/json'], extensions: ['json'], text: 'marked-up' },
  // Items of ninjs are files of JSON like any other.
  ninjs: { mediaTypes: [], extensions: [], text: 'marked-up' },
  // Stories of agencies are files of XML, as much else is that Marbre does not open.
  newsml: { mediaTypes: [], extensions: [], text: 'marked-up' },
} as const satisfies { readonly [name: string]: ImportFormatSpec }
export type ImportFormat = keyof typeof IMPORT_FORMATS

/** True for a file whose name ends in an extension of the format. */
export function hasExtensionOf(fileName: string, format: ImportFormat): boolean {
  const { extensions }: ImportFormatSpec = IMPORT_FORMATS[format]
  const lower = fileName.toLowerCase()
  return extensions.some((extension) => lower.endsWith(`.${extension}`))
}
