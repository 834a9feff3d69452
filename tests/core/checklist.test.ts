import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArticleContent, emptyContent } from '../../src/core/article/index.ts'
import { type HouseRule, readHouseStyle } from '../../src/core/houseStyle/index.ts'
import { blocks, type CheckId, CHECKS, checklist } from '../../src/core/checklist.ts'
import { plainUse } from '../../src/core/pictures/index.ts'
import type { Spelling } from '../../src/core/spelling/index.ts'

const NOW = '2026-11-23T08:00:00Z'

const READY: ArticleContent = {
  ...emptyContent('fr'),
  headline: 'Le bac de Corvenne reprend du service',
  standfirst: 'Onze ans d’arrêt, trois ministres et une coque neuve.',
  byline: [{ name: 'Inès Karam' }],
  date: '2026-11-23',
  sections: [
    { heading: '', body: 'La première traversée est prévue à 6\u00a0h, **sans cérémonie**.' },
    {
      heading: 'Qui paie\u202f?',
      body: 'Le département, d’après [le budget](https://corvenne.example/budget).',
    },
  ],
}

/** The checks with something left to do, each with the words that it concerns. */
function left(change: Partial<ArticleContent>): Partial<Record<CheckId, string[]>> {
  const checks = checklist({ ...READY, ...change }, { now: NOW, profile: 'press', rules: [] })
  const open = checks.filter(({ locations }) => locations.length > 0)
  return Object.fromEntries(open.map(({ id, locations }) => [id, locations.map(({ words }) => words)]))
}

const PICTURE = `media/${'5'.repeat(64)}.jpeg`
const DRAWING = `media/${'6'.repeat(64)}.png`
const { rules: RULES } = readHouseStyle(new TextEncoder().encode('- word: digital\n  suggest: numérique\n'))
const body = (text: string) => ({ sections: [{ heading: '', body: text }] })

describe('the checklist before print', () => {
  it('has nothing to say of an article that is ready', () => {
    expect(left({})).toEqual({})
  })

  it('has the checks of what is there', () => {
    const spelling: Spelling = { verdictOf: () => 'known' }
    const idsOf = (change: Partial<ArticleContent>, rules: readonly HouseRule[] = []) =>
      checklist({ ...READY, ...change }, { now: NOW, profile: 'press', rules, spelling }).map(({ id }) => id)
    const without = (...names: CheckId[]) => CHECKS.filter((id) => !names.includes(id))
    const ofPictures = CHECKS.filter((id) => id.startsWith('picture-') && id !== 'picture-outside')
    expect(idsOf({})).toEqual(without('embargo', 'house-style', 'picture-outside', ...ofPictures))
    const full = {
      embargo: '2026-11-01T06:00:00+01:00',
      ...body(`![Un bac](${PICTURE})\n\nUn ![plan](plan.jpg).`),
    }
    expect(idsOf(full, RULES)).toEqual([...CHECKS])
    expect(idsOf({ language: 'de' })).toEqual(
      without('embargo', 'usage', 'typography', 'house-style', 'picture-outside', ...ofPictures),
    )
  })

  it('lists misspelt words, and no names; without dictionaries there is no such check', () => {
    const verdictOf = (_language: string, word: string) =>
      ['bateu', 'Ferier'].includes(word) ? 'unknown' : 'known'
    const content = { ...READY, ...body('Le bateu de Maud Ferier rentre.') }
    const options = { now: NOW, profile: 'press', rules: [] } as const
    const found = checklist(content, { ...options, spelling: { verdictOf } }).find(
      ({ id }) => id === 'spelling',
    )
    expect(found?.locations).toEqual([{ field: 'body', section: 0, words: 'bateu' }])
    expect(checklist(content, options).find(({ id }) => id === 'spelling')).toBeUndefined()
  })

  it('leaves straight quotes out where their correction is ignored, and no other', () => {
    const text = 'L\'eau, "oui".'
    const ignored = (rule: string, words: string) => [{ rule, text: words, before: null, after: null }]
    expect(left({ ...body(text), ignored: ignored('typography french-quotes', '"') })).toMatchObject({
      'straight-quotes': ["L'eau"],
    })
    expect(left({ ...body(text), ignored: ignored('typography apostrophe', "'") })).toMatchObject({
      'straight-quotes': ['"oui', '"'],
    })
  })

  it('counts a straight quote once, whatever the language', () => {
    const text = 'L\'eau dit "oui" !'
    expect(left(body(text))).toEqual({ 'straight-quotes': ["L'eau", '"oui', '"'], typography: [''] })
    expect(left({ ...body(text), language: 'de' })).toEqual({ 'straight-quotes': ["L'eau", '"oui', '"'] })
  })

  it('names the articles that have the same slug', () => {
    const options = { now: NOW, profile: 'press', rules: [], sameSlug: ['Le bac', 'Un bac'] } as const
    expect(checklist(READY, options).find(({ id }) => id === 'slug')?.locations).toEqual([
      { field: 'slug', section: null, words: 'Le bac' },
      { field: 'slug', section: null, words: 'Un bac' },
    ])
  })

  it.each(['headline', 'standfirst', 'date'] as const)('misses the %s', (field) => {
    expect(left({ [field]: '' })).toEqual({ [field]: [''] })
    if (field !== 'date') expect(left({ [field]: ' \u00a0' })).toEqual({ [field]: [''] })
  })

  it('misses a byline without a name', () => {
    expect(left({ byline: [] })).toEqual({ byline: [''] })
    expect(left({ byline: [{ name: '', role: 'envoyée spéciale' }] })).toEqual({ byline: [''] })
  })

  it('measures headline and standfirst in signs, as a reader perceives them', () => {
    expect(left({ headline: 'é'.repeat(110).normalize('NFD') })).toEqual({})
    expect(left({ headline: 'é'.repeat(111) })).toEqual({ 'headline-length': [''] })
    expect(left({ standfirst: 'a'.repeat(301) })).toEqual({ 'standfirst-length': [''] })
  })

  it('remarks an embargo that has not passed, in any zone', () => {
    expect(left({ embargo: '2026-11-23T08:59:00+01:00' })).toEqual({})
    expect(left({ embargo: '2026-11-23T09:01:00+01:00' })).toEqual({ embargo: [''] })
  })

  it('misses a text', () => {
    expect(left({ sections: [{ heading: 'Rien', body: '\n' }] })).toEqual({ text: [''] })
  })

  it.each([
    ['Le maire [à vérifier] a dit oui.', ['[à vérifier]']],
    ['Le coût : TK euros, XXXX habitants.', ['TK', 'XXXX']],
    [
      'Une source [check spelling] et [\u00a0À COMPLÉTER : le nom\u00a0].',
      ['[check spelling]', '[\u00a0À COMPLÉTER : le nom\u00a0]'],
    ],
    ['Il y a ??? ans, [[demander à Théo]].', ['???', '[[demander à Théo]]']],
    ['Lorem ipsum dolor.', ['Lorem ipsum']],
  ])('finds the notes left in %j', (text, notes) => {
    expect(left(body(text)).notes).toEqual(notes)
  })

  it.each([
    'Louis XX, tome XXX.',
    'Il cite\u00a0: «\u00a0Je viens […] demain [sic].\u00a0»',
    '[NDLR\u00a0: le prénom a été changé.]',
    'Vraiment (?) Oui\u202f?!',
    'Le TKO du boxeur, la station KTKT.',
    'Une [sourceuse](https://corvenne.example/a) de talents.',
  ])('takes nothing in %j for a note', (text) => {
    expect(left(body(text)).notes).toBeUndefined()
  })

  it('finds links that lead nowhere elsewhere, also in lists, quotes, tables and emphasis', () => {
    const addresses = ['page.html', '/a', '#b', 'https://intranet/x', 'javascript:alert(1)', 'mailto:nobody']
    const [second, third, fourth, fifth, sixth, seventh] = addresses.map((each) => `[mot](${each})`)
    const text = `*${second}*\n\n- ${third}\n  - ${fourth}\n\n> ${fifth}\n\n| a |\n|---|\n| ${sixth} |\n\n~~${seventh}~~`
    expect(left(body(text))).toEqual({ links: addresses })
    const fine = 'https://a.example <b@c.example> [d](http://[::1]/) [e](mailto:f@g.example)'
    expect(left(body(fine)).links).toBeUndefined()
  })

  it('finds straight quotes in every language, but no signs of measure, code or addresses', () => {
    expect(left({ ...body('"Ja", sagt Peter\'s Frau.'), language: 'de' })).toEqual({
      'straight-quotes': ['"Ja', '"', "Peter's"],
    })
    const fine = "Ein Brett von 5'10\", `it's`, https://a.example/it's"
    expect(left({ ...body(fine), language: 'de' })).toEqual({})
  })

  it('counts the typographic fixes that are left, and where', () => {
    const checks = checklist(
      { ...READY, headline: 'Quoi ?', sections: [{ heading: 'Et alors ?', body: 'Bien...' }] },
      { now: NOW, profile: 'press', rules: [] },
    )
    expect(checks.find(({ id }) => id === 'typography')?.locations).toEqual([
      { field: 'headline', section: null, words: '' },
      { field: 'heading', section: 0, words: '' },
      { field: 'body', section: 0, words: '' },
    ])
  })

  it('asks for alt text, credit and a look at words from a file, picture by picture', () => {
    const sections = [
      { heading: '', body: `![Un bac](${PICTURE} "Maud Ferrier")\n\n- ![\u00a0](${PICTURE})\n  Le *quai*.` },
      { heading: 'Suite', body: `![](${PICTURE} "Marbre")\n\n![](${DRAWING} "Marbre")` },
    ]
    const pictures = [
      { ...plainUse(PICTURE, 0), isUnconfirmed: true, fileName: 'bac.jpg' },
      { ...plainUse(DRAWING, 0), fileName: 'plan.png' },
    ]
    const checks = checklist({ ...READY, sections, pictures }, { now: NOW, profile: 'press', rules: [] })
    const found = (id: CheckId) => checks.find((check) => check.id === id)?.locations
    const inBody = { field: 'body', section: 0 }
    expect(found('picture-unconfirmed')).toEqual([{ ...inBody, words: 'bac.jpg', figure: 0 }])
    expect(found('picture-credit')).toEqual([{ ...inBody, words: 'Le quai.', figure: 1 }])
    expect(found('picture-alt')).toEqual([
      { ...inBody, words: 'Le quai.', figure: 1 },
      { field: 'body', section: 1, words: '', figure: 2 },
      { field: 'body', section: 1, words: 'plan.png', figure: 3 },
    ])
  })

  it('names images that are not in the library, wherever they stand, and keeps nothing from being published', () => {
    const sections = [
      { heading: '', body: `![Un bac](${PICTURE} "Maud Ferrier")` },
      {
        heading: 'Suite',
        body: `Un ![plan](file:///tmp/plan.jpg)[^1].\n\n- ![](https://exemple.test/a.png)\n\n[^1]: Vu ![là](../b.jpg).`,
      },
    ]
    const found = (content: ArticleContent) =>
      checklist(content, { now: NOW, profile: 'press', rules: [] }).find(({ id }) => id === 'picture-outside')
    expect(found({ ...READY, sections })?.locations).toEqual([
      { field: 'body', section: 1, words: 'plan' },
      { field: 'body', section: 1, words: 'là' },
      { field: 'body', section: 1, words: 'https://exemple.test/a.png' },
    ])
    expect(found({ ...READY, sections: sections.slice(0, 1) })).toBeUndefined()
    expect(blocks('picture-outside')).toBe(false)
  })

  it('finds what the newsroom would write otherwise', () => {
    const { rules } = readHouseStyle(
      new TextEncoder().encode('- word: digital\n  suggest: numérique\n  reason: En français.'),
    )
    const content = { ...READY, ...body('Le plan digital et le [lien](https://digital.example).') }
    const checks = checklist(content, { now: NOW, profile: 'press', rules })
    expect(checks.find(({ id }) => id === 'house-style')?.locations).toEqual([
      { field: 'body', section: 0, words: 'digital' },
    ])
  })

  it('comes to an end on every text', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '[[',
      '{{',
      '?',
      '_',
      '"',
      "'",
      '`',
      'TK',
      ' ',
      '\n',
      '(',
      ')',
      '<!--',
      'à',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        expect(
          checklist({ ...READY, ...body(pieces.join('')) }, { now: NOW, profile: 'press', rules: [] }),
        ).not.toHaveLength(0)
      }),
    )
  })
})
