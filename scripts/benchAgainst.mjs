import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { median, percentile } from '../bench/measuring.ts'
import * as setup from './setup.mjs'
import { say } from './words.mjs'

const { ROOT, SetupError } = setup

/** By how much a row may be worse before it is told. */
const ALLOWED = 0.1

function git(parameters, cwd = ROOT) {
  const { status, stdout, stderr, error } = spawnSync('git', parameters, { cwd, encoding: 'utf8' })
  if (error) throw new SetupError('git is not installed: a commit cannot be fetched without it.')
  return { ok: status === 0, text: stdout.trim(), said: stderr.trim() }
}

/** The commit here and the one that `revision` names. Throws one sentence where there is none, or not only a commit here. */
export function commitsOf(revision) {
  if (!git(['rev-parse', '--git-dir']).ok)
    throw new SetupError('This is no git repository: there is no commit to compare with.')
  const named = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  if (!named.ok) throw new SetupError(`“${revision}” is no commit of this repository.`)
  if (git(['status', '--porcelain']).text !== '')
    throw new SetupError(
      'There are changes that are not committed: commit them first, since two commits are compared.',
    )
  return { here: git(['rev-parse', 'HEAD']).text, there: named.text, revision }
}

/** The source of a commit in a new folder, with its dependencies: those that are here, where it locks the same ones. */
function checkOut(commit, tree) {
  const cloned = git(['clone', '--quiet', '--shared', '--no-checkout', ROOT, tree])
  const checked = cloned.ok ? git(['checkout', '--quiet', '--detach', commit], tree) : cloned
  if (!checked.ok) throw new SetupError(`The commit could not be checked out: ${checked.said}`)
  const lock = (root) => readFileSync(join(root, 'package-lock.json'), 'utf8')
  const modules = join(ROOT, 'node_modules')
  if (lock(tree) === lock(ROOT) && existsSync(modules))
    symlinkSync(modules, join(tree, 'node_modules'), 'junction')
}

/** Each commit installs and builds by its own set-up. */
async function prepare(tree, isBuilt) {
  const own = await import(pathToFileURL(join(tree, 'scripts', 'setup.mjs')).href)
  own.install()
  if (isBuilt) own.build()
}

const percent = (ratio) => `${ratio >= 1 ? '+' : '−'}${Math.abs((ratio - 1) * 100).toFixed(1)} %`

/** How many times more one is than the other; what is nothing in both has not changed. */
const times = (one, other) => (one === other ? 1 : one / other)

/**
 * What became of a row, from its ratios in each turn: both medians, the change, and its spread, which is the middle half of
 * the changes turn by turn. It is worse where the whole of the spread is above the 10 % that are allowed.
 */
function judged(name, here, there) {
  const changes = here.map((ratio, turn) => times(ratio, there[turn]))
  const [change, low, high] = [median(changes), percentile(changes, 0.25), percentile(changes, 0.75)]
  const isWorse = low > 1 + ALLOWED
  const medians = [there, here].map((ratios) => `${median(ratios).toFixed(2)} ×`.padStart(10))
  const told = `${isWorse ? '✗' : ' '} ${name.padEnd(52)} ${medians.join(' →')}   ${percent(change).padStart(9)}  (${percent(low)} to ${percent(high)})${isWorse ? '   worse' : ''}`
  return { isWorse, told }
}

/** The ratios of each row by its name, turn by turn; a row that a turn lacks is left out. */
function byName(turns) {
  const [first = []] = turns
  const ratios = first.map(({ name }) => [
    name,
    turns.flatMap((rows) => rows.filter((row) => row.name === name).map(({ ratio }) => ratio)),
  ])
  return new Map(ratios.filter(([, each]) => each.length === turns.length))
}

/** Prints what became of the rows of a benchmark; true if one is worse. */
function tell(here, there, revision) {
  const [ours, theirs] = [byName(here), byName(there)]
  let isAnyWorse = false
  for (const [name, ratios] of ours) {
    const others = theirs.get(name)
    const { isWorse, told } = others
      ? judged(name, ratios, others)
      : { isWorse: false, told: `  ${name}: new` }
    isAnyWorse ||= isWorse
    process.stdout.write(`${told}\n`)
  }
  for (const name of theirs.keys())
    if (!ours.has(name)) process.stdout.write(`  ${name}: only at ${revision}\n`)
  return isAnyWorse
}

/**
 * Compares the benchmarks of the commit here with those of another one. In each turn both are measured, the one that was
 * second is first in the next (A B B A), so that what slows the machine for a while slows both, and each turn gives a change
 * of its own. Gives 1 if something is worse or a benchmark throws here, else 0.
 */
export async function compare(benches, { here, there, revision, rounds, folder, measure }) {
  const tree = join(folder, 'tree')
  checkOut(there, tree)
  const isBuilt = benches.some(({ usesBuild }) => usesBuild)
  await prepare(ROOT, isBuilt)
  await prepare(tree, isBuilt)
  process.stdout.write(`${revision} (${there.slice(0, 8)}) → here (${here.slice(0, 8)}), ${rounds} turns\n`)
  let isFailed = false
  for (const { file } of benches) {
    say(`── ${file}`)
    if (!existsSync(join(tree, 'bench', file))) {
      process.stdout.write(`  ${file}: not there at ${revision}\n`)
      continue
    }
    const turns = { here: [], there: [] }
    for (let round = 0; round < rounds; round++) {
      for (const side of round % 2 === 0 ? ['there', 'here'] : ['here', 'there'])
        turns[side].push(await measure(side === 'here' ? ROOT : tree, file, join(folder, side)))
    }
    const broken = ['here', 'there'].filter((side) => turns[side].includes(null))
    if (broken.length === 0) isFailed = tell(turns.here, turns.there, revision) || isFailed
    for (const side of broken)
      process.stdout.write(`✗ ${file} threw ${side === 'here' ? 'here' : `at ${revision}`}\n`)
    isFailed ||= broken.includes('here')
  }
  return isFailed ? 1 : 0
}
