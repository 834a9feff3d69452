import { expect } from 'vitest'

/** A work is done whole, and in so many parts. */
const PARTS = 8
/**
 * How many times as long the whole may take as its parts: 1 where the time grows with the size, 8 where it grows with the square.
 * The rest is left to garbage and to what else the machine does.
 */
const MOST_GROWTH = 4
/** How often a work is done before it counts as slow: other work makes a time longer, never shorter. */
const TRIES = 12

const FLOOR_TEXT = 'Le bac de Corvenne rouvre lundi, dit la maire, et personne n’y croyait plus. '.repeat(
  2500,
)

/** What some work gives, and the milliseconds of the processor that this process takes for it; in a page, those of the clock. */
async function timed<Result>(
  work: () => Promise<Result> | Result,
): Promise<{ result: Result; time: number }> {
  const start = now()
  const result = await work()
  return { result, time: now() - start }
}

function now(): number {
  if (!('process' in globalThis) || !process.cpuUsage) return performance.now()
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The floor: a fixed work of the kind that reading a text is, 20 ms on a computer of an office. */
function floorWork() {
  const words = Array.from(FLOOR_TEXT.matchAll(/\p{L}+/gu), ({ 0: word, index }) => ({ word, index }))
  JSON.parse(JSON.stringify(words))
}

/** The milliseconds that the floor takes now. */
export const floorTime = async (): Promise<number> => (await timed(floorWork)).time

let floor: number | undefined

/** What a work gave, and how many times as long as the floor it took: the least of a few tries, where it took more than `most`. */
export async function inFloors<Result>(
  work: () => Promise<Result> | Result,
  most: number,
): Promise<{ result: Result; floors: number }> {
  let least = Infinity
  for (let tries = 1; ; tries += 1) {
    const { result, time } = await timed(work)
    // Measured again beside a work that took long: the machine may have slowed down.
    if (floor === undefined || time >= most * floor) floor = await floorTime()
    least = Math.min(least, time / floor)
    if (least < most || tries === TRIES) return { result, floors: least }
  }
}

/** Does a work, holds it to so many times the floor, and gives what it gave. */
export async function within<Result>(most: number, work: () => Promise<Result> | Result): Promise<Result> {
  const { result, floors } = await inFloors(work, most)
  expect(floors).toBeLessThan(most)
  return result
}

/** Milliseconds below which a time is one of compiling and of chance. */
const LEAST_TIME = 20

/** Holds the time for what is made of a size to eight times that for an eighth of it; what is short is done as often as it has to be. */
export async function expectInProportion<Made>(
  size: number,
  make: (size: number) => Made,
  work: (made: Made) => unknown,
): Promise<void> {
  const [whole, part] = [make(size), make(size / PARTS)]
  /** For doing it once, of as many times as are long enough together. */
  const timeOf = async (made: Made) => {
    let [total, times] = [0, 0]
    do {
      total += (await timed(() => work(made))).time
      times += 1
    } while (total < LEAST_TIME)
    return total / times
  }
  let [timeOfWhole, timeOfPart] = [Infinity, Infinity]
  let tries = 0
  do {
    timeOfWhole = Math.min(timeOfWhole, await timeOf(whole))
    timeOfPart = Math.min(timeOfPart, await timeOf(part))
    tries += 1
  } while (tries < TRIES && timeOfWhole >= PARTS * timeOfPart * MOST_GROWTH)
  expect(timeOfWhole).toBeLessThan(PARTS * timeOfPart * MOST_GROWTH)
}
