import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Newsroom } from '../src/contract/contract.ts'
import type { Article } from '../src/core/article/index.ts'
import { ExportWriter } from '../src/core/export/folder/index.ts'
import { exportArticle } from '../src/core/export/index.ts'
import type { ExportRequest } from '../src/core/export/run.ts'
import { decodeState, STATE_NAME } from '../src/core/export/site/index.ts'
import { DEFAULT_SETTINGS } from '../src/core/settings.ts'
import { openExportFolder } from '../src/host/exportFolder.ts'
import { bundledFonts } from '../src/host/fonts.ts'
import { noLibraries } from '../src/host/libraries.ts'
import { Places } from '../src/host/places.ts'
import { noPrinter } from '../src/host/printer.ts'
import { systemClock, systemDigest, uuidSequence } from '../src/host/system.ts'
import { noSpeller } from '../src/host/speller/index.ts'
import { limitTime } from '../src/host/timeLimit.ts'
import { createNewsroom } from '../src/newsroom/index.ts'
import { encodeArticleFile } from '../src/store/articleFile.ts'
import { MachineFile, type Library, openLibrary, RecoveryFiles } from '../src/store/index.ts'
import { generatedArticle, generatedId, median } from './generatedArticles.ts'
import { noBackups } from '../tests/newsroom/noBackups.ts'

const ARTICLES = 10_000
const SIZE = 3000
const ROUNDS = 5
/** The most that a run after one change may take beyond reading what the last one left, in milliseconds. */
const LIMIT_AFTER_CHANGE = 50
const DESKS = ['Région', 'Monde', 'Mer', 'Sports', 'Culture', 'Économie']

const WRITER = {
  format: 'site',
  options: {},
  overwrite: false,
  names: 'exact',
  hasManifest: true,
} as const

/** A published article, of one of six desks and sixty people, none dated after the year in which it is generated. */
function published(number: number): Article {
  return {
    ...generatedArticle(number, SIZE),
    status: 'published',
    desk: DESKS[number % DESKS.length] ?? '',
    byline: [{ name: `Signature ${number % 60}` }],
  }
}

async function libraryIn(folder: string): Promise<Library> {
  fs.mkdirSync(join(folder, 'articles'), { recursive: true })
  for (let number = 0; number < ARTICLES; number++) {
    const path = join(folder, 'articles', `${generatedId(number)}.json`)
    fs.writeFileSync(path, encodeArticleFile(published(number)))
  }
  const opened = await openLibrary(folder, { watch: false })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  const library = opened.value
  await library.whenIdle()
  await library.writeSettings({
    ...DEFAULT_SETTINGS,
    siteName: 'Le Bac',
    siteAddress: 'https://lebac.example/',
  })
  return library
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function exportSite(newsroom: Newsroom, place: string): Promise<void> {
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
  const started = await newsroom.startExport(request)
  if (!started.ok) throw new Error(JSON.stringify(started.failure))
  for (;;) {
    const step = await newsroom.continueExport({ run: started.value.run })
    if (!step.ok) throw new Error(JSON.stringify(step.failure))
    const refused = step.value.outcomes.find(({ kind }) => kind === 'failed')
    if (refused) throw new Error(JSON.stringify(refused))
    if (step.value.isFinished) return
  }
}

/** The files of a folder, in memory. */
function filesIn(folder: string): { name: string; bytes: Uint8Array }[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return { name: path.slice(folder.length + 1), bytes: fs.readFileSync(path) }
    })
}

/** Writes files as the host does: each under a temporary name first. */
async function writeAll(
  folder: string,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<void> {
  fs.mkdirSync(folder)
  const opened = openExportFolder(folder, '')
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  for (const { name, bytes } of files) await opened.value.write(name, bytes)
}

/** Milliseconds that Hugo takes for the same articles, without its lists of tags; null where it is not installed. */
async function hugoTime(folder: string): Promise<number | null> {
  if (spawnSync('hugo', ['version']).status !== 0) return null
  const page = '<!doctype html><title>{{ .Title }}</title>'
  const list = `${page}{{ range (.Paginate .Pages 24).Pages }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ end }}`
  await writeAll(folder, [
    {
      name: 'config.toml',
      bytes: Buffer.from('baseURL = "https://lebac.example/"\ndisableKinds = ["taxonomy", "term"]\n'),
    },
    {
      name: 'layouts/_default/single.html',
      bytes: Buffer.from(`${page}<h1>{{ .Title }}</h1>{{ .Content }}`),
    },
    { name: 'layouts/_default/list.html', bytes: Buffer.from(list) },
    ...Array.from({ length: ARTICLES }, (_, number) => ({
      name: `content/posts/${generatedId(number)}.md`,
      bytes: exportArticle(published(number), 'markdown', { profile: 'hugo' }).bytes,
    })),
  ])
  const started = performance.now()
  const built = spawnSync('hugo', ['--quiet', '--source', folder], { encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stderr)
  return performance.now() - started
}

/** After one change of an article: the whole run, and what reading the folder's list and state takes of it. */
async function afterChange(
  library: Library,
  newsroom: Newsroom,
  place: string,
  folder: string,
  round: number,
) {
  const read = await library.read(generatedId(5000))
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  const { article, fingerprint } = read.value
  await library.update(article.id, { revision: article.revision, fingerprint }, (current) => ({
    ...current,
    revision: current.revision + 1,
    headline: `Un autre titre ${round}`,
    slug: 'un-autre-titre',
  }))
  await library.whenIdle()
  const all = await timed(() => exportSite(newsroom, place))
  const reading = await timed(async () => {
    decodeState(fs.readFileSync(join(folder, STATE_NAME)))
    const opened = openExportFolder(folder, '')
    if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
    await ExportWriter.open(opened.value, { ...WRITER, sha256: (bytes) => systemDigest.sha256(bytes) })
  })
  return { all, reading }
}

/**
 * A site of 10,000 articles from nothing, against writing the same files and against Hugo; and the time after one change, of
 * which reading the manifest is taken off, against 50 milliseconds.
 */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'marbre-site-'))
  try {
    const library = await libraryIn(join(folder, 'library'))
    const places = new Places(null)
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
      clock: systemClock,
      ids: uuidSequence(),
      digest: systemDigest,
      limitTime,
      speller: noSpeller,
      printer: noPrinter,
      fonts: bundledFonts,
      places,
      libraries: noLibraries,
    })
    const ours: number[] = []
    const bare: number[] = []
    let site = ''
    for (let round = 0; round < 3; round++) {
      site = join(folder, `site-${round}`)
      fs.mkdirSync(site)
      const place = places.add(site).id
      ours.push(await timed(() => exportSite(newsroom, place)))
      const files = filesIn(site)
      bare.push(await timed(() => writeAll(join(folder, `bare-${round}`), files)))
    }
    const place = places.add(site).id
    const changes: { all: number; reading: number }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      changes.push(await afterChange(library, newsroom, place, site, round))
    }
    const beyond = median(changes.map(({ all, reading }) => all - reading))
    const memory = Math.round(process.memoryUsage().rss / 1e6)
    const hugo = await hugoTime(join(folder, 'hugo'))
    await library.close()
    const seconds = (time: number) => `${(time / 1000).toFixed(1)} s`
    return [
      {
        name: 'site of 10,000 / writing its bytes',
        ratio: median(ours) / median(bare),
        aim: 3,
        detail: `${seconds(median(ours))} against ${seconds(median(bare))}; ${memory} MB`,
      },
      {
        name: 'site after one change / 50 ms',
        ratio: beyond / LIMIT_AFTER_CHANGE,
        aim: 1,
        detail: `${beyond.toFixed(0)} ms beyond ${median(changes.map(({ reading }) => reading)).toFixed(0)} ms of reading`,
      },
      ...(hugo === null
        ? []
        : [
            {
              name: 'site of 10,000 / Hugo',
              ratio: median(ours) / hugo,
              aim: 1,
              detail: `${seconds(median(ours))} against ${seconds(hugo)}`,
            },
          ]),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
