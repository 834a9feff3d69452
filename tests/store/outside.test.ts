import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NewsroomEvent } from '../../src/contract/contract.ts'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import type { Library } from '../../src/store/index.ts'
import {
  addOne,
  articleOf,
  baseOf,
  failureOf,
  fileOf,
  found,
  given,
  idOf,
  libraryIn,
  listed,
  namesIn,
  rewritten,
  temporaryFolder,
  until,
} from './library.ts'

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

async function watched(folder: string): Promise<{ library: Library; events: NewsroomEvent[] }> {
  const library = await libraryIn(folder, { watch: true })
  await library.settled()
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
      await until(() => events.length > 0, 'the change is told')
      await library.settled()
      const type = headline === null ? 'article-removed' : 'article-changed'
      expect(events).toContainEqual(expect.objectContaining({ type, id: idOf(1) }))
      expect((await listed(library)).items.map((item) => item.headline)).toEqual(
        headline === null ? [] : [headline],
      )
      const late = failureOf(await library.update(idOf(1), baseOf(opened), rewritten('Le mien')))
      expect(late.code).toBe(headline === null ? 'not-found' : 'conflict')
      if (headline !== null) expect(late.detail).toMatchObject({ theirs: { article: { headline } } })
    },
  )

  it('damaged by another program: it is set aside, and told', async () => {
    const folder = temporaryFolder()
    await addOne(await libraryIn(folder), articleOf(1))
    const { library, events } = await watched(folder)
    fs.writeFileSync(fileOf(folder, idOf(1)), '{"format": "marbre-art')
    await until(() => namesIn(folder, 'set-aside').length === 2, 'it is set aside')
    await library.settled()
    await until(() => events.length > 0, 'it is told')
    expect((await listed(library)).total).toBe(0)
    expect(library.state().problems).toMatchObject([{ kind: 'set-aside' }])
  })

  it('put there by another program: it is listed and found', async () => {
    const folder = temporaryFolder()
    const { library, events } = await watched(folder)
    fs.writeFileSync(fileOf(folder, idOf(7)), bytesOf(7, 'Apporté'))
    await until(() => events.length > 0, 'it is told')
    expect(await found(library, 'apporte')).toEqual(['Apporté'])
    fs.writeFileSync(join(folder, 'articles', `${idOf(7)} 2.json`), bytesOf(7, 'Copie'))
    await until(() => library.state().problems.length > 0, 'the conflict copy is told')
    expect((await listed(library)).total).toBe(1)
  })

  it('touched: nobody minds', async () => {
    const folder = temporaryFolder()
    const { library } = await watched(folder)
    const opened = await addOne(library, articleOf(1))
    fs.utimesSync(fileOf(folder, idOf(1)), new Date(), new Date())
    await pause(200)
    expect((await library.update(idOf(1), baseOf(opened), rewritten('Le mien'))).ok).toBe(true)
  })
})

describe('changes by hundreds', () => {
  it('are told once or twice, and all are in the list', async () => {
    const folder = temporaryFolder()
    const { library, events } = await watched(folder)
    for (let number = 0; number < 300; number++) {
      fs.writeFileSync(fileOf(folder, idOf(number)), bytesOf(number, `Apporté ${number}`))
    }
    await until(() => events.length > 0, 'they are told')
    await pause(300)
    await library.settled()
    expect((await listed(library)).total).toBe(300)
    expect(events.length).toBeLessThan(60)
    expect(events).toContainEqual({ type: 'library-changed' })
  })
})

describe('two libraries open on one folder', () => {
  it('hear of each other, and the later save is told of the earlier', async () => {
    const folder = temporaryFolder()
    const one = await watched(folder)
    const two = await watched(folder)
    const opened = await addOne(one.library, articleOf(1))
    await until(() => two.events.length > 0, 'the other hears of the new article')
    expect(two.events).toEqual([{ type: 'article-changed', id: idOf(1), revision: 1 }])
    given(await two.library.update(idOf(1), baseOf(opened), rewritten('Le leur')))
    await until(() => one.events.length > 1, 'the first hears of the save')
    expect(one.events.at(-1)).toEqual({ type: 'article-changed', id: idOf(1), revision: 2 })
    expect(failureOf(await one.library.update(idOf(1), baseOf(opened), rewritten('Le mien'))).code).toBe(
      'conflict',
    )
    given(await one.library.moveToBin(idOf(1), '2026-01-01T00:00:00Z'))
    await until(
      () => two.events.some(({ type }) => type === 'article-removed'),
      'the other hears of the deletion',
    )
    expect((await listed(two.library)).total).toBe(0)
    expect(given(await two.library.listBin())).toHaveLength(1)
    await pause(200)
    expect(one.events).toHaveLength(3)
    expect(two.events).toHaveLength(3)
  })
})
