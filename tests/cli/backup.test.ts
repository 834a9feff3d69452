import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { folder, marbre } from './commandLine.ts'

const outcome = z.strictObject({ articles: z.number(), bytes: z.number() })
const listing = z.object({ items: z.array(z.object({ id: z.string(), headline: z.string() })) })

/** A library with one article. */
async function libraryOfOne(): Promise<string> {
  const [library, texts] = [folder(), folder()]
  writeFileSync(
    join(texts, 'pont.md'),
    '# Le pont rouvre\n\nL’ouvrage a été renforcé cet été, dit la ville.\n',
  )
  const imported = await marbre(['import', join(texts, 'pont.md'), '--accept-doubtful', '--library', library])
  expect(imported.code).toBe(0)
  return library
}

async function itemsOf(library: string) {
  const { stdout } = await marbre(['list', '--json', '--library', library])
  return listing.parse(JSON.parse(stdout)).items
}

test('a backup is restored into a new library with the same articles', async () => {
  const [library, out] = [await libraryOfOne(), folder()]
  const made = await marbre(['backup', join(out, 'a.zip'), '--json', '--library', library])
  expect(made).toMatchObject({ code: 0, stderr: '' })
  const restored = await marbre(['restore', join(out, 'a.zip'), '--json', '--library', join(out, 'new')])
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  expect(outcome.parse(JSON.parse(restored.stdout))).toEqual(outcome.parse(JSON.parse(made.stdout)))
  expect(await itemsOf(join(out, 'new'))).toEqual(await itemsOf(library))
})

test('a file that is there is replaced with --force alone, and a library that is there never', async () => {
  const [library, out] = [await libraryOfOne(), folder()]
  const backingUp = ['backup', join(out, 'a.zip'), '--library', library]
  expect((await marbre(backingUp)).code).toBe(0)
  expect(await marbre(backingUp)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('[backup-exists]'),
  })
  const forced = await marbre([...backingUp, '--force'])
  expect(forced).toMatchObject({ code: 0, stdout: expect.stringContaining('1 article backed up') })
  const over = await marbre(['restore', join(out, 'a.zip'), '--library', library])
  expect(over).toMatchObject({ code: 1, stderr: expect.stringContaining('[backup-target-not-empty]') })
  expect(readdirSync(out)).toEqual(['a.zip'])
})

test('an article of a backup is added under its id, or as a new one where that is taken', async () => {
  const [library, other, out] = [await libraryOfOne(), folder(), folder()]
  await marbre(['backup', join(out, 'a.zip'), '--library', library])
  const [article] = await itemsOf(library)
  const id = article?.id ?? ''
  const taking = ['restore', join(out, 'a.zip'), '--article', id, '--library']
  expect(await marbre([...taking, other])).toMatchObject({ code: 0, stderr: '' })
  expect(await itemsOf(other)).toEqual([article])
  expect((await marbre([...taking, library])).code).toBe(0)
  const both = await itemsOf(library)
  expect(both.map(({ headline }) => headline)).toEqual(['Le pont rouvre', 'Le pont rouvre'])
  expect(new Set(both.map((each) => each.id)).size).toBe(2)
  const missing = await marbre([
    'restore',
    join(out, 'a.zip'),
    '--article',
    id.replace(/.$/, (last) => (last === 'e' ? 'd' : 'e')),
    '--library',
    library,
  ])
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('[backup-no-article]') })
})

test('wrong uses are told', async () => {
  const out = folder()
  expect((await marbre(['backup'])).code).toBe(2)
  expect((await marbre(['restore', 'a.zip', 'b.zip'])).code).toBe(2)
  expect((await marbre(['restore', 'a.zip', '--article', '7'])).code).toBe(2)
  const none = await marbre(['restore', join(out, 'no.zip'), '--library', join(out, 'new')])
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('[backup-unreadable]') })
  expect(existsSync(join(out, 'new'))).toBe(false)
})
