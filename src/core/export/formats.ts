import type { MarkdownProfile } from '../markdownProfiles.ts'
import type { ExportNotice } from './notices.ts'

export { MARKDOWN_PROFILES, type MarkdownProfile } from '../markdownProfiles.ts'

/** The profile by which an article with pictures is a folder: they are in it with its text, `index.md`. */
export const BUNDLED: MarkdownProfile = 'hugo'

/** The lines of plain text: a paragraph in one line, or wrapped at 72 characters as wires and mails have it. */
export const TEXT_LINES = ['whole', 'wrapped'] as const
export type TextLines = (typeof TEXT_LINES)[number]

/** Where the pictures of a page are: in its own file, or in files of their own, in several sizes. */
export const PICTURE_PLACES = ['inside', 'beside'] as const
export type PicturePlace = (typeof PICTURE_PLACES)[number]

/** How to export. Each option makes a difference to the formats that name it in their row. */
export type ExportOptions = { profile: MarkdownProfile; lines: TextLines; pictures: PicturePlace }
export const DEFAULT_EXPORT_OPTIONS: ExportOptions = { profile: 'hugo', lines: 'whole', pictures: 'inside' }

type ExportFormatSpec = {
  /** As in an HTTP header, with the encoding of a text. */
  mediaType: string
  /** What the file's name ends in, without its first dot. */
  extension: string
  /** True where the file is text, in UTF-8: it can be previewed and copied, and its writer gives a string. */
  isText: boolean
  /**
   * What one export of several articles is: a file for each of them; the same, or one file with all of them (`dossier`);
   * a folder of files that are about all of them (`site`).
   */
  unit: 'article' | 'dossier' | 'site'
  /** The options that make a difference. */
  options: readonly (keyof ExportOptions)[]
}

/**
 * THE table of the formats that articles are exported to, in the order in which a newsroom is likely to want them. Each has
 * its name and a note in i18n (`exportFormat:format.<name>`, `exportFormat:note.<name>`), and its writer in `index.ts`; a `pdf` is the
 * page, printed by the host, and a `site` is written by `site/`.
 */
export const EXPORT_FORMATS = {
  html: {
    mediaType: 'text/html;charset=utf-8',
    extension: 'html',
    isText: true,
    unit: 'article',
    options: ['pictures'],
  },
  fragment: {
    mediaType: 'text/html;charset=utf-8',
    extension: 'fragment.html',
    isText: true,
    unit: 'article',
    options: ['pictures'],
  },
  markdown: {
    mediaType: 'text/markdown;charset=utf-8',
    extension: 'md',
    isText: true,
    unit: 'article',
    options: ['profile'],
  },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    isText: false,
    unit: 'article',
    options: [],
  },
  pdf: { mediaType: 'application/pdf', extension: 'pdf', isText: false, unit: 'article', options: [] },
  epub: { mediaType: 'application/epub+zip', extension: 'epub', isText: false, unit: 'dossier', options: [] },
  text: {
    mediaType: 'text/plain;charset=utf-8',
    extension: 'txt',
    isText: true,
    unit: 'article',
    options: ['lines'],
  },
  ninjs: {
    mediaType: 'application/json;charset=utf-8',
    extension: 'ninjs.json',
    isText: true,
    unit: 'article',
    options: [],
  },
  json: {
    mediaType: 'application/json;charset=utf-8',
    extension: 'json',
    isText: true,
    unit: 'article',
    options: [],
  },
  site: { mediaType: 'text/html;charset=utf-8', extension: '', isText: false, unit: 'site', options: [] },
} as const satisfies { readonly [name: string]: ExportFormatSpec }
export type ExportFormat = keyof typeof EXPORT_FORMATS
/** A format in which an article is a file of its own. */
export type ArticleFormat = Exclude<ExportFormat, 'site'>
/** A format that a writer gives, and not the host's printer. */
export type WrittenFormat = Exclude<ArticleFormat, 'pdf'>

const isExportFormat = (name: string): name is ExportFormat => Object.hasOwn(EXPORT_FORMATS, name)
const isArticleFormat = (name: string): name is ArticleFormat => isExportFormat(name) && name !== 'site'
/** The names of all formats, in the order of the table. */
export const EXPORT_FORMAT_NAMES: readonly ExportFormat[] = Object.keys(EXPORT_FORMATS).filter(isExportFormat)
/** The names of the formats in which an article is a file of its own. */
export const ARTICLE_FORMAT_NAMES: readonly ArticleFormat[] =
  Object.keys(EXPORT_FORMATS).filter(isArticleFormat)

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

/** A finished file, as bytes: where it goes is the host's business. `notices` say what it could not hold. */
export type ExportedFile = {
  fileName: string
  mediaType: string
  bytes: Uint8Array
  notices: readonly ExportNotice[]
  /** The files that this one shows or names: pictures. */
  beside?: readonly FileBeside[]
}
/** A file beside an exported one; `path` leads there from the folder of that one, with strokes. */
export type FileBeside = { path: string; bytes: Uint8Array }
