import type { PatternMatch } from '../find/index.ts'
import { fold, type TextRange } from '../search.ts'
import { ANY_BLANK } from '../typography/index.ts'
import type { MatchPatterns, RulePattern } from './pattern.ts'
import type { HouseRule } from './rule.ts'
import { filledIn, inCaseOf, isInCapitals } from './suggestion.ts'
import { APOSTROPHES, wholeWords, wordSource } from './words.ts'

/** Where a rule applies in a text, with what is to stand there instead; null where the rule only remarks. */
export type RuleMatch = TextRange & { rule: HouseRule; suggestion: string | null }

const TOKEN = /[\p{L}\p{M}\p{N}]+/gu
const OPENS_SENTENCE = /(?:^|[.!?…\n])[ \t\u00a0\u202f«“‘"'’(—–-]*$/u
/** How far before a match the start of its sentence is looked for, in UTF-16 units. */
const LONGEST_OPENING = 40
/** A suggestion with one of these blanks wants one of these: typography chooses which. The plain one stands for all blanks. */
const NO_BREAK_BLANKS = /[\u00a0\u202f\u2000-\u200a]/g
const ANY_BLANKS = new RegExp(`[${ANY_BLANK}\\n]+`, 'g')
const ANY_APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'g')

/** The same for all spellings of a text that a rule of words does not tell apart. */
function normalized(text: string, exact: boolean): string {
  const plain = text
    .normalize('NFC')
    .replace(ANY_APOSTROPHE, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .replace(ANY_BLANKS, ' ')
  return exact ? plain : plain.toLowerCase()
}

/** True where `suggestion` stands in the text already, and what was found is it or a part of it. */
function stands(
  suggestion: string,
  text: string,
  { from, to }: TextRange,
  normal: (text: string) => string,
): boolean {
  const [whole, part] = [normal(suggestion), normal(text.slice(from, to))]
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    const start = from - at
    if (start >= 0 && normal(text.slice(start, start + suggestion.length)) === whole) return true
  }
  return false
}

/** One thing that a rule looks for: its pattern, or one of its words. */
export abstract class Term {
  readonly rule: HouseRule
  constructor(rule: HouseRule) {
    this.rule = rule
  }

  /** Every place of a text where the rule applies and its suggestion does not stand already. */
  abstract matchesIn(text: string, match: MatchPatterns): Iterable<RuleMatch>
}

class WordTerm extends Term {
  readonly #word: string
  #expression: RegExp | null = null

  constructor(rule: HouseRule, word: string) {
    super(rule)
    this.#word = word
  }

  *matchesIn(text: string): Generator<RuleMatch> {
    const { rule } = this
    this.#expression ??= new RegExp(wordSource(this.#word, rule.case), rule.case ? 'gu' : 'giu')
    for (const span of wholeWords(text, this.#expression)) {
      const found = text.slice(span.from, span.to)
      const { suggest } = rule
      const suggestion = suggest === null || rule.case ? suggest : inCaseOf(suggest, found, this.#word)
      if (suggestion === null || !this.#isThere(text, span, suggestion)) yield { ...span, rule, suggestion }
    }
  }

  #isThere(text: string, span: TextRange, suggestion: string): boolean {
    const found = text.slice(span.from, span.to)
    const lower = (each: string) => normalized(each, false)
    if (lower(found) !== lower(suggestion)) return stands(suggestion, text, span, lower)
    if (normalized(found, true) === normalized(suggestion, true)) return true
    if (this.rule.case) return false
    // A rule about capitals alone: those of a headline set in capitals, and of a sentence's first word, are no mistake.
    if (isInCapitals(found) && !isInCapitals(this.#word)) return true
    const uncapitalized = found.charAt(0).toLowerCase() + found.slice(1)
    const opens = OPENS_SENTENCE.test(text.slice(Math.max(0, span.from - LONGEST_OPENING), span.from))
    return opens && normalized(uncapitalized, true) === normalized(suggestion, true)
  }
}

/** What is left of a pattern without its escapes: its own capitals. */
const lettersOf = (pattern: string) => pattern.replace(/\\(?:[pP]\{[^}]*\}|.)/g, '')

class PatternTerm extends Term {
  readonly #pattern: string
  readonly rulePattern: RulePattern

  constructor(rule: HouseRule, pattern: string) {
    super(rule)
    this.#pattern = pattern
    this.rulePattern = { rule, expression: new RegExp(pattern, rule.case ? 'gu' : 'giu') }
  }

  matchesIn(text: string, match: MatchPatterns): RuleMatch[] {
    const [matches = []] = match([this.rulePattern], text)
    return this.applied(text, matches)
  }

  /** What the rule says of the matches of its pattern. */

  applied(text: string, matches: readonly PatternMatch[]): RuleMatch[] {
    const { rule } = this
    return matches.flatMap((match): RuleMatch[] => {
      const { from, to } = match
      const suggestion = this.#suggestion(text, match)
      if (suggestion === null) return [{ from, to, rule, suggestion }]
      const standIn = suggestion.search(NO_BREAK_BLANKS) >= 0 ? '\u00a0' : ' '
      const normal = (each: string) => each.replace(NO_BREAK_BLANKS, standIn)
      return stands(suggestion, text, match, normal) ? [] : [{ from, to, rule, suggestion }]
    })
  }

  #suggestion(text: string, match: PatternMatch): string | null {
    const { suggest } = this.rule
    if (suggest === null) return null
    const found = text.slice(match.from, match.to)
    const filled = filledIn(suggest, found, match)
    return this.rule.case ? filled : inCaseOf(filled, found, lettersOf(this.#pattern))
  }
}

/** True where a rule for one language is one for a text in another: `fr` covers `fr-CA`, not the other way round. */
function covers(rule: string, text: string): boolean {
  if (rule === '') return true
  const [of, inside] = [rule.toLowerCase(), text.toLowerCase()]
  return inside === of || inside.startsWith(`${of}-`)
}

/** True where there are rules for texts of a language. */
export function hasRules(rules: readonly HouseRule[], language: string): boolean {
  return rules.some((rule) => covers(rule.language, language))
}

/** True where some rule for texts of a language has a pattern. */
export function hasPatterns(rules: readonly HouseRule[], language: string): boolean {
  return rules.some(({ pattern, language: of }) => pattern !== null && covers(of, language))
}

/** What a list of rules looks for in texts of one language; words are looked up by the longest run of letters in them. */
export class Finder {
  readonly #byToken = new Map<string, WordTerm[]>()
  /** Words without any letter or digit. */
  readonly #tokenless: WordTerm[] = []
  readonly #patterns: PatternTerm[] = []
  readonly #rulePatterns: readonly RulePattern[]
  readonly #order = new Map<HouseRule, number>()

  constructor(rules: readonly HouseRule[], language: string) {
    for (const [index, rule] of rules.entries()) {
      if (!covers(rule.language, language)) continue
      this.#order.set(rule, index)
      if (rule.pattern !== null) this.#patterns.push(new PatternTerm(rule, rule.pattern))
      for (const word of rule.words) this.#addWord(new WordTerm(rule, word), word)
    }
    this.#rulePatterns = this.#patterns.map(({ rulePattern }) => rulePattern)
  }

  #addWord(term: WordTerm, word: string): void {
    const tokens = [...word.matchAll(TOKEN)].map(([token]) => fold(token))
    const longest = tokens.reduce((one, other) => (other.length > one.length ? other : one), '')
    const others = this.#byToken.get(longest)
    if (longest === '') this.#tokenless.push(term)
    else if (others) others.push(term)
    else this.#byToken.set(longest, [term])
  }

  /** Everything that is found in a text, in no order, each with the term that found it. */
  *matchesIn(text: string, match: MatchPatterns): Generator<[Term, RuleMatch]> {
    for (const term of this.#wordsIn(text)) for (const found of term.matchesIn(text)) yield [term, found]
    if (this.#patterns.length === 0) return
    const matches = match(this.#rulePatterns, text)
    for (const [index, term] of this.#patterns.entries())
      for (const found of term.applied(text, matches[index] ?? [])) yield [term, found]
  }

  /** The words that could be in a text: no other can. */
  #wordsIn(text: string): WordTerm[] {
    const tokens = new Set<string>()
    if (this.#byToken.size > 0) for (const [token] of text.matchAll(TOKEN)) tokens.add(fold(token))
    const terms = [...this.#tokenless]
    for (const token of tokens) terms.push(...(this.#byToken.get(token) ?? []))
    return terms
  }

  /** Where a rule stands in its list. */
  orderOf(rule: HouseRule): number {
    return this.#order.get(rule) ?? 0
  }
}
