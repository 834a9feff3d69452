import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { compareArticles, restoreChanges } from '../../../src/core/article/comparison.ts'
import {
  type ArticleContent,
  contentDecoder,
  emptyContent,
  keepingUnknown,
  mergeReimport,
  type Section,
  storedForm,
} from '../../../src/core/article/index.ts'
import { mergeContents } from '../../../src/core/article/merge.ts'
import { checklist } from '../../../src/core/checklist.ts'
import { readSections, writeSections } from '../../../src/core/document/index.ts'
import { exportArticle } from '../export/exportArticle.ts'
import { MARKDOWN_PROFILES, type WrittenFormat } from '../../../src/core/export/formats.ts'
import { importFile } from '../../../src/core/import/index.ts'
import { proofreadArticle, fixToFixpoint } from '../../../src/core/proofreading/index.ts'
import { articleWith } from '../articleWith.ts'

const LEAD: Section = { heading: '', body: 'Le bac rouvre lundi.' }
const ENGLISH: Section = { heading: 'At the pier', body: 'The ferry leaves at noon.', language: 'en-GB' }
const LAST: Section = { heading: 'La suite', body: 'Rien ne presse.' }
const contentOf = (...sections: Section[]): ArticleContent => ({
  ...emptyContent('fr'),
  headline: 'Le bac',
  slug: 'le-bac',
  sections,
})
const CONTENT = contentOf(LEAD, ENGLISH, LAST)

test('a language is stored only where it is set, and has to be one', () => {
  const stored = JSON.stringify(storedForm({ ...articleWith({}), ...CONTENT }))
  expect(stored.match(/"language":/g)).toHaveLength(2)
  expect(contentDecoder.parse(CONTENT)).toEqual(CONTENT)
  expect(contentDecoder.safeParse(contentOf({ ...LEAD, language: 'not a language' })).success).toBe(false)
})

test('a language that was taken away does not come back as a field that is not known', () => {
  const current = { ...articleWith({}), ...CONTENT }
  const next = contentOf(LEAD, { heading: ENGLISH.heading, body: ENGLISH.body }, LAST)
  expect(keepingUnknown(current, next).sections).toEqual(next.sections)
})

test('sections keep their languages through the tree, a lead by an empty heading', () => {
  for (const sections of [
    CONTENT.sections,
    [{ ...LEAD, language: 'en' }],
    [{ ...LEAD, language: 'en' }, LAST],
  ])
    expect(writeSections(readSections(sections))).toEqual(sections)
})

test('a language set by one merges with words changed by another, and two languages overlap', () => {
  const base = contentOf(LEAD, { heading: 'At the pier', body: ENGLISH.body }, LAST)
  const theirs = contentOf(LEAD, { heading: 'On the pier', body: `${ENGLISH.body} Or later.` }, LAST)
  const merged = mergeContents(base, CONTENT, theirs)
  expect(merged.overlaps).toBe(false)
  expect(merged.content.sections[1]).toEqual({
    heading: 'On the pier',
    body: `${ENGLISH.body} Or later.`,
    language: 'en-GB',
  })
  const other = contentOf(LEAD, { ...ENGLISH, language: 'de' }, LAST)
  const clash = mergeContents(base, CONTENT, other)
  expect(clash.overlaps).toBe(true)
  expect(clash.content.sections[1]?.language).toBe('en-GB')
})

test('comparing shows that a language changed, and takes it back', () => {
  const older = contentOf(LEAD, { heading: 'At the pier', body: ENGLISH.body }, LAST)
  const comparison = compareArticles(older, CONTENT)
  expect(comparison.changes).toHaveLength(1)
  expect(restoreChanges(comparison, new Set([0]))).toEqual(older)
  expect(restoreChanges(comparison, new Set())).toEqual(CONTENT)
})

test('a new version of the text keeps the language of the section under the same heading', () => {
  const incoming = contentOf(LAST, { heading: 'At the pier', body: 'The ferry leaves at one.' })
  expect(mergeReimport(CONTENT, incoming).sections.map(({ language }) => language)).toEqual([
    undefined,
    'en-GB',
  ])
})

async function reimported(format: WrittenFormat, content: ArticleContent, options = {}) {
  const article = { ...articleWith({}), ...content }
  const { bytes } = exportArticle(article, format, options)
  const fileName = format === 'json' ? 'a.json' : format === 'docx' ? 'a.docx' : 'a.md'
  const draft = await importFile({ fileName, bytes, language: 'fr' })
  return draft.ok ? draft.value.content.sections : draft.failure
}

test('JSON, Word and every program of Markdown bring the languages back', async () => {
  for (const content of [CONTENT, contentOf({ ...LEAD, language: 'en' }, LAST)]) {
    expect(await reimported('json', content)).toEqual(content.sections)
    expect(await reimported('docx', content)).toEqual(content.sections)
    for (const profile of MARKDOWN_PROFILES)
      expect(await reimported('markdown', content, { profile })).toEqual(content.sections)
  }
})

const text = (format: WrittenFormat, content: ArticleContent) =>
  new TextDecoder().decode(exportArticle({ ...articleWith({}), ...content }, format).bytes)

test('Markdown says the languages in its front matter, and nothing in the text', () => {
  const lead = text('markdown', contentOf({ ...LEAD, language: 'en' }, LAST))
  expect(lead).not.toMatch(/^##[ \t]*$/m)
  expect(text('markdown', contentOf(LEAD, LAST))).not.toContain('sectionLanguages')
})

test('HTML says the language and the direction of a section, and of a lead', () => {
  const content = contentOf({ ...LEAD, language: 'en' }, { ...ENGLISH, language: 'ar' }, LAST)
  const html = text('fragment', content)
  expect(html).toContain('<div class="lead" lang="en">')
  expect(html).toContain('<section lang="ar" dir="rtl">')
  expect(html).toContain('<section>\n<h2>La suite</h2>')
})

test('the rich text of ninjs and the contents of a book say the language too', () => {
  expect(text('ninjs', CONTENT)).toContain('<div xml:lang=\\"en-GB\\" lang=\\"en-GB\\">')
  const { bytes } = exportArticle({ ...articleWith({}), ...CONTENT }, 'epub')
  const files = new Map(Object.entries(unzipSync(bytes)))
  const contents = strFromU8(files.get('EPUB/nav.xhtml') ?? new Uint8Array())
  expect(contents).toMatch(/<li lang="en-GB"><a [^>]*>At the pier/)
})

test('each section is proofread in its language', () => {
  const content = contentOf(
    { heading: '', body: 'Vraiment?' },
    { heading: 'Really?', body: 'Really? "Yes."', language: 'en' },
  )
  const options = { profile: 'press', rules: [] } as const
  const rules = proofreadArticle(content, options).map(({ section, rule }) => [section, rule])
  expect(rules).toEqual([
    [0, 'high-punctuation-space'],
    [1, 'english-quotes'],
    [1, 'english-quotes'],
  ])
  expect(fixToFixpoint(content, options).content.sections.map(({ body }) => body)).toEqual([
    'Vraiment\u202f?',
    'Really? “Yes.”',
  ])
  const english = { ...content, language: 'nl' }
  const checks = checklist(english, { ...options, now: '2026-11-11T00:00:00Z' })
  expect(checks.find(({ id }) => id === 'typography')).toBeDefined()
})
