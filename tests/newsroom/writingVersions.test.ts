import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Newsroom } from '../../src/contract/contract.ts'
import { type ArticleContent, emptyContent, type OpenedArticle } from '../../src/core/article/index.ts'
import { failed } from '../../src/core/failure.ts'
import { bundledFonts } from '../../src/host/fonts.ts'
import { noLibraries } from '../../src/host/libraries.ts'
import { noPlaces } from '../../src/host/places.ts'
import { noPrinter } from '../host/noPrinter.ts'
import { systemDigest, uuidSequence } from '../../src/host/system.ts'
import { noSpeller } from './noSpeller.ts'
import { limitTime } from '../../src/host/timeLimit.ts'
import { createNewsroom } from '../../src/newsroom/index.ts'
import { type Library, MachineFile, RecoveryFiles } from '../../src/store/index.ts'
import { libraryIn, temporaryFolder, unwrap } from '../store/libraryFixture.ts'
import { noBackups } from './noBackups.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE
const NOON = Date.UTC(2026, 10, 10, 12)

let folder = ''
let now = NOON
beforeEach(() => {
  folder = temporaryFolder()
  now = NOON
})

/** A window's newsroom over the library, of which there may be several. */
async function openNewsroom(): Promise<{ newsroom: Newsroom; library: Library }> {
  const library = await libraryIn(folder)
  const newsroom = createNewsroom({
    store: library,
    versions: library.versions,
    bin: library.bin,
    conflictCopies: library.conflictCopies,
    presence: library.presence,
    sharedBy: null,
    machine: new MachineFile(join(folder, 'user', 'machine.json')),
    backups: noBackups,
    recovery: new RecoveryFiles(join(folder, 'recovery')),
    clock: { now: () => new Date(now).toISOString() },
    ids: uuidSequence(),
    digest: systemDigest,
    limitTime,
    speller: noSpeller,
    printer: noPrinter,
    fonts: bundledFonts,
    places: noPlaces,
    libraries: noLibraries,
  })
  return { newsroom, library }
}

const content: ArticleContent = { ...emptyContent('fr'), headline: 'Le bac de Sarn' }
let texts = 0
const nextText = (): ArticleContent => ({
  ...content,
  sections: [{ heading: '', body: `Texte ${++texts}.` }],
})

const create = async (newsroom: Newsroom, made = content) =>
  unwrap(await newsroom.createArticle({ content: made }))

async function save(newsroom: Newsroom, id: string, text = nextText()): Promise<OpenedArticle> {
  const { article, fingerprint } = unwrap(await newsroom.readArticle({ id }))
  const base = { revision: article.revision, fingerprint }
  return unwrap(await newsroom.saveArticle({ id, base, content: text }))
}

/** Saves every `step` for so long. */
async function write(newsroom: Newsroom, id: string, duration: number, step = 20 * SECOND): Promise<void> {
  for (let left = duration; left > 0; left -= step) {
    now += step
    await save(newsroom, id)
  }
}

const kept = async (newsroom: Newsroom, id: string) => unwrap(await newsroom.listVersions({ id }))

test('an hour of writing keeps one text each five minutes, as it was before the save', async () => {
  const { newsroom } = await openNewsroom()
  const { id } = (await create(newsroom)).article
  await write(newsroom, id, 60 * MINUTE)
  const versions = await kept(newsroom, id)
  expect(versions).toHaveLength(12)
  expect(versions.every(({ reason }) => reason === 'writing')).toBe(true)
  const times = versions.map(({ at }) => Date.parse(at))
  for (const [index, at] of times.slice(0, -1).entries()) {
    expect(at - (times[index + 1] ?? 0)).toBeGreaterThanOrEqual(5 * MINUTE)
  }
})

test('an article that was just made is not kept before five minutes, one of yesterday at the first save', async () => {
  const { newsroom } = await openNewsroom()
  const { id } = (await create(newsroom)).article
  await write(newsroom, id, 4 * MINUTE)
  expect(await kept(newsroom, id)).toEqual([])
  await write(newsroom, id, 2 * MINUTE)
  expect(await kept(newsroom, id)).toHaveLength(1)
  const before = unwrap(await newsroom.readArticle({ id })).article
  now += DAY
  const { newsroom: tomorrow } = await openNewsroom()
  await save(tomorrow, id)
  const [first] = await kept(tomorrow, id)
  expect(first).toMatchObject({ revision: before.revision, at: before.updatedAt })
  await write(tomorrow, id, 4 * MINUTE)
  expect(await kept(tomorrow, id)).toHaveLength(2)
})

test.each([
  ['nothing', [{ heading: '', body: '' }]],
  ['a word', [{ heading: '', body: 'x' }]],
  ['another text', [{ heading: '', body: 'Rien de ce qui fut. '.repeat(40) }]],
])('a text of less than five minutes is kept where %s takes its place', async (_what, sections) => {
  const { newsroom } = await openNewsroom()
  const long = { ...content, sections: [{ heading: '', body: 'Le bac passe la Sarn. '.repeat(30) }] }
  const { id } = (await create(newsroom, long)).article
  now += MINUTE
  await save(newsroom, id, { ...content, headline: '', sections })
  expect(await kept(newsroom, id)).toMatchObject([{ revision: 1, reason: 'writing' }])
})

test('a save that keeps no version does not read who writes', async () => {
  const { newsroom } = await openNewsroom()
  const { article } = await create(newsroom)
  await write(newsroom, article.id, 6 * MINUTE)
  const read = vi.spyOn(MachineFile.prototype, 'read')
  await save(newsroom, article.id)
  expect(read).not.toHaveBeenCalled()
  now += 6 * MINUTE
  await save(newsroom, article.id)
  expect(read).toHaveBeenCalledOnce()
  vi.restoreAllMocks()
})

test('a text of less than five minutes that loses its half is not kept', async () => {
  const { newsroom } = await openNewsroom()
  const body = (times: number) => ({
    ...content,
    sections: [{ heading: '', body: 'Le bac passe la Sarn. '.repeat(times) }],
  })
  const { id } = (await create(newsroom, body(30))).article
  await save(newsroom, id, body(15))
  expect(await kept(newsroom, id)).toEqual([])
})

test('an empty text is not kept, and its five minutes begin with the first words', async () => {
  const { newsroom } = await openNewsroom()
  const { id } = (await create(newsroom, emptyContent('fr'))).article
  now += DAY
  await save(newsroom, id)
  await write(newsroom, id, 4 * MINUTE)
  expect(await kept(newsroom, id)).toEqual([])
  await write(newsroom, id, 2 * MINUTE)
  expect(await kept(newsroom, id)).toHaveLength(1)
})

test('two windows together keep one each five minutes', async () => {
  const [one, two] = [await openNewsroom(), await openNewsroom()]
  const { id } = (await create(one.newsroom)).article
  for (let minute = 0; minute < 30; minute++) {
    await write(minute % 2 === 0 ? one.newsroom : two.newsroom, id, MINUTE)
  }
  const versions = await kept(one.newsroom, id)
  expect(versions.length).toBeGreaterThanOrEqual(4)
  expect(versions.length).toBeLessThanOrEqual(6)
})

test('a clock that jumps back stops no versions, and one that jumps ahead makes no more of them', async () => {
  for (const jump of [-2 * 365 * DAY, 10 * 365 * DAY]) {
    folder = temporaryFolder()
    now = NOON
    const { newsroom } = await openNewsroom()
    const { id } = (await create(newsroom)).article
    await write(newsroom, id, 20 * MINUTE)
    const before = (await kept(newsroom, id)).length
    now += jump
    await write(newsroom, id, 20 * MINUTE)
    const after = (await kept(newsroom, id)).length
    expect(after - before).toBeGreaterThanOrEqual(3)
    expect(after - before).toBeLessThanOrEqual(5)
    const again = await openNewsroom()
    now -= jump
    await write(again.newsroom, id, 20 * MINUTE)
    const last = (await kept(again.newsroom, id)).length
    expect(last - after).toBeGreaterThanOrEqual(3)
    expect(last - after).toBeLessThanOrEqual(5)
  }
})

test('what was kept for another reason counts, too', async () => {
  const { newsroom } = await openNewsroom()
  const { id } = (await create(newsroom)).article
  await write(newsroom, id, 4 * MINUTE)
  unwrap(await newsroom.keepVersion({ id, why: { reason: 'named' }, name: 'avant envoi' }))
  await write(newsroom, id, 4 * MINUTE)
  expect(await kept(newsroom, id)).toMatchObject([{ name: 'avant envoi' }])
})

test('the text before a step is kept by the save after it, stored or not', async () => {
  const { newsroom } = await openNewsroom()
  const { article, fingerprint } = await create(newsroom)
  const { id } = article
  const base = { revision: article.revision, fingerprint }
  const before = { ...content, headline: 'Tapé, pas encore enregistré' }
  const keep = { reason: 'fix-all', count: 3 } as const
  const saved = unwrap(await newsroom.saveArticle({ id, base, content: nextText(), keep, before }))
  const rest = { revision: saved.article.revision, fingerprint: saved.fingerprint }
  unwrap(await newsroom.saveArticle({ id, base: rest, content: nextText(), keep: { reason: 'replace-all' } }))
  expect(await kept(newsroom, id)).toMatchObject([
    { revision: 2, reason: 'replace-all', headline: content.headline },
    { revision: 2, reason: 'fix-all', count: 3, headline: before.headline },
  ])
})

test('a save that failed after its text was to be kept begins no five minutes', async () => {
  const { newsroom, library } = await openNewsroom()
  const long = (end: string) => ({
    ...content,
    sections: [{ heading: '', body: `${'Un texte. '.repeat(40)}${end}` }],
  })
  const { id } = (await create(newsroom, long('Début.'))).article
  now += 4 * MINUTE
  vi.spyOn(library, 'update').mockImplementationOnce(async (_id, _base, _change, keep) => {
    await keep?.automatic?.(unwrap(await library.read(id)).article)
    return failed('write-failed', { fileName: `${id}.json`, what: 'EIO' })
  })
  await expect(save(newsroom, id, nextText())).rejects.toThrow('write-failed')
  await save(newsroom, id, long('Suite.'))
  now += 2 * MINUTE
  await save(newsroom, id, long('Fin.'))
  expect(await kept(newsroom, id)).toMatchObject([{ reason: 'writing' }])
})

test('a save goes on where the text before it cannot be kept, which is told; a step does not', async () => {
  const { newsroom, library } = await openNewsroom()
  const { id } = (await create(newsroom)).article
  now += DAY
  writeFileSync(join(folder, 'versions'), 'no folder')
  const saved = await save(newsroom, id)
  expect(saved.article.revision).toBe(2)
  expect(library.state().problems).toMatchObject([
    { kind: 'unkept', file: `versions/${id}`, failure: { code: 'library-read-only' } },
  ])
  const base = { revision: 2, fingerprint: saved.fingerprint }
  const step = await newsroom.saveArticle({ id, base, content: nextText(), keep: { reason: 'fix-all' } })
  expect(step).toMatchObject({ ok: false, failure: { code: 'library-read-only' } })
  expect(unwrap(await newsroom.readArticle({ id })).article.revision).toBe(2)
  rmSync(join(folder, 'versions'))
  await write(newsroom, id, 6 * MINUTE)
  expect(library.state().problems).toEqual([])
  expect(await kept(newsroom, id)).toHaveLength(1)
})

test('a save costs no look at the versions while five minutes have not passed', async () => {
  const { newsroom } = await openNewsroom()
  const { id } = (await create(newsroom)).article
  await write(newsroom, id, 6 * MINUTE)
  const there = readdirSync(join(folder, 'versions', id))
  expect(there).toHaveLength(1)
  // A folder that cannot be read would be found out by a look.
  chmodSync(join(folder, 'versions', id), 0)
  await write(newsroom, id, 3 * MINUTE)
  chmodSync(join(folder, 'versions', id), 0o755)
  expect(readdirSync(join(folder, 'versions', id))).toEqual(there)
})
