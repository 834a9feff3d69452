import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Article } from '../../src/core/article/index.ts'
import { articleOf, fileOf, idOf, libraryIn, unwrap } from '../store/libraryFixture.ts'
import { folder, marbre } from './commandLine.ts'

async function libraryOf(articles: readonly Article[]) {
  const path = join(folder(), 'library')
  const library = await libraryIn(path)
  for (const added of await library.add(articles)) unwrap(added)
  await library.close()
  const run = (...words: string[]) => marbre([...words, '--library', path, '--lang', 'fr'])
  const headline = async (number: number) => {
    const { stdout } = await run('show', idOf(number), '--json')
    return String(JSON.parse(stdout).headline)
  }
  return { path, run, headline }
}

test('a dry run shows what would be replaced, and a run replaces it in what the query finds', async () => {
  const { run, headline } = await libraryOf([
    articleOf(1, { headline: 'Durant élu', desk: 'Politique' }),
    articleOf(2, { headline: 'M. Durant', desk: 'Sport' }),
  ])
  const words = ['replace', 'durant', 'Durand', '--query', 'desk:politique']
  const dry = await run(...words, '--dry-run')
  expect(dry).toEqual({
    code: 0,
    stdout: `${idOf(1)}  Durant élu  1 occurrence\n  [Durant] élu\n`,
    stderr: '1 article à modifier, occurrences à remplacer\u00a0: 1.\n',
  })
  expect(await headline(1)).toBe('Durant élu')
  const { code, stdout } = await run(...words, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    dryRun: false,
    items: [{ id: idOf(1), headline: 'Durant élu', count: 1 }],
    failed: [],
    protected: 0,
  })
  expect([await headline(1), await headline(2)]).toEqual(['Durand élu', 'M. Durant'])
  const versions = JSON.parse((await run('versions', idOf(1), '--json')).stdout)
  expect(JSON.stringify(versions)).toContain('replace-all')
})

test('nothing found is no failure; an article that cannot be read is named with 1; a bad expression changes nothing', async () => {
  const { path, run, headline } = await libraryOf([articleOf(1, { headline: 'Durant' }), articleOf(2)])
  expect(await run('replace', 'introuvable', 'x')).toMatchObject({ code: 0, stdout: '' })
  expect(await run('replace', '(', 'x', '--pattern')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'Cette expression régulière est incomplète ou mal formée. [pattern-invalid]\n',
  })
  expect((await run('replace', 'seul')).code).toBe(2)
  const stored = { ...articleOf(2, { headline: 'Durant' }), format: 'marbre-article', version: 99 }
  writeFileSync(fileOf(path, idOf(2)), JSON.stringify(stored))
  const { code, stderr } = await run('replace', 'durant', 'Durand', '--match-case')
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: '0 article modifié, occurrences remplacées\u00a0: 0.\n',
  })
  const { code: after, stderr: told } = await run('replace', 'durant', 'Durand')
  expect({ after, hasNamed: told.includes(idOf(2)) }).toEqual({ after: 1, hasNamed: true })
  expect(await headline(1)).toBe('Durand')
})
