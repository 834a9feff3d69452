import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CACHE, environment, ROOT, readText, runtime } from './setup.mjs'
import { say, words } from './words.mjs'

const FOLDER = join(ROOT, 'node_modules', 'electron')
const FETCHING_LIMIT = 5 * 60_000

/** Electron's runtime, if it is on this machine. Never through `require('electron')`, which downloads it. */
export function electronBinary(env = process.env) {
  const inside = readText(join(FOLDER, 'path.txt'))
  const file =
    env.ELECTRON_EXEC_PATH ||
    (inside && join(env.ELECTRON_OVERRIDE_DIST_PATH || join(FOLDER, 'dist'), inside))
  return file && existsSync(file) ? file : undefined
}

/** Fetches the runtime, once for each version: a failure is remembered, so that the next start does not wait for it. */
function fetchBinary() {
  const tried = join(CACHE, 'electron-not-fetched')
  const version = JSON.parse(readText(join(FOLDER, 'package.json')) ?? '{}').version
  if (readText(tried) === version) return
  say(words.fetchingElectron())
  const { status } = spawnSync(runtime(), [join(FOLDER, 'install.js')], {
    cwd: ROOT,
    env: environment(),
    stdio: 'ignore',
    timeout: FETCHING_LIMIT,
  })
  if (status === 0) return
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(tried, version ?? '')
}

function missingLibraries(binary) {
  if (process.platform !== 'linux') return []
  const { stdout } = spawnSync('ldd', [binary], { encoding: 'utf8' })
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)
}

/** How to start Electron here: `{binary, sandboxOff}`, or `{why}` it cannot be. */
export function electron(env = process.env) {
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { why: words.noDisplay() }
  if (!electronBinary(env)) fetchBinary()
  const binary = electronBinary(env)
  if (!binary) return { why: words.noBinary() }
  const missing = missingLibraries(binary)
  if (missing.length > 0) return { why: words.missingLibraries(missing.join(', ')) }
  return { binary, sandboxOff: sandboxOff(binary) }
}

/** Why Chromium's sandbox cannot be built here, or undefined where it can. */
function sandboxOff(binary) {
  if (process.platform !== 'linux') return undefined
  if (process.getuid() === 0) return words.asRoot()
  const helper = statSync(join(dirname(binary), 'chrome-sandbox'), { throwIfNoEntry: false })
  if (helper?.uid === 0 && (helper.mode & 0o4755) === 0o4755) return undefined
  const off =
    readText('/proc/sys/kernel/unprivileged_userns_clone') === '0' ||
    readText('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1'
  return off ? words.noNamespaces() : undefined
}
