import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import { type LibraryOptions, openLibrary } from '../../src/store/index.ts'
import { faultyFileSystem, systemError } from './faults.ts'
import {
  addOne,
  articleOf,
  idOf,
  libraryIn,
  listed,
  namesIn,
  temporaryFolder,
  unwrap,
  waitUntil,
} from './libraryFixture.ts'

const QUICK: LibraryOptions = { busyTimeout: 20, lockTimeout: 60, watch: false }
const MISNAMED = 'Le port rouvre.json'
const COPY = `${idOf(1)} 2.json`

/** A library with an article, one of another name, one that was set aside, a conflict copy and a temporary file. */
async function libraryWithProblems(): Promise<string> {
  const folder = temporaryFolder()
  const library = await libraryIn(folder, QUICK)
  await addOne(library, articleOf(1))
  fs.writeFileSync(join(folder, 'articles', `${idOf(2)}.json`), 'torn')
  await library.read(idOf(2))
  await library.close()
  fs.writeFileSync(join(folder, 'articles', MISNAMED), encodeArticleFile(articleOf(3)))
  fs.writeFileSync(join(folder, 'bin', COPY), encodeArticleFile(articleOf(1, { headline: 'Le leur' })))
  fs.writeFileSync(join(folder, 'bin', '.torn.json.1.0123456789ab.tmp'), 'torn')
  return folder
}

/** A disk on which names that end so cannot be looked at; others, as they are. */
const hiding = (code: string, hides: (path: string) => boolean): FileSystem => ({
  ...nodeFileSystem,
  describeName: (path) => {
    if (hides(path)) throw systemError(code)
    return nodeFileSystem.describeName(path)
  },
})

describe('a file that cannot be looked at', () => {
  it.each(['EACCES', 'EPERM', 'EIO', 'ESTALE'])(
    'because of %s leaves the library open and its problem known',
    async (code) => {
      const folder = await libraryWithProblems()
      const aside = join(folder, 'set-aside', `${idOf(2)}.json`)
      const fileSystem = hiding(code, (path) => path === aside || path.endsWith(MISNAMED))
      const library = await libraryIn(folder, { ...QUICK, fileSystem })
      await library.whenIdle()
      const files = library.state().problems.map(({ file }) => file)
      expect(files).toEqual(
        expect.arrayContaining([`set-aside/${idOf(2)}.json`, `articles/${MISNAMED}`, `bin/${COPY}`]),
      )
      expect((await listed(library)).total).toBe(1)
    },
  )

  it('is looked at again with the next change, and known once it can be', async () => {
    const folder = await libraryWithProblems()
    const hidden = new Set([join(folder, 'articles', MISNAMED)])
    const fileSystem = hiding('EACCES', (path) => hidden.has(path))
    const library = await libraryIn(folder, { ...QUICK, watch: true, fileSystem })
    await library.whenIdle()
    const kindOf = (name: string) => library.state().problems.find(({ file }) => file.endsWith(name))?.kind
    expect(kindOf(MISNAMED)).toBe('unreadable')
    hidden.clear()
    fs.writeFileSync(join(folder, 'articles', 'Le quai.json'), encodeArticleFile(articleOf(4)))
    await waitUntil(() => kindOf('Le quai.json') === 'misnamed', 'the change is compared')
    expect(kindOf(MISNAMED)).toBe('misnamed')
  })
})

describe.each(['EACCES', 'EIO'] as const)('a start on which one operation fails with %s', (fault) => {
  it('whichever that is, says why or opens, compares, and closes all', async () => {
    const template = await libraryWithProblems()
    for (let at = 0; ; at++) {
      const folder = temporaryFolder()
      fs.cpSync(template, folder, { recursive: true })
      const disk = faultyFileSystem()
      disk.follow({ at, fault, staying: false })
      const opened = await openLibrary(folder, { ...QUICK, fileSystem: disk.fileSystem })
      if (opened.ok) {
        await opened.value.whenIdle()
        const isReached = disk.calls.length > at
        disk.follow(null)
        unwrap(await opened.value.check(false))
        await opened.value.close()
        expect(
          namesIn(folder, '.').filter((name) => /-wal$|^\.lock/.test(name)),
          `at ${at}`,
        ).toEqual([])
        if (!isReached) return
      }
      fs.rmSync(folder, { recursive: true })
    }
  })
})
