import { performance } from 'node:perf_hooks'
import { unzipSync, type Zippable, zipSync } from 'fflate'
import type { Article } from '../src/core/article/index.ts'
import type { WrittenFormat } from '../src/core/export/formats.ts'
import { exportArticle } from '../tests/core/export/exportArticle.ts'
import { generatedArticle } from './generatedArticles.ts'
import { median } from './measuring.ts'

const ARTICLES = 1000
const SIZE = 3000
const ROUNDS = 5

/** The formats that are archives, and the ratio aimed at. */
const FORMATS: readonly { format: WrittenFormat; aim: number }[] = [
  { format: 'docx', aim: 0.75 },
  { format: 'epub', aim: 1.6 },
]

/** The parts of a document, to be packed again as they are: what it stores is stored. */
function partsOf(article: Article, format: WrittenFormat): Zippable {
  const levels = new Map<string, 0 | 6>()
  const filter = ({ name, compression }: { name: string; compression: number }) => {
    levels.set(name, compression === 0 ? 0 : 6)
    return true
  }
  const parts = unzipSync(exportArticle(article, format).bytes, { filter })
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [name, [bytes, { level: levels.get(name) ?? 6 }]]),
  )
}

async function measured({ format, aim }: (typeof FORMATS)[number], articles: readonly Article[]) {
  const packages = articles.map((article) => partsOf(article, format))
  const floor: number[] = []
  const ours: number[] = []
  let bytes = 0
  let most = 0
  for (let round = 0; round < ROUNDS; round++) {
    let start = performance.now()
    for (const parts of packages) bytes += zipSync(parts).length
    floor.push(performance.now() - start)
    start = performance.now()
    for (const [index, article] of articles.entries()) {
      bytes += exportArticle(article, format).bytes.length
      if (index % 100 === 0) most = Math.max(most, process.memoryUsage().rss)
    }
    ours.push(performance.now() - start)
  }
  const perSecond = Math.round((ARTICLES * 1000) / median(ours))
  const detail = `${perSecond} articles/s, ${Math.round(most / 2 ** 20)} MB at most (${bytes} bytes seen)`
  return {
    name: `export to ${format} / packing the same parts`,
    ratio: median(ours) / median(floor),
    aim,
    detail,
  }
}

/** Export of 1,000 articles of 3 KB to each format that is an archive, against packing the same parts, taken in turns. */
export async function run() {
  const articles = Array.from({ length: ARTICLES }, (_, number) => generatedArticle(number, SIZE))
  const results = []
  for (const row of FORMATS) results.push(await measured(row, articles))
  return results
}
