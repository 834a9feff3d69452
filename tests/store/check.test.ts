import * as fs from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import {
  addOne,
  articleOf,
  failureOf,
  fileOf,
  unwrap,
  idOf,
  libraryIn,
  listed,
  namesIn,
  temporaryFolder,
} from './libraryFixture.ts'
import { INDEX_FILE } from '../../src/core/libraryFiles.ts'
import { nodeFileSystem } from '../../src/store/fileSystem.ts'

describe('examining a library', () => {
  it('finds no problem in a sound one', async () => {
    const library = await libraryIn(temporaryFolder())
    await library.add([articleOf(1), articleOf(2)])
    const noPictures = { pictures: 0, unusedPictures: { count: 0, bytes: 0 } }
    const sound = { articles: 2, binned: 0, versions: 0, ...noPictures, problems: [], repaired: 0 }
    expect(unwrap(await library.check(false))).toEqual(sound)
    expect(unwrap(await library.check(true))).toEqual(sound)
  })

  it('finds an index that differs from the articles, and rebuilds it in a repair', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await library.add([articleOf(1), articleOf(2)])
    await library.whenIdle()
    const database = new DatabaseSync(join(folder, INDEX_FILE))
    database.exec(`UPDATE shown SET summary = replace(summary, 'pont', 'bac') WHERE number = 1`)
    database.close()
    const problem = {
      kind: 'index',
      file: INDEX_FILE,
      failure: { code: 'damaged', detail: { articles: 1 } },
    }
    const remedy = 'rebuild'
    const found = { articles: 2, repaired: 0, problems: [{ ...problem, remedy, isDone: false }] }
    expect(unwrap(await library.check(false))).toMatchObject(found)
    const repaired = { articles: 2, repaired: 1, problems: [{ ...problem, remedy, isDone: true }] }
    expect(unwrap(await library.check(true))).toMatchObject(repaired)
    expect(unwrap(await library.check(false)).problems).toEqual([])
    expect((await listed(library, { query: 'pont' })).total).toBe(2)
  })

  /** A library of twenty pictures of so many bytes; counts the reads of pictures, and tells of each. */
  async function libraryOfPictures(bytes: number, read: () => void) {
    const folder = temporaryFolder()
    const looks = { count: 0 }
    const fileSystem = {
      ...nodeFileSystem,
      openFile: (path: string) => {
        if (path.includes('media')) {
          looks.count += 1
          read()
        }
        return nodeFileSystem.openFile(path)
      },
    }
    const library = await libraryIn(folder, { fileSystem })
    await addOne(library, articleOf(1))
    fs.mkdirSync(join(folder, 'media'), { recursive: true })
    for (let number = 0; number < 20; number++) {
      const name = number.toString(16).padStart(64, '0')
      fs.writeFileSync(join(folder, 'media', `${name}.png`), Buffer.alloc(bytes))
    }
    return { library, looks }
  }

  it('ends when the library closes, however much there is left to read', async () => {
    const reading = Promise.withResolvers<void>()
    const { library, looks } = await libraryOfPictures(4_000_000, reading.resolve)
    const [checked, waiting] = [library.check(false), library.check(true)]
    await reading.promise
    await library.close()
    expect(looks.count).toBeLessThan(20)
    for (const report of await Promise.all([checked, waiting]))
      expect(failureOf(report).code).toBe('unreachable')
    expect(library.checkProgress).toBeNull()
  })

  it('ends when its run is cancelled, and no other check with it', async () => {
    const cancelled: boolean[] = []
    const { library, looks } = await libraryOfPictures(1, () => {
      if (cancelled.length === 0) cancelled.push(library.cancelCheck('three'), library.cancelCheck('one'))
    })
    const [checked, next] = [library.check(false, undefined, 'one'), library.check(false, undefined, 'two')]
    expect(failureOf(await checked).code).toBe('check-cancelled')
    expect(looks.count).toBeLessThan(20)
    expect(cancelled).toEqual([false, true])
    expect(unwrap(await next).articles).toBe(1)
    expect(library.cancelCheck('one')).toBe(false)
    expect(library.checkProgress).toBeNull()
  })

  it('quarantines an empty file and removes temporary files only in a repair', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    await library.whenIdle()
    fs.writeFileSync(fileOf(folder, idOf(2)), '')
    const left = `.${idOf(1)}.json.77-0123456789ab-1.tmp`
    fs.writeFileSync(join(folder, 'articles', left), 'torn')
    const report = unwrap(await library.check(false))
    expect(report).toMatchObject({ articles: 1, repaired: 0 })
    expect(report.problems.map(({ kind, file }) => [kind, file])).toEqual([
      ['unreadable', `articles/${idOf(2)}.json`],
      ['leftover', `articles/${left}`],
    ])
    expect(namesIn(folder, 'articles')).toHaveLength(3)
    const { problems, repaired } = unwrap(await library.check(true))
    expect(repaired).toBe(2)
    expect(problems.map(({ remedy, isDone }) => [remedy, isDone])).toEqual([
      ['set-aside', true],
      ['clear', true],
    ])
    expect(namesIn(folder, 'articles')).toEqual([`${idOf(1)}.json`])
    expect(fs.readFileSync(join(folder, 'set-aside', `${idOf(2)}.json`), 'utf8')).toBe('')
    expect(unwrap(await library.check(true))).toMatchObject({
      articles: 1,
      repaired: 0,
      problems: [{ kind: 'set-aside' }],
    })
  })
})
