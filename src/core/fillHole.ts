import type { ArticleSummary } from './library.ts'
import { SIGNS_PER_FEUILLET } from './measure.ts'

/** The most articles that fill a hole together, and those whose sums are looked at. */
const MOST_TOGETHER = 3
export const MOST_LOOKED_AT = 500
/** Sums that fit, for one article, two, and three; and sums that are too long, in all. */
const MOST_THAT_FIT = 4
const MOST_TOO_LONG = 4

/** The longest hole that may be asked for, in signs. */
export const LONGEST_HOLE = 99_999_999

export const HOLE_UNITS = ['signs', 'feuillets'] as const
export type HoleUnit = (typeof HOLE_UNITS)[number]

const SPACES = /[ \u00a0\u202f]/g
const WHOLE = /^\d{1,3}(?:[.,’']\d{3})+$|^\d+$/
const NO_DIGITS = /\D/g
const DECIMAL = /^\d+(?:[.,]\d+)?$/

/** The length of a hole as somebody types it, such as `4 500` signs or `3,5` feuillets, in signs; null where it is none. */
export function typedHole(typed: string, unit: HoleUnit): number | null {
  const text = typed.replace(SPACES, '')
  const form = unit === 'signs' ? WHOLE : DECIMAL
  if (!form.test(text)) return null
  const signs =
    unit === 'signs'
      ? Number(text.replace(NO_DIGITS, ''))
      : Math.round(Number(text.replace(',', '.')) * SIGNS_PER_FEUILLET)
  return signs >= 1 && signs <= LONGEST_HOLE ? signs : null
}

/** Articles that fill a hole together: `signs` in sum, `left` of the hole without them, less than 0 where they are too long. */
export type Filling = { articles: ArticleSummary[]; signs: number; left: number }

/** `articles` counts those that are ready, match, and have a text; the fillings that fit come first, the nearest of them first. */
export type HoleFillings = { articles: number; fillings: Filling[] }

type Sum = { at: readonly number[]; signs: number; gap: number }

/** The sums that are nearest, so many at most; of the same gap, those that were found first. */
class NearestSums {
  readonly sums: Sum[] = []
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** False where as many sums are known that are as near. */
  isNearer(gap: number): boolean {
    return this.sums.length < this.#most || gap < (this.sums.at(-1)?.gap ?? Number.POSITIVE_INFINITY)
  }

  add(sum: Sum): void {
    let at = this.sums.length
    while (at > 0 && (this.sums[at - 1]?.gap ?? 0) > sum.gap) at -= 1
    this.sums.splice(at, 0, sum)
    this.sums.length = Math.min(this.sums.length, this.#most)
  }
}

/** The first index from `from` on with a length above `most`; the number of lengths where there is none. */
function firstAbove(lengths: readonly number[], most: number, from: number): number {
  let [low, high] = [from, lengths.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lengths[middle] ?? 0) > most) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The articles, one to three, whose sum is nearest to a hole. Those that have no text are left out, and of the others the
 * 500 are looked at whose own length is nearest to the hole.
 *
 * The lengths are sorted. For each choice of all articles but the last (none, one, or each pair), what is left of the hole is
 * sought by halving among the lengths after them. From that place one goes down over the sums that fit and up over those
 * that are too long, and stops at the first that is no nearer than the worst that is kept; as only a few are kept, one stops
 * soon. So it takes O(n² log n): about a million comparisons for 500 articles.
 */
export function fillHole(articles: readonly ArticleSummary[], hole: number): Filling[] {
  const usable = articles.filter(({ signs }) => signs > 0)
  const distance = ({ signs }: ArticleSummary) => Math.abs(signs - hole)
  const looked = usable
    .toSorted((one, other) => distance(one) - distance(other))
    .slice(0, MOST_LOOKED_AT)
    .sort((one, other) => one.signs - other.signs)
  const lengths = looked.map(({ signs }) => signs)
  const fitting = Array.from({ length: MOST_TOGETHER }, () => new NearestSums(MOST_THAT_FIT))
  const tooLong = new NearestSums(MOST_TOO_LONG)

  const complete = (chosen: readonly number[], signs: number) => {
    const from = (chosen.at(-1) ?? -1) + 1
    const above = firstAbove(lengths, hole - signs, from)
    const fits = fitting[chosen.length]
    for (let at = above - 1; at >= from; at -= 1) {
      const sum = signs + (lengths[at] ?? 0)
      if (!fits?.isNearer(hole - sum)) break
      fits.add({ at: [...chosen, at], signs: sum, gap: hole - sum })
    }
    for (let at = above; at < lengths.length; at += 1) {
      const sum = signs + (lengths[at] ?? 0)
      if (!tooLong.isNearer(sum - hole)) break
      tooLong.add({ at: [...chosen, at], signs: sum, gap: sum - hole })
    }
  }
  complete([], 0)
  for (const [first, length] of lengths.entries()) complete([first], length)
  for (const [first, length] of lengths.entries()) {
    for (let second = first + 1; second < lengths.length; second += 1) {
      complete([first, second], length + (lengths[second] ?? 0))
    }
  }
  const fits = fitting
    .flatMap(({ sums }) => sums)
    .sort((one, other) => one.gap - other.gap || one.at.length - other.at.length)
  return [...fits, ...tooLong.sums].map(({ at, signs }) => ({
    articles: at.flatMap((index) => looked[index] ?? []),
    signs,
    left: hole - signs,
  }))
}
