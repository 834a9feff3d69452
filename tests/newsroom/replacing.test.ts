import * as fs from 'node:fs'
import { expect, test } from 'vitest'
import type { Input, Newsroom } from '../../src/contract/contract.ts'
import type { ArticleContent } from '../../src/core/article/index.ts'
import type { BulkOutcome } from '../../src/core/bulk.ts'
import type { FoundArticle } from '../../src/core/replace/index.ts'
import {
  articleOf,
  failureOf,
  fileOf,
  libraryIn,
  temporaryFolder,
  unwrap,
  versionsOf,
} from '../store/libraryFixture.ts'
import { newsroomOver } from '../store/newsroomOver.ts'

const LOOSE = { matchCase: false, matchAccents: false, wholeWord: false, pattern: false }
const EVERYWHERE = { query: '', status: 'all' } as const

async function newsroomWith(contents: readonly Partial<ArticleContent>[]) {
  const folder = temporaryFolder()
  const library = await libraryIn(folder)
  const articles = contents.map((content, number) => articleOf(number, content))
  await library.add(articles)
  await library.whenIdle()
  return { folder, library, newsroom: newsroomOver(library), ids: articles.map(({ id }) => id) }
}

async function findAll(newsroom: Newsroom, request: Input<'startFind'>) {
  const { run } = unwrap(await newsroom.startFind(request))
  const articles: FoundArticle[] = []
  const failures: string[] = []
  for (;;) {
    const step = unwrap(await newsroom.continueFind({ run }))
    articles.push(...step.articles)
    failures.push(...step.failures.map(({ id }) => id))
    if (step.isFinished) return { articles, failures }
  }
}

async function finish(newsroom: Newsroom, run: string): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = []
  for (;;) {
    const step = unwrap(await newsroom.continueBulk({ run }))
    outcomes.push(...step.outcomes)
    if (step.isFinished) return outcomes
  }
}

type Change = Extract<Input<'startBulk'>['change'], { kind: 'replace' }>
const change = (find: string, replacement: string, more: Partial<Change> = {}): Change => ({
  ...{ kind: 'replace', find, replacement, options: LOOSE, choices: [], ...more },
})

test('a search finds the articles with a name, in the whole library and in what a query finds', async () => {
  const { newsroom, ids } = await newsroomWith([
    { headline: 'Durant élu', desk: 'Politique' },
    { headline: 'Rien' },
    { headline: 'Autre', sections: [{ heading: '', body: 'M. Durant et Mme Durant' }] },
  ])
  const all = await findAll(newsroom, { find: 'durant', options: LOOSE, among: EVERYWHERE })
  expect(new Map(all.articles.map(({ id, count }) => [id, count]))).toEqual(
    new Map([
      [ids[0], 1],
      [ids[2], 2],
    ]),
  )
  const among = { query: 'desk:politique', status: 'all' } as const
  const some = await findAll(newsroom, { find: 'durant', options: LOOSE, among })
  expect(some.articles.map(({ id }) => id)).toEqual([ids[0]])
})

test('a replacement keeps a version of each article that it changes, and is taken back exactly', async () => {
  const { newsroom, library, folder, ids } = await newsroomWith([
    { headline: 'Durant élu', sections: [{ heading: '', body: '- puce, **Dur**ant' }] },
    { headline: 'Rien' },
  ])
  const files = () => ids.map((id) => JSON.parse(fs.readFileSync(fileOf(folder, id), 'utf8')))
  const before = files()
  const { run } = unwrap(await newsroom.startBulk({ change: change('durant', 'Durand'), ids }))
  expect((await finish(newsroom, run)).map(({ kind }) => kind)).toEqual(['changed', 'unchanged'])
  const [first] = ids
  if (first === undefined) throw new Error('no article')
  const { article } = unwrap(await library.read(first))
  expect([article.headline, article.sections[0]?.body]).toEqual(['Durand élu', '- puce, **Durand**'])
  const versions = unwrap(await newsroom.listVersions({ id: first }))
  expect(versions.map(({ reason, count, headline }) => [reason, count, headline])).toEqual([
    ['replace-all', 2, 'Durant élu'],
  ])
  const undone = await finish(newsroom, unwrap(await newsroom.undoBulk({ run })).run)
  expect(undone.map(({ kind }) => kind)).toEqual(['changed'])
  const texts = (all: readonly { headline: string; sections: unknown }[]) =>
    all.map(({ headline, sections }) => [headline, sections])
  expect(texts(files())).toEqual(texts(before))
})

test('what was written since stays when a replacement is taken back', async () => {
  const { newsroom, library, ids } = await newsroomWith([
    { headline: 'Durant élu', sections: [{ heading: '', body: 'Un.\n\nDurant.' }] },
  ])
  const [id = ''] = ids
  const { run } = unwrap(await newsroom.startBulk({ change: change('durant', 'Durand'), ids }))
  await finish(newsroom, run)
  const { article, fingerprint } = unwrap(await library.read(id))
  const content = { ...article, sections: [{ heading: '', body: 'Un et deux.\n\nDurand.' }] }
  unwrap(await newsroom.saveArticle({ id, base: { revision: article.revision, fingerprint }, content }))
  await finish(newsroom, unwrap(await newsroom.undoBulk({ run })).run)
  const after = unwrap(await library.read(id)).article
  expect([after.headline, after.sections[0]?.body]).toEqual(['Durant élu', 'Un et deux.\n\nDurant.'])
})

test('articles that are gone, damaged, of a newer version or changed since the preview are named, and the others go on', async () => {
  const { newsroom, library, folder, ids } = await newsroomWith(
    Array.from({ length: 5 }, () => ({ headline: 'Durant' })),
  )
  const [gone = '', newer = '', damaged = '', changed = '', good = ''] = ids
  fs.rmSync(fileOf(folder, gone))
  const file = fileOf(folder, newer)
  const stored = JSON.parse(fs.readFileSync(file, 'utf8'))
  fs.writeFileSync(file, JSON.stringify({ ...stored, version: 99 }))
  fs.writeFileSync(fileOf(folder, damaged), '{')
  const found = await findAll(newsroom, { find: 'durant', options: LOOSE, among: { ids } })
  expect(found.articles.map(({ id }) => id)).toEqual([changed, good])
  expect(new Set(found.failures)).toEqual(new Set([gone, newer, damaged]))
  const { article, fingerprint } = unwrap(await library.read(changed))
  const base = { revision: article.revision, fingerprint }
  unwrap(await newsroom.saveArticle({ id: changed, base, content: { ...article, dateline: 'Brest' } }))
  const choices = [{ id: changed, revision: article.revision, skipped: [0], included: [] }]
  const { run } = unwrap(await newsroom.startBulk({ change: change('durant', 'Durand', { choices }), ids }))
  const outcomes = await finish(newsroom, run)
  expect(outcomes.map((each) => (each.kind === 'failed' ? each.failure.code : each.kind))).toEqual([
    'not-found',
    'newer-version',
    expect.stringMatching(/damaged|not-found/),
    'conflict',
    'changed',
  ])
  expect(unwrap(await library.read(good)).article.headline).toBe('Durand')
})

test('an article whose version cannot be kept stays as it is, and the others of its group are replaced', async () => {
  const { folder, library, newsroom, ids } = await newsroomWith(
    Array.from({ length: 5 }, () => ({ headline: 'Durant' })),
  )
  const [first = '', second = ''] = ids
  fs.mkdirSync(`${folder}/versions`, { recursive: true })
  fs.writeFileSync(`${folder}/versions/${second}`, 'no folder')
  const before = fs.readFileSync(fileOf(folder, second))
  const { run } = unwrap(await newsroom.startBulk({ change: change('Durant', 'Dupont'), ids }))
  const outcomes = await finish(newsroom, run)
  expect(outcomes.map(({ id, kind }) => [id, kind])).toEqual(
    ids.map((id) => [id, id === second ? 'failed' : 'changed']),
  )
  expect(fs.readFileSync(fileOf(folder, second)).equals(before)).toBe(true)
  expect(unwrap(await library.read(first)).article.headline).toBe('Dupont')
  expect((await versionsOf(library, first)).map(({ article }) => article.headline)).toEqual(['Durant'])
})

test('an invalid regular expression starts nothing, and one that runs away is stopped', async () => {
  const { newsroom, ids } = await newsroomWith([{ headline: `${'a'.repeat(40)}!` }])
  const pattern = { ...LOOSE, pattern: true }
  const invalid = await newsroom.startFind({ find: '(', options: pattern, among: { ids } })
  expect(failureOf(invalid).code).toBe('pattern-invalid')
  const none = await newsroom.startBulk({ change: change('(', '', { options: pattern }), ids })
  expect(failureOf(none).code).toBe('pattern-invalid')
  const { run } = unwrap(await newsroom.startFind({ find: '(a+)+$', options: pattern, among: { ids } }))
  expect(failureOf(await newsroom.continueFind({ run })).code).toBe('pattern-slow')
  expect(failureOf(await newsroom.continueFind({ run })).code).toBe('find-gone')
})
