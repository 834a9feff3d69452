import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyContent } from '../../../src/core/article/index.ts'
import { type Block, MARK_ORDER, normalise, writeSections } from '../../../src/core/document/index.ts'
import { bodyNodes, pageContent, pageDocument, treeBlock } from '../../../src/renderer/src/editor/convert.ts'
import { DISPLAY_FIELDS, schema } from '../../../src/renderer/src/editor/schema.ts'
import { anyNormalBlocks } from '../../core/document/trees.ts'
import { withUses } from '../../core/generated.ts'

/** Every kind of block and inline of the tree; a new one does not compile until it is listed here. */
const KINDS: Readonly<Record<Block['type'] | 'text' | 'break' | 'footnote' | 'image', true>> = {
  sectionHeading: true,
  paragraph: true,
  heading: true,
  list: true,
  quotation: true,
  table: true,
  figure: true,
  preformatted: true,
  rule: true,
  text: true,
  break: true,
  footnote: true,
  image: true,
}
/** Parts of blocks that have no type name in the tree. */
const PARTS = ['listItem', 'attribution', 'tableRow', 'tableCell', 'tableHeader', 'caption', 'credit']

test('the schema has a node for each kind of the tree, and a mark for each of its marks, in its order', () => {
  const nodes = Object.keys(schema.nodes).filter(
    (name) => !['doc', ...DISPLAY_FIELDS, ...PARTS].includes(name),
  )
  expect(new Set(nodes)).toEqual(new Set(Object.keys(KINDS)))
  expect(Object.keys(schema.marks)).toEqual([...MARK_ORDER])
})

const contentWith = (blocks: readonly Block[]) => ({ ...emptyContent('fr'), sections: writeSections(blocks) })
const anyPage = anyNormalBlocks.chain((blocks) =>
  fc.tuple(fc.constant(blocks), withUses(contentWith(blocks))),
)

test('any tree on the page is a document of the schema, and the same tree again', () => {
  void fc.assert(
    fc.property(anyPage, ([blocks, content]) => {
      const page = pageDocument(content)
      page.check()
      expect(normalise(bodyNodes(page).map(treeBlock))).toEqual(blocks)
      expect(pageContent(page)).toEqual(content)
    }),
    { numRuns: 150 },
  )
})
