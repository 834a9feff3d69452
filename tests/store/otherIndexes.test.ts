import * as fs from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { INDEX_FILE, INDEX_LAYOUT } from '../../src/core/libraryFiles.ts'
import { removeOldIndexes } from '../../src/store/otherIndexes.ts'
import { addOne, articleOf, libraryIn, listed, namesIn, temporaryFolder } from './libraryFixture.ts'

const DAY = 86_400_000

test('the index of another version of Marbre is left to it, and ours does not become it', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  await addOne(library, articleOf(1))
  await library.close()
  const newer = join(folder, 'index99.sqlite')
  fs.renameSync(join(folder, INDEX_FILE), newer)
  const bytes = fs.readFileSync(newer)

  const opened = await libraryIn(folder)
  await addOne(opened, articleOf(2))
  expect((await listed(opened)).total).toBe(2)
  await opened.close()
  expect(fs.readFileSync(newer).equals(bytes)).toBe(true)
  expect(namesIn(folder, '.')).toContain(INDEX_FILE)
})

test('fields that are searched otherwise have an index of another name', async () => {
  const folder = temporaryFolder()
  await (await libraryIn(folder)).close()
  const database = new DatabaseSync(join(folder, INDEX_FILE), { readOnly: true })
  const schema = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  database.close()
  // If the checksum is another one, a field or its column is: raise INDEX_LAYOUT, and write both here. With the same layout, this
  // version and the last would rebuild one index in turns.
  expect({ layout: INDEX_LAYOUT, fields: schema & 0xffff }).toEqual({ layout: 14, fields: 35_522 })
  expect(schema >> 16).toBe(INDEX_LAYOUT)
})

test('an index that no version has written for long goes, with all its files, and no other', () => {
  const folder = temporaryFolder()
  const names = ['index.sqlite', 'index.sqlite-wal', 'index7.sqlite', 'index8.sqlite', INDEX_FILE]
  for (const name of [...names, 'index8.sqlite-wal', 'index of people.sqlite'])
    fs.writeFileSync(join(folder, name), name)
  const now = fs.statSync(join(folder, INDEX_FILE)).mtimeMs
  const age = (name: string, days: number) => fs.utimesSync(join(folder, name), 0, (now - days * DAY) / 1_000)
  for (const name of [...names, 'index of people.sqlite']) age(name, 31)
  age('index7.sqlite', 29)
  removeOldIndexes(folder, now)
  expect(namesIn(folder, '.')).toEqual([
    'index of people.sqlite',
    INDEX_FILE,
    'index7.sqlite',
    'index8.sqlite',
    'index8.sqlite-wal',
  ])
  expect(() => removeOldIndexes(join(folder, 'gone'), now)).not.toThrow()
})
