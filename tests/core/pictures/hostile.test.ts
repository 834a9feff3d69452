import { describe, expect, it } from 'vitest'
import { checkPicture, tooLargePicture } from '../../../src/core/pictures/index.ts'
import { readPictureMetadata } from '../../../src/core/pictures/metadata.ts'
import { stripPicture } from '../../../src/core/pictures/strip.ts'
import { BLOCK, describeHostileBytes, handle, ORIGIN } from './hostileSuite.ts'
import { AVIF, avifWith, bytesOf, GIF, jpeg, png, pngChunk, uint32, webp, webpChunk } from './madePictures.ts'

describeHostileBytes(100)

describe('a file that is made to keep us busy', () => {
  const repeated = (part: Uint8Array, times: number) => {
    const all = new Uint8Array(part.length * times)
    for (let at = 0; at < all.length; at += part.length) all.set(part, at)
    return all
  }

  it.each([
    [
      'a GIF of 250,000 images',
      () => bytesOf(GIF.subarray(0, 19), repeated(bytesOf(',', new Uint8Array(9), [2, 0]), 250_000), ';'),
    ],
    ['a PNG of 250,000 chunks', () => png({ chunks: [repeated(pngChunk('IDAT', bytesOf()), 250_000)] })],
    [
      'a JPEG of 250,000 segments',
      () => jpeg({ segments: [repeated(bytesOf([0xff, 0xdb, 0, 2]), 250_000)] }),
    ],
    ['a WebP of 250,000 chunks', () => webp({ chunks: [repeated(webpChunk('ANMF', bytesOf()), 250_000)] })],
  ])('is damaged: %s', (_, make) => {
    const bytes = make()
    expect(checkPicture(bytes, 'x')).toMatchObject({ ok: false, failure: { code: 'picture-damaged' } })
    expect(stripPicture(bytes, ORIGIN)).toBeNull()
    expect(readPictureMetadata(bytes).caption).toBe('')
  })

  it('is damaged: an AVIF of which the tables have no end', () => {
    const grown = (type: string, at: number, value: number) => {
      const bytes = avifWith({ exif: BLOCK })
      new DataView(bytes.buffer).setUint16(Buffer.from(bytes).indexOf(type) + at, value)
      return bytes
    }
    for (const bytes of [
      grown('iloc', 10, 0xffff),
      grown('iloc', 20, 0xffff),
      grown('ipma', 10, 0xffff),
      grown('iinf', 8, 0xffff),
    ]) {
      expect(() => handle(bytes)).not.toThrow()
    }
    // Places without a size: as many as the count says, in no bytes at all.
    const endless = grown('iloc', 8, 0)
    expect(checkPicture(endless, 'x').ok).toBe(false)
    const deep = bytesOf(
      '\0\0\0\x18ftypavis\0\0\0\0avifavis',
      AVIF.subarray(28),
      ...Array.from({ length: 30_000 }, (_, at) => bytesOf(uint32(8 * (30_000 - at)), 'moov')),
    )
    expect(() => handle(deep)).not.toThrow()
  })

  it('is refused by its size before it is read', () => {
    expect(tooLargePicture(100_000_000, 'x.gif')).toMatchObject({
      failure: { code: 'picture-too-large', detail: { fileName: 'x.gif' } },
    })
    expect(tooLargePicture(50_000_000, 'x.gif')).toBeNull()
  })
})
