import { join } from 'node:path'
import { run } from './children.mjs'
import { electron } from './electron.mjs'
import { openElectron } from './launchElectron.mjs'
import { build, install, orExit, ROOT, runtime } from './setup.mjs'
import { say, words } from './words.mjs'

async function openWeb(parameters) {
  const { code } = await run(runtime(), [join(ROOT, 'out', 'main', 'web.js'), ...parameters])
  return code
}

async function startMarbre(parameters) {
  install()
  build()
  const rest = parameters.filter((parameter) => parameter !== '--web')
  if (rest.length < parameters.length || rest.includes('--no-open')) return openWeb(rest)
  const { binary, sandboxOff, why } = await electron()
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
