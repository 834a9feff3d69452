import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchFolder, sharedLibrary } from './filledLibrary.ts'
import { median, percentile, type Row, shown } from './measuring.ts'
import { withProgram } from './programs.ts'

/** It starts the browser window's host as it is built. */
export const usesBuild = true

const ROUNDS = 15
const SIZES = [20, 50_000]
const AIM = 2.5

const EMPTY_SERVER = `
import { createServer } from 'node:http'
const server = createServer((_request, response) => response.end('<!doctype html>'))
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: 'http://127.0.0.1:' + server.address().port })))
process.on('SIGTERM', () => process.exit())`

/** Milliseconds from the start of a program that serves pages until its first one is there. */
async function timeToPage(script: string, parameters: readonly string[] = []): Promise<number> {
  const started = performance.now()
  return await withProgram(script, parameters, async (told) => {
    if (!('url' in told)) throw new Error('the program has told no address')
    await (await fetch(String(told.url))).text()
    return performance.now() - started
  })
}

/**
 * From the start of the browser window's host until its page is there, against a program of Node that serves an empty page, in
 * turns: its code is loaded, the library opened, its index in a thread of its own. The first round, which compiles the code that
 * the others find compiled, is not counted.
 */
export async function run(): Promise<Row[]> {
  const empty = join(benchFolder('host-start'), 'empty.mjs')
  writeFileSync(empty, EMPTY_SERVER)
  const floors: number[] = []
  const taken = new Map<number, number[]>(SIZES.map((size) => [size, []]))
  for (let round = 0; round <= ROUNDS; round++) {
    const floor = await timeToPage(empty)
    if (round > 0) floors.push(floor)
    for (const [size, times] of taken) {
      const library = await sharedLibrary(size)
      const time = await timeToPage('out/main/web.js', ['--no-open', '--library', library])
      if (round > 0) times.push(time)
    }
  }
  return Array.from(taken, ([size, times]) => ({
    name: `host until its page is there, ${size} articles / a server of Node with an empty page`,
    ratio: median(times) / median(floors),
    aim: AIM,
    detail: `${shown(median(times))} (p95 ${shown(percentile(times, 0.95))}) against ${shown(median(floors))}`,
  }))
}
