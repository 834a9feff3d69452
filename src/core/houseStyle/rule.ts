/** One rule of a newsroom's own, as data that any transport carries. */
export type HouseRule = {
  /** What its author calls it; else its first word, or its pattern. */
  name: string
  /** Where it begins in its file, counted from 1. */
  line: number
  /** Its place in the list of its file, counted from 0; rules that are wrong count too. */
  item: number
  /** Whole words and phrases; empty where the rule has a pattern. */
  words: readonly string[]
  /** The source of a regular expression with the flag `u`, which may run away; or null. */
  pattern: string | null
  /** The pattern as its author wrote it. */
  written: string | null
  /** What to write instead: '' to leave it out, null where the rule only remarks. In a pattern's, `$1` is its first group. */
  suggest: string | null
  /** Why, in the words of the newsroom; may be ''. */
  reason: string
  /** A BCP 47 tag, which covers its regions too; '' for every language. */
  language: string
  /** True where capitals and accents must be as written. */
  case: boolean
  /** True where the suggestion is right whatever the text says. */
  fix: boolean
}

/** Every way in which a house style's file can be wrong; the sentence for each is in `i18n` (`houseStyle`). */
export const HOUSE_STYLE_PROBLEMS = [
  // the file
  'not-a-file',
  'unreadable',
  'too-large',
  'not-text',
  'second-file',
  'no-list',
  'too-many-rules',
  'too-many-problems',
  // a rule
  'syntax',
  'no-rule',
  'unknown-key',
  'repeated-key',
  'wrong-value',
  'too-long',
  'no-word',
  'word-and-pattern',
  'nothing-to-say',
  'fix-without-suggestion',
  'language',
  'pattern',
  'no-such-group',
  // a run
  'runaway',
] as const
export type HouseStyleProblemCode = (typeof HOUSE_STYLE_PROBLEMS)[number]

/** What is wrong in a house style: `line` counts from 1, and is null for the file as a whole; `detail` fills the sentence. */
export type HouseStyleProblem = {
  line: number | null
  code: HouseStyleProblemCode
  detail: { readonly [key: string]: string | number }
}

/** The good rules of a file, in its order, and what is wrong with it. */
export type HouseStyle = { rules: HouseRule[]; problems: HouseStyleProblem[] }

/** What is told of a rule whose pattern was stopped because it took too long. */
export function runawayProblem({ name, line }: HouseRule): HouseStyleProblem {
  return { line, code: 'runaway', detail: { name } }
}
