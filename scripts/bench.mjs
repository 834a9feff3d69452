import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { environment, orExit, ROOT, runtime } from './setup.mjs'
import { say } from './words.mjs'

const FOLDER = join(ROOT, 'bench')

/** One line for a measurement: its ratio to the baseline of the same run, and the ratio aimed at. */
function row({ name, ratio, aim, detail }) {
  const mark = ratio <= aim ? '✓' : '✗'
  return `${mark} ${name.padEnd(52)} ${ratio.toFixed(2).padStart(8)} × ${`≤ ${aim.toFixed(2)}`.padStart(8)}   ${detail}`
}

/** Runs the benchmarks whose file names contain one of `words`, or all. One that throws is reported; the others still run. */
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

/** Runs the benchmarks under Marbre's Node: they are TypeScript, which older versions of Node cannot run. */
function benchUnderRuntime(words) {
  if (runtime() === process.execPath) return bench(words)
  const script = fileURLToPath(import.meta.url)
  return spawnSync(runtime(), [script, ...words], { stdio: 'inherit', env: environment() }).status ?? 1
}

process.exitCode = await orExit(() => benchUnderRuntime(process.argv.slice(2)))
