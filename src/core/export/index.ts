import { type Article, FIELD_NAMES, fieldSpec } from '../article/index.ts'
import { fileNameFor } from './fileName.ts'
import { EXPORT_FORMATS, type ExportedFile, type ExportFormat, type ExportOptions } from './formats.ts'
import { toHtmlFragment, toHtmlPage } from './html/index.ts'
import { toMarkdown } from './markdown/index.ts'
import { toText } from './toText.ts'

const INTERNAL_FIELDS: ReadonlySet<string> = new Set(
  FIELD_NAMES.filter((name) => fieldSpec(name).frontMatter?.write === null),
)

/** The article without its internal fields, and with those that this version does not know. */
function toJson(article: Article): string {
  const published = Object.entries(article).filter(([name]) => !INTERNAL_FIELDS.has(name))
  return `${JSON.stringify(Object.fromEntries(published), null, 2)}\n`
}

const toBytes = (written: string | Uint8Array) =>
  typeof written === 'string' ? new TextEncoder().encode(written) : written

/** What the writer of a format gives: a string where its row says that it is text, else bytes. */
type Written<Format extends ExportFormat> = (typeof EXPORT_FORMATS)[Format]['isText'] extends true
  ? string
  : Uint8Array

/** The writer of each format. None fails on a decoded article. */
const WRITERS: {
  readonly [Format in ExportFormat]: (article: Article, options: ExportOptions) => Written<Format>
} = {
  html: toHtmlPage,
  fragment: toHtmlFragment,
  markdown: (article, { profile }) => toMarkdown(article, profile),
  text: toText,
  json: toJson,
}

/** The article as a finished file, with a name that is legal on every system. Never fails on a decoded article. */
export function exportArticle(article: Article, format: ExportFormat, options: ExportOptions): ExportedFile {
  const { extension, mediaType } = EXPORT_FORMATS[format]
  return {
    fileName: fileNameFor(article, extension),
    mediaType,
    bytes: toBytes(WRITERS[format](article, options)),
  }
}
