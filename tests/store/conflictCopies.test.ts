import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/core/article/index.ts'
import type { ConflictCopy } from '../../src/core/conflictCopies.ts'
import type { Kept } from '../../src/core/versions.ts'
import { encodeArticleFile } from '../../src/store/articleFile.ts'
import type { Library } from '../../src/store/index.ts'
import {
  addOne,
  articleOf,
  baseOf,
  failureOf,
  fileOf,
  idOf,
  libraryIn,
  namesIn,
  temporaryFolder,
  unwrap,
  waitUntil,
  withHeadline,
} from './libraryFixture.ts'

const KEPT: Kept = { keptAt: '2026-11-27T10:00:00.000Z', reason: 'conflict-copy', by: '', name: '' }
const NAME = `${idOf(1)} (Inès Karam’s conflicted copy 2026-11-27).json`
const theirs = articleOf(1, { revision: 4, headline: 'Le leur' })

/** A library with one article, and a copy of it with another text. */
async function withCopy(name = NAME, bytes: string | Uint8Array = encodeArticleFile(theirs)) {
  const folder = temporaryFolder()
  const first = await libraryIn(folder)
  await addOne(first, articleOf(1))
  await first.close()
  fs.writeFileSync(join(folder, 'articles', name), bytes)
  const library = await libraryIn(folder)
  await library.whenIdle()
  return { folder, library }
}

const copiesOf = (library: Library): ConflictCopy[] =>
  library.state().problems.flatMap(({ copy }) => copy ?? [])

function onlyCopy(library: Library): ConflictCopy {
  const [copy, ...more] = copiesOf(library)
  if (!copy || more.length > 0) throw new Error('not one copy')
  return copy
}

const versionsIn = (folder: string): Article[] =>
  namesIn(folder, `versions/${idOf(1)}`).map((name) =>
    JSON.parse(fs.readFileSync(join(folder, 'versions', idOf(1), name), 'utf8')),
  )

describe('a conflict copy', () => {
  it('is told of with its article, its service, and what its name and its text say', async () => {
    const { library } = await withCopy()
    expect(copiesOf(library)).toEqual([
      {
        id: idOf(1),
        copy: expect.stringMatching(/^[0-9a-f]{32}$/),
        service: 'dropbox',
        by: 'Inès Karam',
        date: '2026-11-27',
        headline: 'Le leur',
        revision: 4,
        at: theirs.updatedAt,
        inBin: false,
      },
    ])
    expect(unwrap(await library.read(idOf(1))).article).toEqual(articleOf(1))
  })

  it('becomes a version with all that it holds, and is removed only then', async () => {
    const { folder, library } = await withCopy(
      NAME,
      encodeArticleFile({ ...theirs, ...{ ressort: 'Culture' } }),
    )
    unwrap(await library.conflictCopies.retire(onlyCopy(library).copy, KEPT))
    expect(namesIn(folder, 'articles')).toEqual([`${idOf(1)}.json`])
    expect(versionsIn(folder)).toEqual([
      expect.objectContaining({ ...theirs, ressort: 'Culture', kept: expect.objectContaining(KEPT) }),
    ])
    expect(library.state().problems).toEqual([])
  })

  it('that has changed since it was seen is not removed', async () => {
    const { folder, library } = await withCopy()
    const { copy } = onlyCopy(library)
    fs.writeFileSync(join(folder, 'articles', NAME), encodeArticleFile({ ...theirs, headline: 'Encore un' }))
    expect(failureOf(await library.conflictCopies.retire(copy, KEPT)).code).toBe('not-found')
    expect(failureOf(await library.conflictCopies.keep(copy, KEPT)).code).toBe('not-found')
    expect(namesIn(folder, 'articles')).toContain(NAME)
    await library.check(false)
    expect(onlyCopy(library)).toMatchObject({ headline: 'Encore un' })
    expect(onlyCopy(library).copy).not.toBe(copy)
  })

  it('that says what the article says is removed by itself; its text is a version, whatever replaces the article', async () => {
    const same = { ...articleOf(1), revision: 9, updatedAt: '2026-12-24T10:00:00.000Z' }
    const { folder, library } = await withCopy(NAME, encodeArticleFile(same))
    expect(namesIn(folder, 'articles')).toEqual([`${idOf(1)}.json`])
    expect(copiesOf(library)).toEqual([])
    expect(versionsIn(folder)).toEqual([expect.objectContaining(same)])
  })

  it.each([
    ['empty', ''],
    ['full of zeros', new Uint8Array(2_000)],
    ['cut off', encodeArticleFile(theirs).subarray(0, 300)],
  ])('that has not arrived in full (%s) is left alone until it changes', async (_how, bytes) => {
    const { folder, library } = await withCopy(NAME, bytes)
    expect(library.state().problems).toMatchObject([
      { kind: 'conflict-copy', file: `articles/${NAME}`, failure: { code: 'half-synced' } },
    ])
    await library.check(true)
    expect(fs.readFileSync(join(folder, 'articles', NAME))).toEqual(Buffer.from(bytes))
    const watching = await libraryIn(folder, { watch: true })
    await watching.whenIdle()
    fs.writeFileSync(join(folder, 'articles', NAME), encodeArticleFile(theirs))
    await waitUntil(() => copiesOf(watching).length === 1, 'the copy has arrived')
  })

  it.each([
    ['another article', encodeArticleFile(articleOf(2)), 'misnamed'],
    ['something else', '{"any": "thing"}', 'unreadable'],
  ])('a file of that name that holds %s is none', async (_what, bytes, kind) => {
    const { folder, library } = await withCopy(NAME, bytes)
    expect(library.state().problems).toMatchObject([{ kind, file: `articles/${NAME}` }])
    expect(namesIn(folder, 'articles')).toContain(NAME)
  })

  it('of a newer Marbre is told of, and neither kept nor removed', async () => {
    const newer = JSON.parse(new TextDecoder().decode(encodeArticleFile(theirs)))
    const { folder, library } = await withCopy(NAME, JSON.stringify({ ...newer, version: 99 }))
    const { copy } = onlyCopy(library)
    expect(failureOf(await library.conflictCopies.retire(copy, KEPT)).code).toBe('newer-version')
    expect(failureOf(await library.conflictCopies.keep(copy, KEPT)).code).toBe('newer-version')
    expect(namesIn(folder, 'articles')).toContain(NAME)
  })

  it('of an article that is gone is told of, and can still become a version', async () => {
    const { folder, library } = await withCopy()
    fs.rmSync(fileOf(folder, idOf(1)))
    await library.check(false)
    unwrap(await library.conflictCopies.retire(onlyCopy(library).copy, KEPT))
    expect(versionsIn(folder)).toEqual([expect.objectContaining(theirs)])
  })

  it('in the bin is told of; one that says what the binned article says is removed', async () => {
    const { folder, library } = await withCopy()
    await library.moveToBin(idOf(1), '2026-11-27T10:00:00.000Z')
    fs.rmSync(join(folder, 'articles', NAME))
    fs.writeFileSync(join(folder, 'bin', `${idOf(1)} 2.json`), encodeArticleFile(theirs))
    fs.copyFileSync(join(folder, 'bin', `${idOf(1)}.json`), join(folder, 'bin', `${idOf(1)} 3.json`))
    await library.check(false)
    expect(onlyCopy(library)).toMatchObject({ inBin: true, service: 'icloud', headline: 'Le leur' })
    expect(namesIn(folder, 'bin')).toEqual([`${idOf(1)} 2.json`, `${idOf(1)}.json`])
    fs.rmSync(join(folder, 'bin', `${idOf(1)} 2.json`))
    await library.check(false)
    expect(library.state().problems).toEqual([])
  })

  it('is heard of while the library is open', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder, { watch: true })
    await addOne(library, articleOf(1))
    await library.whenIdle()
    let told = 0
    library.subscribe(({ type }) => {
      if (type === 'library-changed') told++
    })
    fs.writeFileSync(join(folder, 'articles', NAME), encodeArticleFile(theirs))
    await waitUntil(() => told > 0 && copiesOf(library).length === 1, 'the copy is told of')
    fs.writeFileSync(join(folder, 'settings (1).json'), '{}')
    await waitUntil(() => library.state().problems.length === 2, 'the copy of the settings is told of')
  })
})

it('conflict copies of the library’s own files and of versions are told of and left alone', async () => {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  const opened = await addOne(library, articleOf(1))
  const keep = { kept: KEPT }
  unwrap(await library.update(idOf(1), baseOf(opened), withHeadline('x'), keep))
  const [version = ''] = namesIn(folder, `versions/${idOf(1)}`)
  const names = ['house-style (1).yaml', 'settings.sync-conflict-20261127-101530-ABCDEFG.json']
  for (const name of names) fs.writeFileSync(join(folder, name), 'x')
  const copy = `versions/${idOf(1)}/${version.replace('.json', ' (conflicted copy 2026-11-27 101530).json')}`
  fs.copyFileSync(join(folder, `versions/${idOf(1)}/${version}`), join(folder, copy))
  const { problems } = unwrap(await library.check(true))
  expect(
    problems
      .filter(({ failure }) => failure.code === 'other-copy')
      .map(({ file }) => file)
      .sort(),
  ).toEqual([...names, copy].sort())
  for (const name of [...names, copy]) expect(fs.existsSync(join(folder, name))).toBe(true)
})

describe('the line of an article', () => {
  it('goes on from save to save, and begins anew where another program has written', async () => {
    const folder = temporaryFolder()
    const library = await libraryIn(folder, { lineage: true })
    const save = async (at: Library, headline: string) => {
      const opened = unwrap(await at.read(idOf(1)))
      return unwrap(await at.update(idOf(1), baseOf(opened), withHeadline(headline)))
    }
    await addOne(library, articleOf(1))
    for (const headline of ['a', 'b', 'c']) await save(library, headline)
    const other = await libraryIn(folder, { lineage: true })
    await save(other, 'd')
    await save(library, 'e')
    const lines = JSON.parse(fs.readFileSync(fileOf(folder, idOf(1)), 'utf8')).lineage.split(' ')
    expect(lines.map((run: string) => run.replace(/^[0-9a-f]{12}:/, ''))).toEqual([
      '1-1',
      '2-4',
      '5-5',
      '6-6',
    ])
  })
})
