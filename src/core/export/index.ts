import type { Article } from '../article/index.ts'
import type { ExportResources } from './context.ts'
import { toDocx } from './docx/index.ts'
import { toEpub } from './epub/index.ts'
import { dossierOf, fileOf, type Writer } from './exportFile.ts'
import type { ExportedFile, ExportOptions, WrittenFormat } from './formats.ts'
import { toHtmlFragment, toHtmlPage } from './html/index.ts'
import { toMarkdown } from './markdown/index.ts'
import { toNinjs } from './ninjs/index.ts'
import { toJson } from './toJson.ts'
import { toText } from './toText.ts'

export { withMetadata as pdfWithMetadata } from './pdf/index.ts'
export { itemProblems } from './ninjs/index.ts'

/** The writer of each format, all at once; a host loads the one that it needs (`loadWriter.ts`). */
const WRITERS: { readonly [Format in WrittenFormat]: Writer<Format> } = {
  html: toHtmlPage,
  fragment: toHtmlFragment,
  markdown: toMarkdown,
  docx: toDocx,
  epub: (article, context) => toEpub([article], '', context),
  text: toText,
  ninjs: toNinjs,
  json: toJson,
}

/** The article as a finished file, as `fileOf` makes it. */
export function exportArticle(
  article: Article,
  format: WrittenFormat,
  options: Partial<ExportOptions> = {},
  resources: Partial<ExportResources> = {},
): ExportedFile {
  return fileOf(WRITERS[format], article, format, options, resources)
}

/** Several articles as one file under a title, as `dossierOf` makes it. */
export function exportDossier(
  articles: readonly Article[],
  title: string,
  options: Partial<ExportOptions> = {},
  resources: Partial<ExportResources> = {},
): ExportedFile {
  return dossierOf(toEpub, articles, title, options, resources)
}
