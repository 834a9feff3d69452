import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportWriter } from '../../src/cli/exportFile.ts'
import { folder } from './commandLine.ts'

const ID = '0192f0c4-7c1e-7a3b-8d2e-5f60718293a4'
const file = (text: string) => ({ fileName: 'le-bac.bin', bytes: new TextEncoder().encode(text) })

test.each([
  ['text', true],
  ['what is not text', false],
])('an earlier export of %s is known by the same bytes', async (_, isText) => {
  const out = folder()
  const write = () => exportWriter(out, { overwrite: false, isText })(file('PK'), ID)
  expect(await write()).toEqual({ ok: true, value: join(out, 'le-bac.bin') })
  expect(await write()).toEqual({ ok: true, value: join(out, 'le-bac.bin') })
})

test('an id in the bytes makes no export of a file that is not text: it is replaced if told to alone', async () => {
  const out = folder()
  const path = join(out, 'le-bac.bin')
  writeFileSync(path, `PK by someone else, with ${ID} in it`)
  const options = { overwrite: false, isText: false }
  expect(await exportWriter(out, options)(file('PK'), ID)).toMatchObject({
    failure: { code: 'exists', detail: { fileName: 'le-bac.bin' } },
  })
  expect(readFileSync(path, 'utf8')).toMatch(/someone else/)
  expect(await exportWriter(out, { ...options, isText: true })(file(`text ${ID}`), ID)).toMatchObject({
    ok: true,
  })
  expect(await exportWriter(out, { ...options, overwrite: true })(file('PK'), ID)).toMatchObject({ ok: true })
  expect(readFileSync(path, 'utf8')).toBe('PK')
})

test('articles of one headline have files of their own in one run, text or not', async () => {
  const out = folder()
  const write = exportWriter(out, { overwrite: true, isText: false })
  expect(await write(file('PK one'), ID)).toEqual({ ok: true, value: join(out, 'le-bac.bin') })
  expect(await write(file('PK two'), ID)).toEqual({ ok: true, value: join(out, 'le-bac-2.bin') })
})
