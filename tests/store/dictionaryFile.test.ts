import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import { libraryIn, temporaryFolder, unwrap, waitUntil } from './libraryFixture.ts'

const NAME = 'dictionary.txt'
const plain = (...words: string[]) => words.map((word) => ({ word, model: null }))

test('a library without words of its own has none, and no file is written', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  expect(unwrap(await library.readDictionary())).toEqual({ words: [], problems: [] })
  expect(unwrap(await library.changeDictionary({ remove: ['Karam'] }))).toEqual({ words: [], problems: [] })
  expect(fs.existsSync(join(folder, NAME))).toBe(false)
})

test('words are added and taken out, and every other line stays', async () => {
  const folder = temporaryFolder()
  fs.writeFileSync(join(folder, NAME), '# élus\nzinc\ndeux mots\n', { mode: 0o640 })
  const library = await libraryIn(folder)
  const added = unwrap(await library.changeDictionary({ add: plain('Karam') }))
  expect(added.words).toEqual(plain('zinc', 'Karam'))
  expect(fs.readFileSync(join(folder, NAME), 'utf8')).toBe('# élus\nzinc\ndeux mots\nKaram\n')
  await library.changeDictionary({ remove: ['zinc'] })
  expect(fs.readFileSync(join(folder, NAME), 'utf8')).toBe('# élus\ndeux mots\nKaram\n')
  expect(fs.statSync(join(folder, NAME)).mode & 0o777).toBe(0o640)
})

test('changes at the same time lose no word', async () => {
  const folder = temporaryFolder()
  const libraries = await Promise.all([libraryIn(folder), libraryIn(folder)])
  const words = Array.from({ length: 20 }, (_, at) => `mot${at}`)
  await Promise.all(words.map((word, at) => libraries[at % 2]?.changeDictionary({ add: plain(word) })))
  const { words: written } = unwrap(await libraries[0].readDictionary())
  expect(written.map(({ word }) => word).sort()).toEqual([...words].sort())
})

test('a change here and one by another program are told', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder, { watch: true })
  const events: NewsroomEvent[] = []
  library.subscribe((event) => events.push(event))
  await library.changeDictionary({ add: plain('Karam') })
  expect(events).toContainEqual({ type: 'library-changed' })
  events.length = 0
  fs.writeFileSync(join(folder, NAME), 'Ferrier\n')
  await waitUntil(() => events.length > 0, 'the change is told')
  expect(unwrap(await library.readDictionary()).words).toEqual(plain('Ferrier'))
})

const ODD: [string, (path: string) => void, string][] = [
  ['a folder', (path) => fs.mkdirSync(path), 'not-a-file'],
  ['a link', (path) => fs.symlinkSync('/etc/hostname', path), 'not-a-file'],
  ['too large', (path) => fs.writeFileSync(path, '#'.repeat(2_000_001)), 'too-large'],
  ['no text', (path) => fs.writeFileSync(path, Uint8Array.of(0xff, 0xfe, 0, 0xd8)), 'not-text'],
]

test.each(ODD)('%s under its name is a problem, and nothing is written into it', async (_, make, code) => {
  const folder = temporaryFolder()
  make(join(folder, NAME))
  const before = fs.lstatSync(join(folder, NAME))
  const library = await libraryIn(folder)
  expect(unwrap(await library.readDictionary())).toEqual({ words: [], problems: [{ line: null, code }] })
  expect((await library.changeDictionary({ add: plain('Karam') })).ok).toBe(false)
  const after = fs.lstatSync(join(folder, NAME))
  expect([after.ino, after.size, after.mtimeMs]).toEqual([before.ino, before.size, before.mtimeMs])
})
