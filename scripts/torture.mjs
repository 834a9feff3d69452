import { spawnSync } from 'node:child_process'
import { environment, install, orExit, ROOT, runtime, tool } from './setup.mjs'

/** The long forms of the suite: those that run in Node, the random edits of the page in Chromium, and texts at random. */
const RUNS = [
  { parameters: ['run', '--project', 'torture'], env: {} },
  {
    parameters: ['run', '--project=browser page', '--project=browser', 'pageMatchesExport', 'randomTyping'],
    env: { VITE_SEEDS: '12' },
  },
  {
    parameters: [
      'run',
      '--project',
      'node',
      'core/roundTrip',
      'document/roundTrip',
      'document/interop',
      'proofreading/blanks',
      'article/merge',
      'export/toMarkdown',
    ],
    env: { RUNS: '2000' },
  },
]

await orExit(install)
const words = process.argv.slice(2)
const runs = words.length > 0 ? RUNS.slice(0, 1) : RUNS
const codes = runs.map(
  ({ parameters, env }) =>
    spawnSync(runtime(), [tool('vitest'), ...parameters, ...words], {
      cwd: ROOT,
      env: { ...environment(), ...env },
      stdio: 'inherit',
    }).status,
)
process.exit(codes.every((code) => code === 0) ? 0 : 1)
