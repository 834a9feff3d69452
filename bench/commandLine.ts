import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchFolder, sharedLibrary } from './filledLibrary.ts'
import { generatedId } from './generatedArticles.ts'
import { median, percentile, type Row, shown } from './measuring.ts'
import { runNode, type Taken } from './programs.ts'

/** It runs the command line as it is built. */
export const usesBuild = true

const CLI = 'out/main/cli.js'
const ROUNDS = 15
const SMALL = 20
const LARGE = 10_000
const AIM = 2.5

/** What is run: the parameters, and the aim of its ratio. */
type Run = { name: string; parameters: readonly string[]; aim: number }

function runsIn(small: string, large: string): Run[] {
  const id = generatedId(3)
  const among = (name: string, folder: string, aims: { list: number; export: number }): Run[] => {
    const library = ['--library', folder]
    return [
      {
        name: `marbre list --limit 20, ${name}`,
        parameters: ['list', '--limit', '20', ...library],
        aim: aims.list,
      },
      { name: `marbre show ID, ${name}`, parameters: ['show', id, ...library], aim: AIM },
      {
        name: `marbre export ID as Markdown, ${name}`,
        parameters: ['export', id, '--format', 'markdown', ...library],
        aim: aims.export,
      },
    ]
  }
  return [
    ...among(`${SMALL} articles`, small, { list: AIM, export: AIM }),
    ...among(`${LARGE} articles`, large, { list: 6, export: 6 }),
    { name: `marbre list, all of ${LARGE}`, parameters: ['list', '--library', large], aim: 16 },
    { name: 'marbre help list', parameters: ['help', 'list'], aim: AIM },
    { name: 'marbre --help', parameters: ['--help'], aim: 4 },
  ]
}

/**
 * The command line as it is built, each run a process of its own, against a program of Node that does nothing, in turns. The
 * first round, which compiles the code that the others find compiled, is not counted. A list of many articles looks at each
 * file once, and so does an export, which names articles at the same address.
 */
export async function run(): Promise<Row[]> {
  const folder = benchFolder('command-line')
  const empty = join(folder, 'empty.mjs')
  writeFileSync(empty, '')
  const runs = runsIn(await sharedLibrary(SMALL), await sharedLibrary(LARGE))
  const nothing: Taken[] = []
  const taken = new Map<Run, Taken[]>(runs.map((each) => [each, []]))
  for (let round = 0; round <= ROUNDS; round++) {
    const bare = await runNode(empty)
    if (round > 0) nothing.push(bare)
    for (const each of runs) {
      const one = await runNode(CLI, each.parameters)
      if (round > 0) taken.get(each)?.push(one)
    }
  }
  const times = (some: readonly Taken[]) => some.map(({ time }) => time)
  const memory = (some: readonly Taken[]) => median(some.map((each) => each.memory)).toFixed(0)
  const floor = median(times(nothing))
  return Array.from(taken, ([{ name, aim }, some]) => ({
    name: `${name} / an empty Node program`,
    ratio: median(times(some)) / floor,
    aim,
    detail: `${shown(median(times(some)))} (p95 ${shown(percentile(times(some), 0.95))}) against ${shown(floor)}; ${memory(some)} against ${memory(nothing)} MB`,
  }))
}
