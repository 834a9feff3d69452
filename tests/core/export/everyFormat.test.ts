import fc from 'fast-check'
import { describe, test } from 'vitest'
import { WRITTEN_FORMAT_NAMES } from './exportArticle.ts'
import { anyNormalBlocks } from '../document/trees.ts'
import { anyArticle } from '../generated.ts'
import { parsed } from './epub/openBook.ts'
import { expectSameFields, expectSameText } from './everyFormat/expectations.ts'
import { formatReadings } from './everyFormat/readers.ts'

const RUNS = { numRuns: Number(process.env.RUNS ?? 6) }
const READINGS = formatReadings(parsed)

describe.each(WRITTEN_FORMAT_NAMES)('%s, read by another program', (format) => {
  test('shows the words of any text in their order and structure', () => {
    fc.assert(
      fc.property(anyNormalBlocks, (blocks) => expectSameText(READINGS, format, blocks)),
      RUNS,
    )
  })

  test('says the display copy, who signs, and the correction, whatever was written', () => {
    fc.assert(
      fc.property(anyArticle, (article) => expectSameFields(READINGS, format, article)),
      RUNS,
    )
  })
})
