/** Two names this short differ by chance. */
const LEAST_LENGTH = 5
/** From this length on two letters may differ. */
const LONG = 9

/** Endings by which one name is made of another: plural, feminine, a genitive. */
const ENDINGS = /^(?:s|e|es|x|ne|le|te|n|a|is|en|['’]s)?$/u

/** A name as it is compared: without accents and capitals. */
export const foldedName = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** True where one name is another with an ending of the language, as `Breton` and `Bretonne`. */
function isInflected(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.startsWith(short) && ENDINGS.test(long.slice(short.length))) return true
  const stem = short.slice(0, -1)
  const [last, rest] = [short.slice(-1), long.slice(stem.length)]
  if (!long.startsWith(stem)) return false
  // `Mario` and `Maria`, `Boulanger` and `Boulangère`, `Parisien` and `Parisienne`.
  return (
    (/[aeo]/u.test(last) && /^[aeo]s?$/u.test(rest)) ||
    (/[rn]/u.test(last) && /^(?:re|res|nne|nnes)$/u.test(rest))
  )
}

/**
 * The letters in which two names differ, at most `most` + 1: changed, missing, or two that changed places.
 *
 * Idea: Damerau's distance by rows, of which two before are kept. Cost: the product of both lengths.
 */
function difference(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const next = [row]
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1]
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isTurned = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (row > 1 && column > 1 && isTurned) least = Math.min(least, (before[column - 2] ?? 0) + 1)
      next.push(least)
    }
    before = last
    last = next
  }
  return last[other.length] ?? most + 1
}

/** True for two names, as `foldedName` gives them, that may be one: near-equal, and not one made of the other. */
export function areNear(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one.length, other.length] : [other.length, one.length]
  if (short < LEAST_LENGTH) return false
  // Accents alone make no other name.
  if (one === other) return true
  const most = short >= LONG ? 2 : 1
  if (long - short > most || one[0] !== other[0] || isInflected(one, other)) return false
  return difference(one, other, most) <= most
}
