/** A line of the results: our time or size as a multiple of what it is measured against in the same run. Less is better. */
export type Row = { name: string; ratio: number; aim: number; detail: string }

/** The value below which `share` (0 to 1) of the values lie, between the two nearest where it falls between; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const place = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return below === above ? below : below + (above - below) * (place - Math.floor(place))
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The sum of the values divided by their number. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length
}

/** Milliseconds from the start of some work to its end. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/**
 * Does two works in turns and gives what each gave, round by round: ours first, then the other first, so that what slows
 * the machine for a while slows both.
 */
export async function inTurns<Taken = number>(
  rounds: number,
  ours: (round: number) => Promise<Taken> | Taken,
  other: (round: number) => Promise<Taken> | Taken,
): Promise<{ ours: Taken[]; other: Taken[] }> {
  const taken: { ours: Taken[]; other: Taken[] } = { ours: [], other: [] }
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) taken.ours.push(await ours(round))
    taken.other.push(await other(round))
    if (round % 2 === 1) taken.ours.push(await ours(round))
  }
  return taken
}

/** A time as a person reads it: 0.83 ms, 169 ms, 2.4 s. */
export function shown(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(2)} ms`
  if (milliseconds < 1000) return `${milliseconds.toFixed(0)} ms`
  return `${(milliseconds / 1000).toFixed(1)} s`
}
