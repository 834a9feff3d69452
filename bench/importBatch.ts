import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { writeArticleGroups } from './importBatch/articleGroups.ts'
import { benchFolder } from './filledLibrary.ts'
import { inTurns, median, type Row, shown } from './measuring.ts'
import { runNode, type Taken } from './programs.ts'

const FEW = 10_000
const MANY = 50_000
/** Megabytes. */
const MOST_MEMORY = 200
const ROUNDS = 3

/** The index in a thread of its own, as a window's host has it, or in the same one, as the command line has it. */
type Where = 'thread' | 'here'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Bundles the programs of this benchmark and the index's thread, as a package has them: Node takes 60 MB to read TypeScript. */
async function builtPrograms(): Promise<string> {
  const outDir = benchFolder('import-programs')
  const input = {
    addArticles: 'bench/importBatch/addArticles.ts',
    writeBytes: 'bench/importBatch/writeBytes.ts',
    indexThread: 'src/store/indexThreadWorker.ts',
  }
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      target: 'node24',
      rolldownOptions: { input, output: { entryFileNames: '[name].js' } },
    },
  })
  writeFileSync(join(outDir, 'package.json'), '{ "type": "module" }')
  return outDir
}

/** Runs a program of this benchmark, which prints the milliseconds that it took for the work itself. */
async function measured(script: string, parameters: readonly string[]): Promise<Taken> {
  const taken = await runNode(script, parameters)
  return { ...taken, time: Number(taken.output) }
}

/**
 * Articles added to a library in groups of a hundred, until all are durable and in the index, against their bytes written as durably
 * in the same groups; each in a process of its own, in turns.
 */
export async function run(): Promise<Row[]> {
  const folder = benchFolder('import')
  const [few, many] = [join(folder, 'few'), join(folder, 'many')]
  const programs = await builtPrograms()
  writeArticleGroups(few, FEW)
  writeArticleGroups(many, MANY)
  let libraries = 0
  const add = (where: Where, groups: string) =>
    measured(join(programs, 'addArticles.js'), [where, groups, join(folder, `library-${libraries++}`)])
  const write = (groups: string) =>
    measured(join(programs, 'writeBytes.js'), [groups, join(folder, `bare-${libraries++}`)])
  const rows: Row[] = []
  for (const where of ['thread', 'here'] as const) {
    const memory: number[] = []
    const { ours, other } = await inTurns(
      ROUNDS,
      async () => {
        const taken = await add(where, few)
        memory.push(taken.memory)
        return taken.time
      },
      async () => (await write(few)).time,
    )
    const long = await add(where, many)
    const named = where === 'thread' ? 'index in a thread' : 'index in the same thread'
    const held = median(memory)
    const perArticle = long.time / MANY / (median(ours) / FEW)
    rows.push(
      {
        name: `durable import of ${FEW}, ${named} / the same bytes, as durable`,
        ratio: median(ours) / median(other),
        aim: 1.5,
        detail: `${shown(median(ours))} against ${shown(median(other))}, index and all`,
      },
      {
        name: `an article of ${MANY}, ${named} / one of ${FEW}`,
        ratio: perArticle,
        aim: 1.3,
        detail: `${shown(long.time)} for ${MANY}`,
      },
      {
        name: `memory at most, ${named}, ${MANY} / 200 MB`,
        ratio: long.memory / MOST_MEMORY,
        aim: 1,
        detail: `${long.memory.toFixed(0)} MB, of which an empty Node program takes some 45`,
      },
      {
        name: `memory at most, ${named}, ${MANY} / ${FEW}`,
        ratio: long.memory / held,
        aim: 1.3,
        detail: `${long.memory.toFixed(0)} MB against ${held.toFixed(0)} MB`,
      },
    )
  }
  return rows
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
