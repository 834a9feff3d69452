import type { Article } from '../core/article/index.ts'
import { type FileToWrite, namedAs, nameFromPattern, type NamePattern } from '../core/export/folder/index.ts'
import { asNamed } from '../core/export/fileName.ts'
import { type ArticleFormat, EXPORT_FORMATS, type ExportOptions } from '../core/export/formats.ts'
import { dossierOf, loadDossierWriter } from '../core/export/index.ts'
import type { ExportNotice } from '../core/export/notices.ts'
import type { RenditionNeed } from '../core/export/renditions.ts'
import { type Failure, ok, type Result } from '../core/failure.ts'
import { slugOf } from '../core/slug.ts'
import type { Exporter } from './exporting.ts'

/** How a run makes files of the articles that it reads: those of each article, and at the end those of all of them. */
export type RunFiles = {
  /** The articles that have to be read, in their order; null: those of the request. */
  readonly ids: readonly string[] | null
  take(article: Article): Promise<Result<FileToWrite[]>>
  /** The sizes of pictures that the files of an article, or after the last of them those of all, need and nobody has made yet. */
  needs(article: Article | null): Promise<Result<RenditionNeed[]>>
  /** Takes note of an article that could not be read. */
  skip(id: string): void
  /** The files of all articles, after the last of these; at its end why they could not be made, or null. */
  rest(): AsyncGenerator<FileToWrite, Failure | null>
  /** True where files of an earlier run that are not part of a whole new one are to go, but for those of `kept`. */
  readonly removesOthers: boolean
  kept(): ReadonlySet<string>
  /** Takes note of a file that could not be written. */
  missing(file: string): void
  /** Called once all files are written. */
  close(): Promise<Result<null>>
}

/** For files that have nothing to do with those of an earlier run. */
const NO_MEMORY = {
  ids: null,
  removesOthers: false,
  skip: () => undefined,
  kept: () => new Set<string>(),
  missing: () => undefined,
  close: async () => ok(null),
}

type ArticleRun = { format: ArticleFormat; options: Partial<ExportOptions>; names: NamePattern | null }

/**
 * Names the article with the same slug that came before in this run. The index is not asked for each article of a library:
 * that takes longer than writing it.
 */
function slugsOfRun(): (article: Article) => ExportNotice[] {
  const headlines = new Map<string, string>()
  return (article) => {
    const slug = slugOf(article)
    const earlier = slug === '' ? undefined : headlines.get(slug)
    if (earlier === undefined) headlines.set(slug, article.headline)
    return earlier === undefined ? [] : [{ name: 'same-slug', what: earlier }]
  }
}

/** A file for each article; without a pattern, under the name that the format gives it. */
export function articleFiles({ format, options, names }: ArticleRun, exporter: Exporter): RunFiles {
  const { extension } = EXPORT_FORMATS[format]
  const sameSlug = slugsOfRun()
  return {
    ...NO_MEMORY,
    needs: async (article) => (article ? exporter.pictures.needs([article]) : ok([])),
    take: async (article) => {
      const exported = await exporter.export(article, format, options)
      if (!exported.ok) return exported
      const { id, headline } = article
      const fileName = names
        ? namedAs(nameFromPattern(names, asNamed(article, format, options), extension), exported.value, {
            format,
            options,
          })
        : exported.value.fileName
      const notices = [...exported.value.notices, ...sameSlug(article)]
      return ok([{ id, headline, file: { ...exported.value, fileName, notices } }])
    },
    async *rest() {
      yield* []
      return null
    },
  }
}

/** One book with all articles, in their order. */
export function dossierFile(
  { title, options }: { title: string; options: Partial<ExportOptions> },
  exporter: Exporter,
): RunFiles {
  const articles: Article[] = []
  return {
    ...NO_MEMORY,
    needs: async (article) => (article ? ok([]) : exporter.pictures.needs(articles)),
    take: async (article) => {
      articles.push(article)
      return ok([])
    },
    async *rest() {
      if (articles.length === 0) return null
      const resources = await exporter.resourcesFor(articles)
      if (!resources.ok) return resources.failure
      const writer = await loadDossierWriter()
      const file = dossierOf(writer, articles, title, options, resources.value)
      yield { id: '', headline: title, file }
      return null
    },
  }
}
