import { describe, expect, it } from 'vitest'
import type { NewsroomEvent } from '../../src/contract/events.ts'
import { type Article, emptyContent } from '../../src/core/article/index.ts'
import { discardAbandoned } from '../../src/newsroom/index.ts'
import { discardUntouched } from '../../src/newsroom/untouched.ts'
import { type Library, RecoveryFiles } from '../../src/store/index.ts'
import {
  articleOf,
  baseOf,
  binned,
  idOf,
  libraryIn,
  listed,
  temporaryFolder,
  unwrap,
} from './libraryFixture.ts'

const NOON = '2026-03-02T12:00:00.000Z'

/** An article as a window makes it: nothing is written in it. */
const untouched = (number: number, changes: Partial<Article> = {}): Article => ({
  ...emptyContent('fr'),
  id: idOf(number),
  revision: 1,
  createdAt: NOON,
  updatedAt: NOON,
  source: null,
  ...changes,
})

async function openedWith(articles: readonly Article[]) {
  const library = await libraryIn(temporaryFolder())
  for (const result of await library.add(articles)) unwrap(result)
  const recovery = new RecoveryFiles(temporaryFolder())
  const ports = { store: library, bin: library.bin, versions: library.versions, recovery }
  const discard = async (number: number) => unwrap(await discardUntouched(idOf(number), ports)).discarded
  return { library, recovery, ports, discard }
}

const listedIds = async (library: Library) => (await listed(library)).items.map(({ id }) => id)

describe('an article in which nothing was ever written', () => {
  it('is removed, from the list too, without a trace in the bin', async () => {
    const { library, discard } = await openedWith([untouched(1), articleOf(2)])
    const events: NewsroomEvent[] = []
    library.subscribe((event) => events.push(event))
    expect(await discard(1)).toBe(true)
    expect(await discard(1)).toBe(false)
    expect(events).toEqual([{ type: 'article-removed', id: idOf(1), forGood: true }])
    expect(await listedIds(library)).toEqual([idOf(2)])
    expect(await binned(library)).toEqual([])
  })

  it('stays once anything was done with it', async () => {
    const { library, recovery, discard } = await openedWith([
      untouched(1, { desk: 'Mer' }),
      untouched(2, { revision: 2 }),
      untouched(3, {
        source: { fileName: 'vide.md', encoding: 'utf-8', sha256: '0'.repeat(64), importedAt: NOON },
      }),
      untouched(4),
      untouched(5),
    ])
    unwrap(await library.versions.keep(idOf(4), { reason: 'named', name: 'Un début', by: '', keptAt: NOON }))
    const { article, fingerprint } = unwrap(await library.read(idOf(5)))
    unwrap(
      await recovery.put({
        id: idOf(5),
        base: { revision: 1, fingerprint },
        at: 1,
        content: { ...article, headline: 'À peine tapé' },
        sent: null,
      }),
    )
    for (const number of [1, 2, 3, 4, 5]) expect(await discard(number)).toBe(false)
    expect(await listedIds(library)).toHaveLength(5)
  })

  it('stays where somebody writes in it while it is looked at', async () => {
    const { library, ports } = await openedWith([untouched(1)])
    const opened = unwrap(await library.read(idOf(1)))
    const versions = {
      ...library.versions,
      newest: async () => {
        unwrap(
          await library.update(idOf(1), baseOf(opened), (now) => ({
            ...now,
            revision: 2,
            headline: 'Enfin',
          })),
        )
        return { ok: true as const, value: null }
      },
    }
    const done = await discardUntouched(idOf(1), { ...ports, versions })
    expect(unwrap(done).discarded).toBe(false)
    expect(unwrap(await library.read(idOf(1))).article.headline).toBe('Enfin')
  })

  it('goes by itself a day after it was made, at the next start', async () => {
    const { library, ports } = await openedWith([
      untouched(1),
      articleOf(2),
      untouched(3, { headline: 'Brève' }),
    ])
    const start = (now: string) => discardAbandoned({ ...ports, clock: { now: () => now } })
    await start('2026-03-03T11:59:00.000Z')
    expect(await listedIds(library)).toHaveLength(3)
    await start('2026-03-03T12:01:00.000Z')
    expect(new Set(await listedIds(library))).toEqual(new Set([idOf(2), idOf(3)]))
  })
})
