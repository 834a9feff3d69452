import type { Article } from '../article.ts'
import { slugFrom, slugOf } from '../slug.ts'

/** Says that Marbre wrote the file, and in which form: its importer then takes every field as it is. */
const FORMAT = 1

/** What front matter can hold here: quoted strings, numbers, booleans, and lists and maps of them. */
type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml }

const ESCAPED = /["\\]|(?![\t])\p{Cc}|\p{Cs}|[\u2028\u2029\ufeff]|\p{Noncharacter_Code_Point}/gu

/** A string in YAML's double quotes, in which nothing can end it, start a key or be taken for a number or a date. */
function quoted(text: string): string {
  const escaped = text.replace(ESCAPED, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`
    if (character === '\n') return '\\n'
    const code = character.codePointAt(0) ?? 0xfffd
    const valid = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    return valid > 0xffff
      ? `\\U${valid.toString(16).padStart(8, '0')}`
      : `\\u${valid.toString(16).padStart(4, '0')}`
  })
  return `"${escaped}"`
}

function isList(value: Yaml): value is readonly Yaml[] {
  return Array.isArray(value)
}

function lines(value: { readonly [key: string]: Yaml }, indent: string): string[] {
  return Object.entries(value).flatMap(([key, item]) => {
    if (isList(item)) return [`${indent}${key}:`, ...item.flatMap((each) => listItem(each, `${indent}  `))]
    if (typeof item === 'object') return [`${indent}${key}:`, ...lines(item, `${indent}  `)]
    return [`${indent}${key}: ${typeof item === 'string' ? quoted(item) : String(item)}`]
  })
}

function listItem(item: Yaml, indent: string): string[] {
  if (typeof item === 'object' && !isList(item)) {
    const [first = '', ...rest] = lines(item, `${indent}  `)
    return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest]
  }
  return [`${indent}- ${typeof item === 'string' ? quoted(item) : String(item)}`]
}

type Fields = { readonly [key: string]: Yaml | null }

/** Drops what says nothing: empty strings, empty lists, empty maps. */
function present(fields: Fields): { [key: string]: Yaml } {
  const kept: { [key: string]: Yaml } = {}
  for (const [key, value] of Object.entries(fields)) {
    const empty =
      value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
    if (!empty) kept[key] = value
  }
  return kept
}

/** Ready and published copy may go out; the rest is a draft to every site generator. */
const isDraft = ({ status }: Article) => status !== 'ready' && status !== 'published'

function people(article: Article): { [key: string]: Yaml }[] {
  return article.byline.map(({ name, role, url }) => ({
    name,
    ...(role === undefined ? {} : { role }),
    ...(url === undefined ? {} : { url }),
  }))
}

/** The fields that both profiles write alike, at the top. */
function common(article: Article): Fields {
  return {
    title: article.headline,
    slug: slugOf(article),
    date: article.date,
    lastmod: article.updatedAt,
    publishDate: article.embargo,
    draft: isDraft(article),
    description: article.standfirst,
    tags: article.keywords,
    keywords: article.keywords,
  }
}

/** The fields that are Marbre's own; Hugo wants them under `params`. */
function own(article: Article): Fields {
  const { target } = article
  return {
    id: article.id,
    status: article.status,
    kicker: article.kicker,
    subtitle: article.subhead,
    dateline: article.dateline,
    section: article.desk,
    correction: article.correction,
    lang: article.language,
    target: target && { amount: target.amount, unit: target.unit },
    fixedSlug: article.slug !== '' && article.slug === slugFrom(article.headline) ? true : null,
    marbre: FORMAT,
  }
}

/** Hugo's front matter: its own keys at the top, everything else under `params`. */
export function hugoFrontMatter(article: Article): string {
  const params = present({ ...own(article), author: people(article) })
  return block({ ...present({ ...common(article), summary: article.standfirst }), params })
}

/** Flat front matter, as Jekyll, Pandoc and Astro read it: authors as plain names, their roles and links beside them. */
export function flatFrontMatter(article: Article): string {
  const authors = people(article)
  const detailed = authors.some((person) => Object.keys(person).length > 1)
  return block(
    present({
      ...common(article),
      author: article.byline.map(({ name }) => name),
      byline: detailed ? authors : [],
      ...own(article),
    }),
  )
}

function block(fields: { readonly [key: string]: Yaml }): string {
  return `---\n${lines(fields, '').join('\n')}\n---\n`
}
