// Backs a library up over and over, and says when each backup is made: made to be killed.
import { writeSync } from 'node:fs'
import { openLibrary } from '../../../src/store/index.ts'

const [folder = '', path = ''] = process.argv.slice(2)
const opened = await openLibrary(folder, { watch: false })
if (!opened.ok) throw new Error(opened.failure.code)
const work = {
  header: { library: 'Journal', at: new Date().toISOString() },
  signal: new AbortController().signal,
  tell: () => undefined,
}
for (;;) {
  const made = await opened.value.backups.create({ path, overwrite: true }, work)
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  writeSync(1, '.')
}
