import { fork, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { environment, orExit, ROOT, runtime, SetupError } from './setup.mjs'
import { say } from './words.mjs'

const SCRIPT = fileURLToPath(import.meta.url)
const USAGE = 'npm run bench -- [WORD…] [--against COMMIT [--rounds NUMBER] | --report FILE]'

/** How often each commit is measured where nothing else is said: A B B A A B B A. */
const ROUNDS = 4

function optionsOf(parameters) {
  const options = { against: { type: 'string' }, rounds: { type: 'string' }, report: { type: 'string' } }
  try {
    const { values, positionals } = parseArgs({ args: parameters, options, allowPositionals: true })
    return { ...values, words: positionals }
  } catch (error) {
    throw new SetupError(`${error.message.split('. ')[0]}.\n${USAGE}`)
  }
}

function roundsOf(given, against) {
  if (given === undefined) return ROUNDS
  if (against === undefined) throw new SetupError('--rounds goes with --against.')
  if (/^[1-9]\d?$/.test(given)) return Number(given)
  throw new SetupError(`--rounds is a number from 1 to 99, not “${given}”.`)
}

/**
 * The benchmarks whose file names contain one of `words`, or all but the long ones. A file of bench/ that exports no `run`
 * is shared code. `isLong` and `usesBuild` are what a benchmark says of itself.
 */
async function chosen(words) {
  const files = readdirSync(join(ROOT, 'bench'))
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  const benches = []
  for (const file of files) {
    const {
      run,
      isLong = false,
      usesBuild = false,
    } = await import(pathToFileURL(join(ROOT, 'bench', file)).href)
    if (typeof run === 'function' && !(isLong && words.length === 0)) benches.push({ file, usesBuild })
  }
  if (benches.length === 0) throw new SetupError(`No benchmark’s file name contains ${words.join(' or ')}.`)
  return benches
}

/** Runs a benchmark of a source tree in a process of its own, its files in `folder`; its rows, or null if it threw. */
function measure(tree, file, folder, report) {
  mkdirSync(folder, { recursive: true })
  const child = fork(join(ROOT, 'scripts', 'benchProcess.mjs'), [join(tree, 'bench', file)], {
    cwd: tree,
    env: {
      ...environment(),
      ...(report === undefined ? {} : { MARBRE_BENCH_REPORT: report }),
      MARBRE_BENCH_FOLDER: folder,
      TMPDIR: folder,
      TEMP: folder,
    },
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  return new Promise((resolve) => {
    let rows = null
    child.on('message', (sent) => {
      rows = sent
    })
    child.on('error', (error) => say(error.message))
    child.on('close', (code) => resolve(code === 0 ? rows : null))
  })
}

/** One line for a measurement: its ratio to what it is measured against in the same run, and the ratio aimed at. */
function line({ name, ratio, aim, detail }) {
  const mark = ratio <= aim ? '✓' : '✗'
  return `${mark} ${name.padEnd(52)} ${ratio.toFixed(2).padStart(8)} × ${`≤ ${aim.toFixed(2)}`.padStart(8)}   ${detail}`
}

/** Runs benchmarks, and prints their rows. One that throws is reported; the others still run. */
async function bench(benches, folder, report) {
  const setup = await import('./setup.mjs')
  if (benches.some(({ usesBuild }) => usesBuild)) setup.build()
  const measured = []
  for (const { file } of benches) {
    say(`── ${file}`)
    const rows = await measure(ROOT, file, folder, report)
    measured.push({ file, rows })
    for (const row of rows ?? []) process.stdout.write(`${line(row)}\n`)
  }
  if (report !== undefined) {
    const { writeReport } = await import('./benchReport.mjs')
    writeReport(report, measured)
  }
  return measured.every(({ rows }) => rows !== null) ? 0 : 1
}

/** A folder for the files of a run, removed at its end, also where it is stopped. */
async function withFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-bench-'))
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => {
      remove()
      process.exit(1)
    })
  try {
    return await work(folder)
  } finally {
    remove()
  }
}

/** The file of `--report`, from the folder in which npm was called. */
function reportFile(report) {
  return report === undefined ? undefined : resolve(process.env.INIT_CWD ?? '.', report)
}

async function main(parameters) {
  const { words, against, rounds: given, report } = optionsOf(parameters)
  if (against !== undefined && report !== undefined)
    throw new SetupError('--report writes what was measured of one commit: it does not go with --against.')
  const rounds = roundsOf(given, against)
  if (against === undefined)
    return withFolder(async (folder) => bench(await chosen(words), folder, reportFile(report)))
  const { commitsOf, compare } = await import('./benchAgainst.mjs')
  const commits = commitsOf(against)
  return withFolder(async (folder) => compare(await chosen(words), { ...commits, rounds, folder, measure }))
}

/** Runs under Marbre's Node: the benchmarks are TypeScript, which older versions of Node cannot run. */
function mainUnderRuntime(parameters) {
  if (runtime() === process.execPath) return main(parameters)
  return spawnSync(runtime(), [SCRIPT, ...parameters], { stdio: 'inherit', env: environment() }).status ?? 1
}

process.exitCode = await orExit(() => mainUnderRuntime(process.argv.slice(2)))
