// Adds articles group by group, and says the number of each once it is durable: made to be killed. `thread` has the index in a
// thread, as a window's host has it.
import { writeSync } from 'node:fs'
import { IndexThread, openLibrary } from '../../src/store/index.ts'
import { articleOf } from './articleOf.ts'

const [folder = '', from = '', to = '', index = ''] = process.argv.slice(2)
const ofWindow = index === 'thread' ? { newIndexHost: () => new IndexThread() } : {}
const opened = await openLibrary(folder, { watch: false, ...ofWindow })
if (!opened.ok) throw new Error(opened.failure.code)
for (let number = Number(from); number < Number(to); number += 100) {
  const articles = Array.from({ length: Math.min(100, Number(to) - number) }, (_, index) =>
    articleOf(number + index),
  )
  const results = await opened.value.add(articles)
  for (const [index, result] of results.entries()) {
    if (!result.ok) throw new Error(JSON.stringify(result.failure))
    writeSync(1, `${number + index}\n`)
  }
}
await opened.value.close()
