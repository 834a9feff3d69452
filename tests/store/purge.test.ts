import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { purgeBin } from '../../src/newsroom/index.ts'
import { type Library, RecoveryFiles } from '../../src/store/index.ts'
import {
  articleOf,
  binned,
  failureOf,
  idOf,
  libraryIn,
  namesIn,
  temporaryFolder,
  unwrap,
} from './libraryFixture.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 2, 1, 8)
const at = (time: number) => new Date(time).toISOString()

/** A library with two articles in the bin, and the look at it of a window that is open at a time. */
async function withBin() {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  await library.add([articleOf(1), articleOf(2), articleOf(3)])
  unwrap(await library.moveToBin(idOf(1), at(START)))
  unwrap(await library.moveToBin(idOf(2), at(START + 10 * DAY)))
  const recovery = new RecoveryFiles(temporaryFolder())
  const look = (time: number, bin: Library['bin'] = library.bin) =>
    purgeBin({ bin, recovery, clock: { now: () => at(time) } })
  /** Looks once a day from one day to another; the ids that went, with the days. */
  const days = async (from: number, to: number) => {
    const gone: [string, number][] = []
    for (let day = from; day <= to; day++) {
      for (const id of unwrap(await look(START + day * DAY)).destroyed) gone.push([id, day])
    }
    return gone
  }
  return { folder, library, look, days }
}

describe('the end of what is in the bin', () => {
  it('comes for each after its thirty days, on the day that is shown', async () => {
    const { library, days } = await withBin()
    expect(await days(0, 20)).toEqual([])
    const shown = unwrap(await library.bin.list('', at(START + 20 * DAY)))
    expect(shown.map(({ id, goesAt }) => [id, goesAt])).toEqual([
      [idOf(2), at(START + 40 * DAY)],
      [idOf(1), at(START + 30 * DAY)],
    ])
    expect(await days(21, 45)).toEqual([
      [idOf(1), 30],
      [idOf(2), 40],
    ])
    expect(unwrap(await library.bin.count())).toBe(0)
    expect(unwrap(await library.read(idOf(3))).article).toEqual(articleOf(3))
  })

  it('does not come while what was seen is lost or damaged, and never for what is brought back', async () => {
    const { folder, library, days } = await withBin()
    expect(await days(0, 29)).toEqual([])
    const file = join(folder, 'bin', 'purge.json')
    for (const text of ['{"format":"marbre-bin","version":1,"checkedAt":12}', '', 'x'.repeat(99)]) {
      fs.writeFileSync(file, text)
      expect(await days(30, 45)).toEqual([])
    }
    fs.rmSync(file)
    expect(await days(46, 60)).toEqual([])
    unwrap(await library.restoreFromBin(idOf(1)))
    expect((await days(61, 90)).map(([id]) => id)).toEqual([idOf(2)])
    expect(unwrap(await library.read(idOf(1))).article).toEqual(articleOf(1))
  })

  it('does not come by the file of a newer Marbre, which stays', async () => {
    const { folder, look } = await withBin()
    const file = join(folder, 'bin', 'purge.json')
    const newer = '{"format":"marbre-bin","version":2}'
    fs.writeFileSync(file, newer)
    expect(failureOf(await look(START + 99 * DAY)).code).toBe('newer-version')
    expect(fs.readFileSync(file, 'utf8')).toBe(newer)
  })

  it.each([
    ['ten years ahead', 3650],
    ['two years back', -730],
    ['a day ahead', 1],
  ])('does not come by a clock that is %s for two days', async (_name, wrong) => {
    const { library, days } = await withBin()
    expect(await days(0, 20)).toEqual([])
    expect(await days(wrong + 21, wrong + 23)).toEqual([])
    expect(await days(24, 25)).toEqual([])
    expect(await binned(library)).toHaveLength(2)
  })

  it('is the same for two windows on one library', async () => {
    const { folder, look, library } = await withBin()
    const other = await libraryIn(folder)
    for (let day = 0; day <= 45; day++) {
      await Promise.all([look(START + day * DAY), look(START + day * DAY, other.bin)])
    }
    expect(await binned(library)).toEqual([])
    expect(namesIn(folder, 'articles')).toEqual([`${idOf(3)}.json`])
  })
})

describe('searching the bin', () => {
  it('finds by headline, byline and text, as the list does', async () => {
    const { library } = await withBin()
    await library.add([
      articleOf(4, {
        headline: 'Le préfet renonce',
        byline: [{ name: 'Inès Ferrand' }],
        sections: [{ heading: 'Un barrage', body: 'La *crue* a tout emporté.' }],
      }),
    ])
    unwrap(await library.moveToBin(idOf(4), at(START + DAY)))
    const found = async (query: string) => (await binned(library, query)).map(({ id }) => id)
    for (const query of [
      'prefet',
      'ines fer',
      'crue',
      'barrage',
      '"la crue a"',
      'titre:préf',
      'byline:ferrand',
      ' PRÉFET -pont',
    ]) {
      expect(await found(query), query).toEqual([idOf(4)])
    }
    for (const query of ['crues', 'titre:crue', 'préfet -crue', 'status:ready', '"crue a tout emp"']) {
      expect(await found(query), query).toEqual([])
    }
    expect(await found('pont')).toHaveLength(2)
    expect(unwrap(await library.bin.list('préfet', at(START)))[0]).toMatchObject({ byline: ['Inès Ferrand'] })
  })

  it('sees what changed in between', async () => {
    const { folder, library } = await withBin()
    expect(await binned(library, 'pont')).toHaveLength(2)
    const path = join(folder, 'bin', `${idOf(1)}.json`)
    fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replaceAll('pont', 'viaduc'))
    expect((await binned(library, 'viaduc')).map(({ id }) => id)).toEqual([idOf(1)])
    fs.rmSync(path)
    expect(await binned(library, 'viaduc')).toEqual([])
  })
})
