import * as fs from 'node:fs'
import { changeEvent } from '../changeEvent.ts'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import { nodeFileSystem } from '../../src/store/fileSystem.ts'
import type { Library } from '../../src/store/index.ts'
import {
  addOne,
  articleOf,
  binned,
  baseOf,
  failureOf,
  fileOf,
  searchHeadlines,
  unwrap,
  idOf,
  keepAt,
  libraryIn,
  listed,
  namesIn,
  withHeadline,
  temporaryFolder,
  waitUntil,
} from './libraryFixture.ts'

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

async function watched(folder: string): Promise<{ library: Library; events: NewsroomEvent[] }> {
  const library = await libraryIn(folder, { watch: true })
  await library.whenIdle()
  const events: NewsroomEvent[] = []
  library.subscribe((event) => events.push(event))
  return { library, events }
}

const bytesOf = (number: number, headline: string) => encodeArticleFile(articleOf(number, { headline }))

/** Every way in which another program changes the file of article 1. */
const CHANGES: [string, (path: string) => void, string | null][] = [
  ['rewritten in place', (path) => fs.writeFileSync(path, bytesOf(1, 'Le leur')), 'Le leur'],
  [
    'replaced by another file',
    (path) => {
      fs.writeFileSync(`${path}.new`, bytesOf(1, 'Le leur'))
      fs.renameSync(`${path}.new`, path)
    },
    'Le leur',
  ],
  [
    'set back to an older one, times and all',
    (path) => {
      fs.writeFileSync(path, bytesOf(1, 'Le leur'))
      fs.utimesSync(path, new Date('2020-01-01'), new Date('2020-01-01'))
    },
    'Le leur',
  ],
  ['appended to', (path) => fs.appendFileSync(path, '\n\n'), 'Le pont numéro 1'],
  ['deleted', (path) => fs.rmSync(path), null],
  ['renamed', (path) => fs.renameSync(path, path.replace(idOf(1), 'elsewhere')), null],
]

describe('an open article whose file is', () => {
  it.each(CHANGES)(
    '%s by another program: the change is told, shown, and not overwritten',
    async (_, change, headline) => {
      const folder = temporaryFolder()
      const first = await libraryIn(folder)
      const opened = await addOne(first, articleOf(1))
      await first.close()
      const { library, events } = await watched(folder)
      change(fileOf(folder, idOf(1)))
      await waitUntil(() => events.length > 0, 'the change is told')
      await library.whenIdle()
      const event =
        headline === null
          ? { type: 'article-removed', id: idOf(1) }
          : { type: 'article-changed', summary: expect.objectContaining({ id: idOf(1), headline }) }
      expect(events).toContainEqual(event)
      expect((await listed(library)).items.map((item) => item.headline)).toEqual(
        headline === null ? [] : [headline],
      )
      const late = failureOf(await library.update(idOf(1), baseOf(opened), withHeadline('Le mien')))
      expect(late.code).toBe(headline === null ? 'not-found' : 'conflict')
      if (headline !== null) expect(late.detail).toMatchObject({ theirs: { article: { headline } } })
    },
  )

  it('damaged by another program: it is quarantined, with an event', async () => {
    const folder = temporaryFolder()
    await addOne(await libraryIn(folder), articleOf(1))
    const { library, events } = await watched(folder)
    fs.writeFileSync(fileOf(folder, idOf(1)), '{"format": "marbre-art')
    await waitUntil(() => namesIn(folder, 'set-aside').length === 2, 'it is set aside')
    await library.whenIdle()
    // Of an article that is gone alone, no window would ask what is wrong.
    await waitUntil(() => events.some(({ type }) => type === 'library-changed'), 'it is told')
    expect(events).toContainEqual({ type: 'article-removed', id: idOf(1) })
    expect((await listed(library)).total).toBe(0)
    expect(library.state().problems).toMatchObject([{ kind: 'set-aside' }])
  })

  it('put there by another program: it is listed and found', async () => {
    const folder = temporaryFolder()
    const { library, events } = await watched(folder)
    fs.writeFileSync(fileOf(folder, idOf(7)), bytesOf(7, 'Apporté'))
    await waitUntil(() => events.length > 0, 'it is told')
    expect(await searchHeadlines(library, 'apporte')).toEqual(['Apporté'])
    fs.writeFileSync(join(folder, 'articles', `${idOf(7)} 2.json`), bytesOf(7, 'Copie'))
    await waitUntil(() => library.state().problems.length > 0, 'the conflict copy is told')
    expect((await listed(library)).total).toBe(1)
  })

  it('touched: there is no conflict', async () => {
    const folder = temporaryFolder()
    const { library } = await watched(folder)
    const opened = await addOne(library, articleOf(1))
    fs.utimesSync(fileOf(folder, idOf(1)), new Date(), new Date())
    await pause(200)
    expect((await library.update(idOf(1), baseOf(opened), withHeadline('Le mien'))).ok).toBe(true)
  })
})

describe('changes by hundreds', () => {
  it('have one or two events, and are all in the list', async () => {
    const folder = temporaryFolder()
    const { library, events } = await watched(folder)
    for (let number = 0; number < 300; number++) {
      fs.writeFileSync(fileOf(folder, idOf(number)), bytesOf(number, `Apporté ${number}`))
    }
    await waitUntil(() => events.length > 0, 'they are told')
    await pause(300)
    await library.whenIdle()
    expect((await listed(library)).total).toBe(300)
    expect(events.length).toBeLessThan(60)
    expect(events).toContainEqual({ type: 'library-changed' })
  })
})

describe('own changes by hundreds', () => {
  it('cost no comparison of the folder, have an event each, and hide no change by another program', async () => {
    const folder = temporaryFolder()
    let comparisons = 0
    const names = (path: string) => {
      if (path === join(folder, 'articles')) comparisons += 1
      return nodeFileSystem.names(path)
    }
    const library = await libraryIn(folder, { watch: true, fileSystem: { ...nodeFileSystem, names } })
    const articles = Array.from({ length: 200 }, (_, number) => articleOf(number))
    await library.add(articles)
    const opened = await Promise.all(articles.map(async ({ id }) => unwrap(await library.read(id))))
    await library.whenIdle()
    await pause(500)
    const events: NewsroomEvent[] = []
    library.subscribe((event) => events.push(event))
    const before = comparisons
    for (const some of [opened.slice(0, 100), opened.slice(100)]) {
      const changes = some.map((current) => ({ current, change: withHeadline('Le mien') }))
      expect((await library.updateGroup(changes)).every(({ ok }) => ok)).toBe(true)
    }
    fs.writeFileSync(fileOf(folder, idOf(7)), bytesOf(7, 'Le leur'))
    fs.writeFileSync(fileOf(folder, idOf(300)), bytesOf(300, 'Le leur'))
    const isTheirs = (number: number) => (event: NewsroomEvent) =>
      event.type === 'article-changed' &&
      event.summary.id === idOf(number) &&
      event.summary.headline === 'Le leur'
    await waitUntil(() => [7, 300].every((number) => events.some(isTheirs(number))), 'theirs are told')
    expect(comparisons).toBe(before)
    expect(events).toHaveLength(202)
    expect((await listed(library, { query: 'mien' })).total).toBe(199)
  })
})

/** The disk, where another program rewrites a file once: after an operation on it, when armed. */
function meddledDisk(path: string) {
  let isArmed = false
  const meddle = () => {
    if (isArmed) fs.writeFileSync(path, bytesOf(1, 'Le leur'))
    isArmed = false
  }
  const after = {
    reading: { ...nodeFileSystem, openFile: (name: string) => opened(name) },
    flushing: {
      ...nodeFileSystem,
      flush: async (file: number) => {
        await nodeFileSystem.flush(file)
        meddle()
      },
      flushNow: (file: number) => {
        nodeFileSystem.flushNow(file)
        meddle()
      },
    },
  }
  let opens = 0
  /** The first opening after arming reads the text that is to be replaced, the second the bytes to be kept. */
  function opened(name: string): number {
    if (isArmed && name === path && ++opens === 2) meddle()
    return nodeFileSystem.openFile(name)
  }
  const arm = () => {
    isArmed = true
  }
  return { after, arm }
}

describe('a file that another program writes in the middle of a save', () => {
  it.each([
    ['while the new text is made durable, before it takes the name', 'flushing', undefined],
    [
      'after the old text was read, before it is kept as a version',
      'reading',
      keepAt('2026-01-01T00:00:00Z'),
    ],
  ] as const)('%s, is not replaced: the save is told of a conflict', async (_, operation, keep) => {
    const folder = temporaryFolder()
    const path = fileOf(folder, idOf(1))
    const { after, arm } = meddledDisk(path)
    const library = await libraryIn(folder, { fileSystem: after[operation] })
    const first = await addOne(library, articleOf(1))
    arm()
    const saved = await library.update(idOf(1), baseOf(first), withHeadline('Le mien'), keep)
    expect(failureOf(saved)).toMatchObject({
      code: 'conflict',
      detail: { theirs: { article: { headline: 'Le leur' } } },
    })
    expect(fs.readFileSync(path)).toEqual(Buffer.from(bytesOf(1, 'Le leur')))
    expect(namesIn(folder, `versions/${idOf(1)}`)).toEqual([])
    expect(namesIn(folder, 'articles')).toEqual([`${idOf(1)}.json`])
  })
})

describe('two libraries open on one folder', () => {
  it('have events of each other, and the later save is a conflict', async () => {
    const folder = temporaryFolder()
    const one = await watched(folder)
    const two = await watched(folder)
    const opened = await addOne(one.library, articleOf(1))
    await waitUntil(() => two.events.length > 0, 'the other hears of the new article')
    expect(two.events).toEqual([changeEvent(articleOf(1))])
    unwrap(await two.library.update(idOf(1), baseOf(opened), withHeadline('Le leur')))
    await waitUntil(() => one.events.length > 1, 'the first hears of the save')
    expect(one.events.at(-1)).toEqual(changeEvent(withHeadline('Le leur')(articleOf(1))))
    expect(failureOf(await one.library.update(idOf(1), baseOf(opened), withHeadline('Le mien'))).code).toBe(
      'conflict',
    )
    unwrap(await one.library.moveToBin(idOf(1), '2026-01-01T00:00:00Z'))
    await waitUntil(
      () => two.events.some(({ type }) => type === 'article-removed'),
      'the other hears of the deletion',
    )
    expect((await listed(two.library)).total).toBe(0)
    expect(await binned(two.library)).toHaveLength(1)
    await pause(200)
    expect(one.events).toHaveLength(3)
    expect(two.events).toHaveLength(3)
  })
})
