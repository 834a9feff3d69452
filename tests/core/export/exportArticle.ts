import type { Article } from '../../../src/core/article/index.ts'
import type { ExportResources } from '../../../src/core/export/context.ts'
import {
  ARTICLE_FORMAT_NAMES,
  type ExportedFile,
  type ExportOptions,
  type WrittenFormat,
} from '../../../src/core/export/formats.ts'
import { dossierOf, fileOf, loadDossierWriter, loadWriter } from '../../../src/core/export/index.ts'

/** The names of the formats that have a writer. */
export const WRITTEN_FORMAT_NAMES: readonly WrittenFormat[] = ARTICLE_FORMAT_NAMES.filter(
  (name) => name !== 'pdf',
)

const writers = new Map(
  await Promise.all(WRITTEN_FORMAT_NAMES.map(async (format) => [format, await loadWriter(format)] as const)),
)
const dossierWriter = await loadDossierWriter()

/** The article as a finished file, as `fileOf` makes it. */
export function exportArticle(
  article: Article,
  format: WrittenFormat,
  options: Partial<ExportOptions> = {},
  resources: Partial<ExportResources> = {},
): ExportedFile {
  const writer = writers.get(format)
  if (!writer) throw new TypeError(`no writer of ${format}`)
  return fileOf(writer, article, format, options, resources)
}

/** Several articles as one file under a title, as `dossierOf` makes it. */
export function exportDossier(
  articles: readonly Article[],
  title: string,
  options: Partial<ExportOptions> = {},
  resources: Partial<ExportResources> = {},
): ExportedFile {
  return dossierOf(dossierWriter, articles, title, options, resources)
}
