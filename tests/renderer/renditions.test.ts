import { expect, test } from 'vitest'
import type { RenditionNeed } from '../../src/core/export/renditions.ts'
import { failed, ok } from '../../src/core/failure.ts'
import { LARGEST_PICTURE } from '../../src/core/pictures/index.ts'

const files = new Map<string, Uint8Array>()
let reads = 0
Object.defineProperty(window, 'marbre', {
  value: {
    newsroom: {
      readPicture: async ({ src }: { src: string }) => {
        reads += 1
        const bytes = files.get(src)
        return bytes ? ok({ bytes: bytes.slice() }) : failed('picture-gone')
      },
    },
    setProgress: () => {},
  },
  configurable: true,
})
const { makeRenditions } = await import('../../src/renderer/src/commands/renditions.ts')

/** A picture that lets the page through, with a red square of 20 pixels in its lower right corner. */
async function drawing(width: number, height: number): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new TypeError('no canvas')
  context.fillStyle = '#f00'
  context.fillRect(width - 20, height - 20, 20, 20)
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
}

const need = (src: string, given: Partial<RenditionNeed> = {}): RenditionNeed => {
  const asked = { crop: null, longestEdge: 50, mediaType: 'image/png' as const, quality: 0.8, ...given }
  return { ...asked, src, key: JSON.stringify([src, asked]) }
}

/** Its size, and the colour of a pixel. */
async function looks(bytes: Uint8Array | null | undefined, x: number, y: number): Promise<string> {
  if (!bytes) return ''
  const picture = await createImageBitmap(new Blob([Uint8Array.from(bytes)]))
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
  context?.drawImage(picture, 0, 0)
  const pixel = context?.getImageData(x, y, 1, 1).data ?? []
  return `${picture.width} × ${picture.height} ${[...pixel].map((part) => (part > 127 ? 1 : 0)).join('')}`
}

test('sizes are made of each picture, cut out and see-through as they are needed; what cannot be made is null', async () => {
  files.set('a', await drawing(100, 60))
  files.set('broken', Uint8Array.of(1, 2, 3))
  reads = 0
  const corner = { x: 0.8, y: 2 / 3, width: 0.2, height: 1 / 3 }
  const needs = [
    need('a'),
    need('a', { mediaType: 'image/jpeg' }),
    need('broken'),
    need('a', { crop: corner, longestEdge: 20, mediaType: 'image/webp', quality: 1 }),
    need('gone'),
  ]
  const made = await makeRenditions(needs, () => false)
  expect(new Set(made.map(({ key }) => key))).toEqual(new Set(needs.map(({ key }) => key)))
  // Each file is read once.
  expect(reads).toBe(3)
  const at = (index: number) => made.find(({ key }) => key === needs[index]?.key)?.bytes
  expect(await looks(at(0), 2, 2)).toBe('50 × 30 0000')
  expect(await looks(at(0), 45, 25)).toBe('50 × 30 1001')
  // What can be seen through is white where the format has no transparency.
  expect(await looks(at(1), 2, 2)).toBe('50 × 30 1111')
  expect(await looks(at(3), 10, 10)).toBe('20 × 20 1001')
  expect([at(2), at(4)]).toEqual([null, null])
})

test('a file with more bytes than a picture may have is not unpacked', async () => {
  const padded = new Uint8Array(LARGEST_PICTURE + 1)
  padded.set(await drawing(100, 60))
  files.set('padded', padded)
  const made = await makeRenditions([need('padded')], () => false)
  files.delete('padded')
  expect(made.map(({ bytes }) => bytes)).toEqual([null])
})

test('nothing more is made once the export is stopped', async () => {
  files.set('a', await drawing(100, 60))
  files.set('b', await drawing(60, 100))
  let looked = 0
  const made = await makeRenditions([need('a'), need('b')], () => {
    looked += 1
    return looked > 1
  })
  expect(made.map(({ key }) => key)).toEqual([need('a').key])
})
