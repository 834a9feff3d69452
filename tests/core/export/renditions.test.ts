import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { PictureCrop } from '../../../src/core/article/index.ts'
import {
  DEFAULT_EXPORT_OPTIONS,
  EXPORT_FORMAT_NAMES,
  type ExportFormat,
} from '../../../src/core/export/formats.ts'
import {
  exportedPicture,
  pictureProfile,
  type PictureSource,
  plannedSizes,
} from '../../../src/core/export/renditions.ts'
import { type PictureFormat, pictureFormat } from '../../../src/core/pictures/index.ts'
import { GIF, JPEG, jpeg, png, webp } from '../pictures/madePictures.ts'

const SRC = `media/${'a'.repeat(64)}.jpeg`
const PHOTO: PictureFormat = {
  extension: 'jpeg',
  width: 6000,
  height: 4000,
  isTurned: false,
  isAnimated: false,
  isTransparent: false,
  hasPalette: false,
}
const HALF: PictureCrop = { x: 0.25, y: 0, width: 0.5, height: 1 }

function profileOf(format: ExportFormat, pictures: 'inside' | 'beside' = 'inside') {
  const profile = pictureProfile(format, { ...DEFAULT_EXPORT_OPTIONS, pictures })
  if (!profile) throw new RangeError(`${format} holds no pictures`)
  return profile
}

/** What is planned, in short: `original`, or the edge and the type of a rendition. */
function planned(
  picture: Partial<PictureFormat>,
  format: ExportFormat,
  { crop = null, pictures = 'inside' }: { crop?: PictureCrop | null; pictures?: 'inside' | 'beside' } = {},
): string[] {
  return plannedSizes({ src: SRC, crop }, { ...PHOTO, ...picture }, profileOf(format, pictures)).map(
    ({ need }) =>
      need === null ? 'original' : `${need.longestEdge} ${need.mediaType.slice('image/'.length)}`,
  )
}

describe('the sizes of a picture', () => {
  it.each([
    ['a photo in a page', {}, 'html', {}, ['2048 jpeg']],
    ['a photo beside a page', {}, 'html', { pictures: 'beside' }, ['2048 jpeg', '1024 jpeg']],
    ['a photo of a site', {}, 'site', {}, ['2048 jpeg', '1024 jpeg']],
    ['a photo for an agency', {}, 'ninjs', {}, ['2048 jpeg', '1024 jpeg']],
    ['a photo in a document', {}, 'docx', {}, ['2048 jpeg']],
    ['one that is small enough', { width: 2048, height: 900 }, 'html', {}, ['original']],
    ['the same in two sizes', { width: 2048, height: 900 }, 'site', {}, ['original', '1024 jpeg']],
    ['one below both sizes', { width: 800, height: 900 }, 'site', {}, ['original']],
    ['a part of it', {}, 'html', { crop: HALF }, ['2048 jpeg']],
    ['a part that is not enlarged', { width: 900, height: 600 }, 'site', { crop: HALF }, ['600 jpeg']],
    [
      'a crop that cuts nothing off',
      { width: 900, height: 600 },
      'html',
      { crop: { x: 0, y: 0, width: 1, height: 1 } },
      ['original'],
    ],
    ['a drawing with transparency', { extension: 'png', isTransparent: true }, 'html', {}, ['2048 png']],
    ['a drawing of few colours', { extension: 'png', hasPalette: true }, 'docx', {}, ['2048 png']],
    ['a photo as PNG', { extension: 'png' }, 'epub', {}, ['2048 jpeg']],
    ['a transparent WebP in a page', { extension: 'webp', isTransparent: true }, 'html', {}, ['2048 webp']],
    [
      'a transparent WebP in a book',
      { extension: 'webp', isTransparent: true, width: 9, height: 9 },
      'epub',
      {},
      ['9 png'],
    ],
    ['a small WebP in a document', { extension: 'webp', width: 640, height: 480 }, 'docx', {}, ['640 jpeg']],
    ['an AVIF in a page', { extension: 'avif' }, 'html', {}, ['2048 webp']],
    ['an AVIF in a book', { extension: 'avif' }, 'epub', {}, ['2048 jpeg']],
    [
      'an animation, which a canvas would end',
      { extension: 'gif', isAnimated: true },
      'site',
      { crop: HALF },
      ['original'],
    ],
    [
      'a turned photo that a browser turns',
      { width: 900, height: 600, isTurned: true },
      'html',
      {},
      ['original'],
    ],
    [
      'a turned photo that nobody turns',
      { width: 900, height: 600, isTurned: true },
      'docx',
      {},
      ['900 jpeg'],
    ],
  ] as const)('%s', (_name, picture, format, how, sizes) => {
    expect(planned(picture, format, how)).toEqual(sizes)
  })

  test('are never larger than the picture or the format, the largest first, each with a key of its own', () => {
    const fraction = fc.double({ min: 0.01, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        fc.record({
          width: fc.integer({ min: 1, max: 30_000 }),
          height: fc.integer({ min: 1, max: 30_000 }),
        }),
        fc.option(fc.record({ width: fraction, height: fraction })),
        fc.constantFrom(...EXPORT_FORMAT_NAMES.filter((name) => name !== 'text' && name !== 'json')),
        (size, part, format) => {
          const profile = profileOf(format)
          const crop = part && { x: 1 - part.width, y: 1 - part.height, ...part }
          const sizes = plannedSizes({ src: SRC, crop }, { ...PHOTO, ...size }, profile)
          expect(sizes.length).toBeGreaterThan(0)
          const edges = sizes.map(({ need }) => need?.longestEdge ?? Math.max(size.width, size.height))
          expect(edges).toEqual([...new Set(edges)].toSorted((one, other) => other - one))
          for (const [at, edge] of edges.entries()) {
            expect(edge).toBeLessThanOrEqual(profile.edges[at] ?? 0)
            expect(edge).toBeLessThanOrEqual(Math.max(size.width, size.height))
            expect(edge).toBeGreaterThan(0)
          }
          const keys = sizes.flatMap(({ need }) => (need ? [need.key] : []))
          expect(new Set(keys).size).toBe(keys.length)
        },
      ),
    )
  })
})

describe('a picture of an export', () => {
  const use = { src: SRC, crop: null, credit: 'Léo Bosquet', rights: '' }
  const large = png({ width: 3000, height: 2000 })
  const source = (original: Uint8Array, renditions: Record<string, Uint8Array | null> = {}) => {
    const format = pictureFormat(original)
    if (!format) throw new TypeError('no picture')
    return {
      format,
      original,
      rendition: (key: string) => renditions[key],
      strip: (bytes: Uint8Array) => bytes,
    } satisfies PictureSource
  }
  const site = profileOf('site')
  const keysOf = (original: Uint8Array, crop: PictureCrop | null = null) =>
    plannedSizes({ src: SRC, crop }, source(original).format, site).flatMap(({ need }) => need?.key ?? [])
  const shown = (
    original: Uint8Array,
    renditions: Record<string, Uint8Array | null> = {},
    crop: PictureCrop | null = null,
    profile = site,
  ) => exportedPicture({ ...use, crop }, source(original, renditions), profile)

  it('is its renditions, in files of their own names', () => {
    const [first = '', second = ''] = keysOf(large)
    const picture = shown(large, { [first]: JPEG, [second]: jpeg() })
    if (typeof picture === 'string') throw new TypeError(picture)
    expect(picture).toMatchObject({ isUncropped: false, isOversized: false })
    expect(picture.sizes.map(({ bytes }) => bytes)).toEqual([JPEG, jpeg()])
    const names = picture.sizes.map(({ name }) => name)
    expect(new Set(names).size).toBe(2)
    for (const name of names) expect(name).toMatch(/^a{16}-\w+\.jpeg$/)
    // Whoever is named in a file makes another file of it.
    const other = exportedPicture({ ...use, credit: 'AFP' }, source(large, { [first]: JPEG }), site)
    expect(typeof other === 'string' ? '' : other.sizes[0].name).not.toBe(names[0])
  })

  it('is the original, which is told, where nobody makes renditions, or they are not what was asked for', () => {
    const [first = '', second = ''] = keysOf(large)
    for (const renditions of [{}, { [first]: null }, { [first]: GIF }, { [second]: JPEG }]) {
      expect(shown(large, renditions)).toMatchObject({
        sizes: [{ bytes: large, width: 3000, height: 2000, mediaType: 'image/png' }],
        isUncropped: false,
        isOversized: true,
      })
    }
    expect(shown(large, {}, HALF)).toMatchObject({ isUncropped: true, isOversized: true })
    expect(shown(png(), {}, HALF)).toMatchObject({ isUncropped: true, isOversized: false })
    expect(shown(png(), {}, { x: 0, y: 0, width: 1, height: 1 })).toMatchObject({ isUncropped: false })
    expect(shown(GIF, {}, HALF)).toMatchObject({ sizes: [{ bytes: GIF }], isUncropped: true })
  })

  it('is none where what reads the file cannot show it, or where it cannot be stripped', () => {
    const book = profileOf('epub')
    expect(shown(webp({ width: 40, height: 30 }), {}, null, book)).toBe('picture-format')
    const unstripped = { ...source(png()), strip: () => null }
    expect(exportedPicture(use, unstripped, site)).toBe('picture-damaged')
  })
})
