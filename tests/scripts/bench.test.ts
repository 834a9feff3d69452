import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..', '..')

/** A bench that gives one ratio after the other, so that it spreads; it tells which commit ran by writing `mark` to a log. */
const bench = (mark: string, ratios: readonly number[], name = 'made up') => `
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import value from 'shared'
export async function run() {
  appendFileSync(process.env.MADE_UP_LOG, '${mark}')
  const own = process.env.MARBRE_BENCH_FOLDER + '/${name}'
  appendFileSync(own, '.')
  const turn = readFileSync(own, 'utf8').length - 1
  return [{ name: '${name}', ratio: ${JSON.stringify(ratios)}[turn] * value, aim: 2, detail: 'a | b' }]
}`

type Files = Record<string, string>

/** A repository of the scripts of the bench and of made-up benches, a commit for each of `states`, its dependencies installed. */
function repository(...states: Files[]): string {
  const root = mkdtempSync(join(tmpdir(), 'marbre-bench-test-'))
  const write = (files: Files) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), text)
    }
  }
  cpSync(join(ROOT, 'scripts'), join(root, 'scripts'), { recursive: true })
  cpSync(join(ROOT, 'bench', 'measuring.ts'), join(root, 'bench', 'measuring.ts'), { recursive: true })
  const modules = { 'node_modules/shared': { version: '1.0.0' } }
  write({
    'package.json': '{"type": "module"}',
    'package-lock.json': JSON.stringify({ packages: { '': {}, ...modules } }),
    '.gitignore': 'node_modules\n',
    'node_modules/.package-lock.json': JSON.stringify({ packages: modules }),
    'node_modules/shared/package.json': '{"type": "module", "exports": "./index.js"}',
    'node_modules/shared/index.js': 'export default 1',
  })
  git(root, 'init', '--quiet')
  for (const [number, files] of states.entries()) {
    write(files)
    git(root, 'add', '--all')
    git(root, 'commit', '--quiet', '--message', `State ${number}`)
  }
  return root
}

function git(root: string, ...parameters: string[]): string {
  const who = ['-c', 'user.name=Inès Karam', '-c', 'user.email=ines@example.org']
  return execFileSync('git', [...who, ...parameters], { cwd: root, encoding: 'utf8' })
}

function runBench(root: string, ...parameters: string[]) {
  const log = join(root, '..', `${root.slice(root.lastIndexOf('-'))}.log`)
  rmSync(log, { force: true })
  writeFileSync(log, '')
  const { INIT_CWD: _, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'bench.mjs'), ...parameters],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...env, MADE_UP_LOG: log },
    },
  )
  return { status, stdout, stderr, ran: readFileSync(log, 'utf8') }
}

const rowsOf = (stdout: string) => stdout.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '))

test('bench --against runs both commits in turns, tells the row that is worse in each of them, and no other', () => {
  const root = repository(
    {
      'bench/steady.ts': bench('A', [1, 1.4, 0.9, 1.1], 'steady'),
      'bench/worse.ts': bench('a', [1, 1.1, 1, 1.1], 'worse'),
      'bench/renamed.ts': bench('C', [1, 1, 1, 1], 'old name'),
    },
    {
      // Its median is 14 % above, but not in each turn.
      'bench/steady.ts': bench('B', [1.2, 1.2, 1.2, 1.2], 'steady'),
      'bench/worse.ts': bench('b', [1.3, 1.3, 1.3, 1.3], 'worse'),
      'bench/renamed.ts': bench('D', [1, 1, 1, 1], 'new name'),
      'bench/zero.ts': 'export const run = async () => []',
    },
  )
  const { status, stdout, ran } = runBench(root, '--against', 'HEAD~1')
  const rows = rowsOf(stdout)
  expect(status).toBe(1)
  expect(ran).toBe('CDDCCDDCABBAABBAabbaabba')
  expect(rows).toContain('✗ worse 1.05 × → 1.30 × +24.1 % (+18.2 % to +30.0 %) worse')
  expect(rows.find((row) => row.startsWith('steady'))).toMatch(/^steady 1\.05 × → 1\.20 × \+14\.5 % \(.*\)$/)
  for (const row of ['new name: new', 'old name: only at HEAD~1', 'zero.ts: not there at HEAD~1'])
    expect(rows).toContain(row)
  const alone = runBench(root, 'steady', '--against', 'HEAD~1', '--rounds', '2')
  expect(alone).toMatchObject({ status: 0, ran: 'ABBA' })
  expect(rowsOf(alone.stdout).filter((row) => row.startsWith('✗'))).toEqual([])
})

test('bench --against says in a sentence that a commit is none, that changes are open, or that there is no repository', () => {
  const root = repository({ 'bench/one.ts': bench('A', [1]) })
  const sentence = (...parameters: string[]) => {
    const { status, stdout, stderr, ran } = runBench(root, ...parameters)
    expect({ status, stdout, ran }).toEqual({ status: 1, stdout: '', ran: '' })
    return stderr.trim()
  }
  expect(sentence('--against', 'nowhere')).toBe('“nowhere” is no commit of this repository.')
  expect(sentence('--against', '--output=x')).toMatch(/^Option '--against.*' argument is ambiguous\./)
  expect(sentence('--against', 'HEAD', '--rounds', 'x')).toBe('--rounds is a number from 1 to 99, not “x”.')
  expect(sentence('two', '--against', 'HEAD')).toBe('No benchmark’s file name contains two.')
  writeFileSync(join(root, 'bench', 'open.ts'), '')
  expect(sentence('--against', 'HEAD')).toBe(
    'There are changes that are not committed: commit them first, since two commits are compared.',
  )
  rmSync(join(root, '.git'), { recursive: true })
  expect(sentence('--against', 'HEAD')).toBe('This is no git repository: there is no commit to compare with.')
})

test('a bench that throws here fails a comparison, the others still run; long ones run where they are named', () => {
  const root = repository({
    'bench/broken.ts': 'export const run = async () => { throw new Error("no floor") }',
    'bench/long.ts': `${bench('L', [1], 'long')}\nexport const isLong = true`,
    'bench/one.ts': bench('A', [1], 'one'),
  })
  const compared = runBench(root, '--against', 'HEAD', '--rounds', '1')
  expect(compared).toMatchObject({ status: 1, ran: 'AA' })
  expect(rowsOf(compared.stdout)).toContain('✗ broken.ts threw here')
  expect(compared.stderr).toContain('no floor')
  expect(runBench(root)).toMatchObject({ status: 1, ran: 'A' })
  expect(runBench(root, 'long')).toMatchObject({ status: 0, ran: 'L' })
})

test('bench --report writes rows with their commit between the marks, and leaves those of other benches', () => {
  const root = repository({
    'bench/one.ts': bench('A', [1.234], 'one'),
    'bench/two.ts': bench('B', [3], 'two'),
    'docs/figures.md': 'Before.\n<!-- figures -->\nold\n<!-- end of figures -->\nAfter.\n',
  })
  const page = join(root, 'docs', 'figures.md')
  expect(runBench(root, '--report', page)).toMatchObject({ status: 0, ran: 'AB' })
  const first = git(root, 'rev-parse', '--short=8', 'HEAD').trim()
  const written = readFileSync(page, 'utf8')
  expect(written).toMatch(
    /^Before\.\n<!-- figures -->\nMeasured on \d+ cores \(.*\), \d+ GB of memory, .*\.\n/,
  )
  expect(written).toContain(`| one.ts | one | 1.23 | 2.00 | ✓ | a \\| b | ${first} |`)
  expect(written).toContain(`| two.ts | two | 3.00 | 2.00 | ✗ | a \\| b | ${first} |`)
  expect(written.endsWith('<!-- end of figures -->\nAfter.\n')).toBe(true)
  expect(written).not.toContain('old')
  writeFileSync(join(root, 'bench', 'two.ts'), bench('C', [1.5], 'two'))
  expect(runBench(root, 'two', '--report', page)).toMatchObject({ status: 0, ran: 'C' })
  const again = readFileSync(page, 'utf8')
  expect(again).toContain(`| one.ts | one | 1.23 | 2.00 | ✓ | a \\| b | ${first} |`)
  expect(again).toContain(`| two.ts | two | 1.50 | 2.00 | ✓ | a \\| b | ${first}+ |`)
  expect(again.split('| two.ts |')).toHaveLength(2)
})
