import * as fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  addOne,
  articleOf,
  binned,
  baseOf,
  failureOf,
  unwrap,
  idOf,
  libraryIn,
  listed,
  namesIn,
  temporaryFolder,
} from './libraryFixture.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

/** The clock as a user, the network or the summer sets it; nothing else of time is changed. */
function setClock(time: string, zone?: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(time) })
  if (zone) vi.stubEnv('TZ', zone)
}

const JUMPS: [string, string, string?][] = [
  ['two years back', '2024-01-01T12:00:00Z'],
  ['ten years forward', '2036-06-01T12:00:00Z'],
  ['to the hour that summer time leaves out', '2026-03-29T02:30:00+01:00', 'Europe/Paris'],
  ['to the hour that comes twice', '2026-10-25T02:30:00+01:00', 'Europe/Paris'],
  ['to another zone', '2026-01-02T23:59:59-10:00', 'Pacific/Honolulu'],
  ['to before there were computers', '1970-01-01T00:00:00Z'],
]

describe('a clock that jumps', () => {
  it.each(JUMPS)(
    '%s between two saves: revisions stay in order, nothing is purged, nothing is refused',
    async (_, time, zone) => {
      const folder = temporaryFolder()
      setClock('2026-01-01T12:00:00Z')
      const library = await libraryIn(folder)
      await library.add([articleOf(2), articleOf(3)])
      unwrap(await library.moveToBin(idOf(2), new Date().toISOString()))
      let current = await addOne(library, articleOf(1))
      const first = current

      setClock(time, zone)
      for (let round = 0; round < 3; round++) {
        current = unwrap(
          await library.update(idOf(1), baseOf(current), (article) => ({
            ...article,
            headline: `Tour ${round}`,
            revision: article.revision + 1,
            updatedAt: new Date().toISOString(),
          })),
        )
      }
      unwrap(await library.moveToBin(idOf(3), new Date().toISOString()))
      expect(current.article.revision).toBe(4)
      expect(failureOf(await library.update(idOf(1), baseOf(first), (article) => article)).code).toBe(
        'conflict',
      )
      await library.close()

      const again = await libraryIn(folder)
      await again.whenIdle()
      expect(unwrap(await again.read(idOf(1)))).toEqual(current)
      expect((await listed(again)).items.map(({ headline }) => headline)).toEqual(['Tour 2'])
      expect((await binned(again)).map(({ id }) => id).sort((one, other) => (one < other ? -1 : 1))).toEqual([
        idOf(2),
        idOf(3),
      ])
      expect(unwrap(await again.check(true))).toMatchObject({ articles: 1, problems: [] })
      expect(unwrap(await again.restoreFromBin(idOf(2))).article).toEqual(articleOf(2))
      expect(namesIn(folder, 'set-aside')).toEqual([])
    },
  )

  it('does not make a held lock look abandoned', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder, { lockTimeout: 150 })
    fs.writeFileSync(
      join(folder, 'lock'),
      JSON.stringify({ pid: 1, host: 'elsewhere', space: '', started: '', token: 'x' }),
    )
    setClock('2036-01-01T00:00:00Z')
    const [added] = await library.add([articleOf(1)])
    expect(added && failureOf(added).code).toBe('library-locked')
  })
})
