import { expect } from 'vitest'
import { importFile } from '../../../src/core/import/index.ts'
import { unpackFile } from '../../../src/core/import/unpack/unpackFile.ts'
import type { Growing } from './hostileFiles.ts'

/** Milliseconds of the processor that a file, and an archive, may take. */
export const FILE_LIMIT_MS = 2000
export const ARCHIVE_LIMIT_MS = 5000
/** How often the time of a file one four times as large may take: 4 if it grows as the file does, 16 with its square. */
const MOST_GROWTH = 9
/** Times below are those of warming up and of collecting garbage, and say nothing. */
const NOISE_MS = 120

/** Milliseconds of the processor for all that an import does with a file: take it apart, and read what is in it. */
async function cost(make: Growing, size: number): Promise<number> {
  const made = make(size)
  const start = process.cpuUsage()
  for await (const part of unpackFile(made)) if ('bytes' in part) await importFile(part)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** Other work on the machine makes a time longer, never shorter. */
async function leastCost(make: Growing, size: number, most: number): Promise<number> {
  const first = await cost(make, size)
  return first < most ? first : Math.min(first, await cost(make, size), await cost(make, size))
}

/** Holds a file four times as large as one of `size` to a limit, and to no more than its share of the smaller one's time. */
export async function expectGrowth(make: Growing, size: number, limit: number): Promise<void> {
  const small = Math.max(NOISE_MS, await cost(make, size))
  const most = Math.min(limit, small * MOST_GROWTH)
  expect(await leastCost(make, 4 * size, most)).toBeLessThan(most)
}
