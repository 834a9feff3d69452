import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, install, orEnd, ROOT, runtime, tool } from './setup.mjs'
import { say } from './words.mjs'

/** No step may take longer (milliseconds): one that hangs counts as failed. */
const LIMIT = 8 * 60_000
const results = mkdtempSync(join(tmpdir(), 'marbre-test-'))

/** Runs a tool under Marbre's own Node; gives its exit code and all that it printed. */
function run(script, parameters, env = {}) {
  return new Promise((settle) => {
    const child = spawn(runtime(), [script, ...parameters], {
      cwd: ROOT,
      env: { ...environment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    const hung = setTimeout(() => {
      printed += `\nstopped after ${LIMIT / 1000} s`
      child.kill('SIGKILL')
    }, LIMIT)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        printed += text
      })
    }
    child.on('error', (error) => {
      printed += error.message
    })
    child.on('close', (code) => {
      clearTimeout(hung)
      settle({ code: code ?? 1, printed })
    })
  })
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** A runner's own counts; one that ended badly without naming a failed test has crashed, and that is a failure. */
function counted(code, printed, { passed = 0, failed = 0, skipped = 0 }) {
  const crashed = failed === 0 && (code !== 0 || passed + skipped === 0)
  return { passed, failed: crashed ? 1 : failed, skipped, printed }
}

/** A check that passes or fails as a whole. */
async function check(script, parameters) {
  const { code, printed } = await run(script, parameters)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, printed }
}

async function vitest(project) {
  const file = join(results, `${project}.json`)
  const parameters = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  const { code, printed } = await run(tool('vitest'), parameters)
  const report = readJson(file) ?? {}
  return counted(code, printed, {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  })
}

async function playwright() {
  const file = join(results, 'playwright.json')
  const { code, printed } = await run(
    tool('@playwright/test', 'playwright'),
    ['test', '--reporter=list,json'],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  )
  const { stats = {} } = readJson(file) ?? {}
  return counted(code, printed, {
    passed: stats.expected,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    skipped: stats.skipped,
  })
}

/** The import rule. A reading of no module at all would pass every rule, and so is a failure. */
async function importRule() {
  const { code, printed } = await run(tool('dependency-cruiser', 'depcruise'), ['src'])
  const modules = Number(/(\d+) modules/.exec(printed)?.[1] ?? 0)
  const passed = code === 0 && modules > 0
  return {
    passed: passed ? 1 : 0,
    failed: passed ? 0 : 1,
    skipped: 0,
    printed: `${printed}\n${modules} modules read`,
  }
}

const biome = (command) => () => check(tool('@biomejs/biome', 'biome'), [command, '--error-on-warnings', '.'])

const STEPS = [
  { name: 'format', still: true, work: biome('format') },
  { name: 'lint', still: true, work: biome('lint') },
  { name: 'types', still: true, work: () => check(tool('@typescript/native', 'tsc'), ['-b']) },
  { name: 'unused code', still: true, work: () => check(tool('knip'), []) },
  { name: 'import rule', still: true, work: importRule },
  { name: 'unit', work: () => vitest('node') },
  { name: 'browser', work: () => vitest('browser') },
  { name: 'build', work: () => check(join(ROOT, 'scripts', 'build.mjs'), []) },
  { name: 'end to end', work: playwright },
]

const FIND = `
import { findChromium } from './tests/chromium.ts'
import { chromium } from '@playwright/test'
console.log(findChromium() ?? chromium.executablePath())`

function chromium() {
  const { status, stdout } = spawnSync(runtime(), ['--input-type=module', '-e', FIND], {
    cwd: ROOT,
    encoding: 'utf8',
    env: environment(),
  })
  const path = status === 0 ? stdout.trim() : ''
  return spawnSync(path, ['--version']).status === 0 ? path : undefined
}

/** Finds a Chromium for the tests that need one; on Debian, root installs it. */
function ensureChromium() {
  if (chromium()) return
  const debian = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (debian) {
    say('Installing Chromium for the tests (apt-get)…')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env })
    spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
      stdio: 'ignore',
      env,
    })
    if (chromium()) return
  }
  say(
    'No Chromium here for the browser and end-to-end tests: run "npx playwright install chromium", or name one in MARBRE_CHROMIUM.',
  )
}

async function timed({ name, work }) {
  say(`· ${name}`)
  const begun = performance.now()
  const outcome = await work().catch((error) => ({
    passed: 0,
    failed: 1,
    skipped: 0,
    printed: String(error),
  }))
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  if (outcome.failed > 0) say(`\n── ${name} ──\n${outcome.printed.trimEnd()}\n`)
  const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : ''
  const line = `${outcome.failed > 0 ? '✗' : '✓'} ${name.padEnd(12)} ${seconds.padStart(7)} s   ${outcome.passed} passed, ${outcome.failed} failed${skipped}`
  return { ...outcome, line }
}

async function test(parameters) {
  install()
  const still = parameters.includes('--static')
  const names = parameters.filter((parameter) => !parameter.startsWith('--'))
  const steps = STEPS.filter(({ name, still: isStill }) =>
    names.length > 0 ? names.includes(name) : !still || isStill,
  )
  if (steps.some(({ name }) => name === 'browser' || name === 'end to end')) ensureChromium()
  const outcomes = []
  for (const step of steps) outcomes.push(await timed(step))
  rmSync(results, { recursive: true, force: true })
  const sum = (count) => outcomes.reduce((total, outcome) => total + outcome[count], 0)
  process.stdout.write(
    `\n${outcomes.map(({ line }) => line).join('\n')}\n\n${sum('passed')} passed, ${sum('failed')} failed\n`,
  )
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1
}

process.exitCode = await orEnd(() => test(process.argv.slice(2)))
