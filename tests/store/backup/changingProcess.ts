// Saves articles with a version each, bins and restores them, all the time, and says each revision that is durable: made to be
// killed. With `first` it adds them.
import { writeSync } from 'node:fs'
import { openLibrary } from '../../../src/store/index.ts'
import { articleOf, idOf } from '../articleOf.ts'

const [folder = '', count = ''] = process.argv.slice(2)
const opened = await openLibrary(folder, { watch: false })
if (!opened.ok) throw new Error(opened.failure.code)
const library = opened.value
const numbers = Array.from({ length: Number(count) }, (_, index) => index + 1)
for (const added of await library.add(numbers.map((number) => articleOf(number)))) {
  if (!added.ok) throw new Error(added.failure.code)
}
writeSync(1, '0 0\n')
for (;;) {
  const number = 1 + Math.floor(Math.random() * numbers.length)
  const id = idOf(number)
  const read = await library.read(id)
  if (!read.ok) {
    await library.restoreFromBin(id)
    continue
  }
  if (Math.random() < 0.4) {
    await library.moveToBin(id, new Date().toISOString())
    continue
  }
  const { article, fingerprint } = read.value
  const base = { revision: article.revision, fingerprint }
  const kept = { keptAt: new Date().toISOString(), reason: 'import', by: '', name: '' } as const
  const change = () => ({
    ...article,
    revision: article.revision + 1,
    headline: `Révision ${article.revision + 1}`,
  })
  const saved = await library.update(id, base, change, { kept })
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure))
  writeSync(1, `${number} ${article.revision + 1}\n`)
}
