import { describe, expect, it } from 'vitest'
import {
  checkPicture,
  LARGEST_PICTURE,
  MOST_PIXELS,
  pictureFormat,
} from '../../../src/core/pictures/index.ts'
import { isPictureName } from '../../../src/core/pictures/pictureNames.ts'
import { hostTranslator } from '../../../src/i18n/hosts.ts'
import { failureSentence } from '../../../src/i18n/index.ts'
import { isPictureFile } from '../../../src/renderer/src/pictures/pictureFiles.ts'
import {
  AVIF,
  avif,
  bytesOf,
  exif,
  GIF,
  JPEG,
  jpeg,
  jpegSegment,
  LOSSLESS_WEBP,
  ORIENTATION,
  png,
  pngChunk,
  uint32,
  WEBP,
  webp,
  webpChunk,
} from './madePictures.ts'

const WHOLE = {
  jpeg: JPEG,
  png: png(),
  webp: WEBP,
  lossless: LOSSLESS_WEBP,
  extended: webp(),
  avif: AVIF,
  gif: GIF,
}
const exifSegment = (orientation: number) =>
  jpegSegment(0xe1, bytesOf('Exif\0\0', exif({ [ORIENTATION]: orientation })))

function codeOf(bytes: Uint8Array) {
  const checked = checkPicture(bytes, 'photo.jpg')
  return checked.ok ? null : checked.failure.code
}

describe('the format of a picture', () => {
  it.each(Object.entries(WHOLE))('is told by the bytes, whatever the name says: %s', (name, bytes) => {
    const extension = ['lossless', 'extended'].includes(name) ? 'webp' : name
    const format = {
      ...{ extension, width: 6, height: 4, isTurned: false, isAnimated: name === 'gif' },
      ...{ isTransparent: false, hasPalette: false },
    }
    expect(checkPicture(bytes, 'photo.jpg')).toEqual({ ok: true, value: format })
    expect(pictureFormat(bytes)).toEqual(format)
  })

  it('has the upright size of a turned picture', () => {
    const turned = { width: 4, height: 6 }
    for (const orientation of [5, 6, 7, 8])
      expect(pictureFormat(jpeg({ segments: [exifSegment(orientation)] }))).toMatchObject({
        ...turned,
        isTurned: true,
      })
    expect(pictureFormat(jpeg({ segments: [exifSegment(3)] }))).toMatchObject({
      width: 6,
      height: 4,
      isTurned: true,
    })
    expect(pictureFormat(jpeg({ segments: [exifSegment(9)] }))).toMatchObject({ width: 6, isTurned: false })
    const block = exif({ [ORIENTATION]: 6 })
    expect(pictureFormat(png({ chunks: [pngChunk('eXIf', block)] }))).toMatchObject(turned)
    // As browsers have it: Chromium turns a JPEG and a PNG by EXIF, and no WebP.
    expect(pictureFormat(webp({ flags: 8, chunks: [webpChunk('EXIF', block)] }))).toMatchObject({
      width: 6,
      isTurned: false,
    })
    expect(pictureFormat(avif({ property: { type: 'irot', value: 3 } }))).toMatchObject({
      ...turned,
      isTurned: false,
    })
    expect(pictureFormat(avif({ property: { type: 'irot', value: 2 } }))).toMatchObject({
      width: 6,
      height: 4,
    })
  })

  it('says whether the page shows through, and whether there is a list of colours', () => {
    expect(pictureFormat(png({ colours: 6 }))).toMatchObject({ isTransparent: true, hasPalette: false })
    expect(pictureFormat(png({ colours: 3 }))).toMatchObject({ isTransparent: false, hasPalette: true })
    expect(pictureFormat(png({ colours: 3, chunks: [pngChunk('tRNS', bytesOf([0]))] }))?.isTransparent).toBe(
      true,
    )
    expect(pictureFormat(webp({ flags: 16 }))?.isTransparent).toBe(true)
    const cleared = bytesOf(GIF)
    cleared[22] = 1
    expect(pictureFormat(cleared)?.isTransparent).toBe(true)
  })

  it('says whether a picture is animated', () => {
    const frames = bytesOf(uint32(3), uint32(0))
    expect(pictureFormat(png({ chunks: [pngChunk('acTL', frames)] }))?.isAnimated).toBe(true)
    expect(
      pictureFormat(webp({ flags: 2, chunks: [webpChunk('ANIM', bytesOf(uint32(0), [0, 0]))] }))?.isAnimated,
    ).toBe(true)
  })
})

describe('a picture that is refused', () => {
  const sentence = (bytes: Uint8Array) => {
    const checked = checkPicture(bytes, 'plage.heic')
    return checked.ok ? null : failureSentence(hostTranslator('en'), checked.failure)
  }

  it('is told by its own sentence', () => {
    const heic = bytesOf(uint32(24), 'ftypheic', uint32(0), 'mif1heic', uint32(8), 'free')
    expect(sentence(heic)).toBe('“plage.heic” is in HEIC, the format of iPhones. Export it as JPEG.')
    const drawing = bytesOf(
      '<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>',
    )
    expect(sentence(drawing)).toMatch(/SVG.*PNG/)
    for (const other of [
      'II*\0',
      'MM\0*',
      '8BPS\0\x01',
      `BM${'\0'.repeat(30)}`,
      '%PDF-1.7',
      'text',
      '<html><svg/>',
    ])
      expect(codeOf(bytesOf(other))).toBe('picture-unsupported')
    expect(sentence(bytesOf('text'))).toBe(
      '“plage.heic” is not a picture that Marbre can show. Export it as JPEG.',
    )
  })

  it('has too many pixels, or too many bytes', () => {
    expect(codeOf(png({ width: 30_000, height: 30_000 }))).toBe('picture-too-many-pixels')
    expect(codeOf(png({ width: 0x7fffffff, height: 0x7fffffff }))).toBe('picture-too-many-pixels')
    expect(codeOf(png({ width: MOST_PIXELS / 10_000, height: 10_000 }))).toBeNull()
    const large = new Uint8Array(LARGEST_PICTURE + 1)
    large.set(GIF)
    expect(codeOf(large)).toBe('picture-too-large')
    expect(sentence(png({ width: 30_000, height: 30_000 }))).toContain('100 million pixels')
  })

  it('is cut off anywhere', () => {
    for (const [name, whole] of Object.entries(WHOLE))
      for (let length = 0; length < whole.length; length++) {
        const code = codeOf(whole.subarray(0, length))
        if (name === 'gif' && code === null) expect(whole.subarray(length)[0]).toBeOneOf([0x21, 0x2c, 0x3b])
        else
          expect([name, length, code]).toEqual([
            name,
            length,
            length < 16 ? expect.any(String) : 'picture-damaged',
          ])
      }
  })

  it('is broken: a wrong checksum, no pixels, a frame that no browser shows', () => {
    const wrong = png()
    wrong[18] = 1
    expect(codeOf(wrong)).toBe('picture-damaged')
    expect(codeOf(bytesOf('\x89PNG\r\n\x1a\n', uint32(0x40000000), 'IDAT'))).toBe('picture-damaged')
    const lossless = bytesOf(JPEG)
    lossless[Buffer.from(JPEG).indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc3
    expect(codeOf(lossless)).toBe('picture-unsupported')
    expect(codeOf(png({ width: 0 }))).toBe('picture-damaged')
  })
})

describe('the name of a picture', () => {
  it.each(['a.JPG', 'a.jpe', 'a.png', 'a.webp', 'a.avif', 'a.gif', 'a.heic', 'a.svgz', 'a.tif', 'a.bmp'])(
    '%s is one for an import and for a file without a type that is dropped on the page',
    (name) => {
      expect([isPictureName(name), isPictureFile({ type: '', name })]).toEqual([true, true])
    },
  )

  it.each(['a.txt', 'png', 'a.png.docx'])('%s is none', (name) => {
    expect([isPictureName(name), isPictureFile({ type: '', name })]).toEqual([false, false])
  })
})
