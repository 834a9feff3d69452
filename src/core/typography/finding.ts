/** Every rule by its name; what it asks for is told in `i18n` (`typography`). */
export const RULES = [
  'colon-space',
  'high-punctuation-space',
  'no-space-before',
  'space-after',
  'guillemet-space',
  'french-quotes',
  'english-quotes',
  'british-quotes',
  'apostrophe',
  'ellipsis',
  'thousands-space',
  'unit-space',
  'title-space',
  'french-dash',
  'english-dash',
  'british-dash',
  'dialogue-dash',
  'ligature',
  'capital-accent',
  'ordinal',
] as const
export type Rule = (typeof RULES)[number]

/** A place where a text departs from a rule: `from` and `to` count UTF-16 units, and are equal where something is missing. */
export type Finding = {
  rule: Rule
  from: number
  to: number
  replacement: string
  /** A `fix` is right whatever the text says; a `suggestion` needs a look. */
  certainty: 'fix' | 'suggestion'
}

/** A place and what is to stand there; null where there is nothing better to write. */
export type Edit = { from: number; to: number; replacement: string | null }

/** The text with these findings' replacements in it; of two that overlap, the first in the text wins. */
export function applyFindings(text: string, findings: readonly Edit[]): string {
  const ordered = [...findings].sort((a, b) => a.from - b.from || a.to - b.to)
  let applied = ''
  let at = 0
  for (const { from, to, replacement } of ordered) {
    if (from < at || replacement === null) continue
    applied += text.slice(at, from) + replacement
    at = to
  }
  return applied + text.slice(at)
}
