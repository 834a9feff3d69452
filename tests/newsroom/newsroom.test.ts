import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Newsroom } from '../../src/contract/contract.ts'
import type { ImportItem } from '../../src/contract/importing.ts'
import { type ArticleContent, emptyContent, type OpenedArticle } from '../../src/core/article/index.ts'
import { readSections, writeSections } from '../../src/core/document/index.ts'
import { failed, type Result } from '../../src/core/failure.ts'
import { systemDigest, uuidSequence } from '../../src/host/system.ts'
import { noSpeller } from './noSpeller.ts'
import { limitTime } from '../../src/host/timeLimit.ts'
import { noLibraries } from '../../src/host/libraries.ts'
import { noPlaces } from '../../src/host/places.ts'
import { noPrinter } from '../host/noPrinter.ts'
import { bundledFonts } from '../../src/host/fonts.ts'
import { createNewsroom } from '../../src/newsroom/index.ts'
import { type Library, openLibrary, RecoveryFiles, MachineFile } from '../../src/store/index.ts'
import { photo, srcOf } from '../core/import/pictures/read.ts'
import { noBackups } from './noBackups.ts'

const libraries: Library[] = []
afterEach(async () => {
  for (const library of libraries.splice(0)) await library.close()
})

/** A newsroom over a real library, whose clock goes on by a second at each look. */
async function newsroomIn(
  folder = mkdtempSync(join(tmpdir(), 'marbre-newsroom-')),
  over: (library: Library) => Partial<Library> = () => ({}),
) {
  const opened = await openLibrary(folder, { watch: false })
  if (!opened.ok) throw new Error(opened.failure.code)
  libraries.push(opened.value)
  const groups: number[] = []
  const store = {
    ...viewOf(opened.value),
    add: (articles: Parameters<Library['add']>[0]) => {
      groups.push(articles.length)
      return opened.value.add(articles)
    },
    ...over(opened.value),
  }
  let seconds = 0
  const clock = { now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++)).toISOString() }
  const recovery = new RecoveryFiles(join(folder, 'recovery'))
  const newsroom = createNewsroom({
    store,
    versions: opened.value.versions,
    bin: opened.value.bin,
    conflictCopies: opened.value.conflictCopies,
    presence: opened.value.presence,
    sharedBy: null,
    machine: new MachineFile(join(folder, 'user', 'machine.json')),
    backups: noBackups,
    recovery,
    clock,
    ids: uuidSequence(),
    digest: systemDigest,
    limitTime,
    speller: noSpeller,
    printer: noPrinter,
    fonts: bundledFonts,
    places: noPlaces,
    libraries: noLibraries,
  })
  return { newsroom, folder, groups }
}

function viewOf(library: Library): Library {
  return {
    versions: library.versions,
    bin: library.bin,
    conflictCopies: library.conflictCopies,
    backups: library.backups,
    presence: library.presence,
    state: () => library.state(),
    checkProgress: null,
    cancelCheck: () => false,
    takeIn: (file) => library.takeIn(file),
    list: (query) => library.list(query),
    stamps: () => library.stamps(),
    read: (id) => library.read(id),
    add: (articles) => library.add(articles),
    update: (id, base, change, keep) => library.update(id, base, change, keep),
    updateGroup: (changes) => library.updateGroup(changes),
    duplicates: (items) => library.duplicates(items),
    slugOwners: (slug) => library.slugOwners(slug),
    fieldValues: (field) => library.fieldValues(field),
    moveToBin: (id, deletedAt) => library.moveToBin(id, deletedAt),
    moveGroupToBin: (moves, deletedAt) => library.moveGroupToBin(moves, deletedAt),
    restoreFromBin: (id) => library.restoreFromBin(id),
    restoreGroupFromBin: (ids) => library.restoreGroupFromBin(ids),
    check: (repair) => library.check(repair),
    readHouseStyle: () => library.readHouseStyle(),
    changeHouseStyle: (base, change) => library.changeHouseStyle(base, change),
    readDictionary: () => library.readDictionary(),
    changeDictionary: (change) => library.changeDictionary(change),
    readPicture: (src) => library.readPicture(src),
    addPicture: (src, bytes) => library.addPicture(src, bytes),
    listPictures: (wanted, outside) => library.listPictures(wanted, outside),
    ownPictures: (ids, seenIn, unsaved) => library.ownPictures(ids, seenIn, unsaved),
    deletePictures: (srcs, outside) => library.deletePictures(srcs, outside),
    readSettings: () => library.readSettings(),
    writeSettings: (settings) => library.writeSettings(settings),
    subscribe: (listener) => library.subscribe(listener),
    whenIdle: () => library.whenIdle(),
    endChecks: () => library.endChecks(),
    close: () => library.close(),
  }
}

function opened<T = OpenedArticle>(result: Result<T> | undefined): T {
  if (!result?.ok) throw new Error(result?.failure.code)
  return result.value
}

const baseOf = ({ article, fingerprint }: OpenedArticle) => ({ revision: article.revision, fingerprint })
const content: ArticleContent = { ...emptyContent('fr'), headline: 'La criée déménage', note: 'relire' }

test('a new article begins at revision 1, and each save raises it and its time alone', async () => {
  const { newsroom } = await newsroomIn()
  const first = opened(await newsroom.createArticle({ content }))
  expect(first.article).toMatchObject({ revision: 1, source: null })
  expect(first.article.createdAt).toBe(first.article.updatedAt)
  const { id, createdAt } = first.article
  const second = opened(
    await newsroom.saveArticle({ id, base: baseOf(first), content: { ...content, desk: 'Mer' } }),
  )
  expect(second.article).toMatchObject({ id, createdAt, revision: 2, desk: 'Mer' })
  expect(second.article.updatedAt > createdAt).toBe(true)
})

test('a section that gets another language and no other text is saved with it', async () => {
  const { newsroom } = await newsroomIn()
  const body = 'Une ligne  \nà deux.'
  const first = opened(
    await newsroom.createArticle({ content: { ...content, sections: [{ heading: '', body }] } }),
  )
  const { id, sections } = first.article
  const changed = sections.map((section) => ({ ...section, language: 'de' }))
  const saved = opened(
    await newsroom.saveArticle({ id, base: baseOf(first), content: { ...content, sections: changed } }),
  )
  expect(saved.article.sections).toEqual(changed)
  expect(opened(await newsroom.readArticle({ id })).article.sections).toEqual(changed)
})

test('a section of another program, whose Markdown the page writes otherwise, keeps its language and takes another', async () => {
  const { newsroom, folder } = await newsroomIn()
  const { id } = opened(await newsroom.createArticle({ content })).article
  const file = join(folder, 'articles', `${id}.json`)
  const stored = JSON.parse(readFileSync(file, 'utf8'))
  const foreign = { heading: 'The quay', body: '* one\n* two', language: 'en' }
  writeFileSync(file, JSON.stringify({ ...stored, sections: [foreign, { heading: 'Fin', body: 'Fin.' }] }))
  const read = opened(await newsroom.readArticle({ id }))
  const [shown] = writeSections(readSections([foreign]))
  expect(shown?.body).not.toBe(foreign.body)
  const saveWith = (base: OpenedArticle, language: string) => {
    const sections = [
      { heading: 'The quay', body: shown?.body ?? '', language },
      { heading: 'Fin', body: `Fin, ${language}.` },
    ]
    return newsroom.saveArticle({ id, base: baseOf(base), content: { ...read.article, sections } })
  }
  const kept = opened(await saveWith(read, 'en'))
  expect(kept.article.sections[0]).toEqual(foreign)
  const changed = opened(await saveWith(kept, 'de'))
  expect(changed.article.sections[0]).toEqual({ ...foreign, language: 'de' })
})

test('sections are stored in the one form that editing and importing again give back', async () => {
  const { newsroom } = await newsroomIn()
  const sections = [
    { heading: '', body: '' },
    { heading: 'Le quai', body: '\n\nUne ligne.\r\n\r\n## Le bassin\n\nUne autre.\n' },
  ]
  const { article } = opened(await newsroom.createArticle({ content: { ...content, sections } }))
  expect(article.sections).toEqual(writeSections(readSections(sections)))
  expect(article.sections.map(({ heading }) => heading)).toContain('Le bassin')
})

test('of an article that another program wrote, a save changes the sections that were edited, and no other', async () => {
  const { newsroom, folder } = await newsroomIn()
  const { id } = opened(await newsroom.createArticle({ content })).article
  const file = join(folder, 'articles', `${id}.json`)
  const stored = JSON.parse(readFileSync(file, 'utf8'))
  const lead = { heading: '', body: '* un\n* deux\n\n\n__fin__' }
  const foreign = [
    lead,
    { heading: 'Le quai ', body: 'Une ligne  \nsuite.\n\n## Dedans\n\nx' },
    { heading: 'Fin', body: '+ trois\n\n_fin_' },
  ]
  writeFileSync(file, JSON.stringify({ ...stored, sections: foreign }))
  const read = opened(await newsroom.readArticle({ id }))
  expect(read.article.sections).toEqual(foreign)
  const first = opened(
    await newsroom.saveArticle({ id, base: baseOf(read), content: { ...read.article, desk: 'Mer' } }),
  )
  expect(first.article.sections).toEqual(foreign)
  const edited = read.article.sections.with(2, { heading: 'Fin', body: '+ quatre\n\n_fin_' })
  const second = opened(
    await newsroom.saveArticle({ id, base: baseOf(first), content: { ...read.article, sections: edited } }),
  )
  expect(second.article.sections).toEqual([
    foreign[0],
    foreign[1],
    { heading: 'Fin', body: '- quatre\n\n*fin*' },
  ])
  // The page gives all sections in the canonical form, edited or not.
  const sections = writeSections(readSections([lead]))
  const third = opened(
    await newsroom.saveArticle({
      id,
      base: baseOf(second),
      content: { ...read.article, sections: [...sections, { heading: 'Neuf', body: '* cinq' }] },
    }),
  )
  expect(third.article.sections).toEqual([foreign[0], { heading: 'Neuf', body: '- cinq' }])
})

test('fields that this version does not know outlive a save, at every depth', async () => {
  const { newsroom, folder } = await newsroomIn()
  const { id } = opened(
    await newsroom.createArticle({ content: { ...content, byline: [{ name: 'Théo' }] } }),
  ).article
  const file = join(folder, 'articles', `${id}.json`)
  const stored = JSON.parse(readFileSync(file, 'utf8'))
  stored.colour = 'vert'
  stored.byline[0].phone = '0102'
  stored.sections[0].mood = 'gai'
  writeFileSync(file, JSON.stringify(stored))
  const read = opened(await newsroom.readArticle({ id }))
  opened(
    await newsroom.saveArticle({
      id,
      base: baseOf(read),
      content: { ...content, kicker: 'Port', byline: [{ name: 'Théo' }] },
    }),
  )
  const saved = JSON.parse(readFileSync(file, 'utf8'))
  expect(saved).toMatchObject({
    kicker: 'Port',
    colour: 'vert',
    byline: [{ phone: '0102' }],
    sections: [{ mood: 'gai' }],
  })
})

test('what a client sends beside the content is not stored', async () => {
  const { newsroom } = await newsroomIn()
  const more = { ...content, id: 'x', revision: 9, smuggled: true }
  const { article } = opened(await newsroom.createArticle({ content: more }))
  expect(article.revision).toBe(1)
  expect(article).not.toHaveProperty('smuggled')
})

test('a save from an older text is a conflict with both, and leaves the file alone', async () => {
  const { newsroom, folder } = await newsroomIn()
  const first = opened(await newsroom.createArticle({ content }))
  const { id } = first.article
  opened(await newsroom.saveArticle({ id, base: baseOf(first), content: { ...content, desk: 'Mer' } }))
  const file = join(folder, 'articles', `${id}.json`)
  const before = readFileSync(file)
  const stale = await newsroom.saveArticle({
    id,
    base: baseOf(first),
    content: { ...content, desk: 'Ville' },
  })
  expect(stale).toMatchObject({
    ok: false,
    failure: { code: 'conflict', detail: { theirs: { article: { desk: 'Mer' } }, mine: { desk: 'Ville' } } },
  })
  expect(readFileSync(file)).toEqual(before)
})

test('an import keeps where each text came from, and saves in groups', async () => {
  const { newsroom, groups } = await newsroomIn()
  const bytes = new TextEncoder().encode(
    'La criée déménage\n\nLe bail du hangar court encore dix ans, dit la mairie du port.\n',
  )
  const preview = await newsroom.previewImport({ fileName: '../crie\u0301e.txt', bytes })
  if (!preview.ok) throw new Error(preview.failure.code)
  const { draft, sha256 } = preview.value
  expect(sha256).toBe(await systemDigest.sha256(bytes))
  const item = { content: draft.content, fileName: draft.fileName, encoding: draft.encoding, sha256 }
  const outcome = await newsroom.importArticles({ items: new Array(230).fill(item) })
  if (!outcome.ok) throw new Error(outcome.failure.code)
  expect(groups).toEqual([100, 100, 30])
  expect(new Set(outcome.value.results.map((result) => opened(result).article.id)).size).toBe(230)
  const { source } = opened(outcome.value.results[0]).article
  expect(source).toMatchObject({ fileName: draft.fileName, encoding: 'utf-8', sha256 })
})

describe('the pictures of an import', () => {
  const text = (...names: string[]) =>
    new TextEncoder().encode(
      `# La criée déménage\n\nLe bail du hangar court encore dix ans, dit la mairie du port.\n\n${names.map((name) => `![Le quai](${name})\nLégende de ${name}`).join('\n\n')}\n`,
    )
  const [one, two] = [photo(1), photo(2)]
  const file = {
    fileName: 'a.md',
    bytes: text('un.png', 'deux.png'),
    beside: [
      { path: 'un.png', bytes: one },
      { path: 'deux.png', bytes: two },
    ],
  }
  async function itemOf(newsroom: Newsroom): Promise<ImportItem> {
    const preview = await newsroom.previewImport({ ...file, pictures: [srcOf(one), 'media/x'] })
    if (!preview.ok) throw new Error(preview.failure.code)
    const { draft, sha256, pictures } = preview.value
    expect(pictures).toEqual([{ src: srcOf(one), bytes: one }])
    return { content: draft.content, fileName: draft.fileName, encoding: draft.encoding, sha256, file }
  }
  const mediaOf = (folder: string) =>
    existsSync(join(folder, 'media')) ? readdirSync(join(folder, 'media')).length : 0

  test('are in the library before their article, and none before it is accepted', async () => {
    const order: string[] = []
    const { newsroom, folder } = await newsroomIn(undefined, (library) => ({
      addPicture: (src, bytes) => {
        order.push(src)
        return library.addPicture(src, bytes)
      },
      add: (articles) => {
        order.push('articles')
        return library.add(articles)
      },
    }))
    const item = await itemOf(newsroom)
    expect(mediaOf(folder)).toBe(0)
    const outcome = await newsroom.importArticles({ items: [item, item] })
    expect(outcome).toMatchObject({ ok: true, value: { results: [{ ok: true }, { ok: true }], leftOut: [] } })
    expect(order).toEqual([srcOf(one), srcOf(two), srcOf(one), srcOf(two), 'articles'])
    const read = await newsroom.readPicture({ src: srcOf(one) })
    expect(read.ok && Uint8Array.from(read.value.bytes)).toEqual(one)
  })

  test('that cannot be had any more are left out by name, and their captions stay', async () => {
    const { newsroom, folder } = await newsroomIn()
    const item = await itemOf(newsroom)
    const changed = { ...file, beside: file.beside.slice(0, 1) }
    const outcome = await newsroom.importArticles({ items: [{ ...item, file: changed }] })
    if (!outcome.ok) throw new Error(outcome.failure.code)
    expect(outcome.value.leftOut).toEqual([{ item: 0, fileName: 'deux.png' }])
    const { sections, pictures } = opened(outcome.value.results[0]).article
    expect(sections[0]?.body).toMatch(/Légende de un\.png\n\nLégende de deux\.png$/)
    expect(pictures.map(({ src }) => src)).toEqual([srcOf(one)])
    expect(mediaOf(folder)).toBe(1)
  })

  test('on a disk that is full fail their article alone', async () => {
    const { newsroom, folder } = await newsroomIn(undefined, () => ({
      addPicture: async () => failed('disk-full'),
    }))
    const item = await itemOf(newsroom)
    const { file: _file, ...without } = item
    const outcome = await newsroom.importArticles({
      items: [item, { ...without, content: { ...item.content, sections: [{ heading: '', body: 'x' }] } }],
    })
    expect(outcome).toMatchObject({
      ok: true,
      value: { results: [{ ok: false, failure: { code: 'disk-full' } }, { ok: true }] },
    })
    expect(readdirSync(join(folder, 'articles'))).toHaveLength(1)
  })
})

test('an article from a file that is not text names no encoding', async () => {
  const { newsroom } = await newsroomIn()
  const { item } = await previewed(newsroom, textOf('Le bac'))
  const [result] = await imported(newsroom, { ...item, encoding: null })
  expect(opened(result).article.source?.encoding).toBe('')
})

test('the front matter that no field holds is kept with the source, in the file too', async () => {
  const { newsroom, folder } = await newsroomIn()
  const bytes = new TextEncoder().encode('---\nlayout: post\ntitle: Le bac\n---\n\nTexte.')
  const preview = await newsroom.previewImport({ fileName: 'a.md', bytes })
  if (!preview.ok) throw new Error(preview.failure.code)
  const { content, fileName, encoding, frontMatter } = preview.value.draft
  const item = { content, fileName, encoding, sha256: preview.value.sha256 }
  const [result, without] = await imported(
    newsroom,
    { ...item, ...(frontMatter ? { frontMatter } : {}) },
    item,
  )
  const { id, source } = opened(result).article
  expect(source?.frontMatter).toEqual({ layout: 'post' })
  expect(JSON.parse(readFileSync(join(folder, 'articles', `${id}.json`), 'utf8'))).toMatchObject({
    source: { frontMatter: { layout: 'post' } },
  })
  expect(Object.keys(opened(without).article.source ?? {})).not.toContain('frontMatter')
})

test('a preview saves nothing', async () => {
  const { newsroom } = await newsroomIn()
  await newsroom.previewImport({
    fileName: 'a.txt',
    bytes: new TextEncoder().encode('Un titre\n\nUne phrase entière.\n'),
  })
  const listed = await newsroom.listArticles({
    query: '',
    status: 'all',
    sort: 'updated',
    offset: 0,
    limit: 10,
  })
  expect(listed).toMatchObject({ ok: true, value: { total: 0 } })
})

test('an export is of the stored text, and never holds the note', async () => {
  const { newsroom } = await newsroomIn()
  const { id } = opened(await newsroom.createArticle({ content })).article
  for (const format of ['markdown', 'html', 'fragment', 'text', 'json'] as const) {
    const exported = await newsroom.exportArticle({ id, format, options: { profile: 'hugo' } })
    if (!exported.ok) throw new Error(exported.failure.code)
    const text = new TextDecoder().decode(exported.value.bytes)
    expect(text).toContain('La criée déménage')
    expect(text).not.toContain('relire')
    expect(exported.value.fileName).toMatch(/^la-criee-demenage\./)
  }
})

const textOf = (body: string) =>
  new TextEncoder().encode(
    `La criée déménage\n2026-11-10\n\n${body}, dit la mairie du port, qui n’en démord pas.\n`,
  )

async function previewed(newsroom: Newsroom, bytes: Uint8Array<ArrayBuffer>) {
  const preview = await newsroom.previewImport({ fileName: 'criee.txt', bytes })
  if (!preview.ok) throw new Error(preview.failure.code)
  const { draft, sha256, duplicates } = preview.value
  const item = { content: draft.content, fileName: draft.fileName, encoding: draft.encoding, sha256 }
  return { item, duplicates }
}

async function imported(newsroom: Newsroom, ...items: ImportItem[]): Promise<Result<OpenedArticle>[]> {
  const outcome = await newsroom.importArticles({ items })
  if (!outcome.ok) throw new Error(outcome.failure.code)
  return outcome.value.results
}

test('a text that is in the library already is pointed out in the preview, and why', async () => {
  const { newsroom } = await newsroomIn()
  const { item, duplicates } = await previewed(newsroom, textOf('Le bail court dix ans'))
  expect(duplicates).toEqual([])
  const { id } = opened((await imported(newsroom, item))[0]).article
  const same = await previewed(newsroom, textOf('Le bail court dix ans'))
  expect(same.duplicates).toMatchObject([{ id, why: 'same-file', revision: 1 }])
  const other = await previewed(newsroom, textOf('Le bail ne court plus'))
  expect(other.duplicates).toMatchObject([{ id, why: 'same-headline', date: '2026-11-10' }])
  await newsroom.deleteArticle({ id })
  expect((await previewed(newsroom, textOf('Le bail court dix ans'))).duplicates).toEqual([])
})

test('a save may keep the text that it replaces', async () => {
  const { newsroom, folder } = await newsroomIn()
  const first = opened(await newsroom.createArticle({ content }))
  const { id } = first.article
  const before = JSON.parse(readFileSync(join(folder, 'articles', `${id}.json`), 'utf8'))
  const changed = { ...content, desk: 'Mer' }
  const second = opened(
    await newsroom.saveArticle({ id, base: baseOf(first), content: changed, keep: { reason: 'merge' } }),
  )
  opened(await newsroom.saveArticle({ id, base: baseOf(second), content }))
  const versions = readdirSync(join(folder, 'versions', id))
  expect(versions).toHaveLength(1)
  const { kept, ...version } = JSON.parse(
    readFileSync(join(folder, 'versions', id, versions[0] ?? ''), 'utf8'),
  )
  expect(version).toEqual(before)
  expect(kept).toMatchObject({ reason: 'merge' })
})

test('a merged text keeps both that it was made of, or is not saved at all', async () => {
  const { newsroom, folder } = await newsroomIn()
  const first = opened(await newsroom.createArticle({ content }))
  const { id } = first.article
  const theirs = opened(
    await newsroom.saveArticle({ id, base: baseOf(first), content: { ...content, desk: 'Mer' } }),
  )
  const merge = {
    id,
    content: { ...content, desk: 'Mer', kicker: 'Port' },
    keep: { reason: 'merge' },
  } as const
  const beside = { ...content, kicker: 'Port' }
  const stale = await newsroom.saveArticle({ ...merge, base: baseOf(first), beside })
  expect(stale).toMatchObject({ ok: false, failure: { code: 'conflict' } })
  const merged = opened(await newsroom.saveArticle({ ...merge, base: baseOf(theirs), beside }))
  expect(merged.article).toMatchObject({ desk: 'Mer', kicker: 'Port', revision: 3 })
  const versions = readdirSync(join(folder, 'versions', id)).map((name) =>
    JSON.parse(readFileSync(join(folder, 'versions', id, name), 'utf8')),
  )
  expect(versions.map(({ desk, kicker }) => [desk, kicker]).toSorted()).toEqual([
    ['', 'Port'],
    ['Mer', ''],
  ])
  expect(await newsroom.checkLibrary({ repair: false, run: 'check' })).toMatchObject({
    ok: true,
    value: { problems: [] },
  })
})

test('a new version replaces the text and the source alone, and the text before is kept whole', async () => {
  const { newsroom, folder, groups } = await newsroomIn()
  const first = opened((await imported(newsroom, (await previewed(newsroom, textOf('Un'))).item))[0])
  const { id } = first.article
  const atDesk = { ...first.article, desk: 'Mer', note: 'relire', status: 'ready' as const }
  const edited = opened(await newsroom.saveArticle({ id, base: baseOf(first), content: atDesk }))
  const before = JSON.parse(readFileSync(join(folder, 'articles', `${id}.json`), 'utf8'))
  const { item, duplicates } = await previewed(newsroom, textOf('Deux'))
  const [duplicate] = duplicates
  if (!duplicate) throw new Error('not known again')
  const replaces = { id, revision: duplicate.revision }
  const [replaced, added] = await imported(newsroom, { ...item, replaces }, item)
  const { article } = opened(replaced)
  expect(article).toMatchObject({ id, revision: 3, desk: 'Mer', note: 'relire', status: 'ready' })
  expect(article.createdAt).toBe(edited.article.createdAt)
  expect(article.source?.sha256).toBe(item.sha256)
  expect(JSON.stringify(article.sections)).toContain('Deux')
  const [version] = readdirSync(join(folder, 'versions', id))
  const { kept, ...text } = JSON.parse(readFileSync(join(folder, 'versions', id, version ?? ''), 'utf8'))
  expect(text).toEqual(before)
  expect(kept).toMatchObject({ reason: 'import' })
  expect(opened(added).article.id).not.toBe(id)
  expect(groups).toEqual([1, 1])
})

test('an article that changed since the preview is not replaced, nor one that is gone; the others go on', async () => {
  const { newsroom, folder } = await newsroomIn()
  const { item } = await previewed(newsroom, textOf('Un'))
  const first = opened((await imported(newsroom, item))[0])
  const { id } = first.article
  opened(await newsroom.saveArticle({ id, base: baseOf(first), content: { ...first.article, desk: 'Mer' } }))
  const before = readFileSync(join(folder, 'articles', `${id}.json`))
  const results = await imported(
    newsroom,
    { ...item, replaces: { id, revision: 1 } },
    { ...item, replaces: { id: '01930000-0000-7000-8000-ffffffffffff', revision: 1 } },
    item,
  )
  expect(results).toMatchObject([
    { ok: false, failure: { code: 'conflict', detail: { theirs: { article: { id, desk: 'Mer' } } } } },
    { ok: false, failure: { code: 'not-found' } },
    { ok: true },
  ])
  expect(readFileSync(join(folder, 'articles', `${id}.json`))).toEqual(before)
})

test('a version is kept by name, listed with what it changed, read and restored', async () => {
  const { newsroom, folder } = await newsroomIn()
  await newsroom.writeMachineSettings({ personName: 'Inès Karam' })
  const first = opened(await newsroom.createArticle({ content: { ...content, headline: 'Le bac revient' } }))
  const { id } = first.article
  const why = { reason: 'named' } as const
  const named = opened(await newsroom.keepVersion({ id, why, name: 'avant relecture' }))
  expect(named).toMatchObject({ reason: 'named', name: 'avant relecture', by: 'Inès Karam', revision: 1 })
  const second = opened(
    await newsroom.saveArticle({
      id,
      base: baseOf(first),
      content: { ...content, headline: 'Le port ferme' },
    }),
  )
  const read = opened(await newsroom.readVersion({ id, version: named.id }))
  expect(read.content.headline).toBe('Le bac revient')
  const restored = opened(await newsroom.restoreVersion({ id, version: named.id, base: baseOf(second) }))
  expect(restored.article).toMatchObject({ headline: 'Le bac revient', revision: 3 })
  const listed = opened(await newsroom.listVersions({ id }))
  expect(listed).toMatchObject([
    { revision: 2, reason: 'restore', headline: 'Le port ferme', words: { in: 2, out: 2 } },
    { revision: 1, reason: 'named', name: 'avant relecture' },
  ])
  const stale = await newsroom.restoreVersion({ id, version: named.id, base: baseOf(first) })
  expect(stale).toMatchObject({ ok: false, failure: { code: 'conflict' } })
  expect(readdirSync(join(folder, 'versions', id))).toHaveLength(2)
})
