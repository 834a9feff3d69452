import { importFile } from '../../../src/core/import/index.ts'
import { unpackArticles } from './unpackArticles.ts'
import { expectInProportion, within } from '../../processorTime.ts'
import type { Growing } from './hostileFiles.ts'

/** Floors that a file, and an archive, may take. */
export const FILE_LIMIT = 100
export const ARCHIVE_LIMIT = 250

/** All that an import does with a file: take it apart, and read what is in it. */
async function read(made: ReturnType<Growing>): Promise<void> {
  for await (const part of unpackArticles(made)) if ('bytes' in part) await importFile(part)
}

/** Holds the time for a file of a size to its growth. */
export const expectGrowth = (make: Growing, size: number): Promise<void> =>
  expectInProportion(size, make, read)

/** Holds the time for a file of a size to so many floors. */
export async function expectReadWithin(most: number, make: Growing, size: number): Promise<void> {
  const made = make(size)
  await within(most, () => read(made))
}
