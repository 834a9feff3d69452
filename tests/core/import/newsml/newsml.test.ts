import { describe, expect, test } from 'vitest'
import { doubtsOf, type Draft, importFile, isSure } from '../../../../src/core/import/index.ts'
import { unpackFile } from '../../../../src/core/import/unpack/unpackFile.ts'
import { photo } from '../pictures/read.ts'
import { readCopy } from '../readCopy.ts'

const read = (xml: string) => readCopy(xml, 'a.xml', 'fr')
const bodyOf = ({ content }: Draft) =>
  content.sections
    .map(({ heading, body }) => (heading === '' ? body : `## ${heading}\n\n${body}`))
    .join('\n\n')
const doubtNames = (draft: Draft) => doubtsOf(draft).map(({ name }) => name)

const FIRST = 'Le bac repart ce matin, deux ans après l’accident, et la foule attend sur les deux rives.'
const LAST = 'La traversée dure quatre minutes, contre vingt par le pont de la route.'

const DOCDATA =
  '<doc-id id-string="adl.1"/><date.issue norm="20261122T080000+0100"/><ed-msg info="Reprise attendue."/><doc.copyright holder="Agence du Littoral"/><key-list><keyword key="bac"/><keyword key="rive"/></key-list>'
const nitf = ({ data = DOCDATA, head = '', body = `<p>${FIRST}</p>` } = {}) =>
  `<nitf><head><title>Le bac repart</title><docdata>${data}</docdata><pubdata position.section="Transports"/></head><body><body.head>${head}</body.head><body.content>${body}</body.content><body.end><tagline>ik/po</tagline></body.end></body></nitf>`

describe('a document of NITF', () => {
  test('says its fields beside its text', async () => {
    const head =
      '<hedline><hl1>Le bac repart</hl1><hl2>Deux ans de travaux</hl2></hedline><byline>Par <person>Inès Karam</person><byttl>correspondante à Tarn</byttl></byline><distributor><org>Agence du Littoral</org></distributor><dateline><location>SAINT-AUBIN</location>, <story.date norm="20261122">22 nov</story.date></dateline><abstract><p>La foule attend.</p></abstract>'
    const draft = await read(nitf({ head }))
    expect(draft).toMatchObject({ format: 'newsml', origin: 'item', encoding: 'utf-8' })
    expect(draft.content).toMatchObject({
      headline: 'Le bac repart',
      subhead: 'Deux ans de travaux',
      standfirst: 'La foule attend.',
      byline: [{ name: 'Inès Karam', role: 'correspondante à Tarn' }],
      agency: 'Agence du Littoral',
      dateline: 'Saint-Aubin',
      date: '2026-11-22T08:00:00+01:00',
      desk: 'Transports',
      keywords: ['bac', 'rive'],
      embargo: '',
      note: 'Reprise attendue.\nik/po',
      language: 'fr',
    })
    expect(bodyOf(draft)).toBe(FIRST)
    expect(isSure(draft)).toBe(true)
  })

  test('has headings, lists, tables, quotations and pictures with their credits', async () => {
    const body = `<p>${FIRST}</p><hl2>La rive</hl2><p>Elle est <em>basse</em> &amp; <org>longue</org>.</p><ul><li>un</li><li>deux</li></ul><bq><block><p>Enfin.</p></block><credit>Paul Orval</credit></bq><media media-type="image"><media-reference source="bac.jpg" alternate-text="Le bac"/><media-caption>Le bac mardi.</media-caption><media-producer>Ann Lee</media-producer></media><media media-type="audio"><media-caption>À écouter.</media-caption></media>`
    const draft = await read(nitf({ body }))
    expect(bodyOf(draft)).toBe(
      `${FIRST}\n\n## La rive\n\nElle est *basse* & longue.\n\n- un\n- deux\n\n> Enfin.\n>\n> — Paul Orval\n\n![Le bac](bac.jpg)\\\nLe bac mardi. Ann Lee\n\nÀ écouter.`,
    )
  })

  test('has a picture that comes along, with its caption and who took it', async () => {
    const body = `<p>${FIRST}</p><media media-type="image"><media-reference source="bac.png"/><media-caption>Le bac mardi.</media-caption><media-producer>Ann Lee</media-producer></media>`
    const result = await importFile({
      fileName: 'a.xml',
      bytes: new TextEncoder().encode(nitf({ body })),
      beside: [{ path: 'bac.png', bytes: photo(1) }],
    })
    const found = result.ok ? bodyOf(result.value) : ''
    expect(found).toMatch(/!\[\]\(media\/[0-9a-f]{64}\.png "Ann Lee"\)\nLe bac mardi\.$/)
  })

  test('may run from its release on, where that is later than its issue', async () => {
    const data = (release: string) =>
      `<date.issue norm="20261122T080000+0100"/><date.release norm="${release}"/>`
    expect((await read(nitf({ data: data('20261123T060000+0100') }))).content.embargo).toBe(
      '2026-11-23T06:00:00+01:00',
    )
    expect((await read(nitf({ data: data('20261122T080000+0100') }))).content.embargo).toBe('')
    const unclear = await read(nitf({ data: data('20261123T060000') }))
    expect(unclear.content.embargo).toBe('')
    expect(doubtNames(unclear)).toEqual(['item-embargo'])
  })

  test.each([
    ['other zones', '<date.issue norm="20261122T220000+0200"/><date.release norm="20261122T213000Z"/>'],
    ['no date of issue', '<date.release norm="20261122T213000Z"/>'],
  ])('holds a text until its release: %s', async (_, data) => {
    expect((await read(nitf({ data }))).content.embargo).toBe('2026-11-22T21:30:00Z')
  })

  test('holds no text that was released before it was issued, by clocks of two zones', async () => {
    const data = '<date.issue norm="20261122T190000Z"/><date.release norm="20261122T200000+0200"/>'
    expect((await read(nitf({ data }))).content.embargo).toBe('')
  })

  test('is read in the encoding that it declares, below a declaration of its type', async () => {
    const xml = `<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE nitf SYSTEM "nitf.dtd">\n<!-- a - b -->\n${nitf()}`
    const bytes = Uint8Array.from(xml.replaceAll('’', "'"), (sign) => sign.charCodeAt(0))
    const draft = await importFile({ fileName: 'a.xml', bytes, language: 'fr' })
    expect(draft.ok && bodyOf(draft.value)).toBe(FIRST.replaceAll('’', "'"))
  })

  test('is refused where it is broken or could keep us busy', async () => {
    await expect(read('<nitf><head>')).rejects.toThrow('broken')
    await expect(read(`<!DOCTYPE nitf><nitf>${'<block>'.repeat(400)}`)).rejects.toThrow('hostile')
  })
})

const item = ({
  itemClass = 'ninat:text',
  meta = '<pubStatus qcode="stat:usable"/>',
  headline = '<headline>Le bac repart</headline>',
  content = `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Le bac</title></head><body><p>SAINT-AUBIN, 22 nov 2026 (AFP) - ${FIRST}</p><h2>La rive</h2><p>${LAST}</p></body></html></inlineXML>`,
} = {}) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" xml:lang="fr"><rightsInfo><copyrightNotice>© Agence du Littoral</copyrightNotice></rightsInfo><itemMeta><itemClass qcode="${itemClass}"/><provider qcode="p:1"><name>Agence du Littoral</name></provider><versionCreated>2026-11-22T09:30:00Z</versionCreated><embargoed>2026-11-23T06:00:00+01:00</embargoed>${meta}<edNote>Reprise attendue.</edNote><title>Titre de service</title></itemMeta><contentMeta><contentCreated>2026-11-22T08:00:00+01:00</contentCreated><located><name>Saint-Aubin</name></located><language tag="fr"/><keyword>bac</keyword><subject type="cpnat:abstract"><name>Transports</name></subject><subject type="cpnat:geoArea"><name>France</name></subject>${headline}<by>Par Inès Karam</by><description role="drol:summary">La foule attend.</description></contentMeta><contentSet>${content}</contentSet></newsItem>`
const message = (...items: readonly string[]) =>
  `<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-11-22T09:30:00Z</sent></header><itemSet>${items.join('')}</itemSet></newsMessage>`

describe('an item of NewsML-G2', () => {
  test.each([
    ['alone', item()],
    ['in a message', message(item())],
    [
      'with a prefix',
      item()
        .replaceAll('xmlns=', 'xmlns:n=')
        .replace(/<(\/?)(?=[a-z])/gi, '<$1n:'),
    ],
  ])('says its fields beside its text: %s', async (_, xml) => {
    const draft = await read(xml)
    expect(draft.format).toBe('newsml')
    expect(draft.content).toMatchObject({
      headline: 'Le bac repart',
      standfirst: 'La foule attend.',
      byline: [{ name: 'Inès Karam' }],
      dateline: 'Saint-Aubin',
      date: '2026-11-22T08:00:00+01:00',
      embargo: '2026-11-23T06:00:00+01:00',
      keywords: ['bac', 'Transports'],
      status: 'ready',
      note: 'Reprise attendue.\n© Agence du Littoral',
    })
    expect(draft.content.agency).toContain('Agence du Littoral')
    expect(bodyOf(draft)).toBe(`${FIRST}\n\n## La rive\n\n${LAST}`)
    expect(isSure(draft)).toBe(true)
  })

  test('may have a plain text, or NITF', async () => {
    const plain = `<inlineData contenttype="text/plain">${FIRST}\n\n${LAST}</inlineData>`
    expect(bodyOf(await read(item({ content: plain })))).toBe(`${FIRST}\n\n${LAST}`)
    const within = `<inlineXML contenttype="application/nitf+xml">${nitf()}</inlineXML>`
    expect(bodyOf(await read(item({ content: within })))).toBe(FIRST)
  })

  test('has the title of the item where no headline is said', async () => {
    expect((await read(item({ headline: '' }))).content.headline).toBe('Titre de service')
  })

  test('that was canceled is asked about', async () => {
    const draft = await read(item({ meta: '<pubStatus qcode="stat:canceled"/>' }))
    expect(doubtNames(draft)).toEqual(['item-canceled'])
  })

  test('that is a picture is refused, as is another file of XML', async () => {
    const refused = async (xml: string) => {
      const result = await importFile({ fileName: 'a.xml', bytes: new TextEncoder().encode(xml) })
      return result.ok ? null : result.failure
    }
    expect(await refused(item({ itemClass: 'ninat:picture' }))).toMatchObject({
      code: 'unsupported',
      detail: { format: 'newsml', kind: 'picture' },
    })
    expect(await refused(message())).toMatchObject({ code: 'unsupported', detail: { format: 'XML' } })
    expect(await refused('<rss><channel><title>nitf</title></channel></rss>')).toMatchObject({
      code: 'unsupported',
      detail: { format: 'XML' },
    })
  })

  test('is an article of its own in a message of several', async () => {
    const xml = message(
      item(),
      item({ headline: '<headline>Le moulin tourne</headline>' }),
      item({ itemClass: 'ninat:picture' }),
    )
    const found: string[] = []
    for await (const file of unpackFile({ fileName: 'fil.xml', bytes: new TextEncoder().encode(xml) })) {
      if (!('bytes' in file)) throw new Error(file.failure.code)
      const read = await importFile(file)
      found.push(`${file.fileName}: ${read.ok ? read.value.content.headline : read.failure.code}`)
    }
    expect(found).toEqual([
      'fil-1.xml: Le bac repart',
      'fil-2.xml: Le moulin tourne',
      'fil-3.xml: unsupported',
    ])
  })
})
