import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname } from 'node:path'
import { ROOT } from './setup.mjs'

const [START, END] = ['<!-- figures -->', '<!-- end of figures -->']
const HEAD = [
  '| benchmark | row | ratio | aim | | what was measured | commit |',
  '|---|---|--:|--:|---|---|---|',
]
const MEASURED = ['src', 'bench', 'scripts', 'resources', 'electron.vite.config.ts', 'package-lock.json']

/** What the figures depend on: processor, memory, system, runtime. No name and no path. */
function machine() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  const system = /^PRETTY_NAME="?([^"\n]+)/m.exec(release)?.[1] ?? process.platform
  const processors = cpus()
  const cores = `${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'})`
  return `Measured on ${cores}, ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${system}, Node ${process.versions.node}.`
}

/** The commit that was measured, with a plus sign where its files have been changed since. */
function commit() {
  const git = (...parameters) => spawnSync('git', parameters, { cwd: ROOT, encoding: 'utf8' }).stdout?.trim()
  const name = git('rev-parse', '--short=8', 'HEAD')
  if (!name) return 'unknown'
  return git('status', '--porcelain', '--', ...MEASURED) === '' ? name : `${name}+`
}

const cell = (text) => text.replaceAll('|', '\\|')

/** The lines of the table that are in the file already, of other benchmarks and of the same machine. */
function earlier(figures, files, here) {
  if (!figures.includes(here)) return []
  const lines = figures.split('\n').filter((each) => each.startsWith('| ') && !HEAD.includes(each))
  return lines.filter((each) => !files.some((file) => each.startsWith(`| ${file} |`)))
}

/**
 * Writes the rows as a table of Markdown, with machine and commit: between the two marks of a file that has them, else as a
 * file of its own. Rows of benchmarks that were not run stay, with the commit that they are of.
 */
export function writeReport(file, measured) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const [before, after] = [text.indexOf(START), text.indexOf(END)]
  const hasMarks = before >= 0 && after > before
  const here = machine()
  const at = commit()
  const rows = measured.flatMap(({ file: name, rows: each }) =>
    (each ?? []).map(
      ({ name: row, ratio, aim, detail }) =>
        `| ${name} | ${cell(row)} | ${ratio.toFixed(2)} | ${aim.toFixed(2)} | ${ratio <= aim ? '✓' : '✗'} | ${cell(detail)} | ${at} |`,
    ),
  )
  const stay = hasMarks
    ? earlier(
        text.slice(before, after),
        measured.map(({ file: name }) => name),
        here,
      )
    : []
  const lines = [...stay, ...rows].sort((one, other) => {
    const [a, b] = [one, other].map((each) => each.slice(0, each.indexOf(' |')))
    return a < b ? -1 : a > b ? 1 : 0
  })
  const figures = `${START}\n${here}\n\n${[...HEAD, ...lines].join('\n')}\n${END}`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(
    file,
    hasMarks ? `${text.slice(0, before)}${figures}${text.slice(after + END.length)}` : `${figures}\n`,
  )
}
