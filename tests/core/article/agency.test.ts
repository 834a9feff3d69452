import { expect, test } from 'vitest'
import type { ArticleContent } from '../../../src/core/article/index.ts'
import { storedForm, upgrade } from '../../../src/core/article/migrations.ts'
import type { WrittenFormat } from '../../../src/core/export/formats.ts'
import { exportArticle } from '../export/exportArticle.ts'
import { importFile } from '../../../src/core/import/index.ts'
import { indexEntry } from '../../../src/store/indexEntry.ts'
import { articleWith } from '../articleWith.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

const exported = (content: Partial<ArticleContent>, format: WrittenFormat) =>
  new TextDecoder().decode(exportArticle(articleWith(content), format, { profile: 'hugo' }).bytes)

test('an article of a Marbre without agencies has none', () => {
  const { agency: _agency, ...old } = { agency: '', ...storedForm(articleWith({ headline: 'Titre' })) }
  expect(upgrade(old)).toMatchObject({ ok: true, value: { article: { headline: 'Titre', agency: '' } } })
})

test('the agency is searched', () => {
  expect(indexEntry(articleWith({ agency: 'Reuters' })).words.credits).toContain('reuters')
})

test('the agency stands with the credits, in front matter and in the data for search engines', () => {
  const content = {
    headline: 'Titre',
    agency: 'AFP',
    dateline: 'Lyon',
    sections: [{ heading: '', body: 'Un.' }],
  }
  expect(exported(content, 'text')).toContain('Lyon · AFP')
  expect(exported(content, 'html')).toContain('<span class="agency">AFP</span>')
  expect(exported(content, 'html')).toContain('"sourceOrganization":{"@type":"Organization","name":"AFP"}')
  expect(exported({ ...content, agency: '' }, 'html')).not.toContain('sourceOrganization')
  const [, params = ''] = exported(content, 'markdown').split('params:\n')
  expect(params).toMatch(/^ {2}agency: "AFP"$/m)
})

test.each([
  ['un.txt', 'Un titre\n\nAgence : AFP\n\nUn premier paragraphe, assez long pour en être un.\n'],
  ['un.txt', 'Un titre\n\nNews agency: AFP\n\nUn premier paragraphe, assez long pour en être un.\n'],
  ['un.md', '---\ntitle: Un titre\nagency: AFP\n---\n\nUn premier paragraphe.\n'],
  ['un.md', '---\ntitle: Un titre\nparams:\n  agency: AFP\n---\n\nUn premier paragraphe.\n'],
])('the agency of %s comes in by its label or its key', async (fileName, text) => {
  const draft = await importFile({ fileName, bytes: bytes(text), language: 'fr' })
  expect(draft).toMatchObject({
    ok: true,
    value: { content: { headline: 'Un titre', agency: 'AFP', note: '' } },
  })
})
