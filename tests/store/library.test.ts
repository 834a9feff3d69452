import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NewsroomEvent } from '../../src/contract/contract.ts'
import { openLibrary } from '../../src/store/index.ts'
import {
  addOne,
  articleOf,
  baseOf,
  failureOf,
  fileOf,
  given,
  idOf,
  libraryIn,
  listed,
  namesIn,
  rewritten,
  temporaryFolder,
} from './library.ts'

describe('opening a library', () => {
  it('makes the folder where its parent is there', async () => {
    const folder = join(temporaryFolder(), 'library')
    await libraryIn(folder)
    expect(namesIn(folder, '.')).toEqual(expect.arrayContaining(['articles', 'bin']))
  })

  it('makes a whole path only if told to', async () => {
    const folder = join(temporaryFolder(), 'not', 'there', 'yet')
    expect(failureOf(await openLibrary(folder))).toEqual({ code: 'library-missing', detail: { folder } })
    expect(fs.existsSync(folder)).toBe(false)
    await libraryIn(folder, { create: true })
    expect(fs.existsSync(join(folder, 'articles'))).toBe(true)
  })

  it('is refused where a file has the name', async () => {
    const path = join(temporaryFolder(), 'library')
    fs.writeFileSync(path, 'a file')
    expect(failureOf(await openLibrary(path)).code).toBe('library-missing')
    expect(fs.readFileSync(path, 'utf8')).toBe('a file')
  })

  it('saves through a link to the folder, and leaves the link one', async () => {
    const parent = temporaryFolder()
    fs.mkdirSync(join(parent, 'real'))
    fs.symlinkSync(join(parent, 'real'), join(parent, 'link'))
    const library = await libraryIn(join(parent, 'link'))
    await addOne(library, articleOf(1))
    expect(fs.lstatSync(join(parent, 'link')).isSymbolicLink()).toBe(true)
    expect(namesIn(join(parent, 'real'), 'articles')).toEqual([`${idOf(1)}.json`])
    expect(library.state().folder).toBe(join(parent, 'link'))
  })

  it('is for reading only where the articles are a link that leads out', async () => {
    const parent = temporaryFolder()
    const folder = join(parent, 'library')
    fs.mkdirSync(join(parent, 'elsewhere'))
    fs.mkdirSync(folder)
    fs.symlinkSync(join(parent, 'elsewhere'), join(folder, 'articles'))
    const library = await libraryIn(folder)
    expect(library.state().trouble).toMatchObject({ code: 'library-read-only' })
    const [added] = await library.add([articleOf(1)])
    expect(added).toMatchObject({ ok: false, failure: { code: 'library-read-only' } })
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
    expect(given(await (await libraryIn(folder)).read(article.id))).toEqual(added)
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
    const second = given(await library.update(idOf(1), baseOf(first), rewritten('Corrigé')))
    expect(second.article).toEqual({ ...first.article, headline: 'Corrigé', revision: 2 })
    const third = given(await library.update(idOf(1), baseOf(second), rewritten('Corrigé encore')))
    expect(given(await library.read(idOf(1)))).toEqual(third)
  })

  it('is not overwritten by a save that started from an older one: both texts come back', async () => {
    const library = await libraryIn(temporaryFolder())
    const first = await addOne(library, articleOf(1))
    const theirs = given(await library.update(idOf(1), baseOf(first), rewritten('Le leur')))
    const late = await library.update(idOf(1), baseOf(first), rewritten('Le mien'))
    expect(failureOf(late)).toEqual({ code: 'conflict', detail: { theirs } })
    expect(given(await library.read(idOf(1)))).toEqual(theirs)
  })

  it('is compared by its bytes, whatever its revision says', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const first = await addOne(library, articleOf(1))
    const path = fileOf(folder, idOf(1))
    const { mtime } = fs.statSync(path)
    fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace('Le pont', 'Le bac,'))
    fs.utimesSync(path, mtime, mtime)
    const late = failureOf(await library.update(idOf(1), baseOf(first), rewritten('Le mien')))
    expect(late).toMatchObject({
      code: 'conflict',
      detail: { theirs: { article: { headline: 'Le bac, numéro 1' } } },
    })
  })

  it('may have been touched, and is saved all the same', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const first = await addOne(library, articleOf(1))
    fs.utimesSync(fileOf(folder, idOf(1)), new Date(), new Date())
    expect((await library.update(idOf(1), baseOf(first), rewritten('Le mien'))).ok).toBe(true)
  })

  it('that was deleted elsewhere does not come back by a save', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const first = await addOne(library, articleOf(1))
    const second = await addOne(library, articleOf(2))
    fs.rmSync(fileOf(folder, idOf(1)))
    await library.moveToBin(idOf(2), '2026-03-01T09:00:00.000Z')
    expect(failureOf(await library.update(idOf(1), baseOf(first), rewritten('x')))).toEqual({
      code: 'not-found',
      detail: { id: idOf(1), inBin: false },
    })
    expect(failureOf(await library.update(idOf(2), baseOf(second), rewritten('x')))).toEqual({
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
    given(await library.update(idOf(1), baseOf(first), rewritten('x')))
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
    const opened = given(await library.read(idOf(1)))
    given(await library.update(idOf(1), baseOf(opened), rewritten('x')))
    expect(JSON.parse(fs.readFileSync(path, 'utf8'))).toEqual({ ...value, headline: 'x', revision: 2 })
  })

  it('of a newer Marbre is opened for reading, listed, and never written', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    const path = fileOf(folder, idOf(1))
    const newer = fs.readFileSync(path, 'utf8').replace('"version": 1', '"version": 7')
    fs.writeFileSync(path, newer)
    const again = await libraryIn(folder)
    const opened = given(await again.read(idOf(1)))
    expect(opened.readOnly).toBe(true)
    expect(failureOf(await again.update(idOf(1), baseOf(opened), rewritten('x'))).code).toBe('newer-version')
    expect((await listed(again)).total).toBe(1)
    expect(fs.readFileSync(path, 'utf8')).toBe(newer)
  })

  it('of an early Marbre is brought up to date by its next save', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const { kicker, subhead, ...early } = articleOf(1)
    expect(kicker + subhead).toBe('')
    fs.writeFileSync(fileOf(folder, idOf(1)), JSON.stringify({ ...early, byline: 'Inès Karam' }))
    const opened = given(await library.read(idOf(1)))
    expect(opened.article).toEqual(articleOf(1, { byline: [{ name: 'Inès Karam' }] }))
    given(await library.update(idOf(1), baseOf(opened), rewritten('x')))
    expect(JSON.parse(fs.readFileSync(fileOf(folder, idOf(1)), 'utf8'))).toMatchObject({
      format: 'marbre-article',
      version: 1,
      byline: [{ name: 'Inès Karam' }],
    })
  })

  it('is not there: not found', async () => {
    const library = await libraryIn(temporaryFolder())
    expect(failureOf(await library.read(idOf(1))).code).toBe('not-found')
    const update = library.update(idOf(1), { revision: 1, fingerprint: '' }, rewritten('x'))
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

  it('takes an id once', async () => {
    const library = await libraryIn(temporaryFolder())
    const results = await library.add([articleOf(1), articleOf(1, { headline: 'Le même' })])
    expect(results.map((result) => result.ok)).toEqual([true, false])
    expect(given(await library.read(idOf(1))).article.headline).toBe('Le pont numéro 1')
  })

  it('adds nothing of nothing', async () => {
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

  it('a change that is no article, or no later one, throws and writes nothing', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const first = await addOne(library, articleOf(1))
    const base = baseOf(first)
    await expect(library.update(idOf(1), base, (current) => current)).rejects.toThrow(RangeError)
    const other = rewritten('x')
    await expect(
      library.update(idOf(1), base, (current) => ({ ...other(current), id: idOf(2) })),
    ).rejects.toThrow(RangeError)
    await expect(
      library.update(idOf(1), base, (current) => ({ ...other(current), sections: [] })),
    ).rejects.toThrow(TypeError)
    expect(given(await library.read(idOf(1)))).toEqual(first)
    expect((await library.update(idOf(1), base, other)).ok).toBe(true)
  })
})

describe('what is announced', () => {
  it('own changes, once each', async () => {
    const library = await libraryIn(temporaryFolder(), { watch: true })
    await library.settled()
    const events: NewsroomEvent[] = []
    const stop = library.subscribe((event) => events.push(event))
    const first = await addOne(library, articleOf(1))
    await library.update(idOf(1), baseOf(first), rewritten('x'))
    await library.moveToBin(idOf(1), '2026-01-01T00:00:00Z')
    await library.restoreFromBin(idOf(1))
    await library.add([articleOf(2), articleOf(3)])
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(events).toEqual([
      { type: 'article-changed', id: idOf(1), revision: 1 },
      { type: 'article-changed', id: idOf(1), revision: 2 },
      { type: 'article-removed', id: idOf(1) },
      { type: 'article-changed', id: idOf(1), revision: 2 },
      { type: 'library-changed' },
    ])
    stop()
    await addOne(library, articleOf(4))
    expect(events).toHaveLength(5)
  })
})
