import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom'
import ExifReader from 'exifreader'
import { describe, expect, it } from 'vitest'
import { creditLine } from '../../../src/core/pictures/index.ts'
import { readPictureMetadata } from '../../../src/core/pictures/metadata.ts'
import {
  avifWith,
  bytesOf,
  exif,
  exifSegment,
  gifWithXmp,
  jpeg,
  photoshop,
  photoshopSegment,
  png,
  pngChunk,
  uint16,
  uint32,
  webp,
  webpChunk,
  xmp,
  xmpChunk,
  xmpSegment,
} from './madePictures.ts'

const [CAPTION, ARTIST, COPYRIGHT, TAKEN, OFFSET] = [0x010e, 0x013b, 0x8298, 0x9003, 0x9011]
const NOTHING = { caption: '', byline: '', credit: '', alt: '', rights: '', taken: '' }
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

const PACKET = xmp(
  '<dc:description><rdf:Alt><rdf:li xml:lang="en">Flood at Sarn</rdf:li>' +
    '<rdf:li xml:lang="x-default">La crue à Sarn — l’Œuvre &amp; le quai</rdf:li></rdf:Alt></dc:description>' +
    '<dc:creator><rdf:Seq><rdf:li>Maud Ferrier</rdf:li><rdf:li>Théo Lanz</rdf:li></rdf:Seq></dc:creator>' +
    '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 Maud Ferrier</rdf:li></rdf:Alt></dc:rights>' +
    '<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Un quai sous l’eau</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>' +
    '<photoshop:DateCreated>2026-11-09T17:02:33.40+01:00</photoshop:DateCreated>',
  'photoshop:Credit="Agence du Fleuve"',
)
const OF_PACKET = {
  caption: 'La crue à Sarn — l’Œuvre & le quai',
  byline: 'Maud Ferrier, Théo Lanz',
  credit: 'Agence du Fleuve',
  alt: 'Un quai sous l’eau',
  rights: '© 2026 Maud Ferrier',
  taken: '2026-11-09T17:02:33+01:00',
}
const DATASETS = [
  [120, 'La crue à Sarn, vue du pont'],
  [80, 'Maud Ferrier'],
  [80, 'Théo Lanz'],
  [110, 'Agence du Fleuve'],
  [116, '© Agence'],
  [55, '20261109'],
  [60, '170233+0100'],
] as const
const BLOCK = exif(
  { [CAPTION]: 'Crue à Sarn', [ARTIST]: 'Maud Ferrier; Théo Lanz', [COPYRIGHT]: '© M. Ferrier' },
  { [TAKEN]: '2026:11:09 17:02:33', [OFFSET]: '+01:00' },
)

describe('what a picture says of itself', () => {
  it.each([
    ['JPEG', jpeg({ segments: [xmpSegment(PACKET)] })],
    ['PNG', png({ chunks: [xmpChunk(PACKET)] })],
    ['WebP', webp({ flags: 4, chunks: [webpChunk('XMP ', PACKET)] })],
    ['AVIF', avifWith({ xmp: PACKET })],
    ['GIF', gifWithXmp(PACKET)],
  ])('is read from XMP in a %s', (_, bytes) => {
    expect(readPictureMetadata(bytes)).toEqual(OF_PACKET)
  })

  it.each([
    ['JPEG', jpeg({ segments: [exifSegment(BLOCK)] })],
    ['PNG', png({ chunks: [pngChunk('eXIf', BLOCK)] })],
    ['WebP', webp({ flags: 8, chunks: [webpChunk('EXIF', BLOCK)] })],
    ['AVIF', avifWith({ exif: BLOCK })],
  ])('is read from EXIF in a %s', (_, bytes) => {
    expect(readPictureMetadata(bytes)).toEqual({
      ...NOTHING,
      caption: 'Crue à Sarn',
      byline: 'Maud Ferrier, Théo Lanz',
      rights: '© M. Ferrier',
      taken: '2026-11-09T17:02:33+01:00',
    })
  })

  it('is read from IPTC in UTF-8 and in Latin-1, whatever it says that it is', () => {
    const expected = {
      ...NOTHING,
      caption: 'La crue à Sarn, vue du pont',
      byline: 'Maud Ferrier, Théo Lanz',
      credit: 'Agence du Fleuve',
      rights: '© Agence',
      taken: '2026-11-09T17:02:33+01:00',
    }
    const isUtf8 = [90, '\x1b%G'] as const
    const inLatin1 = DATASETS.map(([number, text]) => [number, latin1(text)] as const)
    for (const datasets of [DATASETS, [isUtf8, ...DATASETS], inLatin1, [isUtf8, ...inLatin1]])
      expect(readPictureMetadata(jpeg({ segments: [photoshopSegment(photoshop(datasets))] }))).toEqual(
        expected,
      )
    const quoted = photoshop([[120, bytesOf('L', [0x92], latin1('été '), [0x96], ' ici', [0x85])]])
    expect(readPictureMetadata(jpeg({ segments: [photoshopSegment(quoted)] })).caption).toBe('L’été – ici…')
  })

  it('is of XMP before IPTC, and of IPTC before EXIF, field by field', () => {
    const packet = xmp('<dc:description>De XMP</dc:description>')
    const segments = [
      exifSegment(exif({ [CAPTION]: 'D’EXIF', [ARTIST]: 'Artiste', [COPYRIGHT]: 'Droits' })),
      photoshopSegment(
        photoshop([
          [120, 'D’IPTC'],
          [80, 'Photographe'],
        ]),
      ),
      xmpSegment(packet),
    ]
    const read = readPictureMetadata(jpeg({ segments }))
    expect(read).toEqual({ ...NOTHING, caption: 'De XMP', byline: 'Photographe', rights: 'Droits' })
  })

  it('is the same as another reader has of it', () => {
    const segments = [
      exifSegment(BLOCK),
      xmpSegment(PACKET),
      photoshopSegment(photoshop([[90, '\x1b%G'], ...DATASETS])),
    ]
    const bytes = jpeg({ segments })
    const domParser = new DOMParser({ onError: onErrorStopParsing })
    const theirs = ExifReader.load(bytes.buffer, { expanded: true, domParser })
    expect(theirs.exif?.Artist?.description).toBe('Maud Ferrier; Théo Lanz')
    expect(theirs.exif?.DateTimeOriginal?.description).toBe('2026:11:09 17:02:33')
    expect(theirs.iptc?.['Caption/Abstract']?.description).toBe('La crue à Sarn, vue du pont')
    expect(theirs.iptc?.Credit?.description).toBe('Agence du Fleuve')
    expect(theirs.xmp?.creator?.description).toBe('Maud Ferrier, Théo Lanz')
    expect(theirs.xmp?.Credit?.description).toBe(OF_PACKET.credit)
    expect(readPictureMetadata(bytes)).toEqual(OF_PACKET)
  })

  it.each([
    ...[
      'OLYMPUS DIGITAL CAMERA         ',
      'SONY DSC',
      'KONICA MINOLTA DIGITAL CAMERA',
      'Exif_JPEG_PICTURE',
      'DCIM\\100MEDIA',
    ],
    ...[
      'SAMSUNG',
      'cof',
      'oznor',
      'Created with GIMP',
      'Untitled',
      'default',
      '   ',
      '...',
      '<Digimax S500 / Kenox S500>',
    ],
  ])('is nothing where a camera or a program has filled it in: %s', (text) => {
    expect(
      readPictureMetadata(jpeg({ segments: [exifSegment(exif({ [CAPTION]: text, [ARTIST]: 'Picasa' }))] })),
    ).toEqual(NOTHING)
  })

  it('is in one line, without what cannot be seen, and of bounded length', () => {
    const text = `Un\r\nquai \u0007\u202e${'très '.repeat(3000)}long`
    const { caption } = readPictureMetadata(jpeg({ segments: [exifSegment(exif({ [CAPTION]: text }))] }))
    expect(caption).toMatch(/^Un quai très .* très…$/)
    expect(caption.length).toBeLessThanOrEqual(5000)
  })

  it.each([
    ['2026:11:09 17:02:33', '', '2026-11-09T17:02:33'],
    ['2026:11:09 17:02:33', '   :  ', '2026-11-09T17:02:33'],
    ['2026:02:30 17:02:33', '', ''],
    ['0000:00:00 00:00:00', '', ''],
    ['    :  :     :  :  ', '', ''],
    ['2026:11:09 25:02:33', '', ''],
    ['hier', '+01:00', ''],
  ])('has a date only where there is one: %s %s', (date, offset, taken) => {
    const block = exif({}, { [TAKEN]: date, [OFFSET]: offset })
    expect(readPictureMetadata(jpeg({ segments: [exifSegment(block)] })).taken).toBe(taken)
  })

  it('has the time of the camera where the caption names the day alone', () => {
    const packet = xmp('<photoshop:DateCreated>2026-11-09</photoshop:DateCreated>')
    const segments = [exifSegment(BLOCK), xmpSegment(packet)]
    expect(readPictureMetadata(jpeg({ segments })).taken).toBe('2026-11-09T17:02:33+01:00')
    const other = xmpSegment(
      xmp('<photoshop:DateCreated>1944-06</photoshop:DateCreated>', 'exif:DateTimeOriginal="1944-06-06"'),
    )
    expect(readPictureMetadata(jpeg({ segments: [exifSegment(BLOCK), other] })).taken).toBe('1944-06-06')
  })
})

describe('metadata that lies', () => {
  const inJpeg = (block: Uint8Array) => readPictureMetadata(jpeg({ segments: [exifSegment(block)] }))

  it('says nothing: offsets out of the file, circles, huge counts', () => {
    const entry = (tag: number, type: number, count: number, value: number) =>
      bytesOf(uint16(tag), uint16(type), uint32(count), uint32(value))
    const block = (...entries: Uint8Array[]) =>
      bytesOf('MM', uint16(42), uint32(8), uint16(entries.length), ...entries, uint32(8))
    expect(inJpeg(block(entry(CAPTION, 2, 0xffffffff, 8)))).toEqual(NOTHING)
    expect(inJpeg(block(entry(CAPTION, 2, 40, 0xfffffff0)))).toEqual(NOTHING)
    expect(inJpeg(block(entry(0x8769, 4, 1, 8)))).toEqual(NOTHING)
    expect(inJpeg(block(entry(0x8769, 4, 1, 0xfffffff0)))).toEqual(NOTHING)
    expect(inJpeg(bytesOf('MM', uint16(42), uint32(8), uint16(0xffff)))).toEqual(NOTHING)
    expect(inJpeg(bytesOf('MM', uint16(42), uint32(0xffffffff)))).toEqual(NOTHING)
    expect(inJpeg(bytesOf('MM'))).toEqual(NOTHING)
    const loops = photoshop([[120, 'x']])
    loops.set([0xff, 0xff, 0xff, 0xff], 10)
    expect(readPictureMetadata(jpeg({ segments: [photoshopSegment(loops)] }))).toEqual(NOTHING)
  })

  it.each([
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
    '<!DOCTYPE x SYSTEM "http://example.org/x.dtd" [<!ENTITY % r SYSTEM "file:///etc/passwd"> %r;]>',
  ])('has no document type read: %s', (type) => {
    const packet = Buffer.from(PACKET)
      .toString()
      .replace('<x:xmpmeta', `${type}<x:xmpmeta`)
      .replace('Agence', '&b;')
    expect(readPictureMetadata(jpeg({ segments: [xmpSegment(new TextEncoder().encode(packet))] }))).toEqual(
      NOTHING,
    )
  })

  it('is text, whatever it looks like', () => {
    const packet = xmp(
      '<dc:description>&lt;script src="http://example.org/x.js"&gt;x()&lt;/script&gt;</dc:description>',
    )
    expect(readPictureMetadata(jpeg({ segments: [xmpSegment(packet)] })).caption).toBe(
      '<script src="http://example.org/x.js">x()</script>',
    )
  })

  it('may be deep, or long, at no cost', () => {
    const deep = xmp('<dc:description>'.repeat(50_000))
    expect(readPictureMetadata(png({ chunks: [xmpChunk(deep)] }))).toEqual(NOTHING)
    const long = xmp(`<dc:description>${'x'.repeat(1_000_001)}</dc:description>`)
    expect(readPictureMetadata(png({ chunks: [xmpChunk(long)] }))).toEqual(NOTHING)
    const many = xmp('', Array.from({ length: 20_000 }, (_, index) => `a${index}=""`).join(' '))
    expect(readPictureMetadata(png({ chunks: [xmpChunk(many)] }))).toEqual(NOTHING)
  })
})

it.each([
  ['Maud Ferrier', 'Agence du Fleuve', 'Maud Ferrier / Agence du Fleuve'],
  ['Maud Ferrier', '', 'Maud Ferrier'],
  ['', 'Agence du Fleuve', 'Agence du Fleuve'],
  ['Maud Ferrier', 'MAUD FERRIER/Agence', 'MAUD FERRIER/Agence'],
  ['Maud Ferrier (Agence)', 'Agence', 'Maud Ferrier (Agence)'],
  ['', '', ''],
])('the credit line of %j and %j is %j', (byline, credit, line) => {
  expect(creditLine({ byline, credit })).toBe(line)
})
