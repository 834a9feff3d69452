#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { isNodeNewEnough, oldNodeSentence } from '../host/runtime.ts'

const { LC_ALL, LC_MESSAGES, LANG } = process.env
if (isNodeNewEnough(process.versions.node)) {
  // V8's young generation would grow to 200 MB over a long import, which holds 25 MB at any moment.
  setFlagsFromString('--semi-space-growth-factor=1')
  const { main } = await import('./main.ts')
  await main(process.argv.slice(2))
} else {
  process.stderr.write(`${oldNodeSentence(process.versions.node, LC_ALL || LC_MESSAGES || LANG)}\n`)
  process.exitCode = 1
}
