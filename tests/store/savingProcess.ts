// Saves one article over and over, and says each revision once it is durable: made to be killed. `thread` has the index in a
// thread, as a window's host has it.
import { writeSync } from 'node:fs'
import { IndexThread, openLibrary } from '../../src/store/index.ts'

const [folder = '', id = '', index = ''] = process.argv.slice(2)
const ofWindow = index === 'thread' ? { newIndexHost: () => new IndexThread() } : {}
const opened = await openLibrary(folder, { watch: false, ...ofWindow })
if (!opened.ok) throw new Error(opened.failure.code)
const library = opened.value
const read = await library.read(id)
if (!read.ok) throw new Error(read.failure.code)
let current = read.value
for (;;) {
  const base = { revision: current.article.revision, fingerprint: current.fingerprint }
  const saved = await library.update(id, base, (article) => {
    const revision = article.revision + 1
    const line = `Révision ${revision}, à garder.`
    return {
      ...article,
      revision,
      headline: line,
      sections: [{ heading: line, body: line.repeat(revision % 400) }],
    }
  })
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure))
  current = saved.value
  writeSync(1, `${current.article.revision}\n`)
}
