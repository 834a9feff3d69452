// Writes its own lines into an article that another process writes, too: a conflict is read again and tried again.
import { openLibrary } from '../../src/store/index.ts'
import { articleOf } from './articleOf.ts'

const [folder = '', id = '', name = '', rounds = '', firstNumber = ''] = process.argv.slice(2)
const opened = await openLibrary(folder, { watch: false })
if (!opened.ok) throw new Error(opened.failure.code)
const library = opened.value

let conflicts = 0
async function writeLine(line: string): Promise<void> {
  for (;;) {
    const read = await library.read(id)
    if (!read.ok) throw new Error(JSON.stringify(read.failure))
    const base = { revision: read.value.article.revision, fingerprint: read.value.fingerprint }
    const saved = await library.update(id, base, (article) => ({
      ...article,
      revision: article.revision + 1,
      note: `${article.note}${line}\n`,
    }))
    if (saved.ok) return
    if (saved.failure.code !== 'conflict') throw new Error(JSON.stringify(saved.failure))
    conflicts++
  }
}

for (let round = 0; round < Number(rounds); round++) {
  await writeLine(`${name} ${round}`)
  if (round % 10 !== 0) continue
  const [added] = await library.add([articleOf(Number(firstNumber) + round)])
  if (!added?.ok) throw new Error('not added')
}
await library.close()
process.stdout.write(`${conflicts}\n`)
