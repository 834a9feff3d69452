import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Newsroom } from '../../src/contract/contract.ts'
import { noLibraries } from '../../src/host/libraries.ts'
import { type ArticleContent, emptyContent } from '../../src/core/article/index.ts'
import type { ExportRequest, ExportStep } from '../../src/core/export/run.ts'
import { ok } from '../../src/core/failure.ts'
import { bundledFonts } from '../../src/host/fonts.ts'
import { noPrinter } from '../host/noPrinter.ts'
import { Places } from '../../src/host/places.ts'
import { systemDigest, uuidSequence } from '../../src/host/system.ts'
import { noSpeller } from './noSpeller.ts'
import { limitTime } from '../../src/host/timeLimit.ts'
import { createNewsroom } from '../../src/newsroom/index.ts'
import { MachineFile, type Library, openLibrary, RecoveryFiles } from '../../src/store/index.ts'
import { noBackups } from './noBackups.ts'

const libraries: Library[] = []
afterEach(async () => {
  for (const library of libraries.splice(0)) await library.close()
})

const NOW = Date.UTC(2026, 10, 10, 12)

/** A newsroom over a real library, whose clock goes on by `tick` milliseconds at each look: a step ends after 150. */
async function newsroomWith(contents: readonly Partial<ArticleContent>[], tick = 0) {
  const root = mkdtempSync(join(tmpdir(), 'marbre-runs-'))
  const opened = await openLibrary(join(root, 'library'), { create: true, watch: false })
  if (!opened.ok) throw new Error(opened.failure.code)
  libraries.push(opened.value)
  const time = { now: NOW }
  const places = new Places(null)
  const newsroom = createNewsroom({
    libraries: noLibraries,
    store: opened.value,
    versions: opened.value.versions,
    bin: opened.value.bin,
    conflictCopies: opened.value.conflictCopies,
    presence: opened.value.presence,
    sharedBy: null,
    machine: new MachineFile(join(root, 'user', 'machine.json')),
    backups: noBackups,
    recovery: new RecoveryFiles(join(root, 'recovery')),
    clock: {
      now: () => {
        time.now += tick
        return new Date(time.now).toISOString()
      },
    },
    ids: uuidSequence(),
    digest: systemDigest,
    limitTime,
    speller: noSpeller,
    printer: noPrinter,
    fonts: bundledFonts,
    places,
  })
  const ids: string[] = []
  for (const content of contents) {
    const made = await newsroom.createArticle({ content: { ...emptyContent('fr'), ...content } })
    if (!made.ok) throw new Error(made.failure.code)
    ids.push(made.value.article.id)
  }
  const out = mkdtempSync(join(tmpdir(), 'marbre-runs-out-'))
  return { newsroom, ids, out, place: places.add(out).id, time, library: join(root, 'library') }
}

const WHOLE: ExportRequest = {
  selection: { kind: 'library', status: 'all' },
  ...{ format: 'text', options: {}, names: '', dossier: '', place: null },
  ...{ includeEmbargoed: false, overwrite: false },
}

async function start(newsroom: Newsroom, request: Partial<ExportRequest>): Promise<string> {
  const started = await newsroom.startExport({ ...WHOLE, ...request })
  if (!started.ok) throw new Error(started.failure.code)
  return started.value.run
}

/** All steps of a run. */
async function steps(newsroom: Newsroom, request: Partial<ExportRequest>): Promise<ExportStep[]> {
  const run = await start(newsroom, request)
  const all: ExportStep[] = []
  while (!all.at(-1)?.isFinished) {
    const step = await newsroom.continueExport({ run })
    if (!step.ok) throw new Error(step.failure.code)
    all.push(step.value)
  }
  return all
}

const outcomesOf = async (newsroom: Newsroom, request: Partial<ExportRequest>) =>
  (await steps(newsroom, request)).flatMap(({ outcomes }) => outcomes)
const visible = (out: string) => readdirSync(out).filter((name) => !name.startsWith('.'))

const numbered = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ headline: `Récit ${at + 1}` }))

test('a library goes into a folder step by step, each with its progress', async () => {
  const { newsroom, out, place } = await newsroomWith(numbered(5), 100)
  const all = await steps(newsroom, { place })
  expect(all.length).toBeGreaterThan(1)
  expect(all.map(({ total }) => total)).toEqual(all.map(() => 5))
  expect(all.map(({ done }) => done)).toEqual(all.map(({ done }) => done).toSorted((a, b) => a - b))
  expect(all.at(-1)).toMatchObject({ done: 5, isFinished: true, files: [] })
  expect(all.reduce((sum, { drafts }) => sum + drafts, 0)).toBe(5)
  expect(visible(out)).toEqual([1, 2, 3, 4, 5].map((number) => `recit-${number}.txt`))
})

test('of several exports that begin at once, one alone writes into a folder', async () => {
  const { newsroom, place } = await newsroomWith(numbered(2))
  const begin = () => newsroom.startExport({ ...WHOLE, place })
  const begun = await Promise.all([begin(), begin(), begin()])
  const runs = begun.flatMap((each) => (each.ok ? [each.value.run] : []))
  expect(runs).toHaveLength(1)
  expect(begun.flatMap((each) => (each.ok ? [] : [each.failure.code]))).toEqual([
    'export-busy',
    'export-busy',
  ])
  expect(await newsroom.startExport({ ...WHOLE, place: null })).toMatchObject({ ok: true })
  await newsroom.cancelExport({ run: runs[0] ?? '' })
  // A folder is free again once an export into it could not begin.
  const refused = await newsroom.startExport({ ...WHOLE, place, dossier: 'Le dossier' })
  expect(refused).toMatchObject({ ok: false, failure: { code: 'invalid-input' } })
  expect(await outcomesOf(newsroom, { place })).toMatchObject([{ kind: 'written' }, { kind: 'written' }])
})

test('without a place, each step gives the files under the names that are wanted', async () => {
  const { newsroom, ids } = await newsroomWith([
    { headline: 'Le bac', date: '2026-11-10' },
    { headline: 'La criée' },
  ])
  const [step] = await steps(newsroom, {
    names: '{year}/{slug}',
    selection: { kind: 'ids', ids: [...ids, ...ids] },
  })
  expect(step?.files.map(({ id, file }) => [id, file.fileName])).toEqual([
    [ids[0], '2026/le-bac.txt'],
    [ids[1], 'la-criee.txt'],
  ])
  expect(step).toMatchObject({ outcomes: [], total: 2, drafts: 2, isFinished: true })
})

test('a pattern names an article without a date by the day of its creation where Jekyll wants one', async () => {
  const { newsroom, ids } = await newsroomWith([{ headline: 'La criée' }])
  const read = await newsroom.readArticle({ id: ids[0] ?? '' })
  const day = read.ok ? read.value.article.createdAt.slice(0, 10) : ''
  const nameOf = async (profile: 'jekyll' | 'astro') => {
    const request = { format: 'markdown', options: { profile }, names: '_posts/{date}-{slug}' } as const
    const [step] = await steps(newsroom, request)
    return step?.files[0]?.file.fileName
  }
  expect(await nameOf('jekyll')).toBe(`_posts/${day}-la-criee.md`)
  expect(await nameOf('astro')).toBe('_posts/la-criee.md')
})

test('what is under embargo is left out and said, until it has passed or unless it is asked for', async () => {
  const { newsroom, ids, time, place, out } = await newsroomWith([
    { headline: 'Demain', embargo: '2026-11-10T14:00:00+01:00' },
    { headline: 'Hier', embargo: '2026-11-10T13:00:00+01:00', status: 'ready' },
  ])
  expect(await outcomesOf(newsroom, { place })).toMatchObject([
    { kind: 'embargoed', id: ids[0], headline: 'Demain', embargo: '2026-11-10T14:00:00+01:00' },
    { kind: 'written', file: 'hier.txt' },
  ])
  expect(visible(out)).toEqual(['hier.txt'])
  expect(await outcomesOf(newsroom, { place, includeEmbargoed: true })).toMatchObject([
    { kind: 'written', file: 'demain.txt' },
    { kind: 'unchanged' },
  ])
  time.now += 3_600_000
  // The text says an embargo while it lasts.
  expect((await outcomesOf(newsroom, { place })).map(({ kind }) => kind)).toEqual(['written', 'unchanged'])
  expect((await outcomesOf(newsroom, { place })).map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged'])
})

test('an article that is gone fails alone, and drafts are counted among what was written', async () => {
  const { newsroom, ids, place } = await newsroomWith([{ headline: 'A', status: 'ready' }, { headline: 'B' }])
  const missing = '01930000-0000-7000-8000-ffffffffffff'
  const [step] = await steps(newsroom, { place, selection: { kind: 'ids', ids: [missing, ...ids] } })
  expect(step).toMatchObject({ drafts: 1 })
  expect(step?.outcomes.map((each) => each.kind)).toEqual(['failed', 'written', 'written'])
})

test('of two articles with one slug, the export says which', async () => {
  const { newsroom, ids, place } = await newsroomWith([
    { headline: 'Crue\u00a0: le point', slug: 'crue' },
    { headline: 'Crue', slug: '' },
  ])
  expect(await outcomesOf(newsroom, { place, selection: { kind: 'ids', ids } })).toMatchObject([
    { file: 'crue.txt', notices: [] },
    { file: 'crue-2.txt', notices: [{ name: 'same-slug', what: 'Crue\u00a0: le point' }] },
  ])
})

test('a status chooses among the library', async () => {
  const { newsroom, place, out } = await newsroomWith([{ headline: 'A', status: 'ready' }, { headline: 'B' }])
  await steps(newsroom, { place, selection: { kind: 'library', status: 'ready' } })
  expect(visible(out)).toEqual(['a.txt'])
})

test('where no browser prints, an export to PDF ends with one sentence', async () => {
  const { newsroom, place, out } = await newsroomWith(numbered(3))
  const all = await steps(newsroom, { place, format: 'pdf' })
  expect(all).toMatchObject([
    { done: 1, total: 3, outcomes: [{ kind: 'failed', id: '', failure: { code: 'no-printer' } }] },
  ])
  expect(readdirSync(out)).toEqual([])
})

describe('a run that is cancelled', () => {
  test('leaves whole files and a true list, and is no more', async () => {
    const { newsroom, place, out } = await newsroomWith(numbered(5), 100)
    const run = await start(newsroom, { place })
    await newsroom.continueExport({ run })
    const [last, cancelled] = await Promise.all([
      newsroom.continueExport({ run }),
      newsroom.cancelExport({ run }),
    ])
    expect(cancelled).toEqual(ok({ cancelled: true }))
    expect(last).toMatchObject({ value: { isFinished: true } })
    expect(await newsroom.continueExport({ run })).toMatchObject({ failure: { code: 'export-gone' } })
    expect(await newsroom.cancelExport({ run })).toEqual(ok({ cancelled: false }))
    const listed: { name: string }[] = JSON.parse(
      readFileSync(join(out, '.marbre-export.json'), 'utf8'),
    ).entries
    expect(listed.map(({ name }) => name)).toEqual(visible(out))
    expect(visible(out).length).toBeLessThan(5)
  })
})

test('a folder that goes in the middle is said once, and ends the run', async () => {
  const { newsroom, place, out } = await newsroomWith(numbered(6), 100)
  const run = await start(newsroom, { place })
  await newsroom.continueExport({ run })
  rmSync(out, { recursive: true })
  const step = await newsroom.continueExport({ run })
  expect(step).toMatchObject({ value: { isFinished: true } })
  expect(step.ok && step.value.outcomes).toMatchObject([
    { kind: 'failed', id: '', failure: { code: 'folder-missing' } },
  ])
  expect(existsSync(out)).toBe(false)
  expect(await newsroom.startExport({ ...WHOLE, place })).toMatchObject({
    failure: { code: 'folder-missing' },
  })
})

test('a folder has one run at a time; a run that nobody continues for a minute gives way', async () => {
  const { newsroom, place, time } = await newsroomWith(numbered(2))
  const run = await start(newsroom, { place })
  expect(await newsroom.startExport({ ...WHOLE, place })).toMatchObject({ failure: { code: 'export-busy' } })
  time.now += 61_000
  await start(newsroom, { place })
  expect(await newsroom.continueExport({ run })).toMatchObject({ failure: { code: 'export-gone' } })
})

test('of more than four runs at once, the one that waited longest is forgotten', async () => {
  const { newsroom, time } = await newsroomWith(numbered(1))
  const runs: string[] = []
  for (let number = 0; number < 5; number += 1) {
    time.now += 1000
    runs.push(await start(newsroom, {}))
  }
  const answers = await Promise.all(runs.map((run) => newsroom.continueExport({ run })))
  expect(answers.map((answer) => answer.ok)).toEqual([false, true, true, true, true])
})

test.each([
  [{ place: 'nowhere' }, 'place-unknown'],
  [{ names: '{tide}' }, 'invalid-input'],
  [{ dossier: 'Fleuves', format: 'docx' }, 'invalid-input'],
] as const)('a request %o is refused: %s', async (request, code) => {
  const { newsroom } = await newsroomWith([])
  expect(await newsroom.startExport({ ...WHOLE, ...request })).toMatchObject({ failure: { code } })
})

test('an empty library is a run of one step that writes nothing', async () => {
  const { newsroom, place, out } = await newsroomWith([])
  expect(await steps(newsroom, { place })).toMatchObject([
    { done: 0, total: 0, outcomes: [], isFinished: true },
  ])
  expect(readdirSync(out)).toEqual([])
})
