import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { findPrograms } from './programs.mjs'
import { environment, install, orExit, ROOT, runtime, tool } from './setup.mjs'
import { say } from './words.mjs'

/** A step that takes longer, in milliseconds, hangs, and counts as failed: a slow and busy machine takes four times the usual time. */
const STEP_LIMIT = 40 * 60_000
/** Where Node keeps compiled code: the tests start hundreds of processes, half of whose time compiling would be. */
const COMPILE_CACHE = join(ROOT, 'node_modules', '.cache', 'compile')
/** Without them V8 may end a test runner, and the processes that it forks: see `vitest.config.ts`, whose unit tests have the same. */
const NODE_FLAGS = ['--wasm-wrapper-tiering-budget=2147483647']
/** A folder for the reports of the test runners. */
const results = mkdtempSync(join(tmpdir(), 'marbre-test-'))

/** Runs a script under Marbre's Node; gives its exit code and what it printed. */
function run(script, parameters, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(runtime(), [...NODE_FLAGS, script, ...parameters], {
      cwd: ROOT,
      env: { ...environment(), NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    const timer = setTimeout(() => {
      printed += `\nstopped after ${STEP_LIMIT / 1000} s`
      child.kill('SIGKILL')
    }, STEP_LIMIT)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        printed += text
      })
    }
    child.on('error', (error) => {
      printed += error.message
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? 1, printed })
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

/**
 * A runner's counts, and a line for each failed test. One that failed without a failed test, or ran no test at all, crashed: that
 * is one failure.
 */
function counted(code, printed, { passed = 0, failed = 0, skipped = 0 }, failures) {
  const crashed = failed === 0 && (code !== 0 || passed + skipped === 0)
  return { passed, failed: crashed ? 1 : failed, skipped, printed, failures }
}

const firstLine = (text = '') => stripVTControlCharacters(text).trim().split('\n')[0]

/** The failed tests of a report of Vitest, each as its file, its name and the first line of what went wrong. */
function failuresOfVitest({ testResults = [] }) {
  return testResults.flatMap(({ name: file, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    // A file that could not be loaded has no test.
    if (failed.length === 0 && assertionResults.length === 0)
      return [`${relative(ROOT, file)}: ${firstLine(message)}`]
    return failed.map(
      ({ fullName, failureMessages: [message] }) =>
        `${relative(ROOT, file)} › ${fullName}: ${firstLine(message)}`,
    )
  })
}

/** The same of a report of Playwright. */
function failuresOfPlaywright({ suites = [] }) {
  return suites.flatMap(({ specs = [], suites: inner }) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, title, tests: [{ results: outcomes }] }) => {
        const error = outcomes.find(({ error }) => error)?.error
        return `${file} › ${title}: ${firstLine(error?.message)}`
      }),
    ...failuresOfPlaywright({ suites: inner }),
  ])
}

/** Runs a tool that passes or fails as a whole. */
async function check(script, parameters) {
  const { code, printed } = await run(script, parameters)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, printed }
}

/** Runs Vitest projects; `words` are given to Vitest, which takes them for parts of file names. */
async function vitest(projects, words) {
  const file = join(results, `${projects.join()}.json`)
  const parameters = [
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...words,
  ]
  const { code, printed } = await run(tool('vitest'), parameters)
  const report = readJson(file) ?? {}
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
  return counted(code, printed, counts, failuresOfVitest(report))
}

/** Runs projects of the end-to-end suite; `words` are given to Playwright, which takes them for parts of file names. */
async function playwright(projects, words) {
  const file = join(results, `${projects.join()}.json`)
  const { code, printed } = await run(
    tool('@playwright/test', 'playwright'),
    [
      'test',
      '--reporter=list,json',
      // Each run empties its folder when it starts, while another may be under way.
      `--output=${join(ROOT, 'test-results', projects.join('-'))}`,
      ...projects.map((project) => `--project=${project}`),
      ...words,
    ],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  )
  const report = readJson(file) ?? {}
  const { stats = {} } = report
  const counts = {
    passed: stats.expected,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    skipped: stats.skipped,
  }
  return counted(code, printed, counts, failuresOfPlaywright(report))
}

/** Tests our files with other programs. A missing program is a failure, with the package that has it. */
async function interop(words) {
  const { versions, missing, packages } = findPrograms()
  for (const version of versions) say(`  ${version}`)
  if (missing.length === 0) return vitest(['interop'], words)
  const install = `apt-get install -y ${packages.join(' ')}`
  const printed = `Not installed: ${missing.join(', ')}. On Debian or Ubuntu: ${install}`
  return { passed: 0, failed: missing.length, skipped: 0, printed }
}

/** Checks the import rule. Where no module was read, every rule holds: that is a failure. */
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

const STEPS = {
  format: biome('format'),
  lint: biome('lint'),
  types: () => check(tool('@typescript/native', 'tsc'), ['-b']),
  'unused code': () => check(tool('knip'), []),
  'import rule': importRule,
  unit: (words) => vitest(['node', 'node isolated'], words),
  browser: (words) => vitest(['browser window', 'browser page', 'browser'], words),
  build: () => check(join(ROOT, 'scripts', 'build.mjs'), []),
  'end to end': (words) => playwright(['web', 'electron'], words),
  // In one run, so that no window waits for the last test of the other host.
  'both hosts': (words) => playwright(['web', 'electron', 'desktop'], words),
  'whole desktop': (words) => playwright(['whole desktop'], words),
  stories: (words) => playwright(['stories'], words),
  package: (words) => vitest(['package'], words),
  interop,
}

const LINT = ['format', 'lint', 'unused code', 'import rule']

/**
 * The steps of `npm test` and of each `npm run test:<suite>`, as stages one after the other. The rows of a stage run side by
 * side, each step by step: unit tests wait for the disk where those of the browser compute. The end-to-end suites have two
 * windows at work each, which two cores run no sooner side by side.
 */
const SUITES = {
  all: [
    [
      // The unit tests hold the source to the import rule too.
      ['format', 'unit'],
      ['build', 'package', 'types', 'lint', 'unused code', 'browser'],
    ],
    [['both hosts']],
  ],
  check: [[[...LINT, 'types']]],
  lint: [[LINT]],
  typecheck: [[['types']]],
  unit: [[['unit']]],
  browser: [[['browser']]],
  e2e: [[['build', 'end to end']]],
  desktop: [[['build', 'whole desktop']]],
  stories: [[['build', 'stories']]],
  package: [[['build', 'package']]],
  interop: [[['interop']]],
}

const NEEDS_CHROMIUM = ['unit', 'browser', 'end to end', 'both hosts', 'whole desktop', 'stories']

/** A module that prints the path of the Chromium to test with. */
const FIND_CHROMIUM = `
import { findChromium } from './tests/chromium.ts'
import { chromium } from '@playwright/test'
console.log(findChromium() ?? chromium.executablePath())`

function chromium() {
  const { status, stdout } = spawnSync(runtime(), ['--input-type=module', '-e', FIND_CHROMIUM], {
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

async function timed(name, words) {
  say(`· ${name}`)
  const start = performance.now()
  const outcome = await STEPS[name](words).catch((error) => ({
    passed: 0,
    failed: 1,
    skipped: 0,
    printed: String(error),
  }))
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (outcome.failed > 0) say(`\n── ${name} ──\n${outcome.printed.trimEnd()}\n`)
  const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : ''
  const line = `${outcome.failed > 0 ? '✗' : '✓'} ${name.padEnd(12)} ${seconds.padStart(7)} s   ${outcome.passed} passed, ${outcome.failed} failed${skipped}`
  return { ...outcome, lines: [line, ...(outcome.failures ?? []).map((failure) => `    ${failure}`)] }
}

/** Runs the steps of a suite; further words choose test files within it. Ends with one line: `N passed, N failed`. */
async function test([suite = 'all', ...words]) {
  const stages = Object.hasOwn(SUITES, suite) ? SUITES[suite] : []
  const steps = stages.flat(2)
  if (steps.length === 0) say(`No suite “${suite}”; there are ${Object.keys(SUITES).join(', ')}.`)
  else install()
  if (steps.some((name) => NEEDS_CHROMIUM.includes(name))) ensureChromium()
  const outcomes = []
  const inTurn = async (row) => {
    for (const name of row) outcomes.push(await timed(name, words))
  }
  for (const rows of stages) await Promise.all(rows.map(inTurn))
  rmSync(results, { recursive: true, force: true })
  const sum = (count) => outcomes.reduce((total, outcome) => total + outcome[count], 0)
  process.stdout.write(
    `\n${outcomes.flatMap(({ lines }) => lines).join('\n')}\n\n${sum('passed')} passed, ${sum('failed')} failed\n`,
  )
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1
}

process.exitCode = await orExit(() => test(process.argv.slice(2)))
