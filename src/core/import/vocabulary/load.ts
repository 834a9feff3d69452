import { normalizeWord } from './normalizeWord.ts'

/** Words or phrases by language (BCP 47), set apart by `|`. A word that languages share may stand in any of their rows. */
export type Rows = { readonly [language: string]: string }

/** The words of all languages, row by row. */
export function listWords(rows: Rows): string[] {
  return Object.values(rows).flatMap((row) => row.split('|'))
}

/** The words of all languages, normalised for `normalizeWord(…)` to be looked up among them. */
export function wordSet(...topics: readonly Rows[]): ReadonlySet<string> {
  return new Set(topics.flatMap(listWords).map(normalizeWord))
}

/** The words, or patterns, of all languages as the alternatives of a regular expression: the first that fits wins. */
export function alternatives(...topics: readonly Rows[]): string {
  return topics.flatMap((rows) => Object.values(rows)).join('|')
}
