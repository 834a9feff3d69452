import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type ArticleContent, emptyContent, type OpenedArticle } from '../../src/core/article/index.ts'
import type { Result } from '../../src/core/failure.ts'
import { bundledFonts } from '../../src/host/fonts.ts'
import { noLibraries } from '../../src/host/libraries.ts'
import { noPlaces } from '../../src/host/places.ts'
import { noPrinter } from '../host/noPrinter.ts'
import { systemClock, systemDigest, uuidSequence } from '../../src/host/system.ts'
import { noSpeller } from './noSpeller.ts'
import { limitTime } from '../../src/host/timeLimit.ts'
import { createNewsroom } from '../../src/newsroom/index.ts'
import { MachineFile, openLibrary, RecoveryFiles } from '../../src/store/index.ts'
import { noBackups } from './noBackups.ts'

async function openFresh() {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-slugs-'))
  const opened = await openLibrary(folder, { watch: false })
  if (!opened.ok) throw new Error(opened.failure.code)
  onTestFinished(() => opened.value.close())
  return createNewsroom({
    store: opened.value,
    versions: opened.value.versions,
    bin: opened.value.bin,
    conflictCopies: opened.value.conflictCopies,
    presence: opened.value.presence,
    sharedBy: null,
    machine: new MachineFile(join(folder, 'user', 'machine.json')),
    backups: noBackups,
    recovery: new RecoveryFiles(join(folder, 'recovery')),
    clock: systemClock,
    ids: uuidSequence(),
    digest: systemDigest,
    limitTime,
    speller: noSpeller,
    printer: noPrinter,
    fonts: bundledFonts,
    places: noPlaces,
    libraries: noLibraries,
  })
}

type Newsroom = Awaited<ReturnType<typeof openFresh>>

function openedOf(result: Result<OpenedArticle>): OpenedArticle {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

const contentWith = (content: Partial<ArticleContent>) => ({ ...emptyContent('fr'), ...content })
const create = async (newsroom: Newsroom, content: Partial<ArticleContent>) =>
  openedOf(await newsroom.createArticle({ content: contentWith(content) }))

async function save(
  newsroom: Newsroom,
  { article, fingerprint }: OpenedArticle,
  change: Partial<ArticleContent>,
) {
  const base = { revision: article.revision, fingerprint }
  return openedOf(await newsroom.saveArticle({ id: article.id, base, content: { ...article, ...change } }))
}

test('the slug of a draft follows its headline, and that of a ready article stays', async () => {
  const newsroom = await openFresh()
  const draft = await create(newsroom, { headline: 'Le bac' })
  expect(draft.article.slug).toBe('')
  const ready = await save(newsroom, draft, { status: 'ready' })
  expect(ready.article.slug).toBe('le-bac')
  const corrected = await save(newsroom, ready, { headline: 'Le bac reprend' })
  expect(corrected.article.slug).toBe('le-bac')
  // A client that leaves it to the library cannot lose it.
  expect((await save(newsroom, corrected, { slug: '' })).article.slug).toBe('le-bac')
})

test('an article that was ready before slugs were fixed keeps the one that its headline made', async () => {
  const newsroom = await openFresh()
  const draft = await create(newsroom, { headline: 'Le bac' })
  const ready = await save(newsroom, draft, { status: 'ready' })
  const withoutSlug = { ...ready, article: { ...ready.article, slug: '' } }
  expect((await save(newsroom, withoutSlug, { headline: 'Autre chose' })).article.slug).toBe('le-bac')
})

test('two articles of one headline do not share a slug', async () => {
  const newsroom = await openFresh()
  for (const slug of ['le-bac', 'le-bac-2', 'le-bac-3'])
    expect((await create(newsroom, { headline: 'Le bac', status: 'published' })).article.slug).toBe(slug)
  const found = await newsroom.findSlug({ slug: 'le-bac-2' })
  expect(found).toMatchObject({ ok: true, value: [{ headline: 'Le bac' }] })
  const items = [1, 2].map((number) => ({
    content: contentWith({ headline: 'Le bac', status: 'ready' }),
    fileName: `bac ${number}.md`,
    encoding: null,
    sha256: String(number),
  }))
  const imported = await newsroom.importArticles({ items })
  const slugs = imported.ok && imported.value.results.map((each) => openedOf(each).article.slug)
  expect(slugs).toEqual(['le-bac-4', 'le-bac-5'])
})

test('a slug that somebody wrote is never changed, and an export says who else has it', async () => {
  const newsroom = await openFresh()
  await create(newsroom, { headline: 'Le bac', status: 'ready' })
  const same = await create(newsroom, { headline: 'Un autre', slug: 'le-bac', status: 'ready' })
  expect(same.article.slug).toBe('le-bac')
  const exported = await newsroom.exportArticle({ id: same.article.id, format: 'html', options: {} })
  expect(exported).toMatchObject({ ok: true, value: { notices: [{ name: 'same-slug', what: 'Le bac' }] } })
})

test('the slugs that a published article had are its aliases, until it takes one up again', async () => {
  const newsroom = await openFresh()
  const ready = await create(newsroom, { headline: 'Le bac', status: 'ready' })
  const renamed = await save(newsroom, ready, { slug: 'bac' })
  expect(renamed.article.aliases).toBeUndefined()
  const published = await save(newsroom, renamed, { status: 'published' })
  const moved = await save(newsroom, published, { slug: 'le-fleuve' })
  const again = await save(newsroom, moved, { slug: 'la-barge' })
  expect(again.article.aliases).toEqual(['bac', 'le-fleuve'])
  const back = await save(newsroom, again, { slug: 'bac' })
  expect(back.article.aliases).toEqual(['le-fleuve', 'la-barge'])
  const markdown = await newsroom.exportArticle({ id: back.article.id, format: 'markdown', options: {} })
  expect(markdown.ok && new TextDecoder().decode(markdown.value.bytes)).toContain(
    'aliases:\n  - "le-fleuve"\n  - "la-barge"\n',
  )
})
