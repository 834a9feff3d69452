import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, test } from 'vitest'
import { WRITTEN_FORMAT_NAMES } from '../core/export/exportArticle.ts'
import { anyNormalBlocks } from '../core/document/trees.ts'
import { parsed } from '../core/export/epub/openBook.ts'
import { expectSameFields, expectSameText } from '../core/export/everyFormat/expectations.ts'
import { formatReadings } from '../core/export/everyFormat/readers.ts'
import { anyArticle } from '../core/generated.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 15)
const LONG = { numRuns: 100, endOnFailure: true }
const READINGS = formatReadings(parsed)

/** Documents are collected between rounds only: jsdom holds them weakly, which lasts as long as one task. */
async function inRounds<Value>(values: fc.Arbitrary<Value>, expectOf: (value: Value) => void): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    fc.assert(fc.property(values, expectOf), LONG)
    await setImmediate()
  }
}

describe.each(WRITTEN_FORMAT_NAMES)('%s, read by another program', (format) => {
  test('shows the words of any text in their order and structure', () =>
    inRounds(anyNormalBlocks, (blocks) => expectSameText(READINGS, format, blocks)))

  test('says the display copy, who signs, and the correction, whatever was written', () =>
    inRounds(anyArticle, (article) => expectSameFields(READINGS, format, article)))
})
