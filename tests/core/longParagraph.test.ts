import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

// V8 leaves the optimisation of patterns out once a process has much compiled code; the flag does so from the start.
test('a paragraph of five million characters is read in a process that optimises no pattern', async () => {
  const script = join(import.meta.dirname, 'longParagraphProcess.ts')
  const { stdout } = await run(process.execPath, ['--no-regexp-optimization', script])
  const lengths: unknown = JSON.parse(stdout)
  expect(lengths).toEqual([4_949_999, 4_949_999, 4_949_999, 4_949_999])
})
