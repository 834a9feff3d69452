import { join } from 'node:path'
import { keepCompiledCode } from '../host/compiledCode.ts'
import { isNodeNewEnough, oldNodeSentence } from '../host/runtime.ts'

const { LC_ALL, LC_MESSAGES, LANG } = process.env
if (isNodeNewEnough(process.versions.node)) {
  keepCompiledCode(process)
  const { indexThreads } = await import('../store/indexThread.ts')
  // Its first thread begins while the rest of the program is read.
  const newIndexHost = indexThreads()
  const { main } = await import('./main.ts')
  await main(process.argv.slice(2), join(import.meta.dirname, '..', 'renderer'), newIndexHost)
} else {
  process.stderr.write(`${oldNodeSentence(process.versions.node, LC_ALL || LC_MESSAGES || LANG)}\n`)
  process.exitCode = 1
}
