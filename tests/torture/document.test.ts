import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  normalise,
  readMarkdown,
  readSections,
  writeMarkdown,
  writeSections,
} from '../../src/core/document/index.ts'
import { shapeByMarkdownIt, shapeOfTree } from '../core/document/shapes.ts'
import { anyMarkdown } from '../core/document/texts.ts'
import { anyBlocks } from '../core/document/trees.ts'

const LONG = { numRuns: 30_000, endOnFailure: true }

test('trees come back as they were, also as sections', () => {
  fc.assert(
    fc.property(anyBlocks, (any) => {
      const blocks = normalise(any)
      expect(readMarkdown(writeMarkdown(blocks))).toEqual(blocks)
      expect(readSections(writeSections(blocks))).toEqual(blocks)
    }),
    LONG,
  )
})

test('texts are stable after one turn', () => {
  fc.assert(
    fc.property(anyMarkdown, (text) => {
      const canonical = writeMarkdown(readMarkdown(text))
      expect(writeMarkdown(readMarkdown(canonical))).toBe(canonical)
    }),
    LONG,
  )
})

test('markdown-it reads what is written', () => {
  fc.assert(
    fc.property(anyBlocks, (any) => {
      const blocks = normalise(any)
      expect(shapeByMarkdownIt(writeMarkdown(blocks))).toEqual(shapeOfTree(blocks))
    }),
    LONG,
  )
})
