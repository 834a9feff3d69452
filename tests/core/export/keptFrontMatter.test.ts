import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Article, FrontMatter } from '../../../src/core/article/index.ts'
import { MARKDOWN_PROFILES } from '../../../src/core/export/formats.ts'
import { exportArticle } from './exportArticle.ts'
import { importFile } from '../../../src/core/import/index.ts'
import { articleWith } from '../articleWith.ts'

type Profile = (typeof MARKDOWN_PROFILES)[number]

function articleFrom(frontMatter: FrontMatter): Article {
  const source = { fileName: 'a.md', encoding: 'utf-8', sha256: 'a', importedAt: '2026-11-09T08:00:00Z' }
  return articleWith({ headline: 'Le bac', date: '2026-11-10', source: { ...source, frontMatter } })
}

function markdownOf(article: Article, profile: Profile): string {
  return new TextDecoder().decode(exportArticle(article, 'markdown', { profile }).bytes)
}

const fieldsOf = (article: Article, profile: Profile): Record<string, unknown> =>
  parse(/^---\n(.*?)\n---\n/s.exec(markdownOf(article, profile))?.[1] ?? '')

async function imported(markdown: string) {
  const read = await importFile({ fileName: 'a.md', bytes: new TextEncoder().encode(markdown) })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}

const KEPT = {
  layout: 'post',
  weight: 10,
  version: '1.10',
  toc: true,
  hidden: 'false',
  image: { src: '/a: b.jpg', alt: 'Un # deux' },
  menu: ['main', 'pied'],
  params: { theme: 'clair', rank: 2 },
}

describe('what came with a file and no field holds is exported again', () => {
  test('under the same keys for Hugo', () => {
    const fields = fieldsOf(articleFrom(KEPT), 'hugo')
    const { params, ...top } = KEPT
    expect(fields).toMatchObject(top)
    expect(fields.params).toMatchObject(params)
  })

  test('flat for the others', () => {
    const { params, ...top } = KEPT
    expect(fieldsOf(articleFrom({ ...KEPT, extra: { a: 'b' } }), 'flat')).toMatchObject({
      ...top,
      ...params,
      a: 'b',
    })
  })

  test.each(MARKDOWN_PROFILES)('and comes back with the next import (%s)', async (profile) => {
    const first = await imported(
      '---\nlayout: post\ntitle: "Le bac"\nweight: 10\nversion: "1.10"\nok: "true"\nimage: {src: a.jpg, alt: "x: y"}\nlist: [1, deux]\n---\n\nTexte.',
    )
    const article = { ...articleFrom(first.frontMatter ?? {}), ...first.content }
    const second = await imported(markdownOf(article, profile))
    expect(second.frontMatter).toEqual(first.frontMatter)
    expect(second.frontMatter).toEqual({
      layout: 'post',
      weight: 10,
      version: '1.10',
      ok: 'true',
      image: { src: 'a.jpg', alt: 'x: y' },
      list: [1, 'deux'],
    })
    expect(markdownOf({ ...article, ...second.content }, profile)).toBe(markdownOf(article, profile))
  })

  test.each(MARKDOWN_PROFILES)('but under no key of ours, whether or not it has a value (%s)', (profile) => {
    const ours = {
      title: 'x',
      Date: '1999-01-01',
      'last-mod': 'x',
      draft: 'x',
      id: 'x',
      marbre: 'x',
      authors: 'x',
    }
    const mine = articleFrom({
      ...ours,
      summary: 'x',
      embargo: 'x',
      params: { kicker: 'x', section: 'x', params: 'x' },
    })
    expect(fieldsOf(mine, profile)).toEqual(fieldsOf(articleFrom({}), profile))
  })

  test.each(['a: b', '# x', '- x', 'true', '~', '*a', 'a\nb', '"', "'", '%', 'a\u2028b', '<<', ''])(
    'and no key breaks the front matter: %j',
    (key) => {
      for (const profile of MARKDOWN_PROFILES) {
        const fields = fieldsOf(articleFrom({ [key]: 'x' }), profile)
        expect(fields).toMatchObject({ title: 'Le bac' })
        expect(Object.keys(fields).filter((name) => fields[name] === 'x')).toEqual(
          key === '<<' || key === '' || key.includes('\u2028') ? [] : [key],
        )
      }
    },
  )
})
