import type { Article } from '../article/index.ts'
import type { ExportContext, ExportResources } from './context.ts'
import { asNamed, fileNameFor, hasDayInName, namedAs } from './fileName.ts'
import {
  DEFAULT_EXPORT_OPTIONS,
  EXPORT_FORMATS,
  type ExportedFile,
  type ExportOptions,
  type FileBeside,
  type WrittenFormat,
} from './formats.ts'
import { NO_HOUSE } from './house.ts'
import { publishable } from './lostImages.ts'
import type { ExportNotice } from './notices.ts'

/** What the writer of a format gives: a string, or its bytes, where its row says that it is text, else bytes. */
type Written<Format extends WrittenFormat> =
  | Uint8Array
  | ((typeof EXPORT_FORMATS)[Format]['isText'] extends true ? string : never)

/** The writer of a format. None fails on a decoded article. */
export type Writer<Format extends WrittenFormat = WrittenFormat> = (
  article: Article,
  context: ExportContext,
) => Written<Format>

/** The writer of a book of several articles under a title. */
export type DossierWriter = (
  articles: readonly Article[],
  title: string,
  context: ExportContext,
) => Uint8Array

const utf8 = new TextEncoder()
const toBytes = (written: string | Uint8Array) =>
  typeof written === 'string' ? utf8.encode(written) : written

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
 * The article as a finished file by the writer of its format, with a name that is legal on every system. Never fails on a
 * decoded article. Options and resources that are not given are the defaults: no house, no pictures, no fonts.
 */
export function fileOf(
  writer: Writer,
  article: Article,
  format: WrittenFormat,
  options: Partial<ExportOptions> = {},
  resources: Partial<ExportResources> = {},
): ExportedFile {
  const { extension, mediaType } = EXPORT_FORMATS[format]
  const isDated = hasDayInName(format, { ...DEFAULT_EXPORT_OPTIONS, ...options })
  const file = {
    fileName: fileNameFor(
      article,
      extension,
      isDated ? asNamed(article, format, options).date.slice(0, 10) : '',
    ),
    mediaType,
    ...written(options, resources, (context) => writer(publishable(article, context.notice), context)),
  }
  return { ...file, fileName: namedAs(file.fileName, file, { format, options }) }
}

/**
 * Several articles as one file under a title, which its name is made of. Throws where there is no article; never fails on
 * decoded articles. Options and resources as for `fileOf`.
 */
export function dossierOf(
  writer: DossierWriter,
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
      writer(
        articles.map((article) => publishable(article, context.notice)),
        title,
        context,
      ),
    ),
  }
}
