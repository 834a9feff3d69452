import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'

const HOST = resolve(import.meta.dirname, '..', '..', 'src', 'web', 'main.ts')

/** Tells what loading the host brings, beside its own modules. */
const LOAD = `
const made = []
for (const name of ['Segmenter', 'Collator', 'DateTimeFormat', 'DisplayNames']) {
  Intl[name] = new Proxy(Intl[name], {
    construct(target, parameters) {
      made.push(name)
      return Reflect.construct(target, parameters)
    },
  })
}
await import(${JSON.stringify(HOST)})
const modules = process.moduleLoadList.filter((name) => /undici/.test(name))
console.log(JSON.stringify({ made, modules }))`

const loaded = z.object({ made: z.array(z.string()), modules: z.array(z.string()) })

test('before its first request the host loads nothing that fetches pages, and nothing of the system’s data on languages', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', LOAD], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(loaded.parse(JSON.parse(stdout))).toEqual({ made: [], modules: [] })
})
