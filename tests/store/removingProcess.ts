// Takes articles in blocks to the bin, back from it, out of the library for good, or merges their conflict copies, by the
// rest of their numbers by four; says each number once that is durable: made to be killed.
import { writeSync } from 'node:fs'
import { openLibrary } from '../../src/store/index.ts'
import { idOf } from './articleOf.ts'
import { mergeCopyOf } from './mergeCopyOf.ts'
import { BLOCK } from './removedBlocks.ts'

const [folder = '', first = '0', end = '0'] = process.argv.slice(2)
const opened = await openLibrary(folder, { watch: false })
if (!opened.ok) throw new Error(opened.failure.code)
const library = opened.value
await library.whenIdle()
const AT = '2026-02-01T10:00:00.000Z'

async function merge(ids: readonly string[]): Promise<boolean> {
  for (const id of ids) if (!(await mergeCopyOf(library, id))) return false
  return true
}

async function remove(kind: number, ids: readonly string[]): Promise<boolean> {
  const moves = ids.map((id) => ({ id }))
  const toBin = async () => (await library.moveGroupToBin(moves, AT)).every(({ ok }) => ok)
  switch (kind) {
    case 0:
      return toBin()
    case 1:
      return (await toBin()) && (await library.restoreGroupFromBin(ids)).every(({ ok }) => ok)
    case 2:
      return (await library.bin.destroy(ids, 'library', new Set())).ok
    default:
      return merge(ids)
  }
}

for (let block = Number(first); block < Number(end); block += BLOCK) {
  for (const kind of [0, 1, 2, 3]) {
    const numbers = Array.from({ length: BLOCK / 4 }, (_, at) => block + 4 * at + kind)
    if (!(await remove(kind, numbers.map(idOf)))) throw new Error(`${numbers}`)
    writeSync(1, `${numbers.join('\n')}\n`)
  }
}
await library.close()
