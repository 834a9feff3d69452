import { type ArticleSummary, type SortKeys, sortKeys } from '../core/library.ts'
import {
  type Article,
  type ArticleContent,
  FIELD_NAMES,
  type FieldName,
  fieldSpec,
  type SearchColumn,
} from '../core/article/index.ts'
import { deskKey, type HitText } from '../core/query/index.ts'
import { sectionTexts, type SectionText, summaryOf } from '../core/summary.ts'
import { signsIn } from '../core/signs.ts'
import { fieldValues, type LearntField } from '../core/fieldValues.ts'
import { duplicateKey } from '../core/duplicateKey.ts'
import { slugOf } from '../core/slug.ts'
import { searchable } from '../core/search.ts'
import { type ShownPicture, shownPictures } from './shownPictures.ts'

/** What the index holds of one article. */
export type IndexEntry = {
  summary: ArticleSummary
  keys: SortKeys
  /** What duplicates are found by: the hash of the imported file, and the key of headline and day; empty if there is none. */
  duplicateKeys: { file: string; headline: string }
  /** Its own, or the one that its headline makes; empty if there is none. */
  slug: string
  /** What its fields teach; see `fieldValues`. */
  values: readonly (readonly [LearntField, string])[]
  words: Record<SearchColumn, string>
  /** What filters compare: the language in lower case, the desk's key, the embargo in milliseconds since 1970 or 0. */
  filters: { language: string; desk: string; embargo: number }
  /** The different runs of signs, one in each line. */
  signs: string
  /** The texts that hits are shown of. */
  texts: HitText[]
  /** Its figures with pictures of the library, in their order. */
  pictures: ShownPicture[]
}

/**
 * The entry of an article, whose texts `sectionTexts` gives. Linear in its text, which is parsed once where they are not given; a
 * section with pictures once more.
 */
export function indexEntry(
  article: Article,
  sections: readonly SectionText[] = sectionTexts(article),
): IndexEntry {
  const summary = summaryOf(article, sections)
  const texts = soughtTextsOf(article, sections)
  const words = searchableWords(
    article,
    sections.flatMap(({ heading, text, notes }) => [heading, text, notes]),
  )
  return {
    summary,
    keys: sortKeys(summary),
    filters: {
      language: summary.language.toLowerCase(),
      desk: deskKey(summary.desk),
      embargo: instantOf(summary.embargo),
    },
    duplicateKeys: { file: article.source?.sha256 ?? '', headline: duplicateKey(article) },
    slug: slugOf(article).toWellFormed(),
    values: fieldValues(article),
    words,
    signs: signsIn(...texts.map(({ text }) => text)).join('\n'),
    texts,
    pictures: shownPictures(article),
  }
}

/** Milliseconds since 1970; 0 for none. */
const instantOf = (embargo: string): number => (embargo === '' ? 0 : Date.parse(embargo) || 0)

/** The texts of an article that are sought, as a person reads them: the body first, then the fields. */
export function soughtTextsOf(article: Article, sections: readonly SectionText[]): HitText[] {
  const body = sections.flatMap(({ heading, text, notes }, section): HitText[] => [
    { section, part: 'heading', text: heading },
    { section, part: 'text', text },
    { section, part: 'notes', text: notes },
  ])
  const fields = FIELD_NAMES.flatMap((field): HitText[] =>
    field === 'sections' || fieldSpec(field).search === null
      ? []
      : [{ field, text: fieldTexts(article, field).join('\n') }],
  )
  return [...body, ...fields].filter(({ text }) => text !== '')
}

/** The words of a field outside of the body. */
function fieldTexts(content: ArticleContent, name: Exclude<FieldName, 'sections'>): readonly string[] {
  if (name === 'ignored' || name === 'pictures') return []
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
    credits: [],
    desk: [],
    keywords: [],
    body: [],
    note: [article.source?.fileName ?? ''],
  }
  for (const name of FIELD_NAMES) {
    const { search } = fieldSpec(name)
    if (search) texts[search].push(...(name === 'sections' ? body : fieldTexts(article, name)))
  }
  const words = (column: SearchColumn) => texts[column].map(searchable).join('\n')
  return {
    headline: words('headline'),
    display: words('display'),
    byline: words('byline'),
    credits: words('credits'),
    desk: words('desk'),
    keywords: words('keywords'),
    body: words('body'),
    note: words('note'),
  }
}
