import type { AST } from '@eslint-community/regexpp'
import { type Atom, type Automaton, automatonOf, TooComplicated } from './automaton.ts'
import { type CharacterSet, meet } from './characterSets.ts'

/** The most ways in which an expression without a long repeat may be tried from one place. */
const MOST_WAYS = 5000
const MOST_WAYS_AROUND = 200
const MOST_WORK = 300_000
/** A repeat of more rounds than this counts as one without an end where ways are counted. */
const LONG = 10

type Elements = readonly AST.Alternative[]

/** In how many ways an expression can be gone through; `long` says how many rounds a repeat has, of so many ways each. */
function waysThrough(
  alternatives: Elements,
  long: (quantifier: AST.Quantifier, ways: number) => number,
): number {
  const through = (element: AST.Element): number => {
    switch (element.type) {
      case 'Quantifier': {
        const ways = through(element.element)
        return element.max > LONG ? long(element, ways) : rounds(element, ways)
      }
      case 'Group':
      case 'CapturingGroup':
        return waysThrough(element.alternatives, long)
      case 'Assertion':
        return 'alternatives' in element ? waysThrough(element.alternatives, long) : 1
      default:
        return 1
    }
  }
  return alternatives.reduce(
    (sum, { elements }) => sum + elements.reduce((product, element) => product * through(element), 1),
    0,
  )
}

function rounds({ min, max }: AST.Quantifier, ways: number): number {
  if (max === Number.POSITIVE_INFINITY) return max
  if (ways === 1) return max - min + 1
  let sum = 0
  for (let round = min; round <= max && sum < Number.POSITIVE_INFINITY; round++) sum += ways ** round
  return sum
}

/** The first look ahead or behind that has to look far, or in too many ways. */
function farLook(alternatives: Elements): string | null {
  for (const { elements } of alternatives) {
    for (const element of elements) {
      const inner = element.type === 'Quantifier' ? element.element : element
      if (!('alternatives' in inner)) continue
      const looks = inner.type === 'Assertion'
      if (looks && !(waysThrough(inner.alternatives, rounds) <= MOST_WAYS_AROUND)) return inner.raw
      const deeper = farLook(inner.alternatives)
      if (deeper !== null) return deeper
    }
  }
  return null
}

/** For each state, the number of the circle that it stands in: states that can be gone through for ever; -1 for none. */
function circlesOf({ states, steps }: Automaton): Int32Array {
  const reached = states.map((_, from) => {
    const seen = new Set<number>()
    const next = [...(steps[from]?.keys() ?? [])]
    for (let state = next.pop(); state !== undefined; state = next.pop()) {
      if (seen.has(state)) continue
      seen.add(state)
      next.push(...(steps[state]?.keys() ?? []))
    }
    return seen
  })
  const circles = new Int32Array(states.length).fill(-1)
  for (const [state, seen] of reached.entries()) {
    if (!seen.has(state) || circles[state] !== -1) continue
    for (const other of seen) if (reached[other]?.has(state)) circles[other] = state
  }
  return circles
}

class Search {
  readonly #automaton: Automaton
  readonly #circles: Int32Array
  readonly #steps: readonly (readonly number[])[]
  readonly #met = new Map<number, boolean>()
  #work = 0

  constructor(automaton: Automaton) {
    this.#automaton = automaton
    this.#circles = circlesOf(automaton)
    this.#steps = automaton.steps.map((steps) => [...steps.keys()])
  }

  #repeat(state: number): string {
    return this.#automaton.states[state]?.repeat ?? ''
  }

  #set(state: number): CharacterSet {
    return this.#automaton.states[state]?.set ?? []
  }

  #after(state: number): readonly number[] {
    return this.#steps[state] ?? []
  }

  #meet(one: number, other: number): boolean {
    const key = Math.min(one, other) * this.#automaton.states.length + Math.max(one, other)
    const known = this.#met.get(key)
    if (known !== undefined) return known
    const met = one === other || meet(this.#set(one), this.#set(other))
    this.#met.set(key, met)
    return met
  }

  #spend(state: number): void {
    if (++this.#work > MOST_WORK) throw new TooComplicated(this.#repeat(state))
  }

  #inCircle(state: number, circle: number): boolean {
    return this.#circles[state] === circle
  }

  /** A repeat that can take one text in two ways, and so `n` times over in 2ⁿ. */
  exponential(): string | null {
    const { steps } = this.#automaton
    for (const [state, next] of steps.entries()) {
      const circle = this.#circles[state] ?? -1
      if (circle < 0) continue
      for (const [other, ways] of next)
        if (ways > 1 && this.#inCircle(other, circle)) return this.#repeat(state)
      if (circle === state && this.#partsAndMeets(circle)) return this.#repeat(state)
    }
    return null
  }

  /** True where two ways through a circle part from one state, take the same text, and meet in one state again. */
  #partsAndMeets(circle: number): boolean {
    const size = this.#automaton.states.length
    const seen = new Set<number>()
    const open: [number, number][] = []
    for (const [state] of this.#automaton.states.entries()) {
      if (this.#inCircle(state, circle)) open.push([state, state])
    }
    for (let pair = open.pop(); pair; pair = open.pop()) {
      const [one, other] = pair
      for (const a of this.#after(one)) {
        if (!this.#inCircle(a, circle)) continue
        for (const b of this.#after(other)) {
          this.#spend(one)
          if (!this.#inCircle(b, circle) || !this.#meet(a, b)) continue
          if (a === b && one !== other) return true
          if (a === b || seen.has(a * size + b)) continue
          seen.add(a * size + b)
          open.push([a, b])
        }
      }
    }
    return false
  }

  /** Two repeats, one after the other, that can share one text out in as many ways as it is long. */
  polynomial(): string | null {
    const inCircles = [...this.#circles.keys()].filter((state) => (this.#circles[state] ?? -1) >= 0)
    for (const first of inCircles) {
      for (const second of inCircles) {
        if (this.#circles[first] === this.#circles[second] || !this.#shares(first, second)) continue
        return [...new Set([this.#repeat(first), this.#repeat(second)])].join(' … ')
      }
    }
    return null
  }

  /** True where one text leads round the first circle, from the first to the second, and round the second. */
  #shares(first: number, second: number): boolean {
    const size = this.#automaton.states.length
    const [circleOfFirst = -1, circleOfSecond = -1] = [this.#circles[first], this.#circles[second]]
    const seen = new Set<number>()
    const open: [number, number, number][] = [[first, first, second]]
    for (let three = open.pop(); three; three = open.pop()) {
      const [a, b, c] = three
      for (const nextA of this.#after(a)) {
        if (!this.#inCircle(nextA, circleOfFirst)) continue
        for (const nextC of this.#after(c)) {
          if (!this.#inCircle(nextC, circleOfSecond) || !this.#meet(nextA, nextC)) continue
          for (const nextB of this.#after(b)) {
            this.#spend(first)
            if (!this.#meet(nextB, nextA) || !this.#meet(nextB, nextC)) continue
            const key = (nextA * size + nextB) * size + nextC
            if (seen.has(key) || !meet(this.#set(nextA), this.#set(nextB), this.#set(nextC))) continue
            if (nextA === first && nextB === second && nextC === second) return true
            seen.add(key)
            open.push([nextA, nextB, nextC])
          }
        }
      }
    }
    return false
  }
}

/**
 * The part of an expression that could run away, or null: with an expression that passes, a search through a text of `n`
 * characters takes at worst time in the order of n². Ambiguity of the expression's automaton is what is looked for
 * (Weber and Seidl, “On the degree of ambiguity of finite automata”, 1991). In doubt an expression does not pass.
 */
export function runawayPart(pattern: AST.Pattern, setOf: (atom: Atom) => CharacterSet): string | null {
  const { alternatives } = pattern
  const look = farLook(alternatives)
  if (look !== null) return look
  if (waysThrough(alternatives, rounds) <= MOST_WAYS) return null
  if (!(waysThrough(alternatives, (_, ways) => ways + 1) <= MOST_WAYS)) return pattern.raw
  try {
    const search = new Search(automatonOf(alternatives, setOf))
    return search.exponential() ?? search.polynomial()
  } catch (error) {
    if (error instanceof TooComplicated) return error.part
    throw error
  }
}
