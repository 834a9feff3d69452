import * as fs from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { contentOf, type OpenedArticle } from '../src/core/article/index.ts'
import { type Serve, serverOver } from '../src/contract/remote.ts'
import { fromWire, toWire } from '../src/contract/wire.ts'
import { encodeArticleFile } from '../src/store/articleFile.ts'
import { type Library, openLibrary } from '../src/store/index.ts'
import { newsroomOver } from '../tests/store/newsroomOver.ts'
import { benchFolder } from './filledLibrary.ts'
import { generatedArticle, generatedId } from './generatedArticles.ts'
import { mean, median, percentile, type Row, shown } from './measuring.ts'

const SIZE = 4600
const ROUNDS = 400
const SMALL = 100
const LARGE = 50_000

async function libraryOf(folder: string, count: number): Promise<Library> {
  fs.mkdirSync(join(folder, 'articles'), { recursive: true })
  for (let number = 0; number < count; number++) {
    const bytes = encodeArticleFile(generatedArticle(number, number < SMALL ? SIZE : 3000))
    fs.writeFileSync(join(folder, 'articles', `${generatedId(number)}.json`), bytes)
  }
  const opened = await openLibrary(folder)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  await opened.value.whenIdle()
  return opened.value
}

/** The least that makes a file's new bytes outlast a power cut: temporary file, flush, rename, flush of the folder. */
function floor(folder: string, bytes: Uint8Array, round: number): void {
  const temporary = join(folder, `.floor-${round}.tmp`)
  const file = fs.openSync(temporary, 'wx')
  fs.writeSync(file, bytes)
  fs.fsyncSync(file)
  fs.closeSync(file)
  fs.renameSync(temporary, join(folder, 'floor.json'))
  const directory = fs.openSync(folder, 'r')
  fs.fsyncSync(directory)
  fs.closeSync(directory)
}

async function opened(library: Library, round: number): Promise<OpenedArticle> {
  const read = await library.read(generatedId(round % SMALL))
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  return read.value
}

const headlineOf = (round: number) => `Le titre, pour la ${round}e fois`

/** Milliseconds until a save of the library has its answer. */
async function saved(library: Library, round: number): Promise<number> {
  const { article, fingerprint } = await opened(library, round)
  const started = performance.now()
  const answer = await library.update(article.id, { revision: article.revision, fingerprint }, (current) => ({
    ...current,
    headline: headlineOf(round),
    revision: current.revision + 1,
  }))
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  return performance.now() - started
}

/** The same through the contract, from the text of the call to that of the answer. */
async function savedOver(serve: Serve, library: Library, round: number): Promise<number> {
  const { article, fingerprint } = await opened(library, round)
  const base = { revision: article.revision, fingerprint }
  const content = { ...contentOf(article), headline: headlineOf(round) }
  const call = toWire({ id: article.id, base, content })
  const started = performance.now()
  const answer = await serve('saveArticle', fromWire(call))
  toWire(answer)
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  return performance.now() - started
}

/**
 * A save of a 5 KB article, against the floor, through the contract, and in libraries of 100 and 50,000 articles, all taken in
 * turns. What a save leaves for later, the event and the index, is done between two saves and has a row of its own. The
 * floor writes beside the articles: how fast a new file is made depends on where on the disk its folder is.
 */
export async function run(): Promise<Row[]> {
  const folder = benchFolder('save')
  const small = await libraryOf(join(folder, 'small'), SMALL)
  const large = await libraryOf(join(folder, 'large'), LARGE)
  const stop = small.subscribe(() => undefined)
  const serve = serverOver(newsroomOver(large), (error) => process.stderr.write(`${String(error)}\n`))
  const bare = join(folder, 'small', 'floor')
  fs.mkdirSync(bare)
  const bytes = encodeArticleFile(generatedArticle(0, SIZE))
  const floors: number[] = []
  const inSmall: number[] = []
  const inLarge: number[] = []
  const overContract: number[] = []
  const afterwards: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now()
    floor(bare, bytes, round)
    floors.push(performance.now() - started)
    inSmall.push(await saved(small, round))
    const answered = performance.now()
    await nextTurn()
    await small.whenIdle()
    afterwards.push(performance.now() - answered)
    inLarge.push(await saved(large, round))
    await nextTurn()
    overContract.push(await savedOver(serve, large, round))
    await nextTurn()
    if (round % 20 === 0) await large.whenIdle()
  }
  stop()
  await small.close()
  await large.close()
  const [least, few, many] = [median(floors), median(inSmall), median(inLarge)]
  const [slowLeast, slowFew] = [percentile(floors, 0.95), percentile(inSmall, 0.95)]
  const contract = median(overContract)
  const size = `${(bytes.length / 1000).toFixed(1)} KB`
  return [
    {
      name: 'save of an article / durable write of its bytes',
      ratio: few / least,
      aim: 1.2,
      detail: `${shown(few)} against ${shown(least)} for ${size}`,
    },
    {
      name: 'the same, at the 95th percentile',
      ratio: slowFew / slowLeast,
      aim: 1.2,
      detail: `${shown(slowFew)} against ${shown(slowLeast)}`,
    },
    {
      name: 'save through the contract / durable write',
      ratio: contract / least,
      aim: 1.5,
      detail: `${shown(contract)}, from the text of the call to that of the answer`,
    },
    {
      name: 'what follows a save, index and event / the write',
      ratio: mean(afterwards) / least,
      aim: 2,
      detail: `${shown(mean(afterwards))} a save where nothing is collected, after the answer`,
    },
    {
      name: 'save among 50,000 articles / among 100',
      ratio: many / few,
      aim: 1.1,
      detail: `${shown(many)} against ${shown(few)}`,
    },
  ]
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
