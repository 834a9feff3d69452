import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contentDecoder } from '../../../src/core/article.ts'
import { decodeText } from '../../../src/core/import/decodeText.ts'
import { formDraft, importFile } from '../../../src/core/import/index.ts'
import { missing, wordsIn, wordsOfArticle, wordsOwed } from './words.ts'

const folder = new URL('../../fixtures/import/', import.meta.url)
const inputs = readdirSync(folder).filter((name) => name.endsWith('.txt'))

function draftOf(fileName: string) {
  const read = importFile({ fileName, bytes: new Uint8Array(readFileSync(new URL(fileName, folder))) })
  if (!read.ok) throw new Error(`${fileName}: ${read.failure.code}`)
  return read.value
}

test('there are fixtures', () => {
  expect(inputs.length).toBeGreaterThan(50)
})

describe.each(inputs)('%s', (fileName) => {
  test('comes out as expected, whole', () => {
    const expected: unknown = JSON.parse(
      readFileSync(new URL(fileName.replace(/\.[a-z]+$/, '.json'), folder), 'utf8'),
    )
    const { fileName: name, ...draft } = draftOf(fileName)
    expect(name).toBe(fileName)
    expect(draft).toEqual(expected)
  })

  test('loses no word', () => {
    const { blocks, content } = draftOf(fileName)
    const decoded = decodeText(new Uint8Array(readFileSync(new URL(fileName, folder))))
    if (typeof decoded === 'string') throw new Error(decoded)
    expect(blocks.flatMap((block) => wordsIn(block.text))).toEqual(wordsIn(decoded.text))
    expect(missing(blocks.flatMap(wordsOwed), wordsOfArticle(content))).toEqual([])
  })

  test('is an article that the library takes, and the same when formed again', () => {
    const draft = draftOf(fileName)
    expect(contentDecoder.parse(draft.content)).toEqual(draft.content)
    expect(formDraft(draft)).toEqual(draft)
  })
})
