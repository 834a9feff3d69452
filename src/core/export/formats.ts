import type { MarkdownProfile } from '../markdownProfiles.ts'
import type { ExportNotice } from './notices.ts'

export { MARKDOWN_PROFILES, type MarkdownProfile } from '../markdownProfiles.ts'

/** The lines of plain text: a paragraph in one line, or wrapped at 72 characters as wires and mails have it. */
export const TEXT_LINES = ['whole', 'wrapped'] as const
export type TextLines = (typeof TEXT_LINES)[number]

/** Where the pictures of a page are: in its own file, or in files of their own, in several sizes. */
export const PICTURE_PLACES = ['inside', 'beside'] as const
export type PicturePlace = (typeof PICTURE_PLACES)[number]

/** How to export. Each option makes a difference to the formats whose row says so; see `takesOption`. */
export type ExportOptions = { profile: MarkdownProfile; lines: TextLines; pictures: PicturePlace }
export const DEFAULT_EXPORT_OPTIONS: ExportOptions = { profile: 'hugo', lines: 'whole', pictures: 'inside' }

export type ExportFormatSpec = {
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
  /** Where its pictures are; `chosen`: where the option `pictures` says; null: it has none. */
  pictures: PicturePlace | 'chosen' | null
  /** The other options that make a difference. */
  options: readonly Exclude<keyof ExportOptions, 'pictures'>[]
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
    pictures: 'chosen',
    options: [],
  },
  fragment: {
    mediaType: 'text/html;charset=utf-8',
    extension: 'fragment.html',
    isText: true,
    unit: 'article',
    pictures: 'chosen',
    options: [],
  },
  markdown: {
    mediaType: 'text/markdown;charset=utf-8',
    extension: 'md',
    isText: true,
    unit: 'article',
    pictures: 'beside',
    options: ['profile'],
  },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    isText: false,
    unit: 'article',
    pictures: 'inside',
    options: [],
  },
  pdf: {
    mediaType: 'application/pdf',
    extension: 'pdf',
    isText: false,
    unit: 'article',
    pictures: 'inside',
    options: [],
  },
  epub: {
    mediaType: 'application/epub+zip',
    extension: 'epub',
    isText: false,
    unit: 'dossier',
    pictures: 'inside',
    options: [],
  },
  text: {
    mediaType: 'text/plain;charset=utf-8',
    extension: 'txt',
    isText: true,
    unit: 'article',
    pictures: null,
    options: ['lines'],
  },
  ninjs: {
    mediaType: 'application/json;charset=utf-8',
    extension: 'ninjs.json',
    isText: true,
    unit: 'article',
    pictures: 'beside',
    options: [],
  },
  json: {
    mediaType: 'application/json;charset=utf-8',
    extension: 'json',
    isText: true,
    unit: 'article',
    pictures: null,
    options: [],
  },
  site: {
    mediaType: 'text/html;charset=utf-8',
    extension: '',
    isText: false,
    unit: 'site',
    pictures: 'beside',
    options: [],
  },
} as const satisfies { readonly [name: string]: ExportFormatSpec }
export type ExportFormat = keyof typeof EXPORT_FORMATS
/** A format in which an article is a file of its own. */
export type ArticleFormat = Exclude<ExportFormat, 'site'>
/** A format that a writer gives, and not the host's printer. */
export type WrittenFormat = Exclude<ArticleFormat, 'pdf'>
type TextFormat = {
  [Format in ExportFormat]: (typeof EXPORT_FORMATS)[Format]['isText'] extends true ? Format : never
}[ExportFormat]

const isExportFormat = (name: string): name is ExportFormat => Object.hasOwn(EXPORT_FORMATS, name)
const isArticleFormat = (name: string): name is ArticleFormat => isExportFormat(name) && name !== 'site'
/** The names of all formats, in the order of the table. */
export const EXPORT_FORMAT_NAMES: readonly ExportFormat[] = Object.keys(EXPORT_FORMATS).filter(isExportFormat)
/** The names of the formats in which an article is a file of its own. */
export const ARTICLE_FORMAT_NAMES: readonly ArticleFormat[] =
  Object.keys(EXPORT_FORMATS).filter(isArticleFormat)

const extensionOf = (name: string) => /\.([^./\\]+)$/.exec(name.toLowerCase())?.[1] ?? ''

/** The format of a file of that name, by the longest extension of the table; null where no format has its extension. */
export function formatOfName(name: string): ArticleFormat | null {
  const ends = (format: ArticleFormat) => name.toLowerCase().endsWith(`.${EXPORT_FORMATS[format].extension}`)
  const length = (format: ArticleFormat) => EXPORT_FORMATS[format].extension.length
  return ARTICLE_FORMAT_NAMES.filter(ends).toSorted((a, b) => length(b) - length(a))[0] ?? null
}

/** True where a file of that name can be of the format: HTML for a CMS is in a file that ends in `.html`, too. */
export const isNameOf = (name: string, format: ExportFormat) =>
  format !== 'site' && extensionOf(name) === extensionOf(`.${EXPORT_FORMATS[format].extension}`)

/** True where the format is text, in UTF-8. What is none is previewed as the page, with a note in i18n (`exportRun:previewNote.<name>`). */
export function isTextFormat(format: ExportFormat): format is TextFormat {
  const { isText }: ExportFormatSpec = EXPORT_FORMATS[format]
  return isText
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
