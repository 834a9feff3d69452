import * as fs from 'node:fs'
import { changeEvent } from '../changeEvent.ts'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import { openLibrary } from '../../src/store/index.ts'
import { systemError } from './faults.ts'
import {
  addOne,
  articleOf,
  baseOf,
  failureOf,
  fileOf,
  unwrap,
  idOf,
  libraryIn,
  listed,
  namesIn,
  withHeadline,
  temporaryFolder,
} from './libraryFixture.ts'

describe('opening a library', () => {
  it('creates the folder if its parent exists', async () => {
    const folder = join(temporaryFolder(), 'library')
    await libraryIn(folder)
    expect(namesIn(folder, '.')).toEqual(expect.arrayContaining(['articles', 'bin']))
  })

  it('creates parents only with `create`', async () => {
    const folder = join(temporaryFolder(), 'not', 'there', 'yet')
    expect(failureOf(await openLibrary(folder))).toEqual({ code: 'library-missing', detail: { folder } })
    expect(fs.existsSync(folder)).toBe(false)
    await libraryIn(folder, { create: true })
    expect(fs.existsSync(join(folder, 'articles'))).toBe(true)
  })

  it('fails if a file has the name', async () => {
    const path = join(temporaryFolder(), 'library')
    fs.writeFileSync(path, 'a file')
    expect(failureOf(await openLibrary(path))).toEqual({
      code: 'library-not-a-folder',
      detail: { folder: path },
    })
    expect(fs.readFileSync(path, 'utf8')).toBe('a file')
  })

  it('saves through a link to the folder, and leaves the link', async () => {
    const parent = temporaryFolder()
    fs.mkdirSync(join(parent, 'real'))
    fs.symlinkSync(join(parent, 'real'), join(parent, 'link'))
    const library = await libraryIn(join(parent, 'link'))
    await addOne(library, articleOf(1))
    expect(fs.lstatSync(join(parent, 'link')).isSymbolicLink()).toBe(true)
    expect(namesIn(join(parent, 'real'), 'articles')).toEqual([`${idOf(1)}.json`])
    expect(library.state().folder).toBe(join(parent, 'link'))
  })

  it.each(['articles', 'bin', 'media', 'set-aside', 'versions'])(
    'is read-only if `%s` is a link that leads out',
    async (name) => {
      const parent = temporaryFolder()
      const folder = join(parent, 'library')
      fs.mkdirSync(join(parent, 'elsewhere'))
      fs.mkdirSync(folder)
      fs.symlinkSync(join(parent, 'elsewhere'), join(folder, name))
      const library = await libraryIn(folder)
      expect(library.state().writeFailure).toMatchObject({ code: 'library-read-only' })
      const [added] = await library.add([articleOf(1)])
      expect(added).toMatchObject({ ok: false, failure: { code: 'library-read-only' } })
      expect(namesIn(parent, 'elsewhere')).toEqual([])
    },
  )

  it.each(['bin', 'media', 'set-aside', 'versions'])(
    'is read-only if `%s` is a link that leads nowhere, and missing if `articles` is one',
    async (name) => {
      const parent = temporaryFolder()
      const folder = join(parent, 'library')
      await addOne(await libraryIn(folder), articleOf(1))
      fs.rmSync(join(folder, name), { recursive: true, force: true })
      fs.symlinkSync(join(parent, 'away'), join(folder, name))
      const library = await libraryIn(folder)
      expect(library.state().writeFailure).toMatchObject({ code: 'library-read-only' })
      expect(unwrap(await library.read(idOf(1)))).toMatchObject({ article: { id: idOf(1) } })
      fs.rmSync(join(folder, 'articles'), { recursive: true })
      fs.symlinkSync(join(parent, 'away'), join(folder, 'articles'))
      expect(failureOf(await openLibrary(folder)).code).toBe('library-missing')
    },
  )

  it.each(['media', 'set-aside', 'versions'])(
    'is read-only if the disk does not let one look at `%s`, and can be read',
    async (name) => {
      const folder = temporaryFolder()
      await addOne(await libraryIn(folder), articleOf(1))
      const fileSystem: FileSystem = {
        ...nodeFileSystem,
        describeName: (path) => {
          if (path.endsWith(`/${name}`)) throw systemError('EIO')
          return nodeFileSystem.describeName(path)
        },
      }
      const library = await libraryIn(folder, { fileSystem })
      expect(library.state().writeFailure).toMatchObject({
        code: 'library-read-only',
        detail: { folder: join(folder, name) },
      })
      expect(unwrap(await library.read(idOf(1)))).toMatchObject({ article: { id: idOf(1) } })
    },
  )

  it('is written to if `presence` is a link, which is left alone', async () => {
    const parent = temporaryFolder()
    const folder = join(parent, 'library')
    for (const name of ['elsewhere', 'library']) fs.mkdirSync(join(parent, name))
    fs.symlinkSync(join(parent, 'elsewhere'), join(folder, 'presence'))
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    expect(library.state().writeFailure).toBeNull()
    expect(namesIn(parent, 'elsewhere')).toEqual([])
  })
})

describe('an article', () => {
  it('comes back as it was added, with every character', async () => {
    const folder = temporaryFolder()
    const article = articleOf(1, {
      headline:
        '«\u00a0L’œuvre\u00a0»\u202f: e\u0301te\u0301, 中文, \u{1f6b2}, \u2028, "quotes" \\ and \u0000',
      sections: [{ heading: ' \u00a0', body: '\u202f1914. La guerre\n\n\ttab \u00a0' }],
      keywords: ['\ud800 alone'],
    })
    const added = await addOne(await libraryIn(folder), article)
    expect(added).toMatchObject({ article, readOnly: false })
    expect(unwrap(await (await libraryIn(folder)).read(article.id))).toEqual(added)
  })

  it('is a readable file, with its format and version', async () => {
    const folder = temporaryFolder()
    await addOne(await libraryIn(folder), articleOf(1))
    const text = fs.readFileSync(fileOf(folder, idOf(1)), 'utf8')
    expect(text.split('\n').slice(0, 3)).toEqual(['{', '  "format": "marbre-article",', '  "version": 1,'])
    expect(text.endsWith('}\n')).toBe(true)
  })

  it('is replaced by a save that started from it', async () => {
    const library = await libraryIn(temporaryFolder())
    const first = await addOne(library, articleOf(1))
    const second = unwrap(await library.update(idOf(1), baseOf(first), withHeadline('Corrigé')))
    expect(second.article).toEqual({ ...first.article, headline: 'Corrigé', revision: 2 })
    const third = unwrap(await library.update(idOf(1), baseOf(second), withHeadline('Corrigé encore')))
    expect(unwrap(await library.read(idOf(1)))).toEqual(third)
  })

  it('is not overwritten by a save that started from an older one: both texts come back', async () => {
    const library = await libraryIn(temporaryFolder())
    const first = await addOne(library, articleOf(1))
    const theirs = unwrap(await library.update(idOf(1), baseOf(first), withHeadline('Le leur')))
    const late = await library.update(idOf(1), baseOf(first), withHeadline('Le mien'))
    expect(failureOf(late)).toEqual({ code: 'conflict', detail: { theirs } })
    expect(unwrap(await library.read(idOf(1)))).toEqual(theirs)
  })

  it('is compared by its bytes as well as by its revision', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const first = await addOne(library, articleOf(1))
    const path = fileOf(folder, idOf(1))
    const { mtime } = fs.statSync(path)
    fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace('Le pont', 'Le bac,'))
    fs.utimesSync(path, mtime, mtime)
    const late = failureOf(await library.update(idOf(1), baseOf(first), withHeadline('Le mien')))
    expect(late).toMatchObject({
      code: 'conflict',
      detail: { theirs: { article: { headline: 'Le bac, numéro 1' } } },
    })
  })

  it('is saved although its file was touched', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const first = await addOne(library, articleOf(1))
    fs.utimesSync(fileOf(folder, idOf(1)), new Date(), new Date())
    expect((await library.update(idOf(1), baseOf(first), withHeadline('Le mien'))).ok).toBe(true)
  })

  it('that was deleted elsewhere is not created again by a save', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const first = await addOne(library, articleOf(1))
    const second = await addOne(library, articleOf(2))
    fs.rmSync(fileOf(folder, idOf(1)))
    await library.moveToBin(idOf(2), '2026-03-01T09:00:00.000Z')
    expect(failureOf(await library.update(idOf(1), baseOf(first), withHeadline('x')))).toEqual({
      code: 'not-found',
      detail: { id: idOf(1), inBin: false },
    })
    expect(failureOf(await library.update(idOf(2), baseOf(second), withHeadline('x')))).toEqual({
      code: 'not-found',
      detail: { id: idOf(2), inBin: true },
    })
    expect(namesIn(folder, 'articles')).toEqual([])
  })

  it('keeps its file’s mode', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const first = await addOne(library, articleOf(1))
    fs.chmodSync(fileOf(folder, idOf(1)), 0o640)
    unwrap(await library.update(idOf(1), baseOf(first), withHeadline('x')))
    expect(fs.statSync(fileOf(folder, idOf(1))).mode & 0o777).toBe(0o640)
  })

  it('keeps the fields that this version does not know, at every depth', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    const path = fileOf(folder, idOf(1))
    const value = JSON.parse(fs.readFileSync(path, 'utf8'))
    value.mood = { colour: ['blue', { deep: true }] }
    value.sections[0].photo = { file: 'pont.jpg' }
    fs.writeFileSync(path, JSON.stringify(value))
    const opened = unwrap(await library.read(idOf(1)))
    unwrap(await library.update(idOf(1), baseOf(opened), withHeadline('x')))
    expect(JSON.parse(fs.readFileSync(path, 'utf8'))).toEqual({ ...value, headline: 'x', revision: 2 })
  })

  it('of a newer Marbre is read and listed, and never written', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    const path = fileOf(folder, idOf(1))
    const newer = fs.readFileSync(path, 'utf8').replace('"version": 1', '"version": 7')
    fs.writeFileSync(path, newer)
    const again = await libraryIn(folder)
    const opened = unwrap(await again.read(idOf(1)))
    expect(opened.readOnly).toBe(true)
    expect(failureOf(await again.update(idOf(1), baseOf(opened), withHeadline('x'))).code).toBe(
      'newer-version',
    )
    expect((await listed(again)).total).toBe(1)
    expect(fs.readFileSync(path, 'utf8')).toBe(newer)
  })

  it('of an early Marbre is migrated by its next save', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const { kicker, subhead, ...early } = articleOf(1)
    expect(kicker + subhead).toBe('')
    fs.writeFileSync(fileOf(folder, idOf(1)), JSON.stringify({ ...early, byline: 'Inès Karam' }))
    const opened = unwrap(await library.read(idOf(1)))
    expect(opened.article).toEqual(articleOf(1, { byline: [{ name: 'Inès Karam' }] }))
    unwrap(await library.update(idOf(1), baseOf(opened), withHeadline('x')))
    expect(JSON.parse(fs.readFileSync(fileOf(folder, idOf(1)), 'utf8'))).toMatchObject({
      format: 'marbre-article',
      version: 1,
      byline: [{ name: 'Inès Karam' }],
    })
  })

  it('that does not exist fails with not-found', async () => {
    const library = await libraryIn(temporaryFolder())
    expect(failureOf(await library.read(idOf(1))).code).toBe('not-found')
    const update = library.update(idOf(1), { revision: 1, fingerprint: '' }, withHeadline('x'))
    expect(failureOf(await update).code).toBe('not-found')
    expect(failureOf(await library.moveToBin(idOf(1), '2026-01-01T00:00:00Z')).code).toBe('not-found')
    expect(failureOf(await library.restoreFromBin(idOf(1))).code).toBe('not-found')
  })
})

describe('adding many', () => {
  it('gives each its own result, in order, over several groups', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(120))
    const articles = Array.from({ length: 250 }, (_, index) => articleOf(index))
    const results = await library.add(articles)
    expect(results.map((result) => result.ok)).toEqual(articles.map((_, index) => index !== 120))
    expect(results[120]).toMatchObject({
      failure: { code: 'conflict', detail: { theirs: { readOnly: false } } },
    })
    expect(namesIn(folder, 'articles')).toHaveLength(250)
    expect((await listed(library)).total).toBe(250)
  })

  it('fails for the second of two with the same id', async () => {
    const library = await libraryIn(temporaryFolder())
    const results = await library.add([articleOf(1), articleOf(1, { headline: 'Le même' })])
    expect(results.map((result) => result.ok)).toEqual([true, false])
    expect(unwrap(await library.read(idOf(1))).article.headline).toBe('Le pont numéro 1')
  })

  it('returns no results for no articles', async () => {
    expect(await (await libraryIn(temporaryFolder())).add([])).toEqual([])
  })
})

describe('misuse by a programmer', () => {
  it.each(['', '../settings', `${idOf(1)}/..`, `${idOf(1)}.json`, idOf(1).toUpperCase(), 'x\0'])(
    'an id of %j is thrown out before it becomes a path',
    async (id) => {
      const library = await libraryIn(temporaryFolder())
      await expect(library.read(id)).rejects.toThrow(RangeError)
      await expect(library.update(id, { revision: 1, fingerprint: '' }, (a) => a)).rejects.toThrow(RangeError)
      await expect(library.moveToBin(id, '2026-01-01T00:00:00Z')).rejects.toThrow(RangeError)
      await expect(library.restoreFromBin(id)).rejects.toThrow(RangeError)
      await expect(library.add([articleOf(1, { id })])).rejects.toThrow(TypeError)
    },
  )

  it('a change that is no article or no later revision throws and writes nothing', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const first = await addOne(library, articleOf(1))
    const base = baseOf(first)
    await expect(library.update(idOf(1), base, (current) => current)).rejects.toThrow(RangeError)
    const other = withHeadline('x')
    await expect(
      library.update(idOf(1), base, (current) => ({ ...other(current), id: idOf(2) })),
    ).rejects.toThrow(RangeError)
    await expect(
      library.update(idOf(1), base, (current) => ({ ...other(current), sections: [] })),
    ).rejects.toThrow(TypeError)
    expect(unwrap(await library.read(idOf(1)))).toEqual(first)
    expect((await library.update(idOf(1), base, other)).ok).toBe(true)
  })
})

describe('events', () => {
  it('are emitted once for each own change', async () => {
    const library = await libraryIn(temporaryFolder(), { watch: true })
    await library.whenIdle()
    const events: NewsroomEvent[] = []
    const stop = library.subscribe((event) => events.push(event))
    const first = await addOne(library, articleOf(1))
    await library.update(idOf(1), baseOf(first), withHeadline('x'))
    await library.moveToBin(idOf(1), '2026-01-01T00:00:00Z')
    await library.restoreFromBin(idOf(1))
    await library.add([articleOf(2), articleOf(3)])
    await new Promise((resolve) => setTimeout(resolve, 500))
    const saved = changeEvent(withHeadline('x')(articleOf(1)))
    expect(events).toEqual([
      changeEvent(articleOf(1)),
      saved,
      { type: 'article-removed', id: idOf(1) },
      saved,
      { type: 'library-changed' },
    ])
    stop()
    await addOne(library, articleOf(4))
    expect(events).toHaveLength(5)
  })
})

describe('a save', () => {
  it('has its answer before its event, which comes before that of a deletion right after it', async () => {
    const library = await libraryIn(temporaryFolder(), { watch: false })
    const base = baseOf(await addOne(library, articleOf(1)))
    await library.whenIdle()
    const events: string[] = []
    library.subscribe(({ type }) => events.push(type))
    unwrap(await library.update(idOf(1), base, withHeadline('Autre titre')))
    expect(events).toEqual([])
    expect((await listed(library)).items[0]?.headline).toBe('Autre titre')
    unwrap(await library.moveToBin(idOf(1), '2026-02-01T10:00:00.000Z'))
    expect(events).toEqual(['article-changed', 'article-removed'])
  })

  it('is a conflict with bytes of the same length and time that it has not read, though it knows the article', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder, { watch: false })
    const added = await addOne(library, articleOf(1))
    const first = unwrap(await library.update(idOf(1), baseOf(added), withHeadline('Titre un')))
    const file = join(folder, 'articles', `${idOf(1)}.json`)
    const { atime, mtime } = fs.statSync(file)
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('Titre un', 'Titre 02'))
    fs.utimesSync(file, atime, mtime)
    const second = await library.update(idOf(1), baseOf(first), withHeadline('Titre trois'))
    expect(second).toMatchObject({
      ok: false,
      failure: { code: 'conflict', detail: { theirs: { article: { headline: 'Titre 02' } } } },
    })
  })
})

describe('the versions of articles', () => {
  it('are the same until the article is changed, and then another one', async () => {
    const folder = join(temporaryFolder(), 'library')
    const library = await libraryIn(folder)
    for (const number of [1, 2]) await addOne(library, articleOf(number))
    const first = unwrap(await library.stamps())
    expect(first.map(({ id }) => id)).toEqual([idOf(1), idOf(2)])
    expect(unwrap(await library.stamps())).toEqual(first)
    const opened = unwrap(await library.read(idOf(1)))
    unwrap(await library.update(idOf(1), baseOf(opened), withHeadline('Autre titre')))
    const second = unwrap(await library.stamps())
    expect(second.map(({ stamp }, index) => stamp === first[index]?.stamp)).toEqual([false, true])
  })
})
