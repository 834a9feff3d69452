import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Article } from '../../src/core/article/index.ts'
import {
  type Block,
  type Inline,
  readSections,
  textBlocks,
  writeSections,
} from '../../src/core/document/index.ts'
import { exportArticle } from '../../src/core/export/index.ts'
import { articleWith } from '../core/articleWith.ts'
import { anyNormalBlocks } from '../core/document/trees.ts'
import { comparable } from './outline.ts'

const WRITTEN = articleWith({
  headline: 'Le "bac" -- enfin... #1',
  status: 'published',
  date: '2026-11-10T08:30+01:00',
  slug: 'le-bac',
  aliases: ['vieux-bac'],
  keywords: ['bac', 'mer'],
  byline: [{ name: 'Inès Karam' }],
  sections: [
    {
      heading: '1. Qui *paie* ? #',
      body: [
        'L\'un dit "oui" -- l\'autre... <<non>>[^1] ; `code {{< x >}}`, `--`, {{< y >}}, 2\\*3\\*4, `a`.',
        '- un\n- deux\n  3. trois',
        '| a | b |\n|---|---|\n| "c" | d -- e |',
        '```html\n{{% z %}}\n"..." --\n```',
        '[^1]: Une "note"...',
      ].join('\n\n'),
    },
  ],
})

/** Hugo 0.111 ends with an error in its table of contents where a heading has struck letters. */
const hasStruckHeading = (blocks: readonly Block[]) =>
  Array.from(textBlocks(blocks)).some(
    ({ kind, content }) =>
      kind === 'heading' && content.some(({ marks }) => marks.some(({ type }) => type === 'strike')),
  )

/** Pictures of other places are exported as links. */
const hasImage = (blocks: readonly Block[]) =>
  Array.from(textBlocks(blocks)).some(({ content }) => content.some(({ type }) => type === 'image'))

const ANY: Article[] = fc
  .sample(anyNormalBlocks, { numRuns: 160, seed: 5 })
  .filter((blocks) => !hasStruckHeading(blocks) && !hasImage(blocks))
  .map((blocks, index) => ({
    ...WRITTEN,
    slug: `any-${index}`,
    aliases: [],
    sections: writeSections(blocks),
  }))

const ARTICLES = [WRITTEN, ...ANY]
let folder = ''

/** A site with the articles, built by Hugo with the settings that it has when nobody has changed them. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'marbre-hugo-'))
  mkdirSync(join(folder, 'content', 'posts'), { recursive: true })
  mkdirSync(join(folder, 'layouts', '_default'), { recursive: true })
  writeFileSync(
    join(folder, 'config.toml'),
    'baseURL = "https://bac.example/"\ndisableKinds = ["RSS", "sitemap", "taxonomy", "term", "section", "home"]\n',
  )
  writeFileSync(
    join(folder, 'layouts', '_default', 'single.html'),
    '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="date" content="{{ .Date.UTC.Format "2006-01-02T15:04:05Z" }}"></head><body>{{ .Content }}</body></html>\n',
  )
  for (const article of ARTICLES) {
    const { bytes } = exportArticle(article, 'markdown', { profile: 'hugo' })
    writeFileSync(join(folder, 'content', 'posts', `${article.slug}.md`), bytes)
  }
  const { status, stdout, stderr } = spawnSync('hugo', ['--quiet', '--buildFuture'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`hugo: ${stdout}${stderr}`)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function pageOf(path: string): Document {
  return new JSDOM(readFileSync(join(folder, 'public', 'posts', path, 'index.html'), 'utf8')).window.document
}

const textOf = (element: Element | null) => comparable(element?.textContent ?? '')

const wordsOf = (content: readonly Inline[]) =>
  content.map((inline) => (inline.type === 'text' ? inline.text : '')).join('')

/** All that can be seen of a text, without white space, raised letters as plain ones. */
const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

test('the front matter is read: title, date, address and former address', () => {
  const page = pageOf('le-bac')
  expect(page.title).toBe(WRITTEN.headline)
  expect(page.querySelector('meta[name="date"]')?.getAttribute('content')).toBe('2026-11-10T07:30:00Z')
  expect(readFileSync(join(folder, 'public', 'posts', 'vieux-bac', 'index.html'), 'utf8')).toContain(
    'https://bac.example/posts/le-bac/',
  )
})

test('what is typed is shown, with straight quotes, hyphens, templates and code as they are', () => {
  const page = pageOf('le-bac')
  expect(textOf(page.querySelector('p'))).toContain(
    'L\'un dit "oui" -- l\'autre... <<non>>1 ; code {{< x >}}, --, {{< y >}}, 2*3*4, a.',
  )
  expect(page.querySelectorAll('code').length).toBeGreaterThan(3)
})

test.each(ARTICLES.map((article, index) => [index, article] as const))(
  'article %i has the same texts in the same order, and as many headings, notes, cells and items',
  (_, article) => {
    const page = pageOf(article.slug)
    for (const link of page.querySelectorAll('.footnote-ref, .footnote-backref')) link.remove()
    const text = bare(page.body.textContent ?? '')
    const blocks = readSections(article.sections)
    const written = Array.from(textBlocks(blocks))
      .filter(({ kind }) => kind !== 'credit')
      .map(({ kind, content }) => ({
        kind,
        text: bare(wordsOf(content)),
      }))
    const [notes, others] = [true, false].map((isNote) =>
      written.filter(({ kind }) => (kind === 'footnote') === isNote),
    )
    let from = 0
    for (const { text: words } of [...(others ?? []), ...(notes ?? [])]) {
      const at = text.indexOf(words, from)
      expect(at, words).toBeGreaterThanOrEqual(from)
      from = at + words.length
    }
    const isHeading = (kind: string) => kind === 'heading' || kind === 'sectionHeading'
    const countOf = (selector: string) => page.querySelectorAll(selector).length
    const filled = written.filter(({ kind, text: words }) => !isHeading(kind) || words !== '')
    expect(countOf(':is(h1, h2, h3, h4, h5, h6):not(:empty)')).toBe(
      filled.filter(({ kind }) => isHeading(kind)).length,
    )
    expect(countOf('.footnotes li')).toBe(notes?.length)
    expect(countOf('th, td')).toBe(written.filter(({ kind }) => kind === 'cell').length)
  },
)
