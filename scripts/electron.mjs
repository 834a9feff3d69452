import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runUntilSilent } from './children.mjs'
import { CACHE, ROOT, readText, runtime } from './setup.mjs'
import { say, words } from './words.mjs'

const FOLDER = join(ROOT, 'node_modules', 'electron')
/** A download without a byte for this time is given up, and one that failed is tried again after this time. Milliseconds. */
const SILENCE = 60_000
const RETRY_AFTER = 24 * 3_600_000

/** The path of Electron's binary; undefined where it is not installed. Does not use `require('electron')`, which downloads it. */
export function electronBinary(env = process.env) {
  const inside = readText(join(FOLDER, 'path.txt'))
  const file =
    env.ELECTRON_EXEC_PATH ||
    (inside && join(env.ELECTRON_OVERRIDE_DIST_PATH || join(FOLDER, 'dist'), inside))
  return file && existsSync(file) ? file : undefined
}

/** True where the download of this version failed less than a day ago, so that later starts are fast. */
export function failedLately(file, version, now = Date.now()) {
  const [failed, at] = (readText(file) ?? '').split(' ')
  return failed === version && now - Number(at) < RETRY_AFTER
}

/** Downloads Electron's binary, however slowly it comes; gives up when nothing comes any more. */
async function downloadBinary() {
  const failureFile = join(CACHE, 'electron-not-fetched')
  const version = JSON.parse(readText(join(FOLDER, 'package.json')) ?? '{}').version
  if (failedLately(failureFile, version)) return
  say(words.fetchingElectron())
  for (const script of [join(ROOT, 'scripts', 'fetchElectron.mjs'), join(FOLDER, 'install.js')]) {
    if ((await runUntilSilent(runtime(), [script], SILENCE)) === 0) continue
    mkdirSync(CACHE, { recursive: true })
    writeFileSync(failureFile, `${version} ${Date.now()}`)
    return
  }
  rmSync(failureFile, { force: true })
}

function missingLibraries(binary) {
  if (process.platform !== 'linux') return []
  const { stdout } = spawnSync('ldd', [binary], { encoding: 'utf8' })
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)
}

/** How to start Electron: `{binary, sandboxOff}`, or `{why}` it cannot be started. */
export async function electron(env = process.env) {
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { why: words.noDisplay() }
  if (!electronBinary(env)) await downloadBinary()
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
