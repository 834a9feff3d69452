import { describe, expect, it } from 'vitest'
import { checkPicture, pictureFormat } from '../../../src/core/pictures/index.ts'
import { gifParts } from '../../../src/core/pictures/containers/gif.ts'
import { isFrame, jpegParts } from '../../../src/core/pictures/containers/jpeg.ts'
import { readPictureMetadata } from '../../../src/core/pictures/metadata.ts'
import { stripPicture } from '../../../src/core/pictures/strip.ts'
import {
  AVIF,
  avifWith,
  bytesOf,
  exif,
  exifSegment,
  GIF,
  gifWithXmp,
  jpeg,
  jpegSegment,
  LOSSLESS_WEBP,
  ORIENTATION,
  photoshop,
  photoshopSegment,
  png,
  pngChunk,
  uint32,
  WEBP,
  webp,
  webpChunk,
  xmp,
  xmpChunk,
  xmpSegment,
} from './madePictures.ts'

const ORIGIN = { credit: 'Maud Ferrier / Agence <du> Fleuve & Cie', rights: '© 2026 Maud Ferrier' }
const NOBODY = { credit: '', rights: '' }

/** Stands in every place of metadata, and must be in no picture that leaves. */
const SECRET = '48.8584N SERIAL-4711'
const PACKET = xmp(`<dc:description>${SECRET}</dc:description>`)
const BLOCK = exif({ [ORIENTATION]: 6, 42033: SECRET, 34853: 1 }, { 42033: SECRET })
const COMMENT = bytesOf([0x21, 0xfe, SECRET.length], SECRET, [0])
const ICC = jpegSegment(0xe2, bytesOf('ICC_PROFILE\0', [1, 1], 'colours'))
const ADOBE = jpegSegment(0xee, bytesOf('Adobe', [0, 100, 0, 0, 0, 0, 1]))

const FULL = {
  jpeg: jpeg({
    segments: [
      ...[exifSegment(BLOCK), xmpSegment(PACKET), photoshopSegment(photoshop([[120, SECRET]]))],
      ...[
        jpegSegment(0xe0, bytesOf('JFXX\0', SECRET)),
        jpegSegment(0xe2, bytesOf('MPF\0', SECRET)),
        ICC,
        ADOBE,
      ],
      ...[
        jpegSegment(0xfe, bytesOf(SECRET)),
        jpegSegment(0xeb, bytesOf(SECRET)),
        jpegSegment(0xec, bytesOf(SECRET)),
      ],
    ],
    after: jpeg({ segments: [exifSegment(BLOCK)] }),
  }),
  png: bytesOf(
    png({
      chunks: [
        ...[pngChunk('gAMA', bytesOf(uint32(45455))), pngChunk('eXIf', BLOCK), xmpChunk(PACKET)],
        ...[pngChunk('tEXt', bytesOf(`Author\0${SECRET}`)), pngChunk('zTXt', bytesOf(SECRET))],
        ...[pngChunk('tIME', bytesOf([7, 234, 11, 9, 1, 1, 1])), pngChunk('prVt', bytesOf(SECRET))],
      ],
    }),
    SECRET,
  ),
  webp: webp({
    flags: 12,
    chunks: [webpChunk('EXIF', BLOCK), webpChunk('XMP ', PACKET), webpChunk('NOTE', bytesOf(SECRET))],
  }),
  avif: bytesOf(
    avifWith({ exif: BLOCK, xmp: PACKET }),
    uint32(8 + SECRET.length),
    'free',
    SECRET,
    uint32(8 + SECRET.length),
    'uuid',
    SECRET,
  ),
  gif: bytesOf(gifWithXmp(PACKET).subarray(0, -1), COMMENT, [0x3b], SECRET),
}
const PLAIN = { jpeg: jpeg(), png: png(), webp: WEBP, lossless: LOSSLESS_WEBP, avif: AVIF, gif: GIF }

function stripped(bytes: Uint8Array, origin = ORIGIN) {
  const left = stripPicture(bytes, origin)
  if (left === null) throw new Error('a picture was not stripped')
  return left
}

/** The bytes that the pixels of a picture are in, by its format. */
function pixelsOf(bytes: Uint8Array): string {
  const held = Buffer.from(bytes)
  const chunks = (name: string) => {
    const at = held.indexOf(name)
    return held.subarray(
      at,
      at + (name === 'IDAT' ? held.readUInt32BE(at - 4) : held.readUInt32LE(at + 4)) + 8,
    )
  }
  switch (pictureFormat(bytes)?.extension) {
    case 'jpeg':
      return Array.from(jpegParts(bytes))
        .filter(
          ({ marker }) =>
            marker === 0 || (marker < 0xe0 && marker > 0xdb) || isFrame(marker) || marker === 0xc4,
        )
        .map(({ start, end }) => held.toString('hex', start, end))
        .join()
    case 'png':
      return chunks('IDAT').toString('hex')
    case 'webp':
      return chunks(held.includes('VP8L') ? 'VP8L' : 'VP8 ').toString('hex')
    case 'avif':
      return held
        .subarray(held.indexOf('mdat') + 4)
        .subarray(0, 35)
        .toString('hex')
    case 'gif':
      return Array.from(gifParts(bytes))
        .filter(({ kind, label }) => kind === 'image' || label === 0xf9)
        .map(({ start, end }) => held.toString('hex', start, end))
        .join()
    default:
      throw new Error('no picture')
  }
}

describe('a picture that leaves', () => {
  it.each(Object.entries({ ...FULL }))('has nothing in it that its file said: %s', (_, bytes) => {
    expect(Buffer.from(bytes).includes('SERIAL')).toBe(true)
    for (const origin of [ORIGIN, NOBODY]) {
      const left = Buffer.from(stripped(bytes, origin))
      for (const word of ['SERIAL', '48.8', 'JFXX', 'MPF', 'tIME', 'prVt'])
        expect([word, left.includes(word)]).toEqual([word, false])
    }
  })

  it.each(Object.entries({ ...PLAIN, ...FULL }))('has the same pixels, and is whole: %s', (_, bytes) => {
    for (const origin of [ORIGIN, NOBODY]) {
      const left = stripped(bytes, origin)
      expect(pixelsOf(left)).toBe(pixelsOf(bytes))
      const format = pictureFormat(bytes)
      expect(checkPicture(left, '')).toEqual({ ok: true, value: format })
      expect(stripped(left, origin)).toEqual(left)
    }
  })

  it.each(Object.entries({ ...PLAIN, ...FULL }))(
    'says who made it, and who has rights in it: %s',
    (_, bytes) => {
      expect(readPictureMetadata(stripped(bytes))).toEqual({
        ...{ caption: '', alt: '', taken: '' },
        ...{ byline: ORIGIN.credit, credit: ORIGIN.credit, rights: ORIGIN.rights },
      })
      const nothing = { caption: '', alt: '', taken: '', byline: '', credit: '', rights: '' }
      expect(readPictureMetadata(stripped(bytes, NOBODY))).toEqual(nothing)
      const endless = { credit: '&'.repeat(70_000), rights: '\u0000é'.repeat(70_000) }
      expect(checkPicture(stripped(bytes, endless), '').ok).toBe(true)
    },
  )

  it('is as large as it must be and no larger, where there is nothing to say', () => {
    expect(stripped(jpeg(), NOBODY)).toEqual(jpeg())
    for (const bytes of [png(), WEBP, LOSSLESS_WEBP, AVIF, GIF])
      expect(stripped(bytes, NOBODY)).toEqual(bytesOf(bytes))
  })

  it('stays turned, and keeps its colours', () => {
    const left = stripped(FULL.jpeg, NOBODY)
    expect(pictureFormat(left)).toMatchObject({ width: 4, height: 6, isTurned: true })
    expect(Buffer.from(left).includes(Buffer.from(ICC))).toBe(true)
    expect(Buffer.from(left).includes(Buffer.from(ADOBE))).toBe(true)
    expect(pictureFormat(stripped(FULL.png, NOBODY))).toMatchObject({ width: 4, height: 6, isTurned: true })
    expect(Buffer.from(stripped(FULL.png)).includes('gAMA')).toBe(true)
  })

  it('keeps how it is repeated, and the images that follow each other', () => {
    const left = stripped(FULL.gif)
    expect(Buffer.from(left).includes('NETSCAPE2.0')).toBe(true)
    expect(pictureFormat(left)?.isAnimated).toBe(true)
  })

  it('has no thumbnail in its head', () => {
    const head = jpegSegment(0xe0, bytesOf('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 1, 1], 'abc'))
    const left = stripped(bytesOf([0xff, 0xd8], head, jpeg().subarray(20)), NOBODY)
    expect(left).toEqual(jpeg())
  })
})

describe('a picture whose file was made to hide something', () => {
  it('keeps no segment of a JPEG but those that its pixels and colours need', () => {
    const isOther = (marker: number) =>
      !isFrame(marker) && !(marker >= 0xd0 && marker <= 0xdd) && ![0xc4, 0xcc].includes(marker)
    const others = Array.from({ length: 0xff - 0xc0 }, (_, at) => 0xc0 + at).filter(isOther)
    expect(others).toContain(0xc8)
    expect(others).toContain(0xf0)
    for (const marker of others) {
      const left = stripped(jpeg({ segments: [jpegSegment(marker, bytesOf(SECRET))] }), NOBODY)
      expect([marker, left]).toEqual([marker, jpeg()])
    }
  })

  it('keeps nothing behind what Adobe says of colours', () => {
    const long = jpegSegment(0xee, bytesOf(ADOBE.subarray(4), SECRET))
    expect(stripped(jpeg({ segments: [long] }), NOBODY)).toEqual(
      stripped(jpeg({ segments: [ADOBE] }), NOBODY),
    )
    const found = Buffer.from(stripped(jpeg({ segments: [long] }), NOBODY))
    expect(found.includes(Buffer.from(ADOBE))).toBe(true)
  })

  const PLACE = bytesOf([0, 0, 0, 0, 0, 0, 5, 0, 0, 3, 0, 0, 100, 0, 0, 0])
  const animation = (image: Uint8Array, more = '') => {
    const head = bytesOf([2, 0, 0, 0, 5, 0, 0, 3, 0, 0], more)
    const turns = bytesOf([0, 0, 0, 0, 0, 0], more)
    const chunks = [webpChunk('VP8X', head), webpChunk('ANIM', turns), webpChunk('ANMF', image)]
    const content = bytesOf('WEBP', ...chunks)
    return webpChunk('RIFF', content)
  }

  it('keeps nothing but pixels in the images of a WebP that follow each other', () => {
    const alpha = webpChunk('ALPH', bytesOf([0, 1, 2, 3]))
    const pixels = WEBP.subarray(12)
    const hidden = ['NOTE', 'EXIF', 'XMP ', 'ICCP'].map((type) => webpChunk(type, bytesOf(SECRET)))
    const plain = bytesOf(PLACE, alpha, pixels)
    const full = animation(bytesOf(PLACE, ...hidden, alpha, ...hidden, pixels, ...hidden, 'SERIAL'), SECRET)
    expect(stripped(animation(plain), NOBODY)).toEqual(animation(plain))
    expect(stripped(full, NOBODY)).toEqual(animation(plain))
    expect(pictureFormat(stripped(full))?.isAnimated).toBe(true)
  })

  it('is not stripped where an image that follows has no pixels', () => {
    expect(stripPicture(animation(bytesOf(PLACE, webpChunk('NOTE', bytesOf(SECRET)))), NOBODY)).toBeNull()
  })
})

describe('a picture whose file is not understood', () => {
  it('is not stripped', () => {
    for (const bytes of Object.values(FULL)) expect(stripPicture(bytes.subarray(0, 60), ORIGIN)).toBeNull()
    expect(stripPicture(bytesOf('<svg/>'), ORIGIN)).toBeNull()
    expect(stripPicture(png({ chunks: [pngChunk('SECR', bytesOf())] }), ORIGIN)).toBeNull()
    const unknown = bytesOf(avifWith({ exif: BLOCK }))
    unknown.set(bytesOf('hvc1'), Buffer.from(unknown).indexOf('Exif'))
    expect(stripPicture(unknown, ORIGIN)).toBeNull()
    expect(stripPicture(bytesOf(AVIF, uint32(8), 'what'), ORIGIN)).toBeNull()
  })
})
