import type { AST } from '@eslint-community/regexpp'

/** Code points, as ranges in order, both ends included. */
export type CharacterSet = readonly (readonly [from: number, to: number])[]

const LAST = 0x10ffff
const EVERYTHING: CharacterSet = [[0, LAST]]
/** A class with more characters than this is asked for as a whole, and not spelled out. */
const FEW = 2000
/** How many different classes are asked for; whatever is more is taken for every character, which can only refuse more. */
const MOST_ASKED = 60
/** In each, no two surrogates make a pair. */
const STRETCHES = [
  [0, 0xd7ff],
  [0xd800, 0xdbff],
  [0xdc00, 0xdfff],
  [0xe000, LAST],
] as const

/** What a word is made of, in every script: `\w` of an expression knows ASCII alone. */
export const WORD_CHARACTERS = '\\p{L}\\p{M}\\p{N}_'

function united(ranges: readonly (readonly [number, number])[]): CharacterSet {
  const joined: [number, number][] = []
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

function without(set: CharacterSet): CharacterSet {
  const rest: [number, number][] = []
  let from = 0
  for (const [first, last] of set) {
    if (first > from) rest.push([from, first - 1])
    from = last + 1
  }
  if (from <= LAST) rest.push([from, LAST])
  return rest
}

function common(one: CharacterSet, other: CharacterSet): CharacterSet {
  const both: [number, number][] = []
  for (let i = 0, j = 0; ; ) {
    const a = one[i]
    const b = other[j]
    if (!a || !b) return both
    const from = Math.max(a[0], b[0])
    const to = Math.min(a[1], b[1])
    if (from <= to) both.push([from, to])
    if (a[1] < b[1]) i++
    else j++
  }
}

/** True where some character is in each of the sets. */
export function meet(...sets: readonly CharacterSet[]): boolean {
  return sets.reduce(common, EVERYTHING).length > 0
}

function stretch(from: number, to: number): string {
  const parts: string[] = []
  for (let at = from; at <= to; at += 0x1000) {
    const length = Math.min(0x1000, to - at + 1)
    parts.push(String.fromCodePoint(...Array.from({ length }, (_, index) => at + index)))
  }
  return parts.join('')
}

function lastOf(run: string): number {
  const pair = run.codePointAt(run.length - 2) ?? 0
  return pair > 0xffff ? pair : run.charCodeAt(run.length - 1)
}

/** A character with its other cases. */
function* casesOf(character: number): Generator<[number, number]> {
  yield [character, character]
  const text = String.fromCodePoint(character)
  for (const other of [text.toLowerCase(), text.toUpperCase(), text.toUpperCase().toLowerCase()]) {
    const code = other.codePointAt(0) ?? character
    if (other.length === String.fromCodePoint(code).length) yield [code, code]
  }
}

function cased(ranges: CharacterSet): CharacterSet {
  const all: [number, number][] = []
  for (const [from, to] of ranges) for (let at = from; at <= to; at++) all.push(...casesOf(at))
  return united(all)
}

/** The characters of a class that names nothing but characters and short ranges; else null. */
function spelledOut({ elements }: AST.ClassRangesCharacterClass): CharacterSet | null {
  const ranges: [number, number][] = []
  let count = 0
  for (const element of elements) {
    if (element.type === 'Character') ranges.push([element.value, element.value])
    else if (element.type === 'CharacterClassRange') ranges.push([element.min.value, element.max.value])
    else return null
    const [from, to] = ranges.at(-1) ?? [0, 0]
    count += to - from + 1
  }
  return count > FEW ? null : ranges
}

/** The sets of characters that the atoms of expressions match. */
export class CharacterSets {
  readonly #asked = new Map<string, CharacterSet>()
  #stretches: string[] | null = null

  /** What one atom matches; `source` is the atom as it is run. */
  of(
    atom: AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
    source: string,
    ignoreCase: boolean,
  ): CharacterSet {
    if (atom.type === 'Character') {
      const own: CharacterSet = [[atom.value, atom.value]]
      return ignoreCase ? cased(own) : own
    }
    if (atom.type === 'CharacterSet' && atom.kind === 'any') return EVERYTHING
    if (atom.type === 'CharacterClass' && !atom.unicodeSets) {
      const spelled = spelledOut(atom)
      if (spelled) {
        const set = ignoreCase ? cased(spelled) : united(spelled)
        return atom.negate ? without(set) : set
      }
    }
    return this.#ask(source, ignoreCase)
  }

  #ask(source: string, ignoreCase: boolean): CharacterSet {
    const key = `${ignoreCase ? 'i' : ''}/${source}`
    const known = this.#asked.get(key)
    if (known) return known
    if (this.#asked.size >= MOST_ASKED) return EVERYTHING
    this.#stretches ??= STRETCHES.map(([from, to]) => stretch(from, to))
    const runs = new RegExp(`(?:${source})+`, ignoreCase ? 'giu' : 'gu')
    const ranges: [number, number][] = []
    for (const every of this.#stretches) {
      for (const { 0: run } of every.matchAll(runs)) ranges.push([run.codePointAt(0) ?? 0, lastOf(run)])
    }
    const set = united(ranges)
    this.#asked.set(key, set)
    return set
  }
}
