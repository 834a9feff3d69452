import * as fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeArticleFile } from '../src/store/articleFile.ts'
import { type Library, openLibrary } from '../src/store/index.ts'
import { generatedArticle, generatedId, median } from './generatedArticles.ts'

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

async function save(library: Library, id: string, round: number): Promise<void> {
  const opened = await library.read(id)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  const { article, fingerprint } = opened.value
  const base = { revision: article.revision, fingerprint }
  const started = performance.now()
  const saved = await library.update(id, base, (current) => ({
    ...current,
    headline: `Le titre, pour la ${round}e fois`,
    revision: current.revision + 1,
  }))
  times.push(performance.now() - started)
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure))
}

let times: number[] = []

/** A save of a 5 KB article, against the floor and in libraries of 100 and 50,000 articles, all taken in turns. */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'marbre-save-'))
  try {
    const small = await libraryOf(join(folder, 'small'), SMALL)
    const large = await libraryOf(join(folder, 'large'), LARGE)
    const bare = join(folder, 'bare')
    fs.mkdirSync(bare)
    const bytes = encodeArticleFile(generatedArticle(0, SIZE))
    const floorTimes: number[] = []
    const inSmall: number[] = []
    const inLarge: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now()
      floor(bare, bytes, round)
      floorTimes.push(performance.now() - started)
      times = inSmall
      await save(small, generatedId(round % SMALL), round)
      times = inLarge
      await save(large, generatedId(round % SMALL), round)
      // A writer pauses; what is done after the save, such as the index, must not be counted as free by piling up.
      if (round % 20 === 0) await large.whenIdle()
    }
    await small.close()
    await large.close()
    const [least, few, many] = [median(floorTimes), median(inSmall), median(inLarge)]
    const size = `${(bytes.length / 1000).toFixed(1)} KB`
    return [
      {
        name: 'save of an article / durable write of its bytes',
        ratio: few / least,
        aim: 1.2,
        detail: `${few.toFixed(2)} ms against ${least.toFixed(2)} ms for ${size}`,
      },
      {
        name: 'save among 50,000 articles / among 100',
        ratio: many / few,
        aim: 1.1,
        detail: `${many.toFixed(2)} ms against ${few.toFixed(2)} ms`,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
