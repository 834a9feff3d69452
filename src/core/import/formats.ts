type ImportFormatSpec = {
  /** The media types that files of the format are sent and dropped with. */
  mediaTypes: readonly string[]
  /** What the names of its files end in, without the dot, in lower case. */
  extensions: readonly string[]
}

/**
 * THE table of the formats that articles are imported from. Each has its reader in `importFile.ts` and its name in i18n
 * (`import:format.<name>`); the packages offer to open the files that end in these extensions.
 */
export const IMPORT_FORMATS = {
  text: { mediaTypes: ['text/plain'], extensions: ['txt'] },
  markdown: { mediaTypes: ['text/markdown'], extensions: ['md', 'markdown', 'mdown'] },
} as const satisfies { readonly [name: string]: ImportFormatSpec }
export type ImportFormat = keyof typeof IMPORT_FORMATS

/** True for a file whose name ends in an extension of the format. */
export function hasExtensionOf(fileName: string, format: ImportFormat): boolean {
  const { extensions }: ImportFormatSpec = IMPORT_FORMATS[format]
  const lower = fileName.toLowerCase()
  return extensions.some((extension) => lower.endsWith(`.${extension}`))
}
