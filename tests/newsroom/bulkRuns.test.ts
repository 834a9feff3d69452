import * as fs from 'node:fs'
import { expect, test } from 'vitest'
import type { BulkChange, BulkOutcome } from '../../src/core/bulk.ts'
import type { Newsroom } from '../../src/contract/contract.ts'
import { type ArticleContent, contentOf } from '../../src/core/article/index.ts'
import { systemClock } from '../../src/host/system.ts'
import { type FileSystem, nodeFileSystem } from '../../src/store/fileSystem.ts'
import type { LibraryOptions } from '../../src/store/index.ts'
import { articleOf, fileOf, idOf, libraryIn, temporaryFolder, unwrap } from '../store/libraryFixture.ts'
import { newsroomOver } from '../store/newsroomOver.ts'

async function newsroomWith(contents: readonly Partial<ArticleContent>[], options: LibraryOptions = {}) {
  const folder = temporaryFolder()
  const library = await libraryIn(folder, options)
  const articles = contents.map((content, number) => articleOf(number, content))
  await library.add(articles)
  await library.whenIdle()
  return { folder, library, newsroom: newsroomOver(library), ids: articles.map(({ id }) => id) }
}

/** Continues a run to its end; gives all outcomes. */
async function finish(newsroom: Newsroom, run: string): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = []
  for (;;) {
    const step = unwrap(await newsroom.continueBulk({ run }))
    outcomes.push(...step.outcomes)
    if (step.isFinished) return outcomes
  }
}

async function changeAll(newsroom: Newsroom, change: BulkChange, ids: string[]) {
  const { run } = unwrap(await newsroom.startBulk({ change, ids }))
  return { run, outcomes: await finish(newsroom, run) }
}

async function undo(newsroom: Newsroom, run: string): Promise<BulkOutcome[]> {
  return finish(newsroom, unwrap(await newsroom.undoBulk({ run })).run)
}

const kindsOf = (outcomes: readonly BulkOutcome[]) => outcomes.map(({ kind }) => kind)

test('a status is given to all, told of those that had it, and taken back from those that got it', async () => {
  const { newsroom, library, ids } = await newsroomWith([{}, { status: 'published' }, { status: 'spiked' }])
  const { run, outcomes } = await changeAll(newsroom, { kind: 'status', status: 'published' }, ids)
  expect(kindsOf(outcomes)).toEqual(['changed', 'unchanged', 'changed'])
  const read = async () => Promise.all(ids.map(async (id) => unwrap(await library.read(id)).article))
  expect((await read()).map(({ status, revision }) => [status, revision])).toEqual([
    ['published', 2],
    ['published', 1],
    ['published', 2],
  ])
  expect(kindsOf(await undo(newsroom, run))).toEqual(['changed', 'changed'])
  expect((await read()).map(({ status, slug }) => [status, slug])).toEqual([
    ['draft', ''],
    ['published', ''],
    ['spiked', ''],
  ])
  expect(await newsroom.undoBulk({ run })).toMatchObject({ ok: true, value: { total: 0 } })
})

test('articles of one headline that are made ready together get slugs of their own', async () => {
  const same = { headline: 'Le pont rouvre' }
  const { newsroom, library, ids } = await newsroomWith(Array.from({ length: 40 }, () => same))
  await changeAll(newsroom, { kind: 'status', status: 'ready' }, ids)
  const slugs = await Promise.all(ids.map(async (id) => unwrap(await library.read(id)).article.slug))
  expect(new Set(slugs).size).toBe(40)
  expect(slugs.every((slug) => slug.startsWith('le-pont-rouvre'))).toBe(true)
})

test('two groups that are told of free slugs at one moment give no slug twice', async () => {
  const { library, ids } = await newsroomWith(Array.from({ length: 64 }, () => ({ headline: 'Le pont' })))
  let waiting: (() => void)[] = []
  const release = () => {
    for (const answer of waiting) answer()
    waiting = []
  }
  const slugOwners: typeof library.slugOwners = async (slug) => {
    const owners = await library.slugOwners(slug)
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      setImmediate(release)
    })
    return owners
  }
  const asked = new Proxy(library, {
    get(target, key) {
      if (key === 'slugOwners') return slugOwners
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  await changeAll(newsroomOver(asked), { kind: 'status', status: 'ready' }, ids)
  const slugs = await Promise.all(ids.map(async (id) => unwrap(await library.read(id)).article.slug))
  expect(new Set(slugs).size).toBe(64)
})

test('keywords are added and removed, and each keeps its other ones', async () => {
  const { newsroom, library, ids } = await newsroomWith([
    { keywords: ['pont', 'mer'] },
    { keywords: ['bac'] },
  ])
  const change = { kind: 'keywords', add: ['bac', 'ville'], remove: ['mer'] } as const
  const { run } = await changeAll(
    newsroom,
    { ...change, add: [...change.add], remove: [...change.remove] },
    ids,
  )
  const read = async () => Promise.all(ids.map(async (id) => unwrap(await library.read(id)).article.keywords))
  expect(await read()).toEqual([
    ['pont', 'bac', 'ville'],
    ['bac', 'ville'],
  ])
  await undo(newsroom, run)
  expect(await read()).toEqual([['pont', 'mer'], ['bac']])
})

test('an embargo is set with its zone and lifted; the zone stays for the next one', async () => {
  const { newsroom, library, ids } = await newsroomWith([{}, { embargo: '2031-01-02T06:00:00+01:00' }])
  const embargo = '2031-12-04T06:00:00+01:00'
  const read = async () => {
    const { article } = unwrap(await library.read(idOf(0)))
    return [article.embargo, article.embargoZone]
  }
  const { run } = await changeAll(newsroom, { kind: 'embargo', embargo, embargoZone: 'Europe/Paris' }, ids)
  expect(await read()).toEqual([embargo, 'Europe/Paris'])
  await changeAll(newsroom, { kind: 'embargo', embargo: '', embargoZone: '' }, [idOf(0)])
  expect(await read()).toEqual(['', 'Europe/Paris'])
  await undo(newsroom, run)
  expect(unwrap(await library.read(idOf(1))).article.embargo).toBe('2031-01-02T06:00:00+01:00')
})

test('one that is gone, damaged or of a newer version is named, and the others go on', async () => {
  const { newsroom, library, folder, ids } = await newsroomWith([{}, {}, {}, {}])
  fs.rmSync(fileOf(folder, idOf(0)))
  fs.writeFileSync(fileOf(folder, idOf(1)), '{"format": ')
  const newer = { ...JSON.parse(fs.readFileSync(fileOf(folder, idOf(2)), 'utf8')), version: 999 }
  fs.writeFileSync(fileOf(folder, idOf(2)), JSON.stringify(newer))
  const { outcomes } = await changeAll(newsroom, { kind: 'desk', desk: 'Mer' }, ids)
  expect(outcomes.map((each) => (each.kind === 'failed' ? each.failure.code : each.kind))).toEqual([
    'not-found',
    'damaged',
    'newer-version',
    'changed',
  ])
  expect(unwrap(await library.read(idOf(3))).article.desk).toBe('Mer')
})

test('what was written since a change stays when that is undone; the same field written since is a conflict', async () => {
  const { newsroom, library, ids } = await newsroomWith([{}, {}])
  const { run } = await changeAll(newsroom, { kind: 'desk', desk: 'Mer' }, ids)
  const write = async (id: string, content: Partial<ArticleContent>) => {
    const { article, fingerprint } = unwrap(await library.read(id))
    const base = { revision: article.revision, fingerprint }
    unwrap(await newsroom.saveArticle({ id, base, content: { ...contentOf(article), ...content } }))
  }
  await write(idOf(0), { headline: 'Écrit depuis' })
  await write(idOf(1), { desk: 'Ville' })
  const outcomes = await undo(newsroom, run)
  expect(outcomes.map((each) => [each.id, each.kind])).toEqual([
    [idOf(1), 'failed'],
    [idOf(0), 'changed'],
  ])
  expect(unwrap(await library.read(idOf(0))).article).toMatchObject({ headline: 'Écrit depuis', desk: '' })
  expect(unwrap(await library.read(idOf(1))).article.desk).toBe('Ville')
})

test('a save between reading and writing is read again, and loses nothing', async () => {
  const { newsroom, library, ids } = await newsroomWith(Array.from({ length: 60 }, () => ({})))
  const { run } = unwrap(await newsroom.startBulk({ change: { kind: 'desk', desk: 'Mer' }, ids }))
  const writing = (async () => {
    for (let round = 0; round < 30; round += 1) {
      const { article, fingerprint } = unwrap(await library.read(idOf(40)))
      const base = { revision: article.revision, fingerprint }
      await newsroom.saveArticle({ id: idOf(40), base, content: { ...contentOf(article), note: `${round}` } })
    }
  })()
  const outcomes = await finish(newsroom, run)
  await writing
  expect(new Set(kindsOf(outcomes))).toEqual(new Set(['changed']))
  expect(unwrap(await library.read(idOf(40))).article).toMatchObject({ desk: 'Mer', note: '29' })
})

test('articles go to the bin and come back; copies are drafts, and go to the bin unless they were written in', async () => {
  const { newsroom, library, ids } = await newsroomWith([
    {
      status: 'published',
      slug: 'a',
      embargo: '2026-11-03T06:00:00+01:00',
      correction: 'Le pont a sept arches.',
    },
    {},
  ])
  const binned = await changeAll(newsroom, { kind: 'bin' }, ids)
  expect((await library.read(idOf(0))).ok).toBe(false)
  expect(kindsOf(await undo(newsroom, binned.run))).toEqual(['changed', 'changed'])
  expect(unwrap(await library.read(idOf(0))).article).toMatchObject({ status: 'published', slug: 'a' })

  const copied = await changeAll(newsroom, { kind: 'duplicate' }, ids)
  const made = copied.outcomes.map((each) => (each.kind === 'changed' ? (each.made ?? '') : ''))
  const first = unwrap(await library.read(made[0] ?? ''))
  expect(first.article).toMatchObject({
    headline: 'Le pont numéro 0 (copie)',
    status: 'draft',
    slug: '',
    embargo: '',
    correction: '',
    source: null,
  })
  const base = { revision: 1, fingerprint: first.fingerprint }
  const content = { ...contentOf(first.article), note: 'à suivre' }
  unwrap(await newsroom.saveArticle({ id: first.article.id, base, content }))
  expect(await undo(newsroom, copied.run)).toMatchObject([
    { kind: 'changed' },
    { kind: 'failed', headline: 'Le pont numéro 0 (copie)' },
  ])
  expect((await library.read(made[0] ?? '')).ok).toBe(true)
  expect((await library.read(made[1] ?? '')).ok).toBe(false)
})

test('with revisions, an article that was changed since stays, and is named', async () => {
  const { newsroom, library, ids } = await newsroomWith([{}, {}, {}])
  const revisions = Object.fromEntries(ids.slice(0, 2).map((id) => [id, 1]))
  const { article, fingerprint } = unwrap(await library.read(idOf(1)))
  const content = { ...contentOf(article), note: 'à suivre' }
  unwrap(await newsroom.saveArticle({ id: idOf(1), base: { revision: 1, fingerprint }, content }))
  const binned = await changeAll(newsroom, { kind: 'bin', revisions }, ids)
  expect(binned.outcomes).toMatchObject([
    { kind: 'changed' },
    { kind: 'failed', headline: 'Le pont numéro 1', failure: { code: 'conflict' } },
    { kind: 'changed' },
  ])
  expect(unwrap(await library.read(idOf(1))).article.note).toBe('à suivre')
  expect(kindsOf(await undo(newsroom, binned.run))).toEqual(['changed', 'changed'])
})

test('a run that is undone in the middle of a step takes back what the step still changes', async () => {
  let onRename = () => {}
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    rename: (from, to) => {
      onRename()
      nodeFileSystem.rename(from, to)
    },
  }
  const contents = Array.from({ length: 80 }, () => ({}))
  const { newsroom, library, ids } = await newsroomWith(contents, { fileSystem })
  const { run } = unwrap(await newsroom.startBulk({ change: { kind: 'desk', desk: 'Mer' }, ids }))
  const writing = new Promise<void>((resolve) => {
    onRename = resolve
  })
  const step = newsroom.continueBulk({ run })
  await writing
  const undone = await newsroom.undoBulk({ run })
  const changed = unwrap(await step)
  expect(changed).toMatchObject({ done: 64, isFinished: true })
  expect(unwrap(undone).total).toBe(64)
  expect(kindsOf(await finish(newsroom, unwrap(undone).run))).toEqual(Array(64).fill('changed'))
  for (const id of ids) expect(unwrap(await library.read(id)).article.desk).toBe('')
})

test('a run that is cancelled keeps what it has done, tells how far it came, and can be undone', async () => {
  const { library, ids } = await newsroomWith(Array.from({ length: 100 }, () => ({})))
  let now = Date.parse(systemClock.now())
  const newsroom = newsroomOver(library, () => {
    now += 60
    return new Date(now).toISOString()
  })
  const { run, total } = unwrap(await newsroom.startBulk({ change: { kind: 'desk', desk: 'Mer' }, ids }))
  expect(total).toBe(100)
  const step = unwrap(await newsroom.continueBulk({ run }))
  expect(step).toMatchObject({ total: 100, isFinished: false })
  expect(step.outcomes).toHaveLength(step.done)
  expect(await newsroom.cancelBulk({ run })).toEqual({ ok: true, value: { cancelled: true } })
  expect(unwrap(await newsroom.continueBulk({ run }))).toMatchObject({ done: step.done, isFinished: true })
  expect(await undo(newsroom, run)).toHaveLength(step.done)
  const desks = await Promise.all(ids.map(async (id) => unwrap(await library.read(id)).article.desk))
  expect(new Set(desks)).toEqual(new Set(['']))
  expect(await newsroom.continueBulk({ run: 'no-such-run' })).toMatchObject({
    failure: { code: 'bulk-gone' },
  })
})
