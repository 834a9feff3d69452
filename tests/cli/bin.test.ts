import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/store/index.ts'
import { articleOf, idOf } from '../store/articleOf.ts'
import { marbre } from './commandLine.ts'

/** A library with article 1, and articles 2 and 3 in its bin; and how a command is run on it. */
async function library() {
  const folder = mkdtempSync(join(tmpdir(), 'marbre-cli-bin-'))
  const opened = await openLibrary(folder, { watch: false })
  if (!opened.ok) throw new Error(opened.failure.code)
  await opened.value.add([articleOf(1), articleOf(2, { byline: [{ name: 'Inès Ferrand' }] }), articleOf(3)])
  for (const number of [2, 3]) await opened.value.moveToBin(idOf(number), `2026-0${number}-05T10:00:00.000Z`)
  await opened.value.close()
  const run = (...parameters: string[]) => marbre([...parameters, '--library', folder, '--lang', 'en'])
  return { folder, run }
}

const names = (folder: string, part: string) =>
  readdirSync(join(folder, part)).filter((name) => name.endsWith('.json'))

describe('marbre bin', () => {
  it('lists, searches and restores', async () => {
    const { folder, run } = await library()
    const listed = await run('bin')
    expect(listed.code).toBe(0)
    expect(listed.stdout.split('\n')).toHaveLength(3)
    expect(listed.stdout).toMatch(
      new RegExp(`^${idOf(3)}  deleted 2026-03-05  kept until \\d{4}-\\d\\d-\\d\\d  Le pont`),
    )
    expect(listed.stderr).toBe('2 articles in the trash.\n')
    const found = JSON.parse((await run('bin', '--query', 'ferrand', '--json')).stdout)
    expect(found).toMatchObject({ total: 1, items: [{ id: idOf(2), byline: ['Inès Ferrand'] }] })
    expect((await run('bin', '--restore', idOf(2))).stderr).toContain('is back in the library')
    expect(names(folder, 'articles')).toHaveLength(2)
    for (const id of [idOf(9), idOf(2)]) {
      const refused = await run('bin', '--restore', id)
      expect(refused).toMatchObject({ code: 1, stdout: '' })
      expect(refused.stderr).toContain(`The article ${id} is not in the trash`)
    }
    expect((await run('bin', '--restore', '../x')).code).toBe(2)
  })

  it('purges nothing, however long it has been there', async () => {
    const { folder, run } = await library()
    for (let turn = 0; turn < 3; turn++) await run('bin')
    expect(names(folder, 'bin')).toEqual([`${idOf(2)}.json`, `${idOf(3)}.json`])
  })
})

describe('marbre destroy', () => {
  it('refuses without --yes, and without an id', async () => {
    const { folder, run } = await library()
    for (const parameters of [
      ['destroy', idOf(1)],
      ['destroy', '--yes'],
      ['destroy', '*', '--yes'],
    ]) {
      expect((await run(...parameters)).code).toBe(2)
    }
    expect((await run('destroy', idOf(1))).stderr).toContain('Nothing was deleted')
    expect(names(folder, 'articles')).toEqual([`${idOf(1)}.json`])
  })

  it('destroys in the library and in the bin, and says what it did not find', async () => {
    const { folder, run } = await library()
    writeFileSync(join(folder, 'articles', `${idOf(1)} 2.json`), 'x')
    const ended = await run('destroy', idOf(1), idOf(2).toUpperCase(), idOf(8), '--yes', '--json')
    expect(ended.code).toBe(1)
    expect(JSON.parse(ended.stdout)).toMatchObject({
      destroyed: [idOf(1), idOf(2)],
      failed: [{ id: idOf(8), code: 'not-found' }],
    })
    expect(names(folder, 'articles')).toEqual([])
    expect(names(folder, 'bin')).toEqual([`${idOf(3)}.json`])
    expect((await run('destroy', idOf(3), '--yes')).stderr).toContain('1 article deleted for good. Backups')
  })
})
