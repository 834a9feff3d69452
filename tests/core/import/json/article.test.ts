import { describe, expect, test } from 'vitest'
import { type Article, contentOf, emptyContent, storedForm } from '../../../../src/core/article/index.ts'
import { exportArticle } from '../../export/exportArticle.ts'
import { buildDraft, importFile, isSure } from '../../../../src/core/import/index.ts'

const article: Article = {
  ...emptyContent('fr-CA'),
  kicker: 'Transport',
  headline: '« Le bac » repart\u202f!',
  standfirst: 'Deux ans après.\nEnfin.',
  byline: [{ name: 'Inès Karam', role: 'à Lille', url: 'https://example.org/ines' }],
  date: '2026-11-22T08:00:00+01:00',
  embargo: '2026-11-23T06:00:00+01:00',
  status: 'ready',
  keywords: ['bac', 'rive'],
  target: { amount: 2, unit: 'feuillets' },
  slug: 'bac',
  note: 'Rappeler le maire.',
  correction: 'Le bac est vert.',
  sections: [
    { heading: '', body: 'Un **mot**, 1<sup>er</sup>[^1].\n\n- [ ] un\n\n[^1]: Note.' },
    { heading: 'La suite', body: '### Détail\n\n> Il roule.\n>\n> — Paul Orval' },
    { heading: '', body: '' },
  ],
  id: '0192f0c4-7a5e-7000-8000-000000000001',
  revision: 7,
  createdAt: '2026-11-20T08:00:00Z',
  updatedAt: '2026-11-22T08:00:00Z',
  source: null,
}

async function read(text: string | Uint8Array, fileName = 'a.json') {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const result = await importFile({ fileName, bytes, language: 'en' })
  return result.ok ? result.value : result.failure
}

describe('an article of Marbre', () => {
  test.each([
    ['a file of a library', JSON.stringify(storedForm(article), null, 2)],
    ['what the command line shows', JSON.stringify(article)],
  ])('comes back the same from %s', async (_, json) => {
    const draft = await read(json, 'a.txt')
    if (!('content' in draft)) throw new Error(draft.code)
    expect(draft.content).toEqual(contentOf(article))
    expect(draft.content).not.toHaveProperty('id')
    expect(buildDraft(draft).content).toEqual(contentOf(article))
    expect(isSure(draft)).toBe(true)
    expect(draft).toMatchObject({ format: 'marbre', encoding: 'utf-8' })
  })
  test('comes back from an export, without what that leaves out', async () => {
    const { bytes } = exportArticle(article, 'json', { profile: 'hugo' })
    expect(await read(bytes)).toMatchObject({ content: { ...contentOf(article), note: '' } })
  })
  test('keeps the addresses that it was published under, and what its front matter said besides', async () => {
    const { source } = article
    const frontMatter = { weight: 3, aliases: ['/vieux/'] }
    const from = { fileName: 'a.md', encoding: 'utf-8', sha256: '', importedAt: article.createdAt, ...source }
    const published = { ...article, aliases: ['le-bac'], source: { ...from, frontMatter } }
    const { bytes } = exportArticle(published, 'json')
    expect(await read(bytes)).toMatchObject({ frontMatter: { weight: 3, aliases: ['/vieux/', 'le-bac'] } })
  })
  test('is refused where it is damaged or newer, and any other JSON is', async () => {
    expect(await read(JSON.stringify({ ...storedForm(article), headline: 3 }))).toMatchObject({
      code: 'broken',
      detail: { fileName: 'a.json' },
    })
    const newer = { ...storedForm(article), version: 99, headline: { text: 'x' } }
    expect(await read(JSON.stringify(newer))).toMatchObject({ code: 'newer-version' })
    for (const other of ['{"name": "x", "version": "1.0.0"}', '[{"id": 1}, {"id": 2}]'])
      expect(await read(other)).toMatchObject({ code: 'unsupported', detail: { format: 'JSON' } })
  })
})
