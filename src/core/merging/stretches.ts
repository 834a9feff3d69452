import { diffArrays } from 'diff'

/** A part of a text with what it is compared by. */
export type Keyed<T> = { readonly value: T; readonly key: string }

/** What two texts, and the one that both came from, have in one place. `base` is null where that one is not known. */
export type Stretch<T> = {
  readonly base: readonly Keyed<T>[] | null
  readonly mine: readonly Keyed<T>[]
  readonly theirs: readonly Keyed<T>[]
}

/** Past so many differing parts, two texts have too little in common to be laid side by side. */
const MOST_DIFFERENCES = 2_000

export function isSame<T>(one: readonly Keyed<T>[], other: readonly Keyed<T>[]): boolean {
  return one.length === other.length && one.every(({ key }, at) => key === other[at]?.key)
}

/** For each part of one text, the place of the same part in the other, in order on both sides; none where it has none. */
function matches<T>(one: readonly Keyed<T>[], other: readonly Keyed<T>[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const keysOf = (parts: readonly Keyed<T>[]) => parts.map(({ key }) => key)
  const changes = diffArrays(keysOf(one), keysOf(other), { maxEditLength: MOST_DIFFERENCES }) ?? []
  let from = 0
  let to = 0
  for (const { added, removed, count } of changes) {
    if (added) to += count
    else if (removed) from += count
    else for (let step = 0; step < count; step++) found.set(from++, to++)
  }
  return found
}

/**
 * Two texts and the one that both came from, cut before and behind each part that all of them have, in order. Joined,
 * the stretches of one text are that text. Costs what two comparisons cost, each at most `MOST_DIFFERENCES` times the
 * length.
 */
export function stretchesOf<T>(
  base: readonly Keyed<T>[] | null,
  mine: readonly Keyed<T>[],
  theirs: readonly Keyed<T>[],
): Stretch<T>[] {
  const spine = base ?? mine
  const inMine = base ? matches(base, mine) : null
  const inTheirs = matches(spine, theirs)
  const found: Stretch<T>[] = []
  let [from, fromMine, fromTheirs] = [0, 0, 0]
  const cut = (to: number, toMine: number, toTheirs: number) => {
    if (to > from || toMine > fromMine || toTheirs > fromTheirs) {
      found.push({
        base: base?.slice(from, to) ?? null,
        mine: mine.slice(fromMine, toMine),
        theirs: theirs.slice(fromTheirs, toTheirs),
      })
    }
    ;[from, fromMine, fromTheirs] = [to, toMine, toTheirs]
  }
  for (const at of spine.keys()) {
    const atMine = inMine ? inMine.get(at) : at
    const atTheirs = inTheirs.get(at)
    if (atMine === undefined || atTheirs === undefined) continue
    cut(at, atMine, atTheirs)
    cut(at + 1, atMine + 1, atTheirs + 1)
  }
  cut(spine.length, mine.length, theirs.length)
  return found
}
