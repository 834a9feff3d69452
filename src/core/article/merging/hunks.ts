import { diffArrays } from 'diff'

/** A part of a text (a block, an item, a word) with the key that it is compared by. */
export type Keyed<T> = { readonly value: T; readonly key: string }

/** The parts that correspond in two texts and their common base. `base` is null where the base is not known. */
export type Hunk<T> = {
  readonly base: readonly Keyed<T>[] | null
  readonly mine: readonly Keyed<T>[]
  readonly theirs: readonly Keyed<T>[]
}

/** Past so many differing parts, two texts are taken to have nothing in common. */
const MAX_DIFFERENCES = 2_000

export function isSame<T>(one: readonly Keyed<T>[], other: readonly Keyed<T>[]): boolean {
  return one.length === other.length && one.every(({ key }, at) => key === other[at]?.key)
}

/** For the index of each part of one text that the other has too, its index there. Both ascend (a longest common subsequence). */
function matches<T>(one: readonly Keyed<T>[], other: readonly Keyed<T>[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const keysOf = (parts: readonly Keyed<T>[]) => parts.map(({ key }) => key)
  const changes = diffArrays(keysOf(one), keysOf(other), { maxEditLength: MAX_DIFFERENCES }) ?? []
  let from = 0
  let to = 0
  for (const { added, removed, count } of changes) {
    if (added) to += count
    else if (removed) from += count
    else for (let step = 0; step < count; step++) pairs.set(from++, to++)
  }
  return pairs
}

/** What two texts have in the same place: parts that are the same in both, or that differ. */
export type Run<T> = {
  readonly differs: boolean
  readonly one: readonly Keyed<T>[]
  readonly other: readonly Keyed<T>[]
}

/**
 * Aligns two texts by a longest common subsequence, as runs that alternate; past `most` differing parts they are one run
 * that differs. Invariant: the runs of each text, joined, are that text.
 */
export function runsOf<T>(one: readonly Keyed<T>[], other: readonly Keyed<T>[], most: number): Run<T>[] {
  const runs: Run<T>[] = []
  let [from, to, start, end] = [0, 0, 0, 0]
  const cut = (differs: boolean) => {
    if (from > start || to > end)
      runs.push({ differs, one: one.slice(start, from), other: other.slice(end, to) })
    ;[start, end] = [from, to]
  }
  const keysOf = (parts: readonly Keyed<T>[]) => parts.map(({ key }) => key)
  const changes = diffArrays(keysOf(one), keysOf(other), { maxEditLength: most })
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed) cut(true)
    if (!added) from += count
    if (!removed) to += count
    if (!added && !removed) cut(false)
  }
  ;[from, to] = [one.length, other.length]
  cut(true)
  return runs
}

/**
 * Aligns two texts with their base, as diff3 does: the base is compared with each side, and all three are cut before and
 * after each part that both comparisons matched. So a hunk is either one part that is the same in all, or a region that at
 * least one side changed. Invariant: the hunks of each text, joined, are that text. Without a base, mine stands for it.
 * Cost: two comparisons, each at most `MAX_DIFFERENCES` times the length.
 */
export function hunksOf<T>(
  base: readonly Keyed<T>[] | null,
  mine: readonly Keyed<T>[],
  theirs: readonly Keyed<T>[],
): Hunk<T>[] {
  const spine = base ?? mine
  const inMine = base ? matches(base, mine) : null
  const inTheirs = matches(spine, theirs)
  const hunks: Hunk<T>[] = []
  let [from, fromMine, fromTheirs] = [0, 0, 0]
  const cut = (to: number, toMine: number, toTheirs: number) => {
    if (to > from || toMine > fromMine || toTheirs > fromTheirs) {
      hunks.push({
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
  return hunks
}
