// Saves one article over and over, keeps each text that it replaces, and says each revision once it is durable: made to be
// killed, and to run beside another of its kind.
import { writeSync } from 'node:fs'
import { openLibrary } from '../../src/store/index.ts'

const [folder = '', id = '', most = 'Infinity'] = process.argv.slice(2)
const opened = await openLibrary(folder, { watch: false, lockTimeout: 60_000 })
if (!opened.ok) throw new Error(opened.failure.code)
const library = opened.value
const kept = { keptAt: '2026-06-15T12:00:00.000Z', reason: 'writing', by: '', name: '' } as const
for (let saves = 0; saves < Number(most); ) {
  const read = await library.read(id)
  if (!read.ok) throw new Error(read.failure.code)
  const { article, fingerprint } = read.value
  const base = { revision: article.revision, fingerprint }
  const change = (current: typeof article) => {
    const revision = current.revision + 1
    const line = `Révision ${revision}, à garder. `
    const updatedAt = new Date(Date.UTC(2026, 5, 15, 12) + revision * 1_000).toISOString()
    return {
      ...current,
      revision,
      updatedAt,
      headline: line,
      sections: [{ heading: '', body: line.repeat(revision % 90) }],
    }
  }
  const saved = await library.update(id, base, change, { kept })
  if (saved.ok) {
    saves += 1
    writeSync(1, `${saved.value.article.revision}\n`)
  } else if (saved.failure.code !== 'conflict') throw new Error(JSON.stringify(saved.failure))
}
await library.close()
