import { describe, expect, test } from 'vitest'
import { type Draft, doubtsOf, importFile, isSure } from '../../../../src/core/import/index.ts'

async function read(item: object, fileName = 'a.json') {
  return importFile({ fileName, bytes: new TextEncoder().encode(JSON.stringify(item)), language: 'fr' })
}
async function draftOf(item: object): Promise<Draft> {
  const result = await read(item)
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}
const doubtNames = (draft: Draft) => doubtsOf(draft).map(({ name }) => name)

const COMMON = { uri: 'urn:newsml:example.org:20261122:bac' }
const V1 = {
  ...COMMON,
  type: 'text',
  versioncreated: '2026-11-22T09:30:00Z',
  contentcreated: '2026-11-22T08:00:00+0100',
  embargoed: '2026-11-23T06:00:00+01:00',
  pubstatus: 'usable',
  language: 'fr',
  headline: 'Le bac repart',
  slugline: 'bac-rive',
  description_text: 'Deux ans après l’accident.',
  byline: 'Par Inès Karam et Paul Orval',
  located: 'Saint-Aubin',
  subject: [{ name: 'Transports', rel: 'section' }, { name: 'bac' }, { name: 'rive' }, { name: 'bac' }],
  infosource: [{ name: 'Agence du Littoral' }],
  ednote: 'Reprise attendue.',
  copyrightholder: 'Agence du Littoral',
  body_text: 'Il repart ce matin.\n\nLa foule attend.',
  body_xhtml: '<div><p>Il repart <strong>ce matin</strong>.</p><h2>La foule</h2><p>Elle attend.</p></div>',
}

describe('an item of ninjs', () => {
  test('1.3: names with endings', async () => {
    const draft = await draftOf(V1)
    expect(draft).toMatchObject({ format: 'ninjs', origin: 'item', encoding: 'utf-8' })
    expect(draft.content).toMatchObject({
      headline: 'Le bac repart',
      standfirst: 'Deux ans après l’accident.',
      byline: [{ name: 'Inès Karam' }, { name: 'Paul Orval' }],
      dateline: 'Saint-Aubin',
      agency: 'Agence du Littoral',
      date: '2026-11-22T08:00:00+01:00',
      embargo: '2026-11-23T06:00:00+01:00',
      status: 'ready',
      language: 'fr',
      desk: 'Transports',
      keywords: ['bac', 'rive'],
      slug: 'bac-rive',
      note: 'Reprise attendue.\n© Agence du Littoral',
      sections: [
        { heading: '', body: 'Il repart **ce matin**.' },
        { heading: 'La foule', body: 'Elle attend.' },
      ],
    })
    expect(isSure(draft)).toBe(true)
  })
  test('a label before its byline is no part of a name', async () => {
    const { content } = await draftOf({
      ...V1,
      language: 'pl',
      byline: 'Autor: Joanna Nowak i Paweł Zieliński',
    })
    expect(content.byline).toEqual([{ name: 'Joanna Nowak' }, { name: 'Paweł Zieliński' }])
  })
  test('2.x and 3.1: lists with roles', async () => {
    const draft = await draftOf({
      ...COMMON,
      standard: { name: 'ninjs', version: '3.1', schema: 'x' },
      type: 'text',
      headlines: [
        { role: 'short', value: 'Le bac' },
        { role: 'main', value: 'Le bac &amp; la rive', contentType: 'text/html' },
        { role: 'kicker', value: 'Transport' },
        { role: 'hnr:subhead', value: 'Deux ans\naprès' },
      ],
      descriptions: [
        { role: 'caption', value: 'Le bac à quai' },
        { role: 'lead', value: '<p>Il était temps.</p>' },
      ],
      bodies: [
        { role: 'main', contentType: 'text/plain', value: 'Il repart.' },
        { role: 'richtext', contentType: 'application/xhtml+xml', value: '<p>Il <em>repart</em>.</p>' },
        { role: 'sidebar', contentType: 'text/plain', value: 'En chiffres.' },
      ],
      people: [
        { name: 'Inès Karam', rel: 'author' },
        { name: 'Le maire', rel: 'subject' },
      ],
      infoSources: [
        { name: 'Inès Karam', role: 'writer' },
        { name: 'Agence du Littoral', role: 'source' },
      ],
      places: [
        { name: 'La rive', rel: 'about' },
        { name: 'Saint-Aubin', rel: 'dateline' },
      ],
      versionCreated: '2026-11-22T09:30:00Z',
      embargoedUntil: '2026-11-23T06:00:00Z',
      associations: [{ name: 'photo', type: 'picture', headlines: [{ value: 'Le bac à quai' }] }],
    })
    expect(draft.content).toMatchObject({
      headline: 'Le bac & la rive',
      kicker: 'Transport',
      subhead: 'Deux ans après',
      standfirst: 'Il était temps.',
      byline: [{ name: 'Inès Karam' }],
      agency: 'Agence du Littoral',
      dateline: 'Saint-Aubin',
      date: '2026-11-22T09:30:00Z',
      embargo: '2026-11-23T06:00:00Z',
      status: 'draft',
      note: 'Le bac\nLe bac à quai',
      sections: [{ heading: '', body: 'Il *repart*.' }],
    })
    expect(draft.blocks.filter(({ kind }) => kind === 'aside').map(({ text }) => text)).toEqual([
      'En chiffres.',
    ])
    expect(draft.notices).toEqual([
      { name: 'date-of-version', detail: { date: '2026-11-22T09:30:00Z' } },
      { name: 'associations-left-out', detail: { count: 1, names: 'Le bac à quai' } },
    ])
  })
  test('with plain text alone: by blank lines, or by lines', async () => {
    const body = async (value: string) =>
      (await draftOf({ ...COMMON, headline: 'Le bac', body_text: value })).content.sections[0]?.body
    expect(await body('Un\ndeux.\r\n\r\nTrois.')).toBe('Un\\\ndeux.\n\nTrois.')
    expect(await body('Un.\r\nDeux.')).toBe('Un.\n\nDeux.')
  })
  test('that is not safe to publish, or says what cannot be read, is doubted', async () => {
    expect(doubtNames(await draftOf({ ...V1, pubstatus: 'canceled' }))).toEqual(['item-canceled'])
    expect(doubtNames(await draftOf({ ...V1, pubstatus: 'withheld' }))).toEqual(['item-withheld'])
    expect(doubtNames(await draftOf({ ...V1, representationtype: 'partial' }))).toEqual(['item-partial'])
    expect(doubtNames(await draftOf({ ...V1, standard: { name: 'ninjs', version: '4.0' } }))).toEqual([
      'item-version',
    ])
    const vague = await draftOf({ ...V1, embargoed: '2026-11-23T06:00:00', contentcreated: 'hier' })
    expect(doubtNames(vague)).toEqual(['item-date', 'item-embargo'])
    expect(vague.content).toMatchObject({ date: '', embargo: '' })
    expect(vague.content.note).toContain('2026-11-23T06:00:00')
    const { headline: _headline, ...untitled } = V1
    const titled = await draftOf({ ...untitled, title: 'Bac' })
    expect(titled.content.headline).toBe('Bac')
    expect(doubtNames(titled)).toEqual(['headline-from-properties'])
  })
  test('without a text of its own is refused, and so is what is none', async () => {
    expect(await read({ ...COMMON, type: 'picture', headline: 'Le bac à quai' })).toMatchObject({
      failure: { code: 'unsupported', detail: { format: 'ninjs', fileName: 'a.json' } },
    })
    expect(await read({ ...COMMON, type: 'text', version: '1' })).toMatchObject({
      failure: { code: 'empty' },
    })
    expect(await read({ uri: 'https://example.org', name: 'x' })).toMatchObject({
      failure: { detail: { format: 'JSON' } },
    })
    const deep = '<div>'.repeat(5000)
    expect(await read({ ...V1, body_xhtml: `${deep}a` })).toMatchObject({ failure: { code: 'hostile' } })
  })
  test('with fields of other types than they should have is read without them', async () => {
    const odd = {
      ...COMMON,
      headline: 'Le bac',
      byline: 3,
      subject: 'x',
      located: ['Lens'],
      headlines: {},
      bodies: [null, 3, { value: 5 }],
      infosource: null,
      body_text: 'Il repart.',
      associations: 3,
      standard: [],
    }
    expect((await draftOf(odd)).content).toMatchObject({ headline: 'Le bac', dateline: 'Lens', byline: [] })
  })
})
