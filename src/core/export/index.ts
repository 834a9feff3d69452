import type { Article } from '../article.ts'
import { fileNameFor } from './fileName.ts'
import { toHtmlFragment, toHtmlPage } from './toHtml.ts'
import type { ExportedFile, ExportFormat, ExportOptions } from './formats.ts'
import { toMarkdown } from './toMarkdown.ts'
import { toText } from './toText.ts'

export {
  EXPORT_FORMATS,
  type ExportedFile,
  type ExportFormat,
  type ExportOptions,
  MARKDOWN_PROFILES,
} from './formats.ts'

type Writer = {
  ending: string
  mediaType: string
  write: (article: Article, options: ExportOptions) => string
}

/** The article's public form: everything but the internal note. */
function toJson({ note: _note, ...published }: Article): string {
  return `${JSON.stringify(published, null, 2)}\n`
}

const WRITERS: Readonly<Record<ExportFormat, Writer>> = {
  markdown: {
    ending: 'md',
    mediaType: 'text/markdown',
    write: (article, { profile }) => toMarkdown(article, profile),
  },
  html: { ending: 'html', mediaType: 'text/html', write: toHtmlPage },
  fragment: { ending: 'fragment.html', mediaType: 'text/html', write: toHtmlFragment },
  text: { ending: 'txt', mediaType: 'text/plain', write: toText },
  json: { ending: 'json', mediaType: 'application/json', write: toJson },
}

/** The article as a finished file in UTF-8, with a name that is legal on every system. Never fails on a decoded article. */
export function exportArticle(article: Article, format: ExportFormat, options: ExportOptions): ExportedFile {
  const { ending, mediaType, write } = WRITERS[format]
  return {
    fileName: fileNameFor(article, ending),
    mediaType: `${mediaType};charset=utf-8`,
    bytes: new TextEncoder().encode(write(article, options)),
  }
}
