import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../../src/core/article/index.ts'
import { itemProblems } from '../../../../src/core/export/ninjs/index.ts'
import { exportArticle } from '../exportArticle.ts'
import { NO_HOUSE } from '../../../../src/core/export/house.ts'
import { importFile } from '../../../../src/core/import/index.ts'
import { plainUse } from '../../../../src/core/pictures/index.ts'
import { articleWith } from '../../articleWith.ts'
import { picturesFrom, pngHead } from '../picturesFrom.ts'
import { anyArticle } from '../../generated.ts'

const PICTURE = 'c3'.repeat(32)

const FULL = articleWith({
  revision: 7,
  updatedAt: '2026-11-10T11:12:13.456Z',
  kicker: 'Transports',
  headline: 'Le bac repart',
  subhead: 'Une coque neuve',
  standfirst: 'Onze ans d’arrêt, trois ministres.',
  byline: [
    { name: 'Inès Karam', role: 'envoyée spéciale', url: 'https://corvenne.example/inès?a=[b]' },
    { name: 'Marc Orsini' },
  ],
  dateline: 'Corvenne',
  agency: 'Agence du Littoral',
  date: '2026-11-10T08:30+01:00',
  status: 'ready',
  desk: 'Régions',
  keywords: ['bac', 'fleuve'],
  embargo: '2026-11-11T06:00+01:00',
  slug: 'le-bac-repart',
  note: 'Rappeler la mairie',
  sections: [
    {
      heading: '',
      body: 'Il repart **ce matin**, le 1<sup>er</sup>, à l’[heure](https://corvenne.example/h).',
    },
    { heading: 'La foule', body: '- un\n- deux\n\n> « Enfin »\n>\n> — Une riveraine' },
  ],
})

const itemOf = (article: Article) =>
  JSON.parse(new TextDecoder().decode(exportArticle(article, 'ninjs').bytes))

/** Throws where a text is no XML document. */
function assertWellFormed(text: string): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text).close()
}

describe('an item of ninjs 3.1', () => {
  it('has minor headings one level below those of sections, where there are any above them', () => {
    const untitled = { heading: '', body: '### Petit' }
    const richOf = (sections: Article['sections']) => itemOf(articleWith({ sections })).bodies[1].value
    const lead = { heading: '', body: 'Un.' }
    expect(richOf([lead, untitled])).toContain('<h2>Petit</h2>')
    expect(richOf([{ heading: 'Grand', body: 'Un.' }, untitled])).toContain('<h3>Petit</h3>')
  })

  it('has every field of the article that the standard has a place for', () => {
    const item = itemOf(FULL)
    expect(item).toMatchObject({
      uri: `urn:uuid:${FULL.id}`,
      standard: { name: 'ninjs', version: '3.1' },
      type: 'text',
      version: '7',
      language: 'fr',
      firstCreated: '2026-11-09T10:00:00.000Z',
      versionCreated: '2026-11-10T11:12:13.456Z',
      contentCreated: '2026-11-10T08:30:00+01:00',
      embargoedUntil: '2026-11-11T06:00:00+01:00',
      pubStatus: 'usable',
      title: 'Le bac repart',
      headlines: [
        { role: 'main', value: 'Le bac repart' },
        { role: 'kicker', value: 'Transports' },
        { role: 'subhead', value: 'Une coque neuve' },
      ],
      descriptions: [{ role: 'lead', value: 'Onze ans d’arrêt, trois ministres.' }],
      by: 'Inès Karam (envoyée spéciale) et Marc Orsini',
      infoSources: [
        { name: 'Inès Karam', role: 'author', uri: 'https://corvenne.example/in%C3%A8s?a=%5Bb%5D' },
        { name: 'Marc Orsini', role: 'author' },
        { name: 'Agence du Littoral', role: 'agency' },
      ],
      located: 'Corvenne',
      slugline: 'le-bac-repart',
      subjects: [
        { name: 'Régions', rel: 'desk' },
        { name: 'bac', rel: 'keyword' },
        { name: 'fleuve', rel: 'keyword' },
      ],
    })
    const [plain, rich] = item.bodies
    expect(plain).toMatchObject({
      role: 'main',
      contentType: 'text/plain',
    })
    expect(plain.charCount).toBeGreaterThan(plain.wordCount)
    expect(plain.value).toContain('La foule\n\n- un\n- deux')
    expect(rich).toMatchObject({ role: 'richtext', contentType: 'application/xhtml+xml' })
    expect(rich.value).toContain('<strong>ce matin</strong>, le 1<sup>er</sup>')
    expect(JSON.stringify(item)).not.toContain('Rappeler')
    expect(itemProblems(item)).toEqual([])
  })

  it('aligns the columns of a table without a style sheet', () => {
    const sections = [{ heading: '', body: '| a | b |\n| --- | --: |\n| 1 | 2 |' }]
    const { bodies } = JSON.parse(
      new TextDecoder().decode(exportArticle({ ...FULL, sections }, 'ninjs').bytes),
    )
    expect(bodies[1].value).toContain('<td>1</td><td class="right" style="text-align: right">2</td>')
  })

  it('is read back as the same article', async () => {
    const { bytes } = exportArticle(FULL, 'ninjs')
    const read = await importFile({ fileName: 'bac.json', bytes, language: 'fr' })
    if (!read.ok) throw new Error(read.failure.code)
    const { id, revision, createdAt, updatedAt, source, ...content } = FULL
    expect(read.value.content).toEqual({
      ...content,
      note: '',
      date: '2026-11-10T08:30:00+01:00',
      embargo: '2026-11-11T06:00:00+01:00',
      byline: [{ ...FULL.byline[0], url: 'https://corvenne.example/in%C3%A8s?a=%5Bb%5D' }, FULL.byline[1]],
    })
  })

  it('has no date where the article has a day alone, and says by its status whether it may be used', () => {
    expect(itemOf(articleWith({ date: '2026-11-10' }))).not.toHaveProperty('contentCreated')
    for (const [status, pubStatus] of [
      ['draft', 'withheld'],
      ['review', 'withheld'],
      ['published', 'usable'],
      ['spiked', 'canceled'],
    ] as const)
      expect(itemOf(articleWith({ status })).pubStatus).toBe(pubStatus)
  })

  it('tells of what the standard has no place for', () => {
    const { notices } = exportArticle(articleWith({ correction: 'Le bac est bleu.' }), 'ninjs')
    expect(notices).toEqual([{ name: 'correction-left-out', what: 'Le bac est bleu.' }])
    const lost = articleWith({ date: '1999-12-31', sections: [{ heading: '', body: '[ici](/page)' }] })
    expect(exportArticle(lost, 'ninjs').notices).toEqual([
      { name: 'day-left-out', what: '1999-12-31' },
      { name: 'relative-link', what: '/page' },
    ])
  })

  it('names the pictures by their content, with caption, description and credit', () => {
    const body = `![Le bac à quai](media/${PICTURE}.jpg "Inès Karam")\nSur le *quai*, hier.`
    const item = itemOf(articleWith({ sections: [{ heading: '', body }] }))
    expect(item.associations).toEqual([
      {
        uri: 'ni:///sha-256;w8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8M',
        name: 'picture-1',
        rel: 'main',
        type: 'picture',
        by: 'Inès Karam',
        infoSources: [{ name: 'Inès Karam', role: 'credit' }],
        descriptions: [
          { role: 'caption', contentType: 'text/plain', value: 'Sur le quai, hier.' },
          { role: 'alt', contentType: 'text/plain', value: 'Le bac à quai' },
        ],
      },
    ])
    expect(itemProblems(item)).toEqual([])
  })

  it('has the pictures beside it, with their sizes, rights, date and the point that must stay in view', () => {
    const src = `media/${PICTURE}.jpg`
    const use = { rights: '© Le Bac', taken: '2026-11-09T08:30:00+01:00' }
    const article = articleWith({
      headline: 'Le bac à Nîmes',
      sections: [{ heading: '', body: `![Le quai](${src})\n\n![Le bac](${src} "Inès Karam")` }],
      pictures: [
        { ...plainUse(src, 0), ...use, focus: { x: 0.25, y: 1 } },
        { ...plainUse(src, 1), taken: '2026-11-09', isMain: true },
      ],
    })
    const original = pngHead(3000, 2000)
    const rendition = (key: string) => (key.includes('|2048|') ? pngHead(2048, 1365) : pngHead(1024, 683))
    const exported = (made: boolean) =>
      exportArticle(
        article,
        'ninjs',
        {},
        { picture: picturesFrom(() => original, 'ninjs', made ? { rendition } : {}) },
      )
    const whole = exported(false)
    const { associations, bodies } = JSON.parse(new TextDecoder().decode(whole.bytes))
    const [{ path = '' } = {}] = whole.beside ?? []
    expect(path).toMatch(/^media\/le-bac-a-nimes-[a-z0-9]{8}\.png$/)
    expect(associations[0]).toMatchObject({
      rel: 'body',
      copyrightNotice: '© Le Bac',
      contentCreated: '2026-11-09T08:30:00+01:00',
      renditions: [
        {
          ...{ name: 'main', href: `file:${path}`, contentType: 'image/png', width: 3000, height: 2000 },
          ...{ sizeInBytes: original.length, poi: { x: 750, y: 2000 } },
        },
      ],
    })
    expect(associations[1]).toMatchObject({ rel: 'main', by: 'Inès Karam' })
    // The standard has no place for a day without a time.
    expect(associations[1]).not.toHaveProperty('contentCreated')
    expect(bodies.at(-1).value).toContain(`<img src="${path}"`)
    expect(new URL(associations[0].renditions[0].href, 'file:///news/item.ninjs.json').pathname).toBe(
      `/news/${path}`,
    )
    expect(whole.notices).toEqual([
      { name: 'picture-too-large-for-profile', what: 'Le quai' },
      { name: 'picture-too-large-for-profile', what: 'Le bac' },
    ])
    for (const { bytes } of [whole, exported(true)])
      expect(itemProblems(JSON.parse(new TextDecoder().decode(bytes)))).toEqual([])
  })

  it('names the house', () => {
    const house = { ...NO_HOUSE, publisher: 'Le Bac', licence: '© Le Bac' }
    const { bytes } = exportArticle(FULL, 'ninjs', {}, { house })
    expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({
      copyrightHolder: 'Le Bac',
      usageTerms: '© Le Bac',
    })
  })

  it('is one, and its marked body is XML, whatever the article holds', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const item = itemOf(article)
        expect(itemProblems(item)).toEqual([])
        for (const { contentType, value } of item.bodies ?? [])
          if (contentType === 'application/xhtml+xml') assertWellFormed(value)
      }),
      { numRuns: 60 },
    )
  })

  it('is refused with each reason and its place', () => {
    expect(
      itemProblems({ ...itemOf(FULL), embargoedUntil: '2026-11-11', house: 'Le Bac', uri: 'no uri' }),
    ).toEqual([
      'embargoedUntil: not a date-time with seconds and offset',
      'uri: not a URI',
      'not in the standard: house',
    ])
  })
})
