import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import {
  addOne,
  articleOf,
  binned,
  failureOf,
  fileOf,
  unwrap,
  idOf,
  libraryIn,
  listed,
  namesIn,
  temporaryFolder,
} from './libraryFixture.ts'

describe('the bin', () => {
  it('keeps an article unchanged, and restores it after a restart', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    const opened = await addOne(library, articleOf(1))
    const bytes = fs.readFileSync(fileOf(folder, idOf(1)))
    const deletedAt = '2026-05-06T07:08:09.123Z'
    const inBin = { id: idOf(1), headline: 'Le pont numéro 1', deletedAt }
    expect(unwrap(await library.moveToBin(idOf(1), deletedAt))).toEqual(inBin)
    expect((await listed(library)).total).toBe(0)
    expect(failureOf(await library.read(idOf(1))).code).toBe('not-found')
    await library.close()

    const later = await libraryIn(folder)
    expect(await binned(later)).toEqual([inBin])
    expect(fs.readFileSync(join(folder, 'bin', `${idOf(1)}.json`))).toEqual(bytes)
    expect(unwrap(await later.restoreFromBin(idOf(1)))).toEqual(opened)
    expect(fs.readFileSync(fileOf(folder, idOf(1)))).toEqual(bytes)
    expect(await binned(later)).toEqual([])
    expect((await listed(later)).total).toBe(1)
  })

  it('lists articles last deleted first, by the instant of deletion', async () => {
    const library = await libraryIn(temporaryFolder())
    await library.add([articleOf(1), articleOf(2), articleOf(3)])
    unwrap(await library.moveToBin(idOf(1), '2036-01-01T00:00:00.000Z'))
    unwrap(await library.moveToBin(idOf(2), '1999-01-01T00:00:00.000Z'))
    unwrap(await library.moveToBin(idOf(3), '2026-01-01T01:00:00+02:00'))
    expect((await binned(library)).map(({ id, deletedAt }) => [id, deletedAt])).toEqual([
      [idOf(1), '2036-01-01T00:00:00.000Z'],
      [idOf(3), '2025-12-31T23:00:00.000Z'],
      [idOf(2), '1999-01-01T00:00:00.000Z'],
    ])
  })

  it('does not restore over an article of the same id', async () => {
    const library = await libraryIn(temporaryFolder())
    await addOne(library, articleOf(1))
    unwrap(await library.moveToBin(idOf(1), '2026-01-01T00:00:00Z'))
    const theirs = await addOne(library, articleOf(1, { headline: 'L’autre' }))
    expect(failureOf(await library.restoreFromBin(idOf(1)))).toEqual({ code: 'conflict', detail: { theirs } })
    expect(await binned(library)).toHaveLength(1)
    expect(unwrap(await library.read(idOf(1)))).toEqual(theirs)
  })

  it('quarantines another text of the same id that it holds already', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    const older = encodeArticleFile(articleOf(1, { headline: 'Le premier' }))
    fs.writeFileSync(join(folder, 'bin', `${idOf(1)}.json`), older)
    unwrap(await library.moveToBin(idOf(1), '2026-01-01T00:00:00Z'))
    expect((await binned(library)).map(({ headline }) => headline)).toEqual(['Le pont numéro 1'])
    expect(fs.readFileSync(join(folder, 'set-aside', `${idOf(1)}.json`))).toEqual(Buffer.from(older))
  })

  it('leaves out unreadable files, and leaves them in place', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder)
    await addOne(library, articleOf(1))
    unwrap(await library.moveToBin(idOf(1), '2026-01-01T00:00:00Z'))
    fs.writeFileSync(join(folder, 'bin', `${idOf(2)}.json`), 'torn')
    fs.writeFileSync(join(folder, 'bin', 'notes.txt'), 'x')
    expect(await binned(library)).toHaveLength(1)
    expect(failureOf(await library.restoreFromBin(idOf(2))).code).toBe('damaged')
    expect(namesIn(folder, 'bin')).toHaveLength(3)
    expect(unwrap(await library.check(false)).problems).toMatchObject([
      { kind: 'unreadable', file: `bin/${idOf(2)}.json`, failure: { code: 'damaged' } },
    ])
  })

  it('throws for a deletion time that is no instant', async () => {
    const library = await libraryIn(temporaryFolder())
    await addOne(library, articleOf(1))
    await expect(library.moveToBin(idOf(1), 'yesterday')).rejects.toThrow(RangeError)
  })
})
