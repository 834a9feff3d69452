import fc from 'fast-check'
import * as fs from 'node:fs'
import { join, sep } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Article } from '../../src/core/article/index.ts'
import type { Kept } from '../../src/core/versions.ts'
import type { Library } from '../../src/store/index.ts'
import { nodeFileSystem } from '../../src/store/fileSystem.ts'
import { faultyFileSystem, systemError } from './faults.ts'
import {
  addOne,
  articleOf,
  baseOf,
  failureOf,
  idOf,
  libraryIn,
  namesIn,
  temporaryFolder,
  unwrap,
  versionsOf,
} from './libraryFixture.ts'
import { within } from '../processorTime.ts'

const ID = idOf(1)
const MINUTE = 60_000
const NOON = Date.UTC(2026, 5, 15, 12)
const KEPT: Kept = { keptAt: '2026-06-15T12:00:00.000Z', reason: 'writing', by: '', name: '' }
const PACK = 'older.jsonl.gz'

let folder = ''
let library: Library
beforeEach(async () => {
  folder = temporaryFolder()
  library = await libraryIn(folder)
  await addOne(library, articleOf(1, { updatedAt: new Date(NOON).toISOString() }))
})

const inVersions = (...names: string[]) => join(folder, 'versions', ID, ...names)
const names = () => namesIn(folder, `versions/${ID}`)
const plain = () => names().filter((name) => name.endsWith('.json'))
const packs = () => names().filter((name) => name.endsWith('.gz'))
const bodyOf = (revision: number) => `Texte de la révision ${revision}.`
const revisionsOf = (versions: readonly { article: Article }[]) =>
  versions.map(({ article }) => article.revision).sort((one, other) => one - other)
const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, at) => from + at)

/** Saves `count` times, each text written `step` milliseconds after the one before, and keeps each that is replaced. */
async function write(count: number, step = 5 * MINUTE, kept: Partial<Kept> = {}, more = ''): Promise<void> {
  for (let round = 0; round < count; round++) {
    const opened = unwrap(await library.read(ID))
    const change = (current: Article): Article => ({
      ...current,
      revision: current.revision + 1,
      updatedAt: new Date(Date.parse(current.updatedAt) + step).toISOString(),
      sections: [{ heading: '', body: `${bodyOf(current.revision + 1)}${more}` }],
    })
    unwrap(await library.update(ID, baseOf(opened), change, { kept: { ...KEPT, ...kept } }))
  }
  await library.whenIdle()
}

describe('older versions', () => {
  it('are packed when there are more than fifteen, and the newest ten stay files', async () => {
    await write(15)
    expect([plain().length, packs()]).toEqual([15, []])
    await write(1)
    expect([plain().length, packs()]).toEqual([10, [PACK]])
    expect(revisionsOf(await versionsOf(library, ID))).toEqual(upTo(16))
    const lines = gunzipSync(fs.readFileSync(inVersions(PACK)))
      .toString()
      .split('\n')
      .slice(0, -1)
    expect(lines).toHaveLength(6)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      id: expect.stringMatching(/^1-2026-06-15T12-00-00/),
      file: { format: 'marbre-article', id: ID, revision: 1, kept: KEPT },
    })
    await write(6)
    expect([plain().length, packs()]).toEqual([10, [PACK]])
    expect(revisionsOf(await versionsOf(library, ID))).toEqual(upTo(22))
  })

  it('are read as any other, every text as it was, unknown fields included', async () => {
    const before = await versionsOf(library, ID)
    expect(before).toEqual([])
    const file = join(folder, 'articles', `${ID}.json`)
    fs.writeFileSync(file, JSON.stringify({ ...JSON.parse(fs.readFileSync(file, 'utf8')), colour: 'vert' }))
    await write(16, MINUTE, { by: 'Inès', reason: 'fix-all', count: 3 })
    for (const version of await versionsOf(library, ID)) {
      const read = unwrap(await library.versions.read(ID, version.id))
      expect(read).toEqual(version)
      expect(read.kept).toEqual({ ...KEPT, by: 'Inès', reason: 'fix-all', count: 3 })
      expect(read.article).toMatchObject({ colour: 'vert' })
      if (read.article.revision > 1)
        expect(read.article.sections[0]?.body).toBe(bodyOf(read.article.revision))
    }
    expect(failureOf(await library.versions.read(ID, '99-2026-06-15T12-00-00.000Z')).code).toBe(
      'version-gone',
    )
  })

  it('get a name as any other, and keep it when they are packed again', async () => {
    await write(16)
    const [first] = (await versionsOf(library, ID)).filter(({ article }) => article.revision === 2)
    if (!first) throw new Error('no version')
    expect(unwrap(await library.versions.name(ID, first.id, 'le bon début')).kept.name).toBe('le bon début')
    expect(plain()).toHaveLength(11)
    await write(5)
    expect(plain()).toHaveLength(10)
    expect(unwrap(await library.versions.read(ID, first.id))).toEqual({
      ...first,
      kept: { ...KEPT, name: 'le bon début' },
    })
    expect(revisionsOf(await versionsOf(library, ID))).toEqual(upTo(21))
    expect(failureOf(await library.versions.name(ID, '99-2026-06-15T12-00-00.000Z', 'x')).code).toBe(
      'version-gone',
    )
  })

  it('that are in two places, because a process died in between, count once', async () => {
    await write(15)
    const copies = plain().map((name) => [name, fs.readFileSync(inVersions(name))] as const)
    await write(1)
    for (const [name, bytes] of copies) fs.writeFileSync(inVersions(name), bytes)
    expect(revisionsOf(await versionsOf(library, ID))).toEqual(upTo(16))
    expect(unwrap(await library.check(false))).toMatchObject({ versions: 16, problems: [] })
    await write(1)
    expect(plain()).toHaveLength(10)
    expect(revisionsOf(await versionsOf(library, ID))).toEqual(upTo(17))
  })

  it('with the id of another text get the next number', async () => {
    await write(16)
    const [packed] = (await versionsOf(library, ID)).filter(({ article }) => article.revision === 3)
    const [another = ''] = plain()
    const other = JSON.parse(fs.readFileSync(inVersions(another), 'utf8'))
    fs.writeFileSync(
      inVersions(`${packed?.id}.json`),
      JSON.stringify({ ...other, revision: 3, headline: 'Autre' }),
    )
    await write(5)
    const third = (await versionsOf(library, ID)).filter(({ article }) => article.revision === 3)
    expect(new Map(third.map(({ id, article }) => [id, article.headline]))).toEqual(
      new Map([
        [packed?.id, articleOf(1).headline],
        [`${packed?.id} 2`, 'Autre'],
      ]),
    )
  })

  it('are thinned with age, but for those with a name', async () => {
    await write(12, 10 * MINUTE)
    await write(1, 10 * MINUTE, { reason: 'named', name: 'à garder' })
    await write(12, 10 * MINUTE)
    // A week of two texts a day makes them old.
    await write(16, 12 * 60 * MINUTE)
    const left = revisionsOf(await versionsOf(library, ID))
    expect(left).toEqual(expect.arrayContaining([1, 13, ...upTo(41, 27)]))
    expect(left.filter((revision) => revision < 26).length).toBeLessThan(9)
    const named = (await versionsOf(library, ID)).filter(({ kept }) => kept.name !== '')
    expect(named.map(({ article }) => article.revision)).toEqual([13])
  })
})

it('a pack that another user owns keeps no other from being marked as looked at', async () => {
  await library.close()
  const others = inVersions('older-2.jsonl.gz')
  library = await libraryIn(folder, {
    fileSystem: {
      ...nodeFileSystem,
      setModified: (path, time) => {
        if (path === others) throw systemError('EPERM')
        nodeFileSystem.setModified(path, time)
      },
    },
  })
  const long = 'Une page de plus. '.repeat(50_000)
  const named = { reason: 'named', name: 'à garder' } as const
  await write(22, MINUTE, named, long)
  expect(packs()).toEqual(['older-2.jsonl.gz', PACK])
  const before = new Date('2026-06-01T00:00:00.000Z')
  for (const name of packs()) fs.utimesSync(inVersions(name), before, before)
  await write(6, MINUTE, named, long)
  expect(packs()).toHaveLength(3)
  expect(fs.statSync(others).mtime).toEqual(before)
  expect(fs.statSync(inVersions(PACK)).mtime.getTime()).toBeGreaterThan(before.getTime())
  expect(revisionsOf(await versionsOf(library, ID))).toEqual(upTo(28))
})

describe('a pack that is damaged', () => {
  const damages: Record<string, (bytes: Buffer) => Uint8Array> = {
    'cut off': (bytes) => bytes.subarray(0, bytes.length - 20),
    emptied: () => Buffer.alloc(0),
    zeroed: (bytes) => Buffer.alloc(bytes.length),
    'with a line that is no version': (bytes) =>
      gzipSync(gunzipSync(bytes).toString().replace('"file":', '"fil":')),
    'with a text of another article': (bytes) => gzipSync(gunzipSync(bytes).toString().replace(ID, idOf(2))),
    'with an id that leads elsewhere': (bytes) =>
      gzipSync(gunzipSync(bytes).toString().replace('{"id":"1-', '{"id":"../1-')),
  }

  it.each(Object.keys(damages))(
    '(%s) is told, never written again, and new ones go beside it',
    async (how) => {
      await write(16)
      const bytes = Buffer.from(damages[how]?.(fs.readFileSync(inVersions(PACK))) ?? [])
      fs.writeFileSync(inVersions(PACK), bytes)
      const { problems } = unwrap(await library.check(true))
      expect(problems.map(({ kind, file }) => [kind, file.split(':')[0]])).toEqual([
        ['unreadable', `versions/${ID}/${PACK}`],
      ])
      await write(6)
      expect(packs()).toEqual(['older-2.jsonl.gz', PACK])
      expect(fs.readFileSync(inVersions(PACK)).equals(bytes)).toBe(true)
      expect(revisionsOf(await versionsOf(library, ID)).slice(-16)).toEqual(upTo(22, 7))
      await write(6)
      expect(packs()).toEqual(['older-2.jsonl.gz', PACK])
      expect(fs.readFileSync(inVersions(PACK)).equals(bytes)).toBe(true)
    },
  )

  it('is read as far as it goes', async () => {
    await write(16)
    const bytes = fs.readFileSync(inVersions(PACK))
    fs.writeFileSync(inVersions(PACK), bytes.subarray(0, bytes.length - 8))
    expect(revisionsOf(await versionsOf(library, ID))).toEqual(upTo(16))
    fs.writeFileSync(inVersions(PACK), gzipSync(gunzipSync(bytes).toString().replace('"file":', '"fil":')))
    expect(revisionsOf(await versionsOf(library, ID))).toEqual(upTo(16, 2))
  })

  it('because it would burst is given up at its limit, without a delay', async () => {
    await write(16)
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, 0x20))
    fs.writeFileSync(inVersions(PACK), bomb)
    expect(revisionsOf(await within(250, () => versionsOf(library, ID)))).toEqual(upTo(16, 7))
    expect(unwrap(await library.check(false)).problems).toMatchObject([{ failure: { code: 'too-large' } }])
  })

  it('or a link to elsewhere is not followed', async () => {
    await write(16)
    fs.renameSync(inVersions(PACK), join(folder, 'elsewhere.gz'))
    fs.symlinkSync(join(folder, 'elsewhere.gz'), inVersions(PACK))
    expect(revisionsOf(await versionsOf(library, ID))).toEqual(upTo(16, 7))
    expect(unwrap(await library.check(false)).problems).toMatchObject([{ failure: { code: 'not-a-file' } }])
  })
})

it('a conflict copy of a pack, as sync tools name it, is read and joined with the others', async () => {
  await write(16)
  fs.renameSync(inVersions(PACK), inVersions('older.sync-conflict-20260615-120000-ABCDEFG.jsonl.gz'))
  expect(revisionsOf(await versionsOf(library, ID))).toEqual(upTo(16))
  await write(6)
  expect(packs()).toEqual([PACK])
  expect(revisionsOf(await versionsOf(library, ID))).toEqual(upTo(22))
})

it('a damaged version is neither packed nor removed', async () => {
  await write(14)
  const [name = ''] = plain()
  fs.writeFileSync(inVersions(name), '{"torn')
  await write(3)
  expect(fs.readFileSync(inVersions(name), 'utf8')).toBe('{"torn')
  expect(revisionsOf(await versionsOf(library, ID))).toHaveLength(16)
})

it('twenty versions of an article of 1,200 words take no more than 20 KB', async () => {
  const random = fc.sample(fc.stringMatching(/^[a-zéèà]{2,9}$/), { numRuns: 1_300, seed: 1 })
  const sections = upTo(6, 1).map((part) => ({
    heading: `Partie ${part}`,
    body: random.slice(200 * (part - 1), 200 * part).join(' '),
  }))
  const { article, fingerprint } = unwrap(await library.read(ID))
  let opened = unwrap(
    await library.update(ID, { revision: article.revision, fingerprint }, (current) => ({
      ...current,
      revision: 2,
      sections,
    })),
  )
  for (let round = 0; round < 30; round++) {
    const change = (current: Article): Article => ({
      ...current,
      revision: current.revision + 1,
      updatedAt: new Date(Date.parse(current.updatedAt) + 5 * MINUTE).toISOString(),
      sections: current.sections.map((section, at) =>
        at === round % 6
          ? { ...section, body: `${section.body} ${random[1_200 + 3 * round]} ${random[1_201 + 3 * round]}.` }
          : section,
      ),
    })
    opened = unwrap(await library.update(ID, baseOf(opened), change, { kept: KEPT }))
  }
  await library.whenIdle()
  const lines = gunzipSync(fs.readFileSync(inVersions(PACK)))
    .toString()
    .split('\n')
    .slice(0, -1)
  expect(lines.length).toBeGreaterThanOrEqual(15)
  expect(fs.statSync(inVersions(PACK)).size / lines.length).toBeLessThanOrEqual(1_000)
})

it('opening a library reads no version', async () => {
  await write(16)
  const disk = faultyFileSystem()
  const again = await libraryIn(folder, { fileSystem: disk.fileSystem })
  await again.whenIdle()
  expect(disk.calls.length).toBeGreaterThan(5)
  expect(disk.calls.filter(({ path }) => path.startsWith(join(folder, 'versions') + sep))).toEqual([])
})
