import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Article } from '../../src/core/article/index.ts'
import { articleOf, idOf, libraryIn, unwrap } from '../store/libraryFixture.ts'
import { folder, marbre } from './commandLine.ts'

const ofLength = (signs: number): Partial<Article> => ({
  status: 'ready',
  sections: [{ heading: '', body: 'a'.repeat(signs) }],
})

const articles = [
  articleOf(1, { headline: 'La crue', ...ofLength(900) }),
  articleOf(2, { headline: 'Le bac', ...ofLength(600), embargo: '2026-12-24T06:00:00+01:00' }),
  articleOf(3, { headline: 'Brouillon', ...ofLength(1500), status: 'draft' }),
  articleOf(4, { headline: 'Paru', ...ofLength(1500), status: 'published' }),
  articleOf(5, { headline: 'Sans texte', status: 'ready', sections: [{ heading: '', body: '' }] }),
]

test('ready articles fill a hole, and nothing else does', async () => {
  const path = join(folder(), 'library')
  const library = await libraryIn(path)
  for (const added of await library.add(articles)) unwrap(added)
  await library.close()
  const run = (...words: string[]) => marbre(['fill', ...words, '--library', path, '--lang', 'fr'])

  const { code, stdout } = await run('1', '--unit', 'feuillets', '--json')
  expect({ code, ...JSON.parse(stdout) }).toEqual({
    code: 0,
    hole: 1500,
    articles: 2,
    fillings: [
      { ids: [idOf(2), idOf(1)], signs: 1500, left: 0 },
      { ids: [idOf(1)], signs: 900, left: 600 },
      { ids: [idOf(2)], signs: 600, left: 900 },
    ],
  })
  const sought = await run('1500', '--query', 'crue', '--json')
  expect(JSON.parse(sought.stdout).fillings).toEqual([{ ids: [idOf(1)], signs: 900, left: 600 }])
  const shown = await run('700')
  expect(shown.stdout).toContain('600 signes, il en reste 100\n')
  expect(shown.stdout).toContain(`  ${idOf(1)}  900 signes  La crue\n`)
  expect(shown.stdout).toContain('900 signes, 200 à couper\n')
  expect(shown.stdout).toContain('Le bac  Embargo 2026-12-24T06:00:00+01:00\n')
  expect(shown.stderr).toBe('2 articles prêts.\n')
  for (const words of [[], ['beaucoup'], ['0'], ['1500', '--unit', 'pages']]) {
    const refused = await run(...words)
    expect([refused.code, refused.stdout]).toEqual([2, ''])
  }
})
