import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, type Inline, normalise, writeMarkdown } from '../../../src/core/document/index.ts'
import { shapeByMarkdownIt, shapeByReference, shapeOfTree } from './shapes.ts'
import { anyBlocks } from './trees.ts'

const RUNS = Number(process.env.RUNS ?? 200)

function commonInline(inline: Inline): Inline[] {
  if (inline.type === 'footnote') return commonInlines(inline.content)
  return [{ ...inline, marks: inline.marks.filter(({ type }) => type !== 'strike') }]
}

const commonInlines = (content: readonly Inline[]) => content.flatMap(commonInline)

/** The tree without what CommonMark does not have: tables, deleted text, notes. */
function commonBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return [{ ...block, content: commonInlines(block.content) }]
      case 'list':
        return [
          { ...block, items: block.items.map((item) => ({ ...item, content: commonBlocks(item.content) })) },
        ]
      case 'quotation': {
        const attribution = block.attribution && commonInlines(block.attribution)
        return [{ ...block, content: commonBlocks(block.content), attribution }]
      }
      case 'figure':
        return [{ ...block, caption: commonInlines(block.caption) }]
      case 'table':
        return []
      default:
        return [block]
    }
  })
}

test('the reference implementation of CommonMark reads what is written', () => {
  fc.assert(
    fc.property(anyBlocks, (any) => {
      const blocks = normalise(commonBlocks(any))
      expect(shapeByReference(writeMarkdown(blocks))).toEqual(shapeOfTree(blocks))
    }),
    { numRuns: RUNS },
  )
})

test('markdown-it with notes reads what is written', () => {
  fc.assert(
    fc.property(anyBlocks, (any) => {
      const blocks = normalise(any)
      expect(shapeByMarkdownIt(writeMarkdown(blocks))).toEqual(shapeOfTree(blocks))
    }),
    { numRuns: RUNS },
  )
})
