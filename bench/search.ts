import * as fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { INDEX_FILE } from '../src/core/libraryFiles.ts'
import type { Input } from '../src/contract/contract.ts'
import type { ArticleList } from '../src/core/library.ts'
import { searchWords } from '../src/core/search.ts'
import { encodeArticleFile } from '../src/store/articleFile.ts'
import { IndexThread, type Library, type LibraryOptions, openLibrary } from '../src/store/index.ts'
import { frequentWord, generatedArticle, generatedId, median } from './generatedArticles.ts'

const ARTICLES = Number(process.env.MARBRE_BENCH_ARTICLES ?? 50_000)
const SIZE = 3000
const ROUNDS = 15
const PAGE = 50
const CHUNK = 500

const everything: Input<'listArticles'> = {
  query: '',
  status: 'all',
  sort: 'updated',
  offset: 0,
  limit: PAGE,
}

type Result = { name: string; ratio: number; aim: number; detail: string }

const show = (time: number) => `${time.toFixed(2)} ms`

function writeLibrary(folder: string): void {
  fs.mkdirSync(join(folder, 'articles'), { recursive: true })
  for (let number = 0; number < ARTICLES; number++) {
    const path = join(folder, 'articles', `${generatedId(number)}.json`)
    fs.writeFileSync(path, encodeArticleFile(generatedArticle(number, SIZE)))
  }
}

async function openedIn(folder: string, options: LibraryOptions = {}): Promise<Library> {
  const opened = await openLibrary(folder, { watch: false, ...options })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  await opened.value.whenIdle()
  return opened.value
}

async function list(library: Library, wanted: Partial<Input<'listArticles'>>): Promise<ArticleList> {
  const listed = await library.list({ ...everything, ...wanted })
  if (!listed.ok) throw new Error(JSON.stringify(listed.failure))
  return listed.value
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** What a person types, letter by letter, until two words stand there. */
function keystrokes(ranks: readonly [number, number]): string[] {
  const typed = ranks.map(frequentWord).join(' ')
  return Array.from(typed, (_, end) => typed.slice(0, end + 1)).filter((query) => !query.endsWith(' '))
}

const TYPED = [[900, 4000] as const, [60, 15_000] as const, [7000, 300] as const].flatMap(keystrokes)

/** The bare statements: what a program without any of our code would ask the same tables. */
function statementsOf(database: DatabaseSync) {
  const ranked = database.prepare(`SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ${PAGE}`)
  const shown = database.prepare('SELECT summary, texts FROM shown WHERE number = ?')
  const page = (order: string, where = '') =>
    database.prepare(
      `SELECT summary FROM shown JOIN article USING (number) ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
    )
  const pages = {
    newest: page('updated DESC, id DESC'),
    headline: page('headline DESC, id DESC'),
    filtered: page('updated DESC, id DESC', 'WHERE desk = ? AND date >= ? AND signs <= ?'),
  }
  const counts = database.prepare('SELECT status, count(*) FROM article GROUP BY status')
  const filteredCounts = database.prepare(
    'SELECT status, count(*) FROM article WHERE desk = ? AND date >= ? AND signs <= ? GROUP BY status',
  )
  const parsed = (rows: readonly { summary?: unknown }[]) =>
    rows.map(({ summary }) => JSON.parse(String(summary)))
  const matching = (typed: string) =>
    searchWords(typed)
      .map((word) => `"${word}" *`)
      .join(' AND ')
  return {
    search: (typed: string) => ranked.all(matching(typed)).map(({ rowid }) => Number(rowid)),
    /** With the rows, and the texts that hits are cut from. */
    searchWithTexts: (typed: string) =>
      ranked
        .all(matching(typed))
        .map(({ rowid }) => shown.get(Number(rowid)))
        .map((row) => [JSON.parse(String(row?.summary)), String(row?.texts)]),
    newest: () => [parsed(pages.newest.all(PAGE, 0)), counts.all()],
    headlines: () => [parsed(pages.headline.all(PAGE, 0)), counts.all()],
    filtered: (values: readonly [string, string, number]) => [
      parsed(pages.filtered.all(...values, PAGE, 0)),
      filteredCounts.all(...values),
    ],
    all: () => parsed(pages.newest.all(-1, 0)),
  }
}

/** Our time and that of the bare statements, taken in turns. */
async function compared(
  name: string,
  ours: () => unknown,
  bare: () => unknown,
  rounds = ROUNDS,
): Promise<Result> {
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    times.ours.push(await timed(ours))
    times.bare.push(await timed(bare))
  }
  const [one, other] = [median(times.ours), median(times.bare)]
  return { name, ratio: one / other, aim: 1.5, detail: `${show(one)} against ${show(other)}` }
}

/** A search as one types: each key, with everything the window gets, against the bare query. */
async function typing(
  name: string,
  ours: (query: string) => Promise<unknown>,
  bare: (query: string) => unknown,
): Promise<Result> {
  const keys: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const query of TYPED) {
      keys.ours.push(await timed(() => ours(query)))
      keys.bare.push(await timed(() => bare(query)))
    }
  }
  const mean = (times: readonly number[]) => times.reduce((sum, each) => sum + each, 0) / times.length
  const at = (part: number) =>
    show(keys.ours.toSorted((one, other) => one - other)[Math.floor(keys.ours.length * part)] ?? 0)
  return {
    name,
    ratio: mean(keys.ours) / mean(keys.bare),
    aim: 1.5,
    detail: `${show(mean(keys.ours))} a key (p50 ${at(0.5)}, p95 ${at(0.95)}) against ${show(mean(keys.bare))}`,
  }
}

const FTS5_COLUMNS = ['headline', 'display', 'byline', 'credits', 'desk', 'keywords', 'body', 'note']

/** Reads every article and puts its texts into a table of FTS5, and nothing else. */
function bareBuild(folder: string, path: string): void {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  database.exec(
    `CREATE VIRTUAL TABLE words USING fts5 (${FTS5_COLUMNS.join(', ')}, content = '', contentless_delete = 1, prefix = '1 2')`,
  )
  const insert = database.prepare(
    `INSERT INTO words (${FTS5_COLUMNS.join(', ')}) VALUES (${FTS5_COLUMNS.map(() => '?').join(', ')})`,
  )
  const names = fs.readdirSync(join(folder, 'articles'))
  for (let first = 0; first < names.length; first += 1500) {
    database.exec('BEGIN')
    for (const name of names.slice(first, first + 1500)) {
      const read = JSON.parse(fs.readFileSync(join(folder, 'articles', name), 'utf8'))
      const sections: { heading: string; body: string }[] = read.sections
      insert.run(
        ...[read.headline, `${read.kicker}\n${read.subhead}\n${read.standfirst}`],
        ...[JSON.stringify(read.byline), read.dateline, read.desk, read.keywords.join('\n')],
        ...[sections.map(({ heading, body }) => `${heading}\n${body}`).join('\n'), read.note],
      )
    }
    database.exec('COMMIT')
  }
  database.close()
}

async function rebuilding(folder: string): Promise<Result> {
  const [ours, bare]: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round++) {
    for (const end of ['', '-wal', '-shm']) fs.rmSync(join(folder, `${INDEX_FILE}${end}`), { force: true })
    ours.push(await timed(async () => (await openedIn(folder)).close()))
    const path = join(folder, `bare-${round}.sqlite`)
    bare.push(await timed(() => bareBuild(folder, path)))
    for (const end of ['', '-wal', '-shm']) fs.rmSync(`${path}${end}`, { force: true })
  }
  const [one, other] = [median(ours), median(bare)]
  return {
    name: 'rebuilding the index / reading and FTS5 build',
    ratio: one / other,
    aim: 1.3,
    detail: `${(one / 1000).toFixed(1)} s against ${(other / 1000).toFixed(1)} s`,
  }
}

/** List and search at 50,000 articles, against bare statements on the same index, taken in turns; and making the index. */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'marbre-search-'))
  try {
    writeLibrary(folder)
    const rebuilt = await rebuilding(folder)
    // As the host of a window has it.
    const library = await openedIn(folder, { newIndexHost: () => new IndexThread() })
    const database = new DatabaseSync(join(folder, INDEX_FILE), { readOnly: true })
    const bare = statementsOf(database)
    const desk = searchWords(generatedArticle(7, SIZE).desk).join(' ')
    const everyRow = async () => {
      for (let offset = 0; offset < ARTICLES; offset += CHUNK) await list(library, { offset, limit: CHUNK })
    }
    const filter = `desk:"${desk}" after:2021 length:..5000`
    const results = [
      await typing(
        'search as one types / raw FTS5 query',
        (query) => list(library, { query, sort: 'best' }),
        bare.search,
      ),
      await typing(
        'search with excerpts / FTS5 query and its texts',
        (query) => list(library, { query, sort: 'best', excerpts: true }),
        bare.searchWithTexts,
      ),
      await compared('first 50 rows and counts / bare statements', () => list(library, {}), bare.newest),
      await compared(
        'by headline, backwards / bare statements',
        () => list(library, { sort: 'headline', direction: 'descending' }),
        bare.headlines,
      ),
      await compared(
        'filtered by desk, date, length / bare statements',
        () => list(library, { query: filter }),
        () => bare.filtered([desk, '2021', 5000]),
      ),
      await compared('all rows / bare statement', everyRow, bare.all, 5),
      rebuilt,
    ]
    database.close()
    await library.close()
    return results
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
