import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { describe, expect, test } from 'vitest'
import { expectedContent } from './expectedContent.ts'
import { contentDecoder } from '../../../src/core/article/index.ts'
import { decodeText } from '../../../src/core/import/encoding/decodeText.ts'
import { buildDraft, importFile, isSure } from '../../../src/core/import/index.ts'
import { missing, wordsIn, wordsOfArticle, wordsOwed } from './words.ts'

const folder = new URL('../../fixtures/import/', import.meta.url)
const inputs = readdirSync(folder).filter((name) => name.endsWith('.txt'))

async function draftOf(fileName: string) {
  const read = await importFile({ fileName, bytes: new Uint8Array(readFileSync(new URL(fileName, folder))) })
  if (!read.ok) throw new Error(`${fileName}: ${read.failure.code}`)
  return read.value
}

const fixture = z.looseObject({ content: z.unknown() })

test('there are fixtures', () => {
  expect(inputs.length).toBeGreaterThan(50)
})

describe.each(inputs)('%s', (fileName) => {
  test('comes out as expected, whole', async () => {
    const { content, ...expected } = fixture.parse(
      JSON.parse(readFileSync(new URL(fileName.replace(/\.[a-z]+$/, '.json'), folder), 'utf8')),
    )
    const draft = await draftOf(fileName)
    const { format, encoding, blocks } = draft
    const found = { format, encoding, blocks, sure: isSure(draft), content: draft.content }
    expect(draft.fileName).toBe(fileName)
    expect(found).toEqual({ ...expected, content: expectedContent(content) })
  })

  test('loses no word', async () => {
    const { blocks, content } = await draftOf(fileName)
    const decoded = decodeText(new Uint8Array(readFileSync(new URL(fileName, folder))))
    if (typeof decoded === 'string') throw new Error(decoded)
    expect(blocks.flatMap((block) => wordsIn(block.text))).toEqual(wordsIn(decoded.text))
    expect(missing(blocks.flatMap(wordsOwed), wordsOfArticle(content))).toEqual([])
  })

  test('is an article that the library takes, and the same when formed again', async () => {
    const draft = await draftOf(fileName)
    expect(contentDecoder.parse(draft.content)).toEqual(draft.content)
    expect(buildDraft(draft)).toEqual(draft)
  })
})
