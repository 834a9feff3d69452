import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { electron } from './electron.mjs'
import { build, environment, install, orEnd, ROOT, runtime } from './setup.mjs'
import { say, words } from './words.mjs'

/** An Electron that ends this soon, and badly, never opened its window (milliseconds). */
const STILLBORN = 8_000

/** Runs a host in this terminal, to its end; gives its exit code. */
function run(command, parameters) {
  const child = spawn(command, parameters, { cwd: ROOT, stdio: 'inherit', env: environment() })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
  return new Promise((settle) => {
    child.on('error', () => settle(1))
    child.on('close', (code, signal) => settle(code ?? (signal ? 1 : 0)))
  })
}

function openWeb(parameters) {
  return run(runtime(), [join(ROOT, 'out', 'main', 'web.js'), ...parameters])
}

async function openElectron(binary, sandboxed, parameters) {
  const begun = Date.now()
  const code = await run(binary, [...(sandboxed ? [] : ['--no-sandbox']), ROOT, ...parameters])
  return code !== 0 && Date.now() - begun < STILLBORN ? { why: words.electronStopped(code) } : { code }
}

async function start(parameters) {
  install()
  build()
  const rest = parameters.filter((parameter) => parameter !== '--web')
  if (rest.length < parameters.length || rest.includes('--no-open')) return openWeb(rest)
  const { binary, sandboxOff, why } = electron()
  if (why) {
    // Where there is no display at all, the browser-window host says so itself.
    if (why !== words.noDisplay()) say(words.fallback(why))
    return openWeb(rest)
  }
  if (sandboxOff) say(words.sandboxOff(sandboxOff))
  const outcome = await openElectron(binary, !sandboxOff, rest)
  if (outcome.why === undefined) return outcome.code
  say(words.fallback(outcome.why))
  return openWeb(rest)
}

process.exitCode = await orEnd(() => start(process.argv.slice(2)))
