import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { environment, orEnd, ROOT, runtime } from './setup.mjs'
import { say } from './words.mjs'

const FOLDER = join(ROOT, 'bench')

/** One row a measurement: its ratio to the floor or the peer of the same run, and the ratio aimed at. */
function row({ name, ratio, aim, detail }) {
  const mark = ratio <= aim ? '✓' : '✗'
  return `${mark} ${name.padEnd(52)} ${ratio.toFixed(2).padStart(8)} × ${`≤ ${aim.toFixed(2)}`.padStart(8)}   ${detail}`
}

/** Runs the benchmarks whose file names hold one of `words`, or all; a benchmark that breaks is told of and passed over. */
async function bench(words) {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  let broken = 0
  for (const file of files) {
    const { run } = await import(pathToFileURL(join(FOLDER, file)).href)
    if (typeof run !== 'function') continue
    say(`── ${file}`)
    try {
      for (const result of await run()) process.stdout.write(`${row(result)}\n`)
    } catch (error) {
      broken += 1
      say(error.stack)
    }
  }
  return broken === 0 ? 0 : 1
}

/** Benchmarks are TypeScript, which an older Node does not read. */
function underMarbresNode(words) {
  if (runtime() === process.execPath) return bench(words)
  const script = fileURLToPath(import.meta.url)
  return spawnSync(runtime(), [script, ...words], { stdio: 'inherit', env: environment() }).status ?? 1
}

process.exitCode = await orEnd(() => underMarbresNode(process.argv.slice(2)))
