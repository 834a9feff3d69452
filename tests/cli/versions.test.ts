import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { folder, marbre } from './commandLine.ts'

const DISPATCH = `L'écluse de Varn fermée
10 novembre 2024
Par Inès Karam

La fermeture

Le préfet a fermé l'écluse hier "pour dix jours".
`

const listed = z.object({
  restored: z.optional(z.string()),
  revision: z.optional(z.number()),
  versions: z.array(
    z.object({
      ...{ id: z.string(), revision: z.number(), at: z.string(), name: z.string() },
      ...{ reason: z.string(), by: z.string(), signs: z.number() },
    }),
  ),
})

async function libraryWithOne() {
  const home = folder()
  const library = join(home, 'library')
  mkdirSync(join(home, 'inbox'))
  writeFileSync(join(home, 'inbox', 'a.txt'), DISPATCH)
  const imported = await marbre(['import', join(home, 'inbox'), '--library', library, '--json'])
  const [id = ''] = /"id":"([0-9a-f-]{36})"/.exec(imported.stdout)?.slice(1) ?? []
  const run = (...words: string[]) => marbre([...words, '--library', library])
  const json = async (...words: string[]) => listed.parse(JSON.parse((await run(...words, '--json')).stdout))
  const text = async () => (await run('show', id)).stdout
  return { id, run, json, text }
}

test('the text from before lint --fix is a version, which is listed and restored', async () => {
  const { id, run, json, text } = await libraryWithOne()
  const before = await text()
  expect(await json('versions', id)).toEqual({ versions: [] })
  await run('lint', id, '--fix')
  const fixed = await text()
  expect(fixed).not.toBe(before)
  const { versions } = await json('versions', id)
  expect(versions).toMatchObject([{ revision: 1, reason: 'fix-all', name: '', by: '' }])
  const [first] = versions
  const restored = await json('versions', id, '--restore', first?.id ?? '')
  expect(restored).toMatchObject({ restored: first?.id, revision: 3 })
  expect(restored.versions.map(({ reason }) => reason)).toEqual(['restore', 'fix-all'])
  expect(await text()).toBe(before)
  await run('versions', id, '--restore', restored.versions[0]?.id ?? '')
  expect(await text()).toBe(fixed)
})

test('the text as it is gets a name; the table says what, when, why and how much', async () => {
  const { id, run, json } = await libraryWithOne()
  const named = await run('versions', id, '--name', 'avant relecture')
  expect(named.code).toBe(0)
  expect(named.stderr).toMatch(/^Kept as “avant relecture”: 1-\S+Z\.\n1 version\.\n$/)
  const line =
    /^1-\S+Z {2}\d\d\/\d\d\/\d{4}, \d.* {2}\d+ characters {2}words \+\d+ −0 {2}kept by hand {2}“avant relecture”\n$/
  expect((await run('versions', id)).stdout).toMatch(line)
  const french = await run('versions', id, '--lang', 'fr')
  expect(french.stdout).toContain('conservée à la main  «\u00a0avant relecture\u00a0»')
  expect((await json('versions', id)).versions).toMatchObject([{ name: 'avant relecture', reason: 'named' }])
  expect((await run('check')).stdout).toContain('1 article, 1 version,')
})

test('a version or an article that is not there is said, and is no mistake of the line', async () => {
  const { id, run } = await libraryWithOne()
  const gone = await run('versions', id, '--restore', '9-2026-01-01T00-00-00.000Z')
  expect(gone).toMatchObject({ code: 1, stdout: '' })
  expect(gone.stderr).toMatch(/^This version is no longer there.*\[version-gone\]\n$/)
  const none = await run('versions', '01930000-0000-7000-8000-ffffffffffff')
  expect(none).toMatchObject({ code: 1, stdout: '' })
  expect(none.stderr).toMatch(/\[not-found\]\n$/)
})

test.each([
  [['versions'], 'exactly one article'],
  [['versions', 'x'], 'not an article id'],
  [['versions', 'ID', '--restore', '../settings'], 'is not a version'],
  [['versions', 'ID', '--name', ''], 'needs a value'],
  [['versions', 'ID', '--name', 'a\nb'], 'as a name'],
  [['versions', 'ID', '--name', 'a', '--restore', '9-2026-01-01T00-00-00.000Z'], 'not both'],
])('%j is a mistake of the line', async (words, said) => {
  const line = words.map((word) => (word === 'ID' ? '01930000-0000-7000-8000-ffffffffffff' : word))
  const ended = await marbre([...line, '--library', join(folder(), 'none')])
  expect(ended).toMatchObject({ code: 2, stdout: '' })
  expect(ended.stderr).toContain(said)
})
