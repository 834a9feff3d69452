import type { FieldValue } from '../../../core/fieldValues.ts'
import { suggestionsFor, valueSuggestions } from './learntValues.ts'
import type { Suggestion } from './SuggestInput.tsx'

/** The keywords of a text in which commas, semicolons or line ends part them; each once, none empty. */
export function keywordsFrom(text: string): string[] {
  const words = text.split(/[,;،、\n]/).map((word) => word.replace(/^[ \t]+|[ \t]+$/g, ''))
  return [...new Set(words.filter((word) => word !== ''))]
}

/** The keywords that a text begins with, as it is written, and the one that is being typed. */
function lastKeyword(text: string): { before: string; last: string } {
  const [, before = '', last = ''] = /^(.*[,;،、\n][ \t]*)?(.*)$/s.exec(text) ?? []
  return { before, last }
}

/** Keywords that a text has not got, behind those that it has, in place of the one that is being typed. */
export function suggestKeywords(
  text: string,
  typed: string | null,
  values: readonly FieldValue[],
  locale: string,
): Suggestion[] {
  const has = text.replace(/[,;،、\s]+$/, '')
  const { before, last } = typed === null ? { before: has && `${has}, `, last: null } : lastKeyword(typed)
  const others = values.filter(({ value }) => !keywordsFrom(before).includes(value))
  return suggestionsFor(last, valueSuggestions(others, locale)).map((each) => ({
    ...each,
    text: `${before}${each.text}`,
  }))
}
