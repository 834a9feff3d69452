// Runs under the system's own Node, from 18 on, and before anything is installed: plain JavaScript, no dependency.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
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

/** Standard output belongs to data, so that whatever a child prints goes to standard error. */
const QUIET = ['inherit', 2, 2]

/** A set-up step that failed, with the sentence that says so. */
export class SetupError extends Error {}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 16)
}

function version(node) {
  return spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

/** The Node to run Marbre and its tools with: this one if it is new enough, else the one that was installed beside them. */
export function runtime() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const system = { linux: 'linux', win32: 'win' }[process.platform]
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const installed = join(ROOT, 'node_modules', `node-${system}-${process.arch}`, 'bin', file)
  if (existsSync(installed) && isNewEnough(version(installed))) return installed
  throw new SetupError(words.oldNode(process.versions.node))
}

/** The environment in which children find that Node first, and Electron is never taken for one. */
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
  // The Node that npm runs on, not one that npm is about to replace.
  if (script && /\.c?js$/.test(script))
    return spawnSync(node, [script, ...parameters], { cwd: ROOT, stdio: QUIET })
  return spawnSync('npm', parameters, { cwd: ROOT, stdio: QUIET, shell: process.platform === 'win32' })
}

/** Installs the dependencies where there are none, or where the lockfile is newer than they are. */
export function install() {
  const installed = modified(join(ROOT, 'node_modules', '.package-lock.json'))
  if (installed === 0 || installed < modified(join(ROOT, 'package-lock.json'))) {
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

/** The newest change below a folder. A file that was removed shows in the folder that held it. */
function newest(path) {
  const own = modified(path)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return own
  return Math.max(own, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const SOURCES = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const BUILT = ['main/web.js', 'main/cli.js', 'main/electron.js', 'preload/index.cjs', 'renderer/index.html']

export function isBuilt(root = ROOT) {
  const changed = Math.max(...SOURCES.map((source) => newest(join(root, source))))
  return BUILT.every((file) => modified(join(root, 'out', file)) >= changed)
}

/** The script behind a command of an installed package. */
export function tool(name, command = name) {
  const folder = join(ROOT, 'node_modules', ...name.split('/'))
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}

/** Makes `npx marbre` run what was built, as if the package had installed itself. */
function linkCommand() {
  const script = join(ROOT, 'out', 'main', 'cli.js')
  const links = join(ROOT, 'node_modules', '.bin')
  chmodSync(script, 0o755)
  if (process.platform === 'win32') {
    writeFileSync(join(links, 'marbre.cmd'), '@node "%~dp0\\..\\..\\out\\main\\cli.js" %*\r\n')
    return
  }
  const link = join(links, 'marbre')
  rmSync(link, { force: true })
  symlinkSync(relative(links, script), link)
}

/** Builds, whatever there is. */
export function buildNow() {
  const { status } = spawnSync(runtime(), [tool('electron-vite'), 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: QUIET,
    env: environment(),
  })
  if (status !== 0) throw new SetupError(words.notBuilt())
  linkCommand()
}

/** Builds where nothing is built yet, or where a source is newer. */
export function build() {
  if (isBuilt()) return linkCommand()
  say(words.building())
  buildNow()
}

/** Runs a set-up, and ends the program with its sentence where it fails. */
export async function orEnd(work) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    process.exit(1)
  }
}

export function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}
