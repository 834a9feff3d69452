import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Article } from '../../src/core/article/index.ts'
import { noLibraries } from '../../src/host/libraries.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import type { ExportOutcome, ExportRequest } from '../../src/core/export/run.ts'
import { bundledFonts } from '../../src/host/fonts.ts'
import { Places } from '../../src/host/places.ts'
import { noPrinter } from '../host/noPrinter.ts'
import { systemDigest, uuidSequence } from '../../src/host/system.ts'
import { noSpeller } from './noSpeller.ts'
import { limitTime } from '../../src/host/timeLimit.ts'
import { createNewsroom } from '../../src/newsroom/index.ts'
import { MachineFile, type Library, openLibrary, RecoveryFiles } from '../../src/store/index.ts'
import { numbered } from '../core/export/site/builtSite.ts'
import { noBackups } from './noBackups.ts'

const libraries: Library[] = []
afterEach(async () => {
  for (const library of libraries.splice(0)) await library.close()
})

const ARTICLES = [
  numbered(1, { date: '2026-11-01', desk: 'Mer', status: 'published' }),
  numbered(2, { date: '2026-11-02', desk: 'Ville', status: 'ready' }),
  numbered(3, { status: 'draft' }),
  numbered(4, { status: 'spiked' }),
  numbered(5, { date: '2026-11-03', embargo: '2026-12-01T06:00:00Z' }),
]
const idOf = (number: number) => numbered(number).id

async function siteOf(articles: readonly Article[]) {
  const root = mkdtempSync(join(tmpdir(), 'marbre-site-'))
  const opened = await openLibrary(root, { watch: false })
  if (!opened.ok) throw new Error(opened.failure.code)
  const library = opened.value
  libraries.push(library)
  await library.writeSettings({
    ...DEFAULT_SETTINGS,
    siteName: 'Le Bac',
    siteAddress: 'https://lebac.example/',
  })
  await library.add(articles)
  const folder = mkdtempSync(join(tmpdir(), 'marbre-public-'))
  const places = new Places(null)
  const place = places.add(folder).id
  let now = '2026-11-20T00:00:00.000Z'
  const newsroom = createNewsroom({
    libraries: noLibraries,
    store: library,
    versions: library.versions,
    bin: library.bin,
    conflictCopies: library.conflictCopies,
    presence: library.presence,
    sharedBy: null,
    machine: new MachineFile(join(root, 'user', 'machine.json')),
    backups: noBackups,
    recovery: new RecoveryFiles(join(root, 'recovery')),
    clock: { now: () => now },
    ids: uuidSequence(),
    digest: systemDigest,
    limitTime,
    speller: noSpeller,
    printer: noPrinter,
    fonts: bundledFonts,
    places,
  })
  const request: ExportRequest = {
    selection: { kind: 'library', status: 'all' },
    format: 'site',
    options: {},
    names: '',
    dossier: '',
    place,
    includeEmbargoed: false,
    overwrite: false,
  }
  const start = async (changes: Partial<ExportRequest> = {}) => {
    const started = await newsroom.startExport({ ...request, ...changes })
    if (!started.ok) throw new Error(started.failure.code)
    return started.value
  }
  return {
    library,
    newsroom,
    folder,
    start,
    setNow: (instant: string) => {
      now = instant
    },
    /** Exports to the end. */
    run: async (changes: Partial<ExportRequest> = {}) => {
      const { run, total } = await start(changes)
      const outcomes: ExportOutcome[] = []
      const files: string[] = []
      let drafts = 0
      for (;;) {
        const step = await newsroom.continueExport({ run })
        if (!step.ok) throw new Error(step.failure.code)
        outcomes.push(...step.value.outcomes)
        files.push(...step.value.files.map(({ file }) => file.fileName))
        drafts += step.value.drafts
        if (step.value.isFinished) return { total, outcomes, files, drafts }
      }
    },
    change: async (number: number, fields: Partial<Article>) => {
      const read = await library.read(idOf(number))
      if (!read.ok) throw new Error(read.failure.code)
      const { article, fingerprint } = read.value
      await library.update(article.id, { revision: article.revision, fingerprint }, (current) => ({
        ...current,
        ...fields,
        revision: current.revision + 1,
      }))
    },
    names: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
        .sort(),
    text: (name: string) => readFileSync(join(folder, name), 'utf8'),
  }
}

const of = <Kind extends ExportOutcome['kind']>(kind: Kind, outcomes: readonly ExportOutcome[]) =>
  outcomes.filter((outcome): outcome is Extract<ExportOutcome, { kind: Kind }> => outcome.kind === kind)
const files = (outcomes: readonly { file: string }[]) => outcomes.map(({ file }) => file).sort()

describe('a site of the library', () => {
  test('holds what is ready or published, and nothing under embargo', async () => {
    const site = await siteOf(ARTICLES)
    const { outcomes, drafts } = await site.run()
    expect(site.names()).toEqual([
      '.marbre-export.json',
      '.marbre-site.jsonl',
      '2026/11/index.html',
      '404.html',
      'archive.html',
      'desk/mer/index.html',
      'desk/ville/index.html',
      'feed.json',
      'feed.xml',
      'index.html',
      'le-recit-numero-1.html',
      'le-recit-numero-2.html',
      'sitemap.xml',
      'style.css',
    ])
    expect(of('embargoed', outcomes).map(({ id }) => id)).toEqual([idOf(5)])
    expect(drafts).toBe(0)
  })

  test('holds the article under embargo on request, and once that has passed', async () => {
    const site = await siteOf(ARTICLES)
    await site.run({ includeEmbargoed: true })
    expect(site.names()).toContain('le-recit-numero-5.html')
    const withheld = await site.run()
    expect(files(of('removed', withheld.outcomes))).toEqual(['le-recit-numero-5.html'])
    site.setNow('2026-12-02T00:00:00.000Z')
    await site.run()
    expect(site.names()).toContain('le-recit-numero-5.html')
    expect(site.text('index.html')).toContain('le-recit-numero-5.html')
  })

  test('of a selection holds all of it but what is spiked, and counts the drafts', async () => {
    const site = await siteOf(ARTICLES)
    const { drafts } = await site.run({ selection: { kind: 'ids', ids: [idOf(3), idOf(4), idOf(1)] } })
    expect(site.names().filter((name) => name.startsWith('le-recit'))).toEqual([
      'le-recit-numero-1.html',
      'le-recit-numero-3.html',
    ])
    expect(drafts).toBe(1)
  })

  test('without a folder gives its files to the caller', async () => {
    const site = await siteOf(ARTICLES)
    const { files: given } = await site.run({ place: null })
    expect(given).toContain('index.html')
    expect(given).toContain('style.css')
    expect(new Set(given).size).toBe(given.length)
    expect(site.names()).toEqual([])
  })
})

describe('a site that is exported again', () => {
  test('reads and writes nothing where nothing has changed', async () => {
    const site = await siteOf(ARTICLES.slice(0, 2))
    await site.run()
    const before = site.names().map((name) => statSync(join(site.folder, name)).mtimeMs)
    const { total, outcomes } = await site.run()
    expect([total, outcomes]).toEqual([0, []])
    expect(site.names().map((name) => statSync(join(site.folder, name)).mtimeMs)).toEqual(before)
  })

  test('writes what has changed alone', async () => {
    const site = await siteOf(ARTICLES)
    await site.run()
    await site.change(1, { sections: [{ heading: '', body: 'Un autre texte.' }] })
    const { outcomes } = await site.run()
    expect(files(of('written', outcomes))).toEqual(['feed.json', 'feed.xml', 'le-recit-numero-1.html'])
    expect(site.text('le-recit-numero-1.html')).toContain('Un autre texte.')
  })

  test('removes what is gone and says so, and leaves what a person has changed', async () => {
    const site = await siteOf(ARTICLES)
    await site.run()
    await site.library.moveToBin(idOf(1), '2026-11-20T00:00:00.000Z')
    const { outcomes } = await site.run()
    expect(files(of('removed', outcomes))).toEqual(['desk/mer/index.html', 'le-recit-numero-1.html'])
    expect(site.names()).not.toContain('desk/mer/index.html')
    writeFileSync(join(site.folder, 'le-recit-numero-2.html'), 'corrigé à la main')
    await site.library.moveToBin(idOf(2), '2026-11-20T00:00:00.000Z')
    const last = await site.run()
    expect(files(of('left', last.outcomes))).toEqual(['le-recit-numero-2.html'])
    expect(site.text('le-recit-numero-2.html')).toBe('corrigé à la main')
  })

  test('leads from the former slug of a published article to its new one', async () => {
    const site = await siteOf(ARTICLES)
    await site.run()
    await site.change(1, { slug: 'autre-nom', aliases: ['le-recit-numero-1'] })
    await site.run()
    expect(site.text('le-recit-numero-1.html')).toContain('content="0; url=autre-nom.html"')
    expect(site.text('index.html')).toContain('href="autre-nom.html"')
  })

  test('is whole after a run that was cancelled, and after one whose state is lost', async () => {
    const site = await siteOf(ARTICLES)
    await site.run()
    await site.change(1, { headline: 'Un autre titre', slug: 'le-recit-numero-1' })
    const { run } = await site.start()
    await site.newsroom.continueExport({ run })
    await site.newsroom.cancelExport({ run })
    await site.change(1, { headline: 'Le récit numéro 1' })
    await site.run()
    expect(site.text('index.html')).toContain('Le récit numéro 1')
    expect(site.text('index.html')).not.toContain('Un autre titre')
    rmSync(join(site.folder, '.marbre-site.jsonl'))
    const { total, outcomes } = await site.run()
    expect(total).toBe(3)
    expect(of('written', outcomes)).toEqual([])
    expect(of('unchanged', outcomes).length).toBeGreaterThan(8)
  })

  test('replaces no file that is not its own, and writes it once that is gone', async () => {
    const site = await siteOf(ARTICLES)
    writeFileSync(join(site.folder, 'index.html'), 'la page de quelqu’un')
    const { outcomes } = await site.run()
    expect(of('failed', outcomes).map(({ failure }) => failure.code)).toEqual(['exists'])
    expect(site.text('index.html')).toBe('la page de quelqu’un')
    expect(site.names()).toContain('le-recit-numero-1.html')
    rmSync(join(site.folder, 'index.html'))
    const again = await site.run()
    expect(files(of('written', again.outcomes))).toEqual(['index.html'])
  })
})
