import * as fs from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Newsroom } from '../src/contract/contract.ts'
import { type Article, contentOf, storedForm } from '../src/core/article/index.ts'
import { ok } from '../src/core/failure.ts'
import { noBackups } from '../tests/newsroom/noBackups.ts'
import { bundledFonts } from '../src/host/fonts.ts'
import { noLibraries } from '../src/host/libraries.ts'
import { noPlaces } from '../src/host/places.ts'
import { noPrinter } from '../tests/host/noPrinter.ts'
import { systemDigest, uuidSequence } from '../src/host/system.ts'
import { noSpeller } from '../tests/newsroom/noSpeller.ts'
import { limitTime } from '../src/host/timeLimit.ts'
import { createNewsroom, type VersionStore } from '../src/newsroom/index.ts'
import { type Library, MachineFile, openLibrary, RecoveryFiles } from '../src/store/index.ts'
import { benchFolder, fillLibrary } from './filledLibrary.ts'
import { generatedArticle, generatedId } from './generatedArticles.ts'
import { median } from './measuring.ts'

/** Signs of an article of 1,200 words, and of one of 50,000. */
const [ARTICLE, BOOK] = [7_500, 310_000]
const HOUR = 3_600_000
/** Milliseconds between two saves of somebody who writes. */
const PACE = 2_000
const ARTICLES = 1_000
const VERSIONS = 100_000
const ROUNDS = 9

async function opened(folder: string): Promise<Library> {
  const library = await openLibrary(folder, { watch: false, create: true })
  if (!library.ok) throw new Error(JSON.stringify(library.failure))
  await library.value.whenIdle()
  return library.value
}

type Bench = { library: Library; newsroom: Newsroom; clock: { now: number } }

/** A newsroom whose clock is set by hand; without `keeps`, it finds that a version was kept just now, each time. */
async function newsroomIn(folder: string, keeps: boolean): Promise<Bench> {
  const library = await opened(folder)
  const clock = { now: Date.UTC(2026, 5, 15, 8) }
  const now = () => new Date(clock.now).toISOString()
  const newest: VersionStore['newest'] = async () =>
    ok({ keptAt: now(), reason: 'writing', by: '', name: '' })
  const newsroom = createNewsroom({
    store: library,
    versions: keeps ? library.versions : { ...library.versions, newest },
    bin: library.bin,
    presence: library.presence,
    conflictCopies: library.conflictCopies,
    libraries: noLibraries,
    sharedBy: null,
    machine: new MachineFile(join(folder, 'machine.json')),
    backups: noBackups,
    recovery: new RecoveryFiles(join(folder, 'recovery')),
    clock: { now },
    ids: uuidSequence(),
    digest: systemDigest,
    limitTime,
    speller: noSpeller,
    printer: noPrinter,
    fonts: bundledFonts,
    places: noPlaces,
  })
  return { library, newsroom, clock }
}

/** The article as it is a moment later: some words more in one section, and as many fewer. */
function continued(article: Article, round: number): Article {
  const at = round % article.sections.length
  const more = ` Et la suite, numéro ${round}.`
  const sections = article.sections.map((section, index) =>
    index === at ? { ...section, body: `${section.body}${more}`.slice(more.length) } : section,
  )
  return { ...article, sections }
}

/** Saves for so long, as the clock of the newsroom has it; gives the milliseconds that took. */
async function write({ newsroom, clock, library }: Bench, id: string, duration: number): Promise<number> {
  let spent = 0
  for (const end = clock.now + duration; clock.now < end; clock.now += PACE) {
    const read = await newsroom.readArticle({ id })
    if (!read.ok) throw new Error(JSON.stringify(read.failure))
    const { article, fingerprint } = read.value
    const base = { revision: article.revision, fingerprint }
    const content = contentOf(continued(article, article.revision))
    const started = performance.now()
    const saved = await newsroom.saveArticle({ id, base, content })
    spent += performance.now() - started
    if (!saved.ok) throw new Error(JSON.stringify(saved.failure))
  }
  const started = performance.now()
  await library.whenIdle()
  return spent + performance.now() - started
}

async function writingRow(folder: string) {
  const benches = [
    await newsroomIn(join(folder, 'with'), true),
    await newsroomIn(join(folder, 'without'), false),
  ]
  const ids: string[] = []
  for (const { newsroom } of benches) {
    const created = await newsroom.createArticle({ content: contentOf(generatedArticle(1, ARTICLE)) })
    if (!created.ok) throw new Error(JSON.stringify(created.failure))
    ids.push(created.value.article.id)
  }
  const spent = [0, 0]
  // In turns of a minute, so that what else the machine does meets both alike.
  for (let turn = 0; turn < 60; turn++) {
    for (const [index, bench] of benches.entries()) {
      spent[index] = (spent[index] ?? 0) + (await write(bench, ids[index] ?? '', HOUR / 60))
    }
  }
  const [withVersions = 0, without = 1] = spent
  const kept = await benches[0]?.newsroom.listVersions({ id: ids[0] ?? '' })
  for (const { library } of benches) await library.close()
  return {
    name: 'an hour of writing with versions / without',
    ratio: withVersions / without,
    aim: 1.2,
    detail: `${withVersions.toFixed(0)} ms against ${without.toFixed(0)} ms, ${kept?.ok ? kept.value.length : 0} versions kept`,
  }
}

/** Versions of one article as lines of a pack. */
function linesOf(article: Article, count: number): string[] {
  const lines: string[] = []
  let current = article
  for (let number = 1; number <= count; number++) {
    const updatedAt = new Date(Date.UTC(2026, 5, 15) + number * 300_000).toISOString()
    current = { ...continued(current, number), revision: number, updatedAt }
    const kept = { keptAt: updatedAt, reason: 'writing', by: 'Inès Karam', name: '' }
    const id = `${number}-${updatedAt.replaceAll(':', '-')}`
    lines.push(`${JSON.stringify({ id, file: { ...storedForm(current), kept } })}\n`)
  }
  return lines
}

function writePacks(folder: string, id: string, lines: readonly string[], perPack: number): void {
  const versions = join(folder, 'versions', id)
  fs.mkdirSync(versions, { recursive: true })
  for (let from = 0, number = 1; from < lines.length; from += perPack, number++) {
    const name = number === 1 ? 'older.jsonl.gz' : `older-${number}.jsonl.gz`
    fs.writeFileSync(join(versions, name), gzipSync(lines.slice(from, from + perPack).join('')))
  }
}

async function openingRow(folder: string) {
  const [many, none] = [join(folder, 'many'), join(folder, 'none')]
  for (const each of [many, none]) fillLibrary(each, { articles: ARTICLES, size: 2_000 })
  for (let number = 0; number < ARTICLES; number++) {
    const lines = linesOf(generatedArticle(number, 2_000), VERSIONS / ARTICLES)
    writePacks(many, generatedId(number), lines.slice(10), lines.length)
    for (const line of lines.slice(0, 10)) {
      const { id, file } = JSON.parse(line)
      fs.writeFileSync(join(many, 'versions', generatedId(number), `${id}.json`), JSON.stringify(file))
    }
  }
  const times: Record<string, number[]> = { [many]: [], [none]: [] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of [many, none]) {
      const started = performance.now()
      const library = await opened(each)
      times[each]?.push(performance.now() - started)
      await library.close()
    }
  }
  const [withMany, withNone] = [median(times[many]?.slice(1) ?? []), median(times[none]?.slice(1) ?? [])]
  return {
    name: 'opening 1,000 articles with 100,000 versions / none',
    ratio: withMany / withNone,
    aim: 1.1,
    detail: `${withMany.toFixed(1)} ms against ${withNone.toFixed(1)} ms`,
  }
}

/** Lists versions; gives the milliseconds, and the longest time for which nothing else could run. */
async function list(
  { newsroom }: Bench,
  id: string,
  count: number,
): Promise<{ time: number; block: number }> {
  let [block, last] = [0, performance.now()]
  const timer = setInterval(() => {
    block = Math.max(block, performance.now() - last)
    last = performance.now()
  }, 1)
  const started = performance.now()
  const listed = await newsroom.listVersions({ id })
  const time = performance.now() - started
  await new Promise((resolve) => setTimeout(resolve, 5))
  clearInterval(timer)
  if (!listed.ok || listed.value.length !== count) throw new Error('not all versions were listed')
  return { time, block }
}

async function listingRows(folder: string) {
  const bench = await newsroomIn(join(folder, 'lists'), true)
  const [short, long] = [generatedId(1), generatedId(2)]
  writePacks(join(folder, 'lists'), short, linesOf(generatedArticle(1, ARTICLE), 200), 200)
  writePacks(join(folder, 'lists'), long, linesOf(generatedArticle(2, BOOK), 40), 10)
  const shortTimes: number[] = []
  for (let round = 0; round < ROUNDS; round++) shortTimes.push((await list(bench, short, 200)).time)
  const { time, block } = await list(bench, long, 40)
  await bench.library.close()
  const packed = fs.statSync(join(folder, 'lists', 'versions', short, 'older.jsonl.gz')).size
  return [
    {
      name: 'list of 200 versions of 1,200 words / 100 ms',
      ratio: median(shortTimes) / 100,
      aim: 1,
      detail: `${median(shortTimes).toFixed(0)} ms, ${(packed / 1000).toFixed(0)} KB packed`,
    },
    {
      name: 'longest block in a list of 40 × 50,000 words / 100 ms',
      ratio: block / 100,
      aim: 1,
      detail: `${block.toFixed(0)} ms of ${time.toFixed(0)} ms`,
    },
  ]
}

/** What versions cost: while one writes, when a library is opened, and when they are listed. */
export async function run() {
  const folder = benchFolder('versions')
  return [await writingRow(folder), await openingRow(folder), ...(await listingRows(folder))]
}
