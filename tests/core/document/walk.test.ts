import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  linksOf,
  plainContent,
  plainOf,
  readMarkdown,
  textBlocks,
  updateAt,
} from '../../../src/core/document/index.ts'
import { anyNormalBlocks } from './trees.ts'

const MARKDOWN = `a[^1]

## b

- c

  > d
  >
  > — e

| f | g |
|---|---|
| h | i |

![j](media/${'0'.repeat(64)}.jpg "k")
l

\`\`\`
m
\`\`\`

[^1]: n`

describe('textBlocks', () => {
  it('gives every text of prose with its path, in the order of reading', () => {
    const texts = Array.from(textBlocks(readMarkdown(MARKDOWN)), ({ path, kind, content }) => [
      path.join(),
      kind,
      plainOf(content),
    ])
    expect(texts).toEqual([
      ['0', 'paragraph', 'a\ufffc'],
      ['0,1', 'footnote', 'n'],
      ['1', 'sectionHeading', 'b'],
      ['2,0,0', 'paragraph', 'c'],
      ['2,0,1,0', 'paragraph', 'd'],
      ['2,0,1,1', 'attribution', 'e'],
      ['3,0,0', 'cell', 'f'],
      ['3,0,1', 'cell', 'g'],
      ['3,1,0', 'cell', 'h'],
      ['3,1,1', 'cell', 'i'],
      ['4,0', 'caption', 'l'],
      ['4,1', 'credit', 'k'],
    ])
  })
})

describe('updateAt', () => {
  it('changes the text at each path and nothing else', () => {
    fc.assert(
      fc.property(anyNormalBlocks, (blocks) => {
        for (const { path, content } of textBlocks(blocks)) {
          expect(updateAt(blocks, path, (same) => same)).toEqual(blocks)
          const changed = updateAt(blocks, path, () => plainContent('X'))
          const found = Array.from(textBlocks(changed)).find((text) => text.path.join() === path.join())
          expect(found?.content).toEqual(plainContent('X'))
          expect(updateAt(changed, path, () => content)).toEqual(blocks)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('throws where there is no text', () => {
    const blocks = readMarkdown('a\n\n---')
    for (const path of [[], [1], [2], [0, 0]]) {
      expect(() => updateAt(blocks, path, (content) => content)).toThrow(RangeError)
    }
  })
})

describe('linksOf', () => {
  it('gives each link once, with its words', () => {
    const links = linksOf(readMarkdown('[a **b**](https://c.d) https://e.f\n\n> [g](h)'))
    expect(links.map(({ href, text, path }) => [href, text, path.join()])).toEqual([
      ['https://c.d', 'a b', '0'],
      ['https://e.f', 'https://e.f', '0'],
      ['h', 'g', '1,0'],
    ])
  })
})
