import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPicture, pictureFormat } from '../../../src/core/pictures/index.ts'
import { readPictureMetadata } from '../../../src/core/pictures/metadata.ts'
import { stripPicture } from '../../../src/core/pictures/strip.ts'
import {
  AVIF,
  avif,
  avifWith,
  bytesOf,
  exif,
  exifSegment,
  GIF,
  gifWithXmp,
  JPEG,
  jpeg,
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

const PACKET = xmp('<dc:description>Le quai</dc:description>', 'photoshop:Credit="Agence"')
export const BLOCK = exif({ [ORIENTATION]: 6, 270: 'Le quai de Sarn' }, { 36867: '2026:11:09 17:02:33' })
export const ORIGIN = { credit: 'Maud Ferrier', rights: '© Maud Ferrier' }

const PICTURES = [
  ...[JPEG, png(), WEBP, LOSSLESS_WEBP, AVIF, GIF, gifWithXmp(PACKET)],
  jpeg({
    segments: [exifSegment(BLOCK), xmpSegment(PACKET), photoshopSegment(photoshop([[120, 'Le quai']]))],
  }),
  png({
    chunks: [pngChunk('eXIf', BLOCK), xmpChunk(PACKET), pngChunk('acTL', bytesOf(uint32(2), uint32(0)))],
  }),
  webp({ flags: 12, chunks: [webpChunk('EXIF', BLOCK), webpChunk('XMP ', PACKET)] }),
  ...[avifWith({ exif: BLOCK, xmp: PACKET }), avif({ property: { type: 'irot', value: 1 } })],
]

/** All that is done with the bytes of a picture; what is stripped is a picture that is stripped again. */
export function handle(bytes: Uint8Array): void {
  const checked = checkPicture(bytes, 'x.jpg')
  const format = pictureFormat(bytes)
  if (checked.ok) expect(format).toEqual(checked.value)
  const metadata = readPictureMetadata(bytes)
  for (const text of Object.values(metadata)) expect(text).not.toMatch(/[\p{Cc}\p{Cs}]/u)
  const left = stripPicture(bytes, ORIGIN)
  if (!left) return
  expect(stripPicture(left, ORIGIN)).toEqual(left)
  if (checked.ok) expect(checkPicture(left, 'x.jpg')).toEqual(checked)
}

/** What must hold of any bytes: so many random ones, and four times as many that are a picture with changes. */
export function describeHostileBytes(runs: number): void {
  describe('bytes that nobody vouches for', () => {
    it('are a picture or a failure, whatever they are', () => {
      const beginnings = [
        '',
        '\xff\xd8\xff\xe1',
        '\x89PNG\r\n\x1a\n',
        'GIF89a',
        'RIFF\x40\0\0\0WEBPVP8X',
        '\0\0\0\x14ftypavif',
        '<svg',
      ]
      fc.assert(
        fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), (head, rest) => {
          handle(bytesOf(head, rest))
        }),
        { numRuns: runs },
      )
    })

    it('are a picture or a failure where a picture was changed', () => {
      const change = fc.record({
        at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        removed: fc.constantFrom(0, 1, 1, 1, 4, 40),
        added: fc.oneof(
          fc.uint8Array({ maxLength: 4 }),
          fc.constantFrom(...[0xffffffff, 0x7fffffff, 0, 1, 8].map((each) => Uint8Array.from(uint32(each)))),
        ),
      })
      fc.assert(
        fc.property(
          fc.constantFrom(...PICTURES),
          fc.array(change, { minLength: 1, maxLength: 6 }),
          (picture, changes) => {
            let bytes = bytesOf(picture)
            for (const { at, removed, added } of changes) {
              const place = Math.floor(at * bytes.length)
              bytes = bytesOf(bytes.subarray(0, place), added, bytes.subarray(place + removed))
            }
            handle(bytes)
          },
        ),
        { numRuns: 4 * runs },
      )
    })
  })
}
