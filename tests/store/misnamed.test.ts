import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Library } from '../../src/store/index.ts'
import { faultyFileSystem } from './faults.ts'
import {
  addOne,
  articleOf,
  fileOf,
  idOf,
  libraryIn,
  listed,
  namesIn,
  temporaryFolder,
  unwrap,
} from './libraryFixture.ts'

/** A library with article 1, whose file has been given another name or contents. */
async function renamed(name: string, change = (text: string) => text, keep = false) {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  await addOne(library, articleOf(1))
  await library.whenIdle()
  const own = fileOf(folder, idOf(1))
  const text = change(fs.readFileSync(own, 'utf8'))
  fs.writeFileSync(join(folder, 'articles', name), text)
  if (!keep) fs.unlinkSync(own)
  return { folder, library, text }
}

const problemsOf = async (library: Library) =>
  unwrap(await library.check(false)).problems.map(({ kind, file, remedy }) => [kind, file, remedy])

const idIn = (text: string): unknown => JSON.parse(text).id

const withoutId = (text: string) => text.replace(/"id": "[^"]*"/, '')

describe('a good article whose file has another name', () => {
  it.each(['Le port rouvre.json', `${idOf(1).toUpperCase()}.json`, 'notes.JSON', 'é — 🗞️.json'])(
    'is called what it is and taken in under its own id, byte for byte: %s',
    async (name) => {
      const { folder, library, text } = await renamed(name, (own) =>
        own.replace('{', '{ "desknote": 12345678901234567890,'),
      )
      expect(await problemsOf(library)).toEqual([['misnamed', `articles/${name}`, 'take-in']])
      const { headline } = articleOf(1)
      expect(library.state().problems).toEqual([
        {
          kind: 'misnamed',
          file: `articles/${name}`,
          failure: { code: 'misnamed', detail: { fileName: name, headline } },
          takeIn: { headline },
        },
      ])
      const report = unwrap(await library.check(true))
      expect(report).toMatchObject({
        articles: 1,
        repaired: 1,
        problems: [{ remedy: 'take-in', isDone: true }],
      })
      expect(namesIn(folder, 'articles')).toEqual([`${idOf(1)}.json`])
      expect(fs.readFileSync(fileOf(folder, idOf(1)), 'utf8')).toBe(text)
      expect((await listed(library, { query: 'pont' })).total).toBe(1)
      expect(unwrap(await library.check(true))).toMatchObject({ articles: 1, repaired: 0, problems: [] })
    },
  )

  it('becomes an article of its own where its id is taken, with nothing changed but the id', async () => {
    const { folder, library, text } = await renamed('copie.json', (own) => own.replace('pont', 'quai'), true)
    const before = fs.readFileSync(fileOf(folder, idOf(1)), 'utf8')
    await library.check(false)
    const taken = unwrap(await library.takeIn('articles/copie.json'))
    expect(taken.article.id).not.toBe(idOf(1))
    expect(fs.readFileSync(fileOf(folder, taken.article.id), 'utf8')).toBe(
      text.replace(idOf(1), taken.article.id),
    )
    expect(fs.readFileSync(fileOf(folder, idOf(1)), 'utf8')).toBe(before)
    expect(namesIn(folder, 'articles')).toHaveLength(2)
    expect(library.state().problems).toEqual([])
    expect((await listed(library, {})).total).toBe(2)
  })

  it('leaves an id alone that an article in the bin has', async () => {
    const { folder, library } = await renamed('copie.json', (own) => own, true)
    await library.moveToBin(idOf(1), '2026-11-10T10:00:00.000Z')
    await library.check(false)
    const taken = unwrap(await library.takeIn('articles/copie.json'))
    expect(taken.article.id).not.toBe(idOf(1))
    expect(namesIn(folder, 'bin')).toEqual([`${idOf(1)}.json`])
  })

  it('has its id in lower case once it is taken in', async () => {
    const { folder, library } = await renamed('Le port.json', (own) =>
      own.replace(idOf(1), idOf(1).toUpperCase()),
    )
    await library.check(true)
    expect(idIn(fs.readFileSync(fileOf(folder, idOf(1)), 'utf8'))).toBe(idOf(1))
    expect(namesIn(folder, 'articles')).toEqual([`${idOf(1)}.json`])
  })

  it('is taken in from a newer Marbre without being rewritten', async () => {
    const { folder, library, text } = await renamed('neuf.json', (own) =>
      own.replace('"version": 1', '"version": 99'),
    )
    const taken = unwrap(await library.check(true))
    expect(taken.repaired).toBe(1)
    expect(fs.readFileSync(fileOf(folder, idOf(1)), 'utf8')).toBe(text)
  })

  it('comes back from set-aside, where an article named for another id was put', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    fs.renameSync(fileOf(folder, idOf(1)), fileOf(folder, idOf(2)))
    await library.read(idOf(2))
    expect(namesIn(folder, 'set-aside')).toHaveLength(2)
    expect(await problemsOf(library)).toEqual([['misnamed', `set-aside/${idOf(2)}.json`, 'take-in']])
    expect(unwrap(await library.check(true)).repaired).toBe(1)
    expect(namesIn(folder, 'set-aside')).toEqual([])
    expect(namesIn(folder, 'articles')).toEqual([`${idOf(1)}.json`])
  })

  it('stays in set-aside in a repair where it was put there for another reason, and can be taken in', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    fs.copyFileSync(fileOf(folder, idOf(1)), join(folder, 'bin', `${idOf(1)}.json`))
    await library.moveToBin(idOf(1), '2026-11-10T10:00:00.000Z')
    const [problem] = unwrap(await library.check(true)).problems
    expect(problem).toMatchObject({
      kind: 'set-aside',
      isDone: false,
      takeIn: { headline: articleOf(1).headline },
    })
    const taken = unwrap(await library.takeIn(problem?.file ?? ''))
    expect(taken.article.id).not.toBe(idOf(1))
    expect(namesIn(folder, 'set-aside')).toEqual([])
  })

  it('is found where it was dropped while the library is open', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder, { watch: true })
    await addOne(library, articleOf(1))
    fs.copyFileSync(fileOf(folder, idOf(1)), join(folder, 'articles', 'Le port.json'))
    await expect.poll(() => library.state().problems.map(({ kind }) => kind)).toEqual(['misnamed'])
    fs.unlinkSync(join(folder, 'articles', 'Le port.json'))
    await expect.poll(() => library.state().problems).toEqual([])
  })
})

describe('what is no good article', () => {
  it.each([
    ['text', (path: string) => fs.writeFileSync(path, 'not an article')],
    ['an empty file', (path: string) => fs.writeFileSync(path, '')],
    ['a list', (path: string) => fs.writeFileSync(path, '[]')],
    ['a folder', (path: string) => fs.mkdirSync(path)],
    ['a link', (path: string) => fs.symlinkSync(fileOf(join(path, '..', '..'), idOf(1)), path)],
  ])('is reported and stays where it is: %s', async (_what, make) => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    const path = join(folder, 'articles', 'autre.json')
    make(path)
    const before = fs.lstatSync(path)
    expect(await problemsOf(library)).toEqual([['unreadable', 'articles/autre.json', null]])
    expect(unwrap(await library.check(true))).toMatchObject({ articles: 1, repaired: 0 })
    expect(await library.takeIn('articles/autre.json')).toMatchObject({
      ok: false,
      failure: { code: 'not-found' },
    })
    expect(fs.lstatSync(path).ino).toBe(before.ino)
    expect(namesIn(folder, 'articles')).toHaveLength(2)
  })

  it('takes in no file that is not among the problems', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    fs.copyFileSync(fileOf(folder, idOf(1)), join(folder, '..', 'outside.json'))
    for (const file of ['../outside.json', `articles/${idOf(1)}.json`, '/etc/passwd', '']) {
      expect(await library.takeIn(file)).toMatchObject({ ok: false, failure: { code: 'not-found' } })
    }
    fs.unlinkSync(join(folder, '..', 'outside.json'))
  })
})

describe('taking in while the disk fails', () => {
  /** The texts of the files in `articles` that are whole articles. */
  const wholeTexts = (folder: string) =>
    namesIn(folder, 'articles')
      .filter((name) => !name.endsWith('.tmp'))
      .map((name) => fs.readFileSync(join(folder, 'articles', name), 'utf8'))
      .filter((text) => typeof idIn(text) === 'string')

  it.each([
    ['EIO', true],
    ['ENOSPC', false],
    ['half a write, then full', true],
    ['killed before', true],
    ['killed after', false],
  ] as const)(
    'keeps the text whole whatever operation fails: %s, its id taken: %s',
    async (fault, isTaken) => {
      for (let at = 0, reached = true; reached; at++) {
        const { folder, library, text } = await renamed(
          'copie.json',
          (own) => own.replace('pont', 'quai'),
          isTaken,
        )
        await library.close()
        const disk = faultyFileSystem()
        const faulty = await libraryIn(folder, {
          busyTimeout: 20,
          lockTimeout: 60,
          fileSystem: disk.fileSystem,
        })
        await faulty.whenIdle()
        const before = isTaken ? fs.readFileSync(fileOf(folder, idOf(1)), 'utf8') : null
        disk.follow({ at, fault, staying: false })
        const taken = await faulty.takeIn('articles/copie.json')
        reached = disk.calls.length > at
        const texts = wholeTexts(folder).filter((each) => each !== before)
        expect(
          texts.some((each) => withoutId(each) === withoutId(text)),
          `${fault} at ${at}`,
        ).toBe(true)
        if (before !== null) expect(fs.readFileSync(fileOf(folder, idOf(1)), 'utf8')).toBe(before)
        if (taken.ok) expect(fs.existsSync(fileOf(folder, taken.value.article.id))).toBe(true)
        disk.follow(null)
        await faulty.close().catch(() => undefined)
        fs.rmSync(folder, { recursive: true })
      }
    },
  )
})
