import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Newsroom } from '../src/contract/contract.ts'
import { emptyContent } from '../src/core/article/index.ts'
import type { BulkChange } from '../src/core/bulk.ts'
import { openNewsroom } from '../src/host/openNewsroom.ts'
import { Places } from '../src/host/places.ts'
import { noPrinter } from '../tests/host/noPrinter.ts'
import { encodeArticleFile } from '../src/store/articleFile.ts'
import { generatedArticle, generatedId } from './generatedArticles.ts'
import { writeDurableBatch } from './writeDurableBatch.ts'

const ARTICLES = 10_000
const SIZE = 3000
const BATCH = 100
/** The longest that the host may leave a key of the window without an answer, in milliseconds. */
const BLOCKED = 50

const ids = Array.from({ length: ARTICLES }, (_, number) => generatedId(number))

/** Makes a change of all articles; gives its run and its time in milliseconds. */
async function change(newsroom: Newsroom, wanted: BulkChange): Promise<{ run: string; time: number }> {
  const started = performance.now()
  const begun = await newsroom.startBulk({ change: wanted, ids })
  if (!begun.ok) throw new Error(begun.failure.code)
  const changed = await finish(newsroom, begun.value.run)
  if (changed !== ARTICLES) throw new Error(`${changed} articles changed`)
  return { run: begun.value.run, time: performance.now() - started }
}

/** Continues a run to its end; gives how many articles it changed. */
async function finish(newsroom: Newsroom, run: string): Promise<number> {
  let changed = 0
  for (;;) {
    const step = await newsroom.continueBulk({ run })
    if (!step.ok) throw new Error(step.failure.code)
    changed += step.value.outcomes.filter(({ kind }) => kind === 'changed').length
    if (step.value.isFinished) return changed
  }
}

async function undo(newsroom: Newsroom, run: string): Promise<number> {
  const started = performance.now()
  const begun = await newsroom.undoBulk({ run })
  if (!begun.ok) throw new Error(begun.failure.code)
  const changed = await finish(newsroom, begun.value.run)
  if (changed !== ARTICLES) throw new Error(`${changed} articles taken back`)
  return performance.now() - started
}

/** Writes the articles' present bytes as durably, over files of the same names; gives the time in milliseconds. */
async function write(articles: string, bare: string): Promise<number> {
  let time = 0
  for (let from = 0; from < ARTICLES; from += BATCH) {
    const files = ids.slice(from, from + BATCH).flatMap((id) => {
      const name = `${id}.json`
      return existsSync(join(articles, name)) ? [{ name, bytes: readFileSync(join(articles, name)) }] : []
    })
    const started = performance.now()
    await writeDurableBatch(bare, files)
    time += performance.now() - started
  }
  return time
}

/**
 * A desk given to 10,000 articles and taken back, and all of them put into the bin, each against writing the same bytes as
 * durably; and the longest that the host's thread was blocked meanwhile.
 */
export async function run() {
  const root = mkdtempSync(join(tmpdir(), 'marbre-bench-bulk-'))
  try {
    const [library, bare] = [join(root, 'library'), join(root, 'bare')]
    const articles = join(library, 'articles')
    mkdirSync(articles, { recursive: true })
    mkdirSync(bare)
    for (const [number, id] of ids.entries())
      writeFileSync(join(articles, `${id}.json`), encodeArticleFile(generatedArticle(number, SIZE)))
    const opened = await openNewsroom(
      { folder: library, named: true },
      // As the host of a window has it: with the index in a thread of its own.
      { kind: 'window', firstArticle: emptyContent('fr'), report: console.error },
      join(root, 'data'),
      { printer: noPrinter, places: new Places(null) },
    )
    if (!opened.ok) throw new Error(opened.failure.code)
    const { newsroom, whenIdle, close } = opened.value
    await whenIdle()
    const before = await write(articles, bare)
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const desk = await change(newsroom, { kind: 'desk', desk: 'Région' })
    delay.disable()
    await whenIdle()
    const between = await write(articles, bare)
    const undone = await undo(newsroom, desk.run)
    await whenIdle()
    const after = await write(articles, bare)
    const bin = await change(newsroom, { kind: 'bin' })
    await close()
    const floor = (before + between + after) / 3
    const [longest, p99] = [delay.max / 1e6, delay.percentile(99) / 1e6]
    const against = (time: number) => `${(time / 1000).toFixed(1)} s against ${(floor / 1000).toFixed(1)} s`
    return [
      {
        name: 'a desk for 10,000 / the same bytes, as durable',
        ratio: desk.time / floor,
        aim: 2,
        detail: against(desk.time),
      },
      {
        name: 'taken back / the same bytes, as durable',
        ratio: undone / floor,
        aim: 2,
        detail: against(undone),
      },
      {
        name: '10,000 to the bin / the same bytes, as durable',
        ratio: bin.time / floor,
        aim: 2,
        detail: against(bin.time),
      },
      {
        name: 'longest pause of the host / 50 ms',
        ratio: longest / BLOCKED,
        aim: 1,
        detail: `${longest.toFixed(0)} ms, 99 of 100 within ${p99.toFixed(0)} ms`,
      },
    ]
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
