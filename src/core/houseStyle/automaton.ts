import type { AST } from '@eslint-community/regexpp'
import type { CharacterSet } from './characterSets.ts'

/** A repeat of up to so many rounds is written out; any other is taken for one without an end. */
const MOST_ROUNDS = 10
const MOST_STATES = 600

/** One character that an expression takes: which may be taken, and the repeat that it stands in, as it is written. */
export type State = { set: CharacterSet; repeat: string }

/**
 * An expression as states and the steps between them, each with the number of ways (1, or 2 for any more) in which the
 * expression takes it. What asserts without taking anything is passed by, which only adds ways.
 */
export type Automaton = { states: State[]; steps: Map<number, 1 | 2>[] }

/** Thrown for what no automaton of a fair size can tell. */
export class TooComplicated extends Error {
  readonly part: string
  constructor(part: string) {
    super(part)
    this.part = part
  }
}

type Ways = Map<number, number>
type Piece = { empty: number; first: Ways; last: Ways }

const NOTHING: Piece = { empty: 1, first: new Map(), last: new Map() }
const EVERY_CHARACTER: CharacterSet = [[0, 0x10ffff]]

const few = (ways: number): 1 | 2 => (ways > 1 ? 2 : 1)

function added(one: Ways, other: Ways, times = 1): Ways {
  if (times === 0) return one
  const sum = new Map(one)
  for (const [state, ways] of other) sum.set(state, few((sum.get(state) ?? 0) + ways * times))
  return sum
}

export type Atom = Extract<
  AST.Element,
  { type: 'Character' | 'CharacterSet' | 'CharacterClass' | 'ExpressionCharacterClass' }
>

class Builder {
  readonly states: State[] = []
  readonly steps: Map<number, 1 | 2>[] = []
  readonly #setOf: (atom: Atom) => CharacterSet
  #repeat: string = ''

  constructor(setOf: (atom: Atom) => CharacterSet) {
    this.#setOf = setOf
  }

  #state(set: CharacterSet, part: string): number {
    if (this.states.length >= MOST_STATES) throw new TooComplicated(this.#repeat || part)
    this.steps.push(new Map())
    return this.states.push({ set, repeat: this.#repeat || part }) - 1
  }

  #join(from: Ways, to: Ways): void {
    for (const [state, ways] of from) {
      const steps = this.steps[state]
      for (const [next, more] of to) steps?.set(next, few((steps.get(next) ?? 0) + ways * more))
    }
  }

  alternatives(alternatives: readonly AST.Alternative[]): Piece {
    let whole: Piece = { empty: 0, first: new Map(), last: new Map() }
    for (const { elements } of alternatives) {
      const piece = elements.reduce<Piece>(
        (before, element) => this.#then(before, this.#element(element)),
        NOTHING,
      )
      whole = {
        empty: Math.min(2, whole.empty + piece.empty),
        first: added(whole.first, piece.first),
        last: added(whole.last, piece.last),
      }
    }
    return whole
  }

  #then(before: Piece, after: Piece): Piece {
    this.#join(before.last, after.first)
    return {
      empty: Math.min(2, before.empty * after.empty),
      first: added(before.first, after.first, before.empty),
      last: added(after.last, before.last, after.empty),
    }
  }

  #element(element: AST.Element): Piece {
    switch (element.type) {
      case 'Assertion':
        return NOTHING
      case 'Quantifier':
        return this.#quantifier(element)
      case 'Group':
      case 'CapturingGroup':
        return this.alternatives(element.alternatives)
      case 'Backreference':
        return this.#anything(element.raw)
      default: {
        const ways = new Map([[this.#state(this.#setOf(element), element.raw), 1]])
        return { empty: 0, first: ways, last: ways }
      }
    }
  }

  /** Any text of any length, in one way. */
  #anything(part: string): Piece {
    const ways = new Map([[this.#state(EVERY_CHARACTER, part), 1]])
    this.#join(ways, ways)
    return { empty: 1, first: ways, last: ways }
  }

  #quantifier(quantifier: AST.Quantifier): Piece {
    const { min, max, element } = quantifier
    if (max === 0) return NOTHING
    if (max <= MOST_ROUNDS) return this.#rounds(quantifier)
    const outside = this.#repeat
    this.#repeat ||= quantifier.raw
    const piece = this.#element(element)
    this.#repeat = outside
    // What can be empty can be repeated in more ways than one.
    if (piece.empty > 0) throw new TooComplicated(quantifier.raw)
    this.#join(piece.last, piece.first)
    return min === 0 ? { ...piece, empty: 1 } : piece
  }

  /** `x{2,4}` as `xx(x(x)?)?`. */
  #rounds({ min, max, element }: AST.Quantifier): Piece {
    let whole = NOTHING
    for (let round = max; round > 0; round--) {
      const following = this.#then(this.#element(element), whole)
      whole = round <= min ? following : { ...following, empty: Math.min(2, following.empty + 1) }
    }
    return whole
  }
}

/** The automaton of an expression; throws `TooComplicated`. */
export function automatonOf(
  alternatives: readonly AST.Alternative[],
  setOf: (atom: Atom) => CharacterSet,
): Automaton {
  const builder = new Builder(setOf)
  builder.alternatives(alternatives)
  return { states: builder.states, steps: builder.steps }
}
