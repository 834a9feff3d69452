import type { ArticleContent } from './article/index.ts'

/** The fields whose values the library offers again. `author` is the name of a person of the byline. */
export const LEARNT_FIELDS = [
  'desk',
  'author',
  'dateline',
  'keywords',
  'agency',
  'language',
  'embargoZone',
] as const
export type LearntField = (typeof LEARNT_FIELDS)[number]

/** A value that a field has in so many articles. */
export type FieldValue = { value: string; articles: number }

/** The most values that are told of a field: those that are used most. */
export const MOST_VALUES = 1000

const VALUES_OF: Readonly<Record<LearntField, (content: ArticleContent) => readonly string[]>> = {
  desk: ({ desk }) => [desk],
  author: ({ byline }) => byline.map(({ name }) => name),
  dateline: ({ dateline }) => [dateline],
  keywords: ({ keywords }) => keywords,
  agency: ({ agency }) => [agency],
  language: ({ language }) => [language],
  embargoZone: ({ embargoZone }) => [embargoZone],
}

/** The values of an article, each once, without blanks around them; none is empty. */
export function fieldValues(content: ArticleContent): [LearntField, string][] {
  return LEARNT_FIELDS.flatMap((field) => {
    const values = VALUES_OF[field](content).map((value) =>
      value.toWellFormed().replace(/^[ \t\u00a0\u202f]+|[ \t\u00a0\u202f]+$/g, ''),
    )
    return [...new Set(values)]
      .filter((value) => value !== '')
      .map((value): [LearntField, string] => [field, value])
  })
}
