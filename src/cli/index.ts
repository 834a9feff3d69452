#!/usr/bin/env node
import { keepCompiledCode } from '../host/compiledCode.ts'
import { isNodeNewEnough, oldNodeSentence } from '../host/runtime.ts'

const { LC_ALL, LC_MESSAGES, LANG } = process.env
if (isNodeNewEnough(process.versions.node)) {
  keepCompiledCode(process)
  const { main } = await import('./main.ts')
  await main(process.argv.slice(2))
} else {
  process.stderr.write(`${oldNodeSentence(process.versions.node, LC_ALL || LC_MESSAGES || LANG)}\n`)
  process.exitCode = 1
}
