import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Article } from '../../../../src/core/article/index.ts'
import { type BuiltSite, buildSite, HOUSE, numbered } from './builtSite.ts'
import { pngHead } from '../picturesFrom.ts'

const ARTICLES = Array.from({ length: 120 }, (_, number) =>
  numbered(number, {
    date: `2026-${String(1 + (number % 10)).padStart(2, '0')}-15`,
    desk: `Rubrique ${number % 4}`,
    byline: [{ name: `Signature ${number % 7}` }],
  }),
)
const changed = (articles: readonly Article[], number: number, fields: Partial<Article>) =>
  articles.map((article, index) =>
    index === number ? { ...article, revision: article.revision + 1, ...fields } : article,
  )

const pathOf = ({ written }: BuiltSite, number: number) =>
  written.find(({ id }) => id === numbered(number).id)?.path
/** What was written, by name. */
const paths = ({ files }: BuiltSite) => [...files.keys()].toSorted(byName)
const byName = (one: string, other: string) => (one < other ? -1 : 1)

describe('a site that is built again', () => {
  const first = buildSite({ articles: ARTICLES })

  test('reads and writes nothing where nothing has changed', () => {
    const again = buildSite({ articles: ARTICLES, previous: first.state })
    expect(again.read).toEqual([])
    expect(paths(again)).toEqual([])
    expect(again.state).toEqual(first.state)
  })

  test('writes an article whose text has changed, and no list', () => {
    const articles = changed(ARTICLES, 5, { sections: [{ heading: '', body: 'Autre texte.' }] })
    const again = buildSite({ articles, previous: first.state })
    expect(again.read).toEqual([numbered(5).id])
    expect(paths(again)).toEqual(['le-recit-numero-5.html'])
  })

  test('writes the lists that an article is on where its headline has changed', () => {
    const articles = changed(ARTICLES, 5, {
      headline: 'Le récit numéro 5, corrigé',
      slug: 'le-recit-numero-5',
    })
    const again = buildSite({ articles, previous: first.state })
    expect(paths(again)).toEqual([
      '2026/06/index.html',
      'author/signature-5/index.html',
      'desk/rubrique-1/index.html',
      'le-recit-numero-5.html',
      'page/3.html',
    ])
  })

  test('adds a new article to the newest page of each list alone', () => {
    const added = numbered(500, { date: '2026-11-19', desk: 'Rubrique 1', byline: [{ name: 'Signature 1' }] })
    const again = buildSite({ articles: [...ARTICLES, added], previous: first.state })
    expect(paths(again)).toEqual([
      '2026/11/index.html',
      'archive.html',
      'author/signature-1/index.html',
      'desk/rubrique-1/index.html',
      'feed.json',
      'feed.xml',
      'index.html',
      'le-recit-numero-500.html',
      'sitemap.xml',
    ])
  })

  test('names no file of an article that is gone', () => {
    const articles = ARTICLES.filter((_, number) => number !== 5)
    const again = buildSite({ articles, previous: first.state })
    expect(again.paths.has('le-recit-numero-5.html')).toBe(false)
    expect(first.paths.has('le-recit-numero-5.html')).toBe(true)
  })

  test('makes every page again for another house, but for its colour', () => {
    const coloured = buildSite({
      articles: ARTICLES,
      previous: first.state,
      house: { ...HOUSE, accentColor: '#0b5394' },
    })
    expect(paths(coloured)).toEqual(['404.html', 'style.css'])
    const renamed = buildSite({
      articles: ARTICLES,
      previous: first.state,
      house: { ...HOUSE, siteName: 'Le Phare' },
    })
    expect(renamed.read.length).toBe(ARTICLES.length)
  })

  test('makes everything again where what it was made from cannot be read', () => {
    for (const previous of [new Uint8Array(), first.state.slice(0, -1), first.state.slice(0, 900)]) {
      expect(buildSite({ articles: ARTICLES, previous }).read.length).toBe(ARTICLES.length)
    }
  })

  test('makes again what could not be written or read', () => {
    const path = 'le-recit-numero-5.html'
    const broken = buildSite({ articles: ARTICLES, refused: [path, 'index.html'] })
    const again = buildSite({ articles: ARTICLES, previous: broken.state })
    expect(paths(again)).toEqual(['index.html', path])
    const articles = changed(ARTICLES, 7, { headline: 'Autre titre' })
    const skipped = buildSite({ articles, previous: first.state, skipped: [numbered(7).id] })
    expect(skipped.paths.has('le-recit-numero-7.html')).toBe(true)
    expect(buildSite({ articles, previous: skipped.state }).read).toEqual([numbered(7).id])
  })

  test('shows a picture once the library has it', () => {
    const picture = `media/${'ab'.repeat(32)}.png`
    const articles = [numbered(1, { sections: [{ heading: '', body: `![Le pont](${picture})` }] })]
    const without = buildSite({ articles })
    expect(without.written[0]?.notices).toEqual([{ name: 'picture-missing', what: 'Le pont' }])
    const media = () => pngHead(40, 30)
    const again = buildSite({ articles, previous: without.state, media })
    expect(paths(again)).toContainEqual(expect.stringMatching(/^media\/(?:ab){8}-\w+\.png$/))
    expect(paths(buildSite({ articles, previous: again.state, media }))).toEqual([])
  })

  test('reads an article again whose embargo was in force', () => {
    const articles = [numbered(1, { embargo: '2026-11-21T06:00:00Z' }), numbered(2)]
    const under = buildSite({ articles })
    expect(buildSite({ articles, previous: under.state }).read).toEqual([numbered(1).id])
    const after = buildSite({ articles, previous: under.state, now: '2026-11-22T00:00:00Z' })
    expect(after.read).toEqual([numbered(1).id])
    expect(buildSite({ articles, previous: after.state, now: '2026-11-23T00:00:00Z' }).read).toEqual([])
  })

  test('holds what it would hold if it were built from nothing', () => {
    const number = fc.integer({ min: 0, max: 40 })
    const changes = fc.array(
      fc.record({
        number,
        slug: fc.constantFrom('', 'un', 'deux'),
        desk: fc.constantFrom('', 'Mer', 'mer', 'Ville'),
        day: fc.integer({ min: 10, max: 28 }),
        name: fc.constantFrom('', 'Inès', 'Théo'),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(fc.array(changes, { minLength: 2, maxLength: 4 }), (rounds) => {
        let articles: Article[] = []
        let previous: Uint8Array | null = null
        let folder = new Map<string, string | Uint8Array>()
        for (const [round, batch] of rounds.entries()) {
          const next = new Map(articles.map((article) => [article.id, article]))
          for (const { number: at, slug, desk, day, name } of batch) {
            const { id } = numbered(at)
            if (next.has(id) && day === 10) next.delete(id)
            else
              next.set(
                id,
                numbered(at, {
                  revision: round + 1,
                  slug: slug && `${slug}-${at}`,
                  desk,
                  date: `2026-11-${day}`,
                  byline: name === '' ? [] : [{ name }],
                }),
              )
          }
          articles = [...next.values()]
          const built = buildSite({ articles, previous })
          folder = new Map([...folder, ...built.files].filter(([path]) => built.paths.has(path)))
          previous = built.state
        }
        const fresh = buildSite({ articles, previous: null })
        expect(folder).toEqual(fresh.files)
      }),
      { numRuns: 25 },
    )
  })
})

describe('the names of pages', () => {
  const twins = Array.from({ length: 3 }, (_, number) => numbered(number, { headline: 'Marée' }))

  test('are the slugs; of two articles with one, the older has it, and the other is told', () => {
    const site = buildSite({ articles: [...twins].reverse() })
    expect([0, 1, 2].map((number) => pathOf(site, number))).toEqual([
      'maree.html',
      'maree-2.html',
      'maree-3.html',
    ])
    expect(site.written.flatMap(({ notices }) => notices)).toEqual([
      { name: 'same-slug', what: 'Marée' },
      { name: 'same-slug', what: 'Marée' },
    ])
  })

  test('stay when the article that had the name first is gone', () => {
    const site = buildSite({ articles: twins })
    const again = buildSite({ articles: changed(twins.slice(1), 0, {}), previous: site.state })
    expect(again.paths.has('maree-2.html')).toBe(true)
    expect(again.paths.has('maree.html')).toBe(false)
  })

  test('differ by more than case and Unicode form, and are none that the site needs', () => {
    const slugs = ['Marée', 'mare\u0301e', 'index', '404', 'feed', 'desk', '2026', 'con', '']
    const articles = slugs.map((slug, number) => numbered(number, { slug, headline: slug }))
    const site = buildSite({ articles })
    const names = slugs.map((_, number) => pathOf(site, number))
    expect(names).toEqual([
      'maree.html',
      'maree-2.html',
      'index-article.html',
      '404-article.html',
      'feed-article.html',
      'desk-article.html',
      '2026-article.html',
      'con-article.html',
      'article-000000000008.html',
    ])
  })

  test('of ten thousand articles with one headline are given without a search', () => {
    const articles = Array.from({ length: 10_000 }, (_, number) =>
      numbered(number, { headline: 'Marée', sections: [] }),
    )
    const site = buildSite({ articles: articles.slice(0, 600) })
    expect(pathOf(site, 599)).toBe('maree-600.html')
  })

  test('that an article had before lead to it, unless another has taken them', () => {
    const site = buildSite({
      articles: [numbered(1, { slug: 'neuf', aliases: ['vieux', 'pris'] }), numbered(2, { slug: 'pris' })],
    })
    expect(site.files.get('vieux.html')).toContain('neuf.html')
    expect(pathOf(site, 2)).toBe('pris.html')
    expect(site.files.get('pris.html')).not.toContain('http-equiv="refresh"')
  })
})
