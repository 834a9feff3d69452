import * as fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Input } from '../src/contract/contract.ts'
import { searchWords } from '../src/core/search.ts'
import { encodeArticleFile } from '../src/store/articleFile.ts'
import { type Library, openLibrary } from '../src/store/index.ts'
import { frequentWord, generatedArticle, generatedId, median } from './generatedArticles.ts'

const ARTICLES = 50_000
const SIZE = 3000
const ROUNDS = 15
const PAGE = 50

const everything: Input<'listArticles'> = {
  query: '',
  status: 'all',
  sort: 'updated',
  offset: 0,
  limit: PAGE,
}

async function libraryIn(folder: string): Promise<Library> {
  fs.mkdirSync(join(folder, 'articles'), { recursive: true })
  for (let number = 0; number < ARTICLES; number++) {
    const path = join(folder, 'articles', `${generatedId(number)}.json`)
    fs.writeFileSync(path, encodeArticleFile(generatedArticle(number, SIZE)))
  }
  const opened = await openLibrary(folder)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  await opened.value.whenIdle()
  return opened.value
}

async function list(library: Library, wanted: Input<'listArticles'>): Promise<number> {
  const listed = await library.list(wanted)
  if (!listed.ok) throw new Error(JSON.stringify(listed.failure))
  return listed.value.items.length
}

/** What a person types, letter by letter, until two words stand there. */
function keystrokes(ranks: readonly [number, number]): string[] {
  const typed = ranks.map(frequentWord).join(' ')
  return Array.from(typed, (_, end) => typed.slice(0, end + 1)).filter((query) => !query.endsWith(' '))
}

/** The raw query of FTS5 for what was typed: all words as beginnings, the best fifty by rank. */
function rawQuery(database: DatabaseSync) {
  const sql = `SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ${PAGE}`
  const statement = database.prepare(sql)
  return (typed: string) =>
    statement.all(
      searchWords(typed)
        .map((word) => `"${word}" *`)
        .join(' AND '),
    ).length
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The list and the search as one types, at 50,000 articles, against bare statements on the same index, taken in turns. */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'marbre-search-'))
  try {
    const library = await libraryIn(folder)
    const database = new DatabaseSync(join(folder, 'index.sqlite'), { readOnly: true })
    const raw = rawQuery(database)
    const page = database.prepare(
      `SELECT summary FROM shown JOIN article USING (number) ORDER BY updated DESC, id DESC LIMIT ${PAGE}`,
    )
    const counts = database.prepare('SELECT status, count(*) FROM article GROUP BY status')
    const typed = [[900, 4000] as const, [60, 15_000] as const, [7000, 300] as const].flatMap(keystrokes)
    const ours: number[] = []
    const theirs: number[] = []
    const first: number[] = []
    const bare: number[] = []
    const slowest = { ours: 0, theirs: 0 }
    for (let round = 0; round < ROUNDS; round++) {
      let [mine, other] = [0, 0]
      for (const query of typed) {
        const one = await timed(() => list(library, { ...everything, query, sort: 'best' }))
        const two = await timed(() => raw(query))
        mine += one
        other += two
        slowest.ours = Math.max(slowest.ours, one)
        slowest.theirs = Math.max(slowest.theirs, two)
      }
      ours.push(mine / typed.length)
      theirs.push(other / typed.length)
      first.push(await timed(() => list(library, everything)))
      bare.push(
        await timed(() => [page.all().map(({ summary }) => JSON.parse(String(summary))), counts.all()]),
      )
    }
    database.close()
    await library.close()
    const show = (time: number) => `${time.toFixed(2)} ms`
    return [
      {
        name: 'search as one types / raw FTS5 query',
        ratio: median(ours) / median(theirs),
        aim: 1.5,
        detail: `${show(median(ours))} a key against ${show(median(theirs))}; slowest ${show(slowest.ours)}, ${show(slowest.theirs)}`,
      },
      {
        name: 'first 50 rows and counts / bare statements',
        ratio: median(first) / median(bare),
        aim: 1.5,
        detail: `${show(median(first))} against ${show(median(bare))} at ${ARTICLES} articles`,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
