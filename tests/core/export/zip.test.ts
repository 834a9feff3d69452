import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zipOf } from '../../../src/core/export/zip.ts'

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

test('an archive has its files in their order, stored or compressed', () => {
  const zip = zipOf([
    { name: 'mimetype', content: 'application/epub+zip', stored: true },
    { name: 'texte/été.xml', content: 'le bac '.repeat(1000) },
    { name: 'vide', content: '' },
    { name: 'image.png', content: Uint8Array.of(1, 2, 3), stored: true },
  ])
  const files = unzipSync(zip)
  expect(Object.keys(files)).toEqual(['mimetype', 'texte/été.xml', 'vide', 'image.png'])
  expect(text(files['texte/été.xml'])).toBe('le bac '.repeat(1000))
  expect(text(files.vide)).toBe('')
  expect(files['image.png']).toEqual(Uint8Array.of(1, 2, 3))
  expect(zip.length).toBeLessThan(1000)
  expect(text(zip.subarray(30, 58))).toBe('mimetypeapplication/epub+zip')
})

test('a shared file is the same bytes as one that is not, the second time too', () => {
  const content = 'le bac reprend la mer'
  const alone = zipOf([{ name: 'a', content }])
  expect(zipOf([{ name: 'a', content, shared: true }])).toEqual(alone)
  expect(zipOf([{ name: 'a', content, shared: true }])).toEqual(alone)
})

test('a file has the checksum that the standard gives as its example', () => {
  const zip = zipOf([{ name: 'a', content: '123456789', stored: true }])
  expect(new DataView(zip.buffer).getUint32(14, true)).toBe(0xcbf43926)
})
