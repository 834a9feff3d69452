import * as z from 'zod/mini'

export const MARKDOWN_PROFILES = ['hugo', 'flat'] as const
/** The form of the front matter. */
export type MarkdownProfile = (typeof MARKDOWN_PROFILES)[number]

/** How to export. `profile` is the form of Markdown front matter. */
export type ExportOptions = { profile: MarkdownProfile }
export const exportOptionsDecoder: z.ZodMiniType<ExportOptions> = z.object({
  profile: z.enum(MARKDOWN_PROFILES),
})

type ExportFormatSpec = {
  /** As in an HTTP header, with the encoding of a text. */
  mediaType: string
  /** What the file's name ends in, without its first dot. */
  extension: string
  /** True where the file is text, in UTF-8: it can be previewed and copied, and its writer gives a string. */
  isText: boolean
  /** The options that make a difference. */
  options: readonly (keyof ExportOptions)[]
}

/**
 * THE table of the formats that an article is exported to, in the order in which a newsroom is likely to want them. Each has
 * its writer in `index.ts`, its name and a note in i18n (`export:format.<name>`, `export:note.<name>`).
 */
export const EXPORT_FORMATS = {
  html: { mediaType: 'text/html;charset=utf-8', extension: 'html', isText: true, options: [] },
  fragment: { mediaType: 'text/html;charset=utf-8', extension: 'fragment.html', isText: true, options: [] },
  markdown: { mediaType: 'text/markdown;charset=utf-8', extension: 'md', isText: true, options: ['profile'] },
  text: { mediaType: 'text/plain;charset=utf-8', extension: 'txt', isText: true, options: [] },
  json: { mediaType: 'application/json;charset=utf-8', extension: 'json', isText: true, options: [] },
} as const satisfies { readonly [name: string]: ExportFormatSpec }
export type ExportFormat = keyof typeof EXPORT_FORMATS

const isExportFormat = (name: string): name is ExportFormat => Object.hasOwn(EXPORT_FORMATS, name)
/** The names of all formats, in the order of the table. */
export const EXPORT_FORMAT_NAMES: readonly ExportFormat[] = Object.keys(EXPORT_FORMATS).filter(isExportFormat)

/** True where the format is text, in UTF-8. */
export function isTextFormat(format: ExportFormat): boolean {
  const { isText }: ExportFormatSpec = EXPORT_FORMATS[format]
  return isText
}

/** True where an option makes a difference to what is written. */
export function takesOption(format: ExportFormat, option: keyof ExportOptions): boolean {
  const { options }: ExportFormatSpec = EXPORT_FORMATS[format]
  return options.includes(option)
}

/** A finished file, as bytes: where it goes is the host's business. */
export type ExportedFile = { fileName: string; mediaType: string; bytes: Uint8Array }
