// Runs under the system's own Node (18 or later) before anything is installed: plain JavaScript without dependencies.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { say, words } from './words.mjs'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
export const CACHE = join(ROOT, 'node_modules', '.cache', 'marbre')

/** Standard output is for data: what children print goes to standard error. */
const STDIO = ['inherit', 2, 2]

/** A failed step of the set-up; its message is shown to the user. */
export class SetupError extends Error {}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 16)
}

function version(node) {
  return spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

/** The Node that runs Marbre and its tools: this one if it is new enough, else the one in node_modules. */
export function runtime() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const system = { linux: 'linux', win32: 'win' }[process.platform]
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const installed = join(ROOT, 'node_modules', `node-${system}-${process.arch}`, 'bin', file)
  if (existsSync(installed) && isNewEnough(version(installed))) return installed
  throw new SetupError(words.oldNode(process.versions.node))
}

/** The environment of children: that Node comes first in PATH, and ELECTRON_RUN_AS_NODE is not set. */
export function environment() {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const separator = process.platform === 'win32' ? ';' : ':'
  const path = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...env, [path]: [dirname(runtime()), env[path]].filter(Boolean).join(separator) }
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function npm(parameters) {
  const { npm_execpath: script, npm_node_execpath: node = process.execPath } = process.env
  // npm's own Node, not the one in node_modules, which npm may replace.
  if (script && /\.c?js$/.test(script))
    return spawnSync(node, [script, ...parameters], { cwd: ROOT, stdio: STDIO })
  return spawnSync('npm', parameters, { cwd: ROOT, stdio: STDIO, shell: process.platform === 'win32' })
}

/** The packages of a lockfile by their folder; none where there is no lockfile that can be read. */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/** True where node_modules has each package of the lockfile, in its version; optional ones may be missing. */
export function isInstalled(root = ROOT) {
  const installed = lockedPackages(join(root, 'node_modules', '.package-lock.json'))
  const wanted = Object.entries(lockedPackages(join(root, 'package-lock.json'))).filter(
    ([path]) => path !== '',
  )
  const has = ([path, { version, optional }]) =>
    installed[path] === undefined ? optional === true : installed[path].version === version
  return wanted.length > 0 && wanted.every(has)
}

/** Installs the dependencies where some are missing or have another version than in the lockfile. */
export function install() {
  if (!isInstalled()) {
    say(words.installing())
    const { status, error } = npm([
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ])
    if (status !== 0) throw new SetupError(words.notInstalled(error?.message ?? `npm ci: ${status}`))
  }
}

/** The newest modification time in a folder. A removed file changes that of its folder. */
function newest(path) {
  const own = modified(path)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return own
  return Math.max(own, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const SOURCES = [
  'src',
  'resources',
  'LICENSE',
  'scripts/iconFiles.ts',
  'scripts/notices.ts',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const BUILT = ['main/web.js', 'main/cli.js', 'main/electron.js', 'preload/index.cjs', 'renderer/index.html']

export function isBuilt(root = ROOT) {
  const changed = Math.max(...SOURCES.map((source) => newest(join(root, source))))
  return BUILT.every((file) => modified(join(root, 'out', file)) >= changed)
}

/** The path of the script behind a command of an installed package. */
export function tool(name, command = name) {
  const folder = join(ROOT, 'node_modules', ...name.split('/'))
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}

/** Makes `npx marbre` run the built command line, as if the package were installed. */
export function linkCommand(root = ROOT) {
  const script = join(root, 'out', 'main', 'cli.js')
  const links = join(root, 'node_modules', '.bin')
  try {
    if (process.platform === 'win32') {
      writeIfOther(join(links, 'marbre.cmd'), '@node "%~dp0\\..\\..\\out\\main\\cli.js" %*\r\n')
      return
    }
    if ((statSync(script).mode & 0o111) !== 0o111) chmodSync(script, 0o755)
    const link = join(links, 'marbre')
    const target = relative(links, script)
    if (linkTarget(link) === target) return
    rmSync(link, { force: true })
    symlinkSync(target, link)
  } catch {
    // The folder of another user, or one that cannot be written: `npx marbre` is a convenience, the window opens without it.
  }
}

function linkTarget(link) {
  try {
    return readlinkSync(link)
  } catch {
    return undefined
  }
}

function writeIfOther(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}

/** Builds in any case. */
export function buildNow() {
  const { status } = spawnSync(runtime(), [tool('electron-vite'), 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: STDIO,
    env: environment(),
  })
  if (status !== 0) throw new SetupError(words.notBuilt())
  linkCommand()
}

/** Builds where there is no build or a source is newer. */
export function build() {
  if (isBuilt()) return linkCommand()
  say(words.building())
  buildNow()
}

/** Runs a script; where its set-up fails, prints the reason and exits with 1. */
export async function orExit(work) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    process.exit(1)
  }
}

/** The text of a file without white space around it; undefined where there is no file. */
export function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}
