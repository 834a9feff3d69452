import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { electron } from './electron.mjs'
import { build, environment, install, orExit, ROOT, runtime } from './setup.mjs'
import { say, words } from './words.mjs'

/** Where Electron fails within this time, it opened no window. Milliseconds. */
const LAUNCH_WINDOW = 8_000

/** Runs a host in this terminal until it ends; gives its exit code. */
function run(command, parameters) {
  const child = spawn(command, parameters, { cwd: ROOT, stdio: 'inherit', env: environment() })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

function openWeb(parameters) {
  return run(runtime(), [join(ROOT, 'out', 'main', 'web.js'), ...parameters])
}

async function openElectron(binary, sandboxed, parameters) {
  const start = Date.now()
  const code = await run(binary, [...(sandboxed ? [] : ['--no-sandbox']), ROOT, ...parameters])
  return code !== 0 && Date.now() - start < LAUNCH_WINDOW ? { why: words.electronStopped(code) } : { code }
}

async function startMarbre(parameters) {
  install()
  build()
  const rest = parameters.filter((parameter) => parameter !== '--web')
  if (rest.length < parameters.length || rest.includes('--no-open')) return openWeb(rest)
  const { binary, sandboxOff, why } = electron()
  if (why) {
    // A missing display is reported by the browser-window host.
    if (why !== words.noDisplay()) say(words.fallback(why))
    return openWeb(rest)
  }
  if (sandboxOff) say(words.sandboxOff(sandboxOff))
  const outcome = await openElectron(binary, !sandboxOff, rest)
  if (outcome.why === undefined) return outcome.code
  say(words.fallback(outcome.why))
  return openWeb(rest)
}

process.exitCode = await orExit(() => startMarbre(process.argv.slice(2)))
