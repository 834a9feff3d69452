import { type HouseRule, lintParagraphHouseStyle } from '../../../../../core/houseStyle/index.ts'
import { lintOneParagraph, type Profile } from '../../../../../core/typography/index.ts'
import type { Found } from '../../../state/proof.ts'

/** By what a text is checked. */
export type Rules = { language: string; profile: Profile; house: readonly HouseRule[] }

type Stretch = { from: number; to: number }

const FEWEST_KNOWN = 2_000
const CONTEXT = 28
const BLANKS = /^[ \t\u00a0\u202f\u2000-\u200a]*$/
const WORD = /[\p{L}\p{M}\p{N}]/u

/** What can be seen of a finding: a space alone cannot, so the sign goes with it that it belongs to. */
function shownOf(text: string, { from, to }: Stretch): { shownFrom: number; shownTo: number } {
  if (!BLANKS.test(text.slice(from, to))) return { shownFrom: from, shownTo: to }
  const before = [...text.slice(Math.max(0, from - 2), from)].at(-1) ?? ''
  const after = String.fromCodePoint(text.codePointAt(to) ?? 10)
  const isMark = (sign: string) => sign !== '' && sign !== '\n' && !WORD.test(sign) && !BLANKS.test(sign)
  const withAfter = isMark(after) || !isMark(before)
  const withBefore = !isMark(after)
  return {
    shownFrom: withBefore && before !== '\n' ? from - before.length : from,
    shownTo: withAfter && after !== '\n' ? to + after.length : to,
  }
}

/** What stands before a place, in whole words where they are not too long. */
function contextBefore(text: string, at: number): string {
  if (at <= CONTEXT) return text.slice(0, at)
  const near = text.slice(at - CONTEXT, at)
  return `…${near.replace(/^[^ ]{0,14} /, '').replace(/^[\udc00-\udfff]/, '')}`
}

function contextAfter(text: string, at: number): string {
  if (text.length - at <= CONTEXT) return text.slice(at)
  const near = text.slice(at, at + CONTEXT)
  return `${near.replace(/ [^ ]{0,14}$/, '').replace(/[\ud800-\udbff]$/, '')}…`
}

/** Checks paragraphs, and remembers what it found in them: one that has not changed is not read again. */
class Checker {
  readonly rules: Rules
  #room = FEWEST_KNOWN
  #young = new Map<string, readonly Found[]>()
  #old: ReadonlyMap<string, readonly Found[]> = new Map()

  constructor(rules: Rules) {
    this.rules = rules
  }

  /** Makes room for as many paragraphs as an article has. */
  makeRoom(paragraphs: number): void {
    this.#room = Math.max(FEWEST_KNOWN, paragraphs)
  }

  /** What is found in a paragraph, each time the same objects. */
  check(paragraph: string, markdown: boolean): readonly Found[] {
    const key = `${markdown ? 'm' : 'p'}${paragraph}`
    const known = this.#young.get(key)
    if (known) return known
    const found = this.#old.get(key) ?? this.#read(paragraph, markdown)
    if (this.#young.size >= this.#room) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, found)
    return found
  }

  #read(paragraph: string, markdown: boolean): Found[] {
    const { house, ...typography } = this.rules
    const seen = <F extends Stretch>(finding: F) => ({
      ...finding,
      ...shownOf(paragraph, finding),
      written: paragraph.slice(finding.from, finding.to),
      before: contextBefore(paragraph, finding.from),
      after: contextAfter(paragraph, finding.to),
    })
    const options = { ...typography, markdown }
    const spaces = lintOneParagraph(paragraph, options).map(
      (finding): Found => ({ ...seen(finding), source: 'typography' }),
    )
    const words = lintParagraphHouseStyle(paragraph, house, options).map(
      (finding): Found => ({ ...seen(finding), source: 'house' }),
    )
    return words.length === 0 ? spaces : apart(spaces, words)
  }
}

const touch = (one: Found, other: Found) => one.shownFrom < other.shownTo && other.shownFrom < one.shownTo

/** Both kinds in the order of the text. Of two that touch, one waits until the other is done: first what is certain. */
function apart(spaces: readonly Found[], words: readonly Found[]): Found[] {
  const certain = spaces.filter(({ certainty }) => certainty === 'fix')
  const free = words.filter((word) => !certain.some((space) => touch(space, word)))
  const others = spaces.filter((space) => !free.some((word) => touch(space, word)))
  return [...others, ...free].sort((a, b) => a.shownFrom - b.shownFrom)
}

let last = new Checker({ language: '', profile: 'none', house: [] })

/** The checker for these rules: the one before, with all that it knows, where they are the same. */
export function checkerFor(rules: Rules): Checker {
  const { language, profile, house } = last.rules
  const isSame = language === rules.language && profile === rules.profile && house === rules.house
  if (!isSame) last = new Checker(rules)
  return last
}
