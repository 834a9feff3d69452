import { findPattern, type PatternMatch } from '../find/index.ts'
import { ANY_BLANK, BLANK } from '../typography/index.ts'
import type { HouseRule } from './rule.ts'
import { APOSTROPHE, APOSTROPHES, WORD_CHARACTERS } from './words.ts'

/** What `\W` is inside brackets: every category that is not part of a word. */
const NON_WORD_CHARACTERS =
  '\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}\\p{S}\\p{Z}\\p{C}\\u203f\\u2040\\u2054\\ufe33\\ufe34\\ufe4d-\\ufe4f\\uff3f'
const IN_WORD = `[${WORD_CHARACTERS}]`

/** What is run in place of an atom that is written outside brackets. */
const OUTSIDE: Readonly<Record<string, string>> = {
  '\\w': IN_WORD,
  '\\W': `[^${WORD_CHARACTERS}]`,
  '\\b': `(?:(?<=${IN_WORD})(?!${IN_WORD})|(?<!${IN_WORD})(?=${IN_WORD}))`,
  '\\B': `(?:(?<=${IN_WORD})(?=${IN_WORD})|(?<!${IN_WORD})(?!${IN_WORD}))`,
}
/** What is run in place of an atom that is written inside brackets. */
const INSIDE: Readonly<Record<string, string>> = {
  '\\w': WORD_CHARACTERS,
  '\\W': NON_WORD_CHARACTERS,
}

/** What a blank or an apostrophe that is typed as such stands for, or null for any other character. */
function alternativesOf(character: string): string | null {
  if (BLANK.test(character)) return ANY_BLANK
  return APOSTROPHE.test(character) ? APOSTROPHES : null
}

function runnableOutside(token: string): string {
  const alternatives = token.length === 1 ? alternativesOf(token) : null
  return alternatives === null ? (OUTSIDE[token] ?? token) : `[${alternatives}]`
}

const ATOM = String.raw`(?:\\(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|.)|[^\\])`
/** An escape, a class in brackets, the start of a group, or any other character. */
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<(?![=!])([^>]*)>)?)?|./gsu
const CLASS_ITEM = new RegExp(`${ATOM}-(?!$)${ATOM}|(${ATOM})`, 'gsu')

/** A class in brackets as it is run. The ends of a range stay as they are written. */
function runnableClass(written: string): string {
  const open = written.startsWith('[^') ? '[^' : '['
  const items = written.slice(open.length, -1)
  const run = items.replace(CLASS_ITEM, (item, single?: string) =>
    single === undefined ? item : (INSIDE[single] ?? alternativesOf(single) ?? single),
  )
  return `${open}${run}]`
}

/** The source that is run, and the groups that it has, by number and by name. */
export type Pattern = { source: string; groups: ReadonlySet<string> }

/**
 * Reads a regular expression as a person wrote it; null where it is none. In it `\w` and `\b` know accented letters, and
 * a blank or an apostrophe of any kind stands for every kind, because typography makes one of the other. Escapes
 * (`\x20`, `\u00a0`) stand for themselves.
 */
export function readPattern(written: string): Pattern | null {
  try {
    new RegExp(written, 'u')
  } catch {
    return null
  }
  const groups = new Set<string>()
  let count = 0
  const source = written.replace(TOKEN, (token, name?: string) => {
    if (token === '(' || name !== undefined) {
      count += 1
      groups.add(String(count))
      if (name !== undefined) groups.add(name)
    }
    return token.length > 1 && token.startsWith('[') ? runnableClass(token) : runnableOutside(token)
  })
  return { source, groups }
}

/** A rule's pattern, ready to be run. */
export type RulePattern = { readonly rule: HouseRule; readonly expression: RegExp }

/**
 * Runs patterns over one text, and gives the matches of each. A pattern can take for ever, so whoever implements this
 * must be able to stop it: the window in a worker, a host by a time limit.
 */
export type MatchPatterns = (
  patterns: readonly RulePattern[],
  text: string,
) => readonly (readonly PatternMatch[])[]

/** The matches of one pattern, without any limit; none for one that the engine refuses as too large. */
export function matchPattern({ expression }: RulePattern, text: string): readonly PatternMatch[] {
  try {
    return findPattern(text, expression)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return []
    throw error
  }
}

/** Leaves rules with a pattern out, where nothing can stop one that runs away. */
export const noPatterns: MatchPatterns = () => []
