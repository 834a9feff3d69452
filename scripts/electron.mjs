import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CACHE, environment, ROOT, readText, runtime } from './setup.mjs'
import { say, words } from './words.mjs'

const FOLDER = join(ROOT, 'node_modules', 'electron')
/** Milliseconds. */
const DOWNLOAD_TIMEOUT = 5 * 60_000

/** The path of Electron's binary; undefined where it is not installed. Does not use `require('electron')`, which downloads it. */
export function electronBinary(env = process.env) {
  const inside = readText(join(FOLDER, 'path.txt'))
  const file =
    env.ELECTRON_EXEC_PATH ||
    (inside && join(env.ELECTRON_OVERRIDE_DIST_PATH || join(FOLDER, 'dist'), inside))
  return file && existsSync(file) ? file : undefined
}

/** Downloads Electron's binary. After a failure it is not tried again for the same version, so that later starts are fast. */
function downloadBinary() {
  const failureFile = join(CACHE, 'electron-not-fetched')
  const version = JSON.parse(readText(join(FOLDER, 'package.json')) ?? '{}').version
  if (readText(failureFile) === version) return
  say(words.fetchingElectron())
  const { status } = spawnSync(runtime(), [join(FOLDER, 'install.js')], {
    cwd: ROOT,
    env: environment(),
    stdio: 'ignore',
    timeout: DOWNLOAD_TIMEOUT,
  })
  if (status === 0) return
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(failureFile, version ?? '')
}

function missingLibraries(binary) {
  if (process.platform !== 'linux') return []
  const { stdout } = spawnSync('ldd', [binary], { encoding: 'utf8' })
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)
}

/** How to start Electron: `{binary, sandboxOff}`, or `{why}` it cannot be started. */
export function electron(env = process.env) {
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { why: words.noDisplay() }
  if (!electronBinary(env)) downloadBinary()
  const binary = electronBinary(env)
  if (!binary) return { why: words.noBinary() }
  const missing = missingLibraries(binary)
  if (missing.length > 0) return { why: words.missingLibraries(missing.join(', ')) }
  return { binary, sandboxOff: sandboxOff(binary) }
}

/** Why Chromium's sandbox does not work on this system; undefined where it does. */
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
