// Downloads Electron's archive into the cache that its own install.js takes it from, and prints how far it has come.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './setup.mjs'
import { say, words } from './words.mjs'

/** A line is printed at each tenth, and after this time at the latest (milliseconds). */
const INTERVAL = 5_000

const require = createRequire(join(ROOT, 'node_modules', 'electron', 'package.json'))
const { version } = require('./package.json')
const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href)

let shown = { tenth: 0, at: Date.now() }

/** Called for every piece that arrives; `percent` is a fraction, 0 where the size is not known. */
async function showProgress({ transferred, percent }) {
  const tenth = Math.floor(percent * 10)
  if (tenth === shown.tenth && Date.now() - shown.at < INTERVAL) return
  shown = { tenth, at: Date.now() }
  say(words.fetched(Math.round(transferred / 1e6), Math.round(percent * 100)))
}

await downloadArtifact({
  version,
  artifactName: 'electron',
  cacheRoot: process.env.electron_config_cache,
  checksums: require('./checksums.json'),
  platform: process.platform,
  arch: process.arch,
  downloadOptions: { quiet: true, getProgressCallback: showProgress },
})
