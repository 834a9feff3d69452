import { fold } from '../search.ts'
import type { HouseRule } from './rule.ts'
import { filledIn, inCaseOf, isInCapitals } from './suggestion.ts'
import { isWhole, wordSource } from './words.ts'

/** A place in what a reader sees where a rule applies, with what is to stand there instead. */
export type Found = { rule: HouseRule; from: number; to: number; suggestion: string | null }

const TOKEN = /[\p{L}\p{M}\p{N}]+/gu
const OPENS_SENTENCE = /(?:^|[.!?…\n])[ \t\u00a0\u202f«“‘"'’(—–-]*$/u
const LOOKED_BACK = 40
/** A blank that is not the plain one: a suggestion that has one means it; the plain one stands for them all. */
const EXACT_BLANK = /[\u00a0\u202f\u2000-\u200a]/

/** What is the same to a rule of words, however it is typed. */
function alike(text: string, exact: boolean): string {
  const plain = text
    .normalize('NFC')
    .replace(/['’ʼ]/g, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[ \t\n\u00a0\u202f\u2000-\u200a]+/g, ' ')
  return exact ? plain : plain.toLowerCase()
}

/** Something that one rule looks for: a word of it, or its pattern. */
export class Sought {
  readonly rule: HouseRule
  readonly #word: string | null
  #expression: RegExp | null = null

  constructor(rule: HouseRule, word: string | null) {
    this.rule = rule
    this.#word = word
  }

  #compiled(): RegExp {
    const { rule } = this
    const source = this.#word === null ? (rule.pattern ?? '') : wordSource(this.#word, rule.case)
    this.#expression ??= new RegExp(source, rule.case ? 'gu' : 'giu')
    return this.#expression
  }

  /** Every place of a text where the rule applies. */
  *in(text: string): Generator<Found> {
    const { rule } = this
    const expression = this.#compiled()
    expression.lastIndex = 0
    for (let match = expression.exec(text); match; match = expression.exec(text)) {
      const from = match.index
      const to = expression.lastIndex
      if (this.#word !== null && !isWhole(text, from, to)) {
        expression.lastIndex = from + 1
        continue
      }
      const suggestion = this.#suggestion(match)
      if (suggestion === null || !this.#isThere(text, match, suggestion)) {
        yield { rule, from, to, suggestion }
      }
      // Meanwhile the same expression may have looked at another text.
      expression.lastIndex = to
    }
  }

  #suggestion(match: RegExpExecArray): string | null {
    const { suggest, pattern } = this.rule
    if (suggest === null) return null
    const filled = pattern === null ? suggest : filledIn(suggest, match)
    if (this.rule.case) return filled
    return inCaseOf(filled, match[0], this.#word ?? (pattern ?? '').replace(/\\(?:[pP]\{[^}]*\}|.)/g, ''))
  }

  /** True where the suggestion already stands, of which what was found may be a part alone. */
  #isThere(text: string, { 0: found, index }: RegExpExecArray, suggestion: string): boolean {
    if (this.#word === null) {
      const exact = EXACT_BLANK.test(suggestion)
      return stands(suggestion, found, text, index, (each) =>
        exact ? each : each.replace(new RegExp(EXACT_BLANK, 'g'), ' '),
      )
    }
    const lower = (each: string) => alike(each, false)
    if (lower(found) !== lower(suggestion)) return stands(suggestion, found, text, index, lower)
    if (alike(found, true) === alike(suggestion, true)) return true
    if (this.rule.case) return false
    // A rule about capitals alone: those of a headline set in capitals, and of a sentence's first word, are no mistake.
    const capitals = isInCapitals(found) && !isInCapitals(this.#word)
    const first = found.charAt(0).toLowerCase() + found.slice(1)
    const opens = OPENS_SENTENCE.test(text.slice(Math.max(0, index - LOOKED_BACK), index))
    return capitals || (opens && alike(first, true) === alike(suggestion, true))
  }
}

/** True where `suggestion` stands around what was found, in the text as it is. */
function stands(
  suggestion: string,
  found: string,
  text: string,
  index: number,
  plain: (text: string) => string,
): boolean {
  const [whole, part] = [plain(suggestion), plain(found)]
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    const from = index - at
    if (from >= 0 && plain(text.slice(from, from + suggestion.length)) === whole) return true
  }
  return false
}

/** What a list of rules looks for in texts of one language; words are looked up by the longest run of letters in them. */
export class Finder {
  readonly #byToken = new Map<string, Sought[]>()
  readonly #everywhere: Sought[] = []
  readonly #order = new Map<HouseRule, number>()

  constructor(rules: readonly HouseRule[], language: string) {
    for (const [index, rule] of rules.entries()) {
      if (!covers(rule.language, language)) continue
      this.#order.set(rule, index)
      if (rule.pattern !== null) this.#everywhere.push(new Sought(rule, null))
      for (const word of rule.words) this.#addWord(new Sought(rule, word), word)
    }
  }

  #addWord(sought: Sought, word: string): void {
    const tokens = [...word.matchAll(TOKEN)].map(([token]) => fold(token))
    const longest = tokens.reduce((one, other) => (other.length > one.length ? other : one), '')
    const others = this.#byToken.get(longest)
    if (longest === '') this.#everywhere.push(sought)
    else if (others) others.push(sought)
    else this.#byToken.set(longest, [sought])
  }

  /** What could be found in a text: everything else cannot. */
  soughtIn(text: string): Sought[] {
    const tokens = new Set<string>()
    if (this.#byToken.size > 0) for (const [token] of text.matchAll(TOKEN)) tokens.add(fold(token))
    const sought = [...this.#everywhere]
    for (const token of tokens) sought.push(...(this.#byToken.get(token) ?? []))
    return sought
  }

  /** Where a rule stands in its list. */
  orderOf(rule: HouseRule): number {
    return this.#order.get(rule) ?? 0
  }
}

/** True where a rule for one language is one for a text in another: `fr` covers `fr-CA`, not the other way round. */
function covers(rule: string, text: string): boolean {
  if (rule === '') return true
  const [of, inside] = [rule.toLowerCase(), text.toLowerCase()]
  return inside === of || inside.startsWith(`${of}-`)
}
