import type { Article, Byline, FieldName } from '../../article/index.ts'
import type { Json } from '../../failure.ts'
import { aliasesOf } from '../../slug.ts'
import type { MarkdownProfile } from '../formats.ts'

/** What a program that reads the file wants its front matter to look like. */
type FrontMatterForm = {
  /** All but the program's own keys stand under `params`, and authors have their roles and links there. */
  isNested: boolean
  /** Dates without quotes, which are dates for readers of YAML, and no texts. */
  hasTypedDates: boolean
  /** The keys of fields that have another one here. */
  keys: { readonly [Name in FieldName]?: string }
  /** What the program reads besides the fields, under its own keys. Empty values are left out. */
  added(article: Article): { readonly [key: string]: Json }
}

const isDraft = ({ status }: Article) => status !== 'ready' && status !== 'published'
const asPath = (alias: string) => (alias.startsWith('/') ? alias : `/${alias}/`)

const FLAT = { isNested: false, hasTypedDates: false, keys: {} } as const

/** A keyword as Obsidian has tags: letters, digits and hyphens, and not digits alone. */
function asTag(keyword: string): string {
  const tag = keyword.replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-').replace(/^-+|-+$/g, '')
  return /^\d*$/.test(tag) ? '' : tag
}

/** THE table of the programs that Markdown is written for. */
export const FRONT_MATTER: { readonly [Profile in MarkdownProfile]: FrontMatterForm } = {
  hugo: {
    isNested: true,
    hasTypedDates: false,
    keys: {},
    added: (article) => ({
      lastmod: article.updatedAt,
      draft: isDraft(article),
      summary: article.standfirst,
      keywords: article.keywords,
      aliases: aliasesOf(article),
    }),
  },
  astro: {
    isNested: false,
    hasTypedDates: true,
    keys: { date: 'pubDate' },
    added: (article) => ({
      updatedDate: article.updatedAt,
      draft: isDraft(article),
      keywords: article.keywords,
      aliases: aliasesOf(article),
    }),
  },
  jekyll: {
    ...FLAT,
    added: (article) => ({
      last_modified_at: article.updatedAt,
      published: !isDraft(article),
      categories: article.desk === '' ? [] : [article.desk],
      keywords: article.keywords,
      redirect_from: aliasesOf(article).map(asPath),
    }),
  },
  pandoc: {
    ...FLAT,
    keys: { standfirst: 'abstract' },
    added: (article) => ({
      lastmod: article.updatedAt,
      draft: isDraft(article),
      keywords: article.keywords,
      aliases: aliasesOf(article),
    }),
  },
  obsidian: {
    ...FLAT,
    hasTypedDates: true,
    keys: { keywords: 'keywords' },
    added: (article) => ({
      lastmod: article.updatedAt,
      draft: isDraft(article),
      tags: [...new Set(article.keywords.map(asTag).filter((tag) => tag !== ''))],
    }),
  },
  flat: {
    ...FLAT,
    added: (article) => ({
      lastmod: article.updatedAt,
      draft: isDraft(article),
      keywords: article.keywords,
      aliases: aliasesOf(article),
    }),
  },
}

/** The keys that a form adds, in lower case, without hyphens and underlines. */
export const ADDED_KEYS = [
  'lastmod',
  'updateddate',
  'lastmodifiedat',
  'draft',
  'published',
  'summary',
  'keywords',
  'aliases',
  'categories',
  'redirectfrom',
  'tags',
]

/** Authors with what is known of them. */
export function people(byline: readonly Byline[]): { [key: string]: Json }[] {
  return byline.map(({ name, role, url }) => ({
    name,
    ...(role === undefined ? {} : { role }),
    ...(url === undefined ? {} : { url }),
  }))
}
