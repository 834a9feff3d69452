import fc from 'fast-check'
import { test } from 'vitest'
import { expectAllWords, expectSameText } from '../core/export/docx/heldByDocx.ts'
import { anyBlocks } from '../core/document/trees.ts'

test('any text comes back from its document with its structure', async () => {
  await fc.assert(fc.asyncProperty(anyBlocks, expectSameText), { numRuns: 5000, endOnFailure: true })
})

test('no word is lost, however deep it stands', async () => {
  await fc.assert(fc.asyncProperty(anyBlocks, expectAllWords), { numRuns: 5000, endOnFailure: true })
})
