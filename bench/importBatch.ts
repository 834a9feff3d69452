import * as fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeArticleFile } from '../src/store/articleFile.ts'
import { openLibrary } from '../src/store/index.ts'
import { generatedArticle } from './generatedArticles.ts'
import { writeDurableBatch } from './writeDurableBatch.ts'

const ARTICLES = 10_000
const SIZE = 3000
const BATCH = 100

function batches(): number[][] {
  const numbers = Array.from({ length: ARTICLES }, (_, number) => number)
  return Array.from({ length: ARTICLES / BATCH }, (_, index) =>
    numbers.slice(index * BATCH, (index + 1) * BATCH),
  )
}

/**
 * 10,000 articles added to a library, against the same bytes written with the same durability, batch by batch in turns.
 * The library's time has its index in it, complete, at the end.
 */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'marbre-import-'))
  try {
    const bare = join(folder, 'bare')
    fs.mkdirSync(bare)
    const opened = await openLibrary(join(folder, 'library'), { watch: false })
    if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
    const library = opened.value
    let [ours, floor] = [0, 0]
    const peaks = [0, 0]
    const all = batches()
    for (const [index, batch] of all.entries()) {
      const articles = batch.map((number) => generatedArticle(number, SIZE))
      const files = articles.map((article) => ({
        name: `${article.id}.json`,
        bytes: encodeArticleFile(article),
      }))
      let started = performance.now()
      await writeDurableBatch(bare, files)
      floor += performance.now() - started
      started = performance.now()
      const added = await library.add(articles)
      ours += performance.now() - started
      const refused = added.find((each) => !each.ok)
      if (refused) throw new Error(JSON.stringify(refused))
      const half = index < all.length / 2 ? 0 : 1
      peaks[half] = Math.max(peaks[half] ?? 0, process.memoryUsage().rss / 1e6)
    }
    const started = performance.now()
    await library.whenIdle()
    const rest = performance.now() - started
    const listed = await library.list({ query: '', status: 'all', sort: 'updated', offset: 0, limit: 1 })
    if (!listed.ok || listed.value.total !== ARTICLES) throw new Error('not all of them are in the list')
    await library.close()
    const [early = 0, late = 0] = peaks
    const seconds = (time: number) => `${(time / 1000).toFixed(1)} s`
    return [
      {
        name: 'durable import / the same bytes, as durable',
        ratio: (ours + rest) / floor,
        aim: 1.5,
        detail: `${seconds(ours + rest)} against ${seconds(floor)} for ${ARTICLES} articles, index and all`,
      },
      {
        name: 'memory at most, second 5,000 / first 5,000',
        ratio: late / early,
        aim: 1.3,
        detail: `${late.toFixed(0)} MB against ${early.toFixed(0)} MB, the benchmark's own articles and all`,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
