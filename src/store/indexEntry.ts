import { type ArticleSummary, type SortKeys, sortKeys } from '../core/library.ts'
import {
  type Article,
  type ArticleContent,
  FIELD_NAMES,
  type FieldName,
  fieldSpec,
  type SearchColumn,
} from '../core/article/index.ts'
import { bodyText } from '../core/bodyText.ts'
import { measureText } from '../core/measure.ts'
import { duplicateKey } from '../core/duplicateKey.ts'
import { slugOf } from '../core/slug.ts'
import { searchable } from '../core/search.ts'

/** What the index holds of one article. */
export type IndexEntry = {
  summary: ArticleSummary
  keys: SortKeys
  /** What duplicates are found by: the hash of the imported file, and the key of headline and day; empty if there is none. */
  duplicateKeys: { file: string; headline: string }
  /** Its own, or the one that its headline makes; empty if there is none. */
  slug: string
  words: Record<SearchColumn, string>
}

/** The entry of an article. Linear in its text, which is parsed once. */
export function indexEntry(article: Article): IndexEntry {
  const { id, revision, headline, kicker, date, status, desk, embargo, language, updatedAt } = article
  const byline = article.byline.map(({ name, role, url }) => ({
    name,
    ...(role === undefined ? {} : { role }),
    ...(url === undefined ? {} : { url }),
  }))
  let signs = 0
  let words = 0
  const texts = article.sections.map(({ heading, body }) => {
    const { text, notes } = bodyText(body)
    const length = measureText(`${heading}\n${text}`)
    signs += length.signs
    words += length.words
    return `${heading}\n${text}\n${notes}`
  })
  const summary: ArticleSummary = {
    id,
    revision,
    headline,
    kicker,
    byline,
    date,
    status,
    desk,
    embargo,
    language,
    signs,
    words,
    updatedAt,
  }
  return {
    summary,
    keys: sortKeys(summary),
    duplicateKeys: { file: article.source?.sha256 ?? '', headline: duplicateKey(article) },
    slug: slugOf(article).toWellFormed(),
    words: searchableWords(article, texts),
  }
}

/** The words of a field outside of the body. */
function fieldTexts(content: ArticleContent, name: Exclude<FieldName, 'sections'>): readonly string[] {
  const value = content[name]
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return []
  return value.map((item) => (typeof item === 'string' ? item : `${item.name}\n${item.role ?? ''}`))
}

/** The words of each column of the index, folded; `body` is the text of the sections. */
function searchableWords(article: Article, body: readonly string[]): Record<SearchColumn, string> {
  const texts: Record<SearchColumn, string[]> = {
    headline: [],
    display: [],
    byline: [],
    desk: [],
    keywords: [],
    body: [],
    note: [article.source?.fileName ?? ''],
  }
  for (const name of FIELD_NAMES) {
    const { search } = fieldSpec(name)
    if (search) texts[search].push(...(name === 'sections' ? body : fieldTexts(article, name)))
  }
  const words = (column: SearchColumn) => searchable(texts[column].join('\n'))
  return {
    headline: words('headline'),
    display: words('display'),
    byline: words('byline'),
    desk: words('desk'),
    keywords: words('keywords'),
    body: words('body'),
    note: words('note'),
  }
}
