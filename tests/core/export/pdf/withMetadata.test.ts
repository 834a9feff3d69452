import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { withMetadata as pdfWithMetadata } from '../../../../src/core/export/pdf/index.ts'
import { articleWith } from '../../articleWith.ts'
import { catalogOf, classicPdf, endOf, infoOf, streamPdf } from './handWritten.ts'

const ARTICLE = articleWith({
  headline: 'La grève (suite)\u00a0— l’Œuvre',
  standfirst: 'Deux lignes,\nune \\ barre.',
  byline: [{ name: 'Inès Karam' }, { name: 'Ahmed “Zaki” 😀' }],
  keywords: ['port', 'grève'],
  createdAt: '2026-11-09T10:00:00.123Z',
  updatedAt: '2026-11-10T08:30:05.000Z',
})

function withMetadata(pdf: Uint8Array, article = ARTICLE): Uint8Array {
  const updated = pdfWithMetadata(pdf, article)
  if (!updated) throw new Error('not read as a PDF')
  return updated
}

function assertXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text).close()
}

const KINDS = { 'a classic table': classicPdf, 'a table that is a stream': streamPdf }

describe.each(Object.entries(KINDS))('%s', (kind, make) => {
  test('what the file was stays, and the update’s own table is true and of its kind', () => {
    const pdf = make()
    const updated = withMetadata(pdf)
    expect(updated.subarray(0, pdf.length)).toEqual(pdf)
    const end = endOf(updated)
    expect(end.isStream).toBe(kind !== 'a classic table')
    expect(end).toMatchObject({ isTrue: true, info: 1, root: 4 })
    expect(new TextDecoder('latin1').decode(pdf).slice(end.previous)).toMatch(
      /^(?:xref\n0 5|5 0 obj\n<<\/Type \/XRef)/,
    )
    expect(Math.max(...end.offsets.map(([number = 0]) => number))).toBe(end.size - 1)
  })

  test('it says title, authors, subject, keywords, program and the article’s dates', () => {
    expect(infoOf(withMetadata(make()))).toEqual({
      Title: 'La grève (suite)\u00a0— l’Œuvre',
      Author: 'Inès Karam, Ahmed “Zaki” 😀',
      Subject: 'Deux lignes, une \\ barre.',
      Keywords: 'port, grève',
      Creator: 'Marbre',
      Producer: 'Skia/PDF m156',
      CreationDate: 'D:20261109100000Z',
      ModDate: 'D:20261110083005Z',
    })
  })

  test('the catalog keeps its keys, names the XMP and the language, and keeps a language that it has', () => {
    const { catalog, xmp } = catalogOf(withMetadata(make()))
    expect(catalog).toContain('/MarkInfo <</Marked true>>')
    expect(catalog).toContain('/Lang <FEFF00660072>')
    expect(xmp).toContain(
      '<dc:creator><rdf:Seq><rdf:li>Inès Karam</rdf:li><rdf:li>Ahmed “Zaki” 😀</rdf:li></rdf:Seq>',
    )
    expect(xmp).toContain('<xmp:ModifyDate>2026-11-10T08:30:05.000Z</xmp:ModifyDate>')
    const kept = catalogOf(withMetadata(make({ catalog: '\n/Lang (fr-CA)\n/Metadata 9 0 R' }))).catalog
    expect(kept.match(/\/(?:Lang|Metadata)\b[^/]*/g)).toEqual([
      '/Lang (fr-CA)\n\n',
      expect.stringMatching(/^\/Metadata [56] 0 R>>/),
    ])
  })
})

test('a table that is a stream is read without a predictor too', () => {
  expect(catalogOf(withMetadata(streamPdf({}, false))).catalog).toContain('/Metadata 6 0 R')
})

test('identifiers stay; a file without information gets an object for it', () => {
  const pdf = classicPdf({ trailer: '\n/ID [<0102> <0304>]' })
  expect(endOf(withMetadata(pdf)).text).toContain('/ID [<0102> <0304>]')
  const bare = new TextDecoder('latin1').decode(classicPdf()).replace('\n/Info 1 0 R', '')
  const updated = withMetadata(Buffer.from(bare, 'latin1'))
  expect(endOf(updated)).toMatchObject({ info: 5, size: 7, isTrue: true })
  expect(infoOf(updated)).toMatchObject({ Title: ARTICLE.headline })
})

test('an article without words has a title all the same, and nothing that is empty', () => {
  const updated = withMetadata(classicPdf(), articleWith({ language: 'fr', byline: [{ name: ' ' }] }))
  expect(Object.keys(infoOf(updated))).toEqual(['Title', 'Creator', 'Producer', 'CreationDate', 'ModDate'])
  expect(infoOf(updated)).toMatchObject({ Title: 'Sans titre' })
})

test.each([
  ['nothing', new Uint8Array()],
  ['another format', new TextEncoder().encode('<html>startxref\n3\n%%EOF')],
  ['a file that is cut short', classicPdf().subarray(0, 300)],
  ['a table beyond the end', Buffer.from('%PDF-1.4\nstartxref\n999\n%%EOF\n')],
  ['an encrypted file', classicPdf({ trailer: '\n/Encrypt 9 0 R' })],
])('%s is not taken for a PDF', (_what, bytes) => {
  expect(pdfWithMetadata(bytes, ARTICLE)).toBeNull()
})

test('whatever the texts are, they are read back, and the XMP is XML', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      '(',
      ')',
      '\\',
      '<',
      '>',
      '&',
      ']]>',
      'endobj',
      'stream',
      '\r\n',
      '\u0000',
      '\ufffe',
      '\ud83d',
      '\udc00',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  const text = fc.array(unit, { maxLength: 12 }).map((parts) => parts.join(''))
  const inLine = (written: string) =>
    written
      .toWellFormed()
      .replace(/[ \u2028\u2029\p{Cc}]+/gu, ' ')
      .trim()
  fc.assert(
    fc.property(text, text, fc.constantFrom(classicPdf, streamPdf), (headline, standfirst, make) => {
      const updated = withMetadata(make(), articleWith({ headline, standfirst, keywords: [headline] }))
      const info = infoOf(updated)
      expect(info.Title).toBe(inLine(headline) || 'Sans titre')
      expect(info.Subject ?? '').toBe(inLine(standfirst))
      expect(endOf(updated).isTrue).toBe(true)
      const [, packet = ''] = /stream\n([\s\S]*)\nendstream/.exec(catalogOf(updated).xmp) ?? []
      assertXml(packet)
    }),
    { numRuns: 60 },
  )
})
