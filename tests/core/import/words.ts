import { type ArticleContent, FIELD_NAMES } from '../../../src/core/article/index.ts'
import { readMarkdown, toText } from '../../../src/core/document/index.ts'
import { agencyNamed } from '../../../src/core/import/agency/agencyNames.ts'
import { readDateline } from '../../../src/core/import/agency/dateline.ts'
import { agencyOf } from '../../../src/core/import/agency/fieldsOfCopy.ts'
import type { Block } from '../../../src/core/import/index.ts'
import { readEmbargo } from '../../../src/core/import/metadata/embargo.ts'
import { markerOf } from '../../../src/core/import/text/items.ts'
import { findLabel } from '../../../src/core/import/metadata/labels.ts'
import { readMeta } from '../../../src/core/import/metadata/metaLine.ts'

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu

/** The words of a text, in order: runs of letters, marks and digits; in a script without spaces, its characters. */
export function wordsIn(text: string): string[] {
  return text.match(WORD) ?? []
}

/** Every word that a reader of the article would find, display copy first. */
export function wordsOfArticle(content: ArticleContent): string[] {
  const parts = FIELD_NAMES.map((name) => {
    if (name === 'sections')
      return content.sections.flatMap(({ heading, body }) => [heading, toText(readMarkdown(body))])
    if (name === 'language' || name === 'status' || name === 'ignored' || name === 'pictures') return []
    const value = content[name]
    if (Array.isArray(value))
      return value.flatMap((item) => (typeof item === 'string' ? [item] : Object.values(item)))
    return typeof value === 'string' ? [value] : []
  })
  return parts.flat().flatMap(wordsIn)
}

const JOINING = new Set(
  'et and und och og и και و avec with mit con com y e i en par by von por di door av'.split(' '),
)

/**
 * The words of a block that the article must show: no labels, no list numbers, nothing of a date that a field holds in
 * its own form, no agency or embargo that a field holds in its own form, no “and” between names, nothing that is left out.
 */
export function wordsOwed({ kind, text }: Block): string[] {
  if (kind === 'aside') return []
  if (kind === 'list') return text.split('\n').flatMap((line) => wordsIn(withoutNumber(line)))
  if (kind === 'agency' && agencyNamed(agencyOf(text)) !== null) return []
  const dateline = kind === 'dateline' ? readDateline(text.replaceAll('\n', ' '), false) : null
  if (dateline) return wordsIn(dateline.place)
  if (kind === 'embargo' && readEmbargo(text.replaceAll('\n', ' '), false, { otherDates: [] }) !== '')
    return []
  const label = findLabel(text)
  const words = wordsIn(label?.kind === kind ? label.value : text)
  if (kind !== 'date' && kind !== 'byline') return words
  const meta = readMeta(text.replaceAll('\n', ' '), false)
  if (meta && meta.date !== '') return []
  if (kind === 'date') return words
  return words.filter((word) => !JOINING.has(word.toLowerCase()) && !/\p{Script=Han}/u.test(word))
}

function withoutNumber(line: string): string {
  const text = line.replace(/^[ \t]+/, '')
  return text.slice(markerOf(text)?.length ?? 0)
}

/**
 * The words of the first list that the second lacks, counted as often as they occur. Capitals make no difference: the place of
 * a dateline is written as a name in its field, and as the line has it in a note.
 */
export function missing(owed: readonly string[], found: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const word of found) counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1)
  return owed.filter((word) => {
    const left = counts.get(word.toLowerCase()) ?? 0
    counts.set(word.toLowerCase(), left - 1)
    return left <= 0
  })
}
