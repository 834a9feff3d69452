import * as fs from 'node:fs'
import { join, parse } from 'node:path'
import { INDEX_FILE } from '../src/core/libraryFiles.ts'
import type { Article } from '../src/core/article/index.ts'
import { exportArticle } from '../tests/core/export/exportArticle.ts'
import { encodeArticleFile } from '../src/store/articleFile.ts'
import { type Library, openLibrary } from '../src/store/index.ts'
import { benchFolder } from './filledLibrary.ts'
import { frequentWord, generatedArticle, generatedId } from './generatedArticles.ts'
import { median, percentile, type Row, timed } from './measuring.ts'
import { residentMegabytes, runNode, withHost } from './programs.ts'
import { writeDurableBatch } from './writeDurableBatch.ts'
import {
  allowedExponent,
  bendSentence,
  type Curve,
  drawCurves,
  firstBend,
  localExponents,
  shownCost,
} from './scale/curves.ts'

export const isLong = true
export const usesBuild = true

const SIZES = (process.env.MARBRE_BENCH_SIZES ?? '1000,10000,50000,200000').split(',').map(Number)
const CHARACTERS = 3000
const ROUNDS = 15
const OPENINGS = 5
const MAKINGS = 3
const KEY_ROUNDS = 5
const SAVES = 100
const GROUP = 100
const GROUPS = 9

/** The jobs, in the order of the drawing, and whether each should cost the same or grow with the number of articles. */
const JOBS = [
  { job: 'making', name: 'opening, index to be made', unit: 'ms', grows: 1 },
  { job: 'compared', name: 'opening, until all files are compared', unit: 'ms', grows: 1 },
  { job: 'opening', name: 'opening, until the first page', unit: 'ms', grows: 0 },
  { job: 'list', name: 'first page of the list', unit: 'ms', grows: 0 },
  { job: 'search', name: 'search, a key', unit: 'ms', grows: 1 },
  { job: 'save', name: 'save', unit: '×', grows: 0 },
  { job: 'group', name: `import of ${GROUP}`, unit: '×', grows: 0 },
  { job: 'export', name: 'export of one to DOCX', unit: 'ms', grows: 0 },
  { job: 'command', name: 'marbre list, 50 rows', unit: 'ms', grows: 0 },
  { job: 'memory', name: 'memory of the host', unit: 'MB', grows: 0 },
] as const

type Job = (typeof JOBS)[number]['job']

const PAGE = { query: '', status: 'all', sort: 'updated', offset: 0, limit: 50 } as const

async function opened(folder: string): Promise<Library> {
  const result = await openLibrary(folder)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

async function list(library: Library, query = ''): Promise<void> {
  const listed = await library.list({ ...PAGE, query, sort: query === '' ? 'updated' : 'best' })
  if (!listed.ok) throw new Error(JSON.stringify(listed.failure))
}

/** Writes the articles that a library of `size` has beyond those of one of `from`; its index is that of before. */
function grow(folder: string, from: number, size: number): void {
  fs.mkdirSync(join(folder, 'articles'), { recursive: true })
  for (let number = from; number < size; number++) {
    const path = join(folder, 'articles', `${generatedId(number)}.json`)
    fs.writeFileSync(path, encodeArticleFile(generatedArticle(number, CHARACTERS)))
  }
}

function removeIndex(folder: string): void {
  for (const end of ['', '-wal', '-shm']) fs.rmSync(join(folder, `${INDEX_FILE}${end}`), { force: true })
}

const KEYS = [frequentWord(900), frequentWord(4000)].flatMap((word) =>
  Array.from(word, (_, end) => word.slice(0, end + 1)),
)

async function openings(folder: string): Promise<Pick<Record<Job, number>, 'opening' | 'compared'>> {
  const [first, whole]: [number[], number[]] = [[], []]
  for (let round = 0; round < OPENINGS; round++) {
    const started = performance.now()
    const library = await opened(folder)
    await list(library)
    first.push(performance.now() - started)
    await library.whenIdle()
    whole.push(performance.now() - started)
    await library.close()
  }
  return { opening: costOf(first), compared: costOf(whole) }
}

/**
 * Does something durable and a durable write of the same bytes in turns; gives how many times the other it took, in the middle
 * of the rounds. What a flush costs changes with all that the disk has to do: only the ratio belongs to the job.
 */
async function againstFloor(
  rounds: number,
  bare: string,
  job: (round: number) => Promise<{ articles: readonly Article[]; work: () => Promise<void> }>,
  after: (round: number) => Promise<void>,
): Promise<number> {
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const { articles, work } = await job(round)
    const files = articles.map((article) => ({
      name: `${article.id}.json`,
      bytes: encodeArticleFile(article),
    }))
    const floor = () => timed(() => writeDurableBatch(bare, files))
    const before = round % 2 === 0 ? await floor() : 0
    const ours = await timed(work)
    ratios.push(ours / (before || (await floor())))
    await after(round)
  }
  return median(ratios)
}

function saves(library: Library, bare: string): Promise<number> {
  const job = async (round: number) => {
    const id = generatedId(round)
    const read = await library.read(id)
    if (!read.ok) throw new Error(JSON.stringify(read.failure))
    const { article, fingerprint } = read.value
    const base = { revision: article.revision, fingerprint }
    const work = async () => {
      const saved = await library.update(id, base, (current) => ({
        ...current,
        kicker: `Pour la ${round}e fois`,
        revision: current.revision + 1,
      }))
      if (!saved.ok) throw new Error(JSON.stringify(saved.failure))
    }
    return { articles: [article], work }
  }
  return againstFloor(SAVES, bare, job, async (round) => {
    if (round % 20 === 0) await library.whenIdle()
  })
}

/** Adds groups of articles whose numbers are beyond those of any size, and takes them away again: each size is what it is called. */
function groups(library: Library, folder: string, bare: string): Promise<number> {
  const idsOf = (group: number) =>
    Array.from({ length: GROUP }, (_, index) => 1_000_000 + group * GROUP + index)
  const job = async (group: number) => {
    const articles = idsOf(group).map((number) => generatedArticle(number, CHARACTERS))
    const work = async () => {
      const refused = (await library.add(articles)).find((each) => !each.ok)
      if (refused) throw new Error(JSON.stringify(refused))
    }
    return { articles, work }
  }
  return againstFloor(GROUPS, bare, job, async (group) => {
    await library.whenIdle()
    for (const number of idsOf(group)) fs.rmSync(join(folder, 'articles', `${generatedId(number)}.json`))
  })
}

/** Reads an article and makes a DOCX of it. */
async function exportOne(library: Library): Promise<void> {
  const read = await library.read(generatedId(SAVES))
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  exportArticle(read.value.article, 'docx')
}

/** The cost of a job that was done several times: the lower quartile, since other work of the machine can only add to it. */
const costOf = (times: readonly number[]) => percentile(times, 0.25)

async function repeated(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await timed(work))
  return costOf(times)
}

/** What a key costs, in the middle of those of two words as a person types them. */
async function keys(library: Library): Promise<number> {
  const costs: number[] = []
  for (const key of KEYS) costs.push(await repeated(KEY_ROUNDS, () => list(library, key)))
  return median(costs)
}

/** What each job costs in a library that has just grown to a size. */
async function costsAt(folder: string, size: number): Promise<Record<Job, number>> {
  const makings: number[] = []
  for (let round = 0; round < (size > 10_000 ? 1 : MAKINGS); round++) {
    removeIndex(folder)
    makings.push(
      await timed(async () => {
        const library = await opened(folder)
        await library.whenIdle()
        await library.close()
      }),
    )
  }
  const opening = await openings(folder)
  const library = await opened(folder)
  await library.whenIdle()
  await list(library)
  const bare = benchFolder('bare')
  const costs = {
    making: costOf(makings),
    ...opening,
    list: await repeated(ROUNDS, () => list(library)),
    search: await keys(library),
    export: await repeated(ROUNDS, () => exportOne(library)),
    save: await saves(library, bare),
    group: await groups(library, folder, bare),
  }
  await library.whenIdle()
  await library.close()
  // The first one sees that the groups have gone.
  const listing = ['list', '--limit', '50', '--library', folder]
  await runNode('out/main/cli.js', listing)
  const command = await repeated(ROUNDS, () => runNode('out/main/cli.js', listing))
  const memory = await withHost(folder, async ({ pid }) => {
    await settled(pid)
    return residentMegabytes(pid) ?? Number.NaN
  })
  return { ...costs, command, memory }
}

/** Waits until a process has held as much memory for two seconds. */
async function settled(pid: number): Promise<void> {
  for (let before = 0; ; ) {
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const now = residentMegabytes(pid) ?? 0
    if (Math.abs(now - before) < 1) return
    before = now
  }
}

function rowOf(curve: Curve): Row {
  const exponents = localExponents(curve)
  const steepest = exponents.reduce((one, other) => (other.exponent > one.exponent ? other : one))
  const costs = curve.costs.map(({ cost }) => shownCost(cost, curve.unit)).join(', ')
  return {
    name: `${curve.name}: steepest local exponent`,
    ratio: Math.max(0, steepest.exponent),
    aim: allowedExponent(curve),
    detail: `${costs} at ${curve.costs.map(({ size }) => size.toLocaleString('en-US')).join(', ')}`,
  }
}

/** With `--report FILE`: the costs as JSON and the drawing, in the folder that is called as the file without its extension. */
function writeCurves(curves: readonly Curve[]): void {
  const { MARBRE_BENCH_REPORT: report } = process.env
  if (report === undefined) return
  const { dir, name } = parse(report)
  const folder = join(dir, name)
  fs.mkdirSync(folder, { recursive: true })
  const rounded = curves.map(({ costs, ...curve }) => ({
    ...curve,
    costs: costs.map(({ size, cost }) => ({ size, cost: Number(cost.toPrecision(3)) })),
  }))
  fs.writeFileSync(join(folder, 'scale.json'), `${JSON.stringify(rounded, null, 2)}\n`)
  fs.writeFileSync(join(folder, 'scale.svg'), drawCurves(curves))
}

/**
 * What each job costs in one library that grows from 1,000 to 200,000 articles, as curves. A row is the steepest local exponent
 * of a curve; it may be 0.2 for a job that should cost the same at each size, 1.2 for one that should grow with it.
 */
export async function run(): Promise<Row[]> {
  const folder = join(benchFolder('scale'), 'library')
  const taken: { size: number; costs: Record<Job, number> }[] = []
  for (const [index, size] of SIZES.entries()) {
    grow(folder, SIZES[index - 1] ?? 0, size)
    taken.push({ size, costs: await costsAt(folder, size) })
    process.stderr.write(`  ${size.toLocaleString('en-US')} articles measured\n`)
  }
  const curves: Curve[] = JOBS.map(({ job, ...curve }) => ({
    ...curve,
    costs: taken.map(({ size, costs }) => ({ size, cost: costs[job] })),
  }))
  writeCurves(curves)
  process.stderr.write(`  ${bendSentence(firstBend(curves))}\n`)
  return curves.map(rowOf)
}
