// Takes one article after another to the bin, back from it, out of the library for good, or merges its conflict copy, by the
// rest of its number by four; says each number once that is durable: made to be killed.
import { writeSync } from 'node:fs'
import { openLibrary } from '../../src/store/index.ts'
import { idOf } from './articleOf.ts'
import { mergeCopyOf } from './mergeCopyOf.ts'

const [folder = '', first = '0', end = '0'] = process.argv.slice(2)
const opened = await openLibrary(folder, { watch: false })
if (!opened.ok) throw new Error(opened.failure.code)
const library = opened.value
await library.whenIdle()
const AT = '2026-02-01T10:00:00.000Z'

async function remove(number: number): Promise<boolean> {
  const id = idOf(number)
  switch (number % 4) {
    case 0:
      return (await library.moveToBin(id, AT)).ok
    case 1:
      return (await library.moveToBin(id, AT)).ok && (await library.restoreFromBin(id)).ok
    case 2:
      return (await library.bin.destroy([id], 'library', new Set())).ok
    default:
      return mergeCopyOf(library, id)
  }
}

for (let number = Number(first); number < Number(end); number++) {
  if (!(await remove(number))) throw new Error(`${number}`)
  writeSync(1, `${number}\n`)
}
await library.close()
