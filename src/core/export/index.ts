import { type Article, FIELD_NAMES, fieldSpec } from '../article/index.ts'
import type { ExportContext, ExportResources } from './context.ts'
import { toDocx } from './docx/index.ts'
import { toEpub } from './epub/index.ts'
import { fileNameFor, namedAs } from './fileName.ts'
import {
  DEFAULT_EXPORT_OPTIONS,
  EXPORT_FORMATS,
  type ExportedFile,
  type ExportOptions,
  type FileBeside,
  type WrittenFormat,
} from './formats.ts'
import { NO_HOUSE } from './house.ts'
import { toHtmlFragment, toHtmlPage } from './html/index.ts'
import { toMarkdown } from './markdown/index.ts'
import { itemProblems, toNinjs } from './ninjs/index.ts'
import { publishable } from './lostImages.ts'
import type { ExportNotice } from './notices.ts'
import { picturesOf } from '../pictures/figures.ts'
import { toText } from './toText.ts'

export { withMetadata as pdfWithMetadata } from './pdf/index.ts'
export { itemProblems }

const INTERNAL_FIELDS: ReadonlySet<string> = new Set(
  FIELD_NAMES.filter((name) => fieldSpec(name).frontMatter?.write === null),
)

/**
 * The article without its internal fields, and with those that this version does not know. Of its pictures it has the addresses,
 * which is told.
 */
function toJson(article: Article, { notice }: ExportContext): string {
  const pictures = picturesOf(article).length
  if (pictures > 0) notice({ name: 'pictures-by-address', what: String(pictures) })
  const published = Object.entries(article).filter(([name]) => !INTERNAL_FIELDS.has(name))
  return `${JSON.stringify(Object.fromEntries(published), null, 2)}\n`
}

const utf8 = new TextEncoder()
const toBytes = (written: string | Uint8Array) =>
  typeof written === 'string' ? utf8.encode(written) : written

/** What the writer of a format gives: a string, or its bytes, where its row says that it is text, else bytes. */
type Written<Format extends WrittenFormat> =
  | Uint8Array
  | ((typeof EXPORT_FORMATS)[Format]['isText'] extends true ? string : never)

/** The writer of each format. None fails on a decoded article. */
const WRITERS: {
  readonly [Format in WrittenFormat]: (article: Article, context: ExportContext) => Written<Format>
} = {
  html: toHtmlPage,
  fragment: toHtmlFragment,
  markdown: toMarkdown,
  docx: toDocx,
  epub: (article, context) => toEpub([article], '', context),
  text: toText,
  ninjs: toNinjs,
  json: toJson,
}

const NO_RESOURCES: ExportResources = {
  house: NO_HOUSE,
  now: '',
  picture: () => 'picture-missing',
  fonts: [],
  isPrinted: false,
}

/** Runs a writer, and collects what it tells. */
function written(
  options: Partial<ExportOptions>,
  resources: Partial<ExportResources>,
  write: (context: ExportContext) => string | Uint8Array,
): Pick<ExportedFile, 'bytes' | 'notices' | 'beside'> {
  const notices: ExportNotice[] = []
  const files = new Map<string, Uint8Array>()
  const whole = toBytes(
    write({
      ...NO_RESOURCES,
      ...resources,
      options: { ...DEFAULT_EXPORT_OPTIONS, ...options },
      notice: (notice) => notices.push(notice),
      beside: (path, bytes) => files.set(path, bytes),
    }),
  )
  const beside = Array.from(files, ([path, bytes]): FileBeside => ({ path, bytes }))
  return { bytes: whole, notices, ...(beside.length > 0 ? { beside } : {}) }
}

/**
 * The article as a finished file, with a name that is legal on every system. Never fails on a decoded article. Options and
 * resources that are not given are the defaults: no house, no pictures, no fonts.
 */
export function exportArticle(
  article: Article,
  format: WrittenFormat,
  options: Partial<ExportOptions> = {},
  resources: Partial<ExportResources> = {},
): ExportedFile {
  const { extension, mediaType } = EXPORT_FORMATS[format]
  // Jekyll knows a post by the day in its name.
  const isPost = format === 'markdown' && options.profile === 'jekyll'
  const file = {
    fileName: fileNameFor(article, extension, isPost ? article.date.slice(0, 10) : ''),
    mediaType,
    ...written(options, resources, (context) =>
      WRITERS[format](publishable(article, context.notice), context),
    ),
  }
  return { ...file, fileName: namedAs(file.fileName, file, { format, options }) }
}

/**
 * Several articles as one file under a title, which its name is made of. Throws where there is no article; never fails on
 * decoded articles. Options and resources as for `exportArticle`.
 */
export function exportDossier(
  articles: readonly Article[],
  title: string,
  options: Partial<ExportOptions> = {},
  resources: Partial<ExportResources> = {},
): ExportedFile {
  const { extension, mediaType } = EXPORT_FORMATS.epub
  const [first] = articles
  if (!first) throw new RangeError('a dossier has at least one article')
  return {
    fileName: fileNameFor(title === '' ? first : { id: first.id, slug: '', headline: title }, extension),
    mediaType,
    ...written(options, resources, (context) =>
      toEpub(
        articles.map((article) => publishable(article, context.notice)),
        title,
        context,
      ),
    ),
  }
}
