import { expect, test } from 'vitest'
import { hasExtensionOf, IMPORT_FORMATS } from '../../../src/core/import/formats.ts'
import { importFile } from '../../../src/core/import/index.ts'

test('an extension belongs to one format alone', () => {
  const all = Object.values(IMPORT_FORMATS).flatMap(({ extensions }) => [...extensions])
  expect(new Set<string>(all).size).toBe(all.length)
  expect(hasExtensionOf('a/Bulletin.MD', 'markdown')).toBe(true)
  expect(hasExtensionOf('bulletin.md.txt', 'markdown')).toBe(false)
})

const formatOf = async (fileName: string, text: string) => {
  const read = await importFile({ fileName, bytes: new TextEncoder().encode(text) })
  return read.ok ? read.value.format : read.failure
}

test('a file goes to the reader that recognises it most surely', async () => {
  expect(await formatOf('a.md', 'Un titre')).toBe('markdown')
  expect(await formatOf('a.txt', '---\ntitle: Un titre\n---\nLe texte.')).toBe('markdown')
  expect(await formatOf('a.txt', 'Un titre')).toBe('text')
  expect(await formatOf('a', 'Un titre')).toBe('text')
})

test('the name does not make text of another format', async () => {
  expect(await formatOf('a.md', '%PDF-1.7')).toMatchObject({ code: 'binary', detail: { format: 'PDF' } })
  expect(await formatOf('a.md', '<!doctype html><p>x')).toBe('html')
})
