import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { macIcon, windowsIcon } from '../../scripts/iconFiles.ts'

const SIZES = resolve(import.meta.dirname, '..', '..', 'resources', 'icons', 'sizes')
const png = (size: number) => readFileSync(join(SIZES, `${size}x${size}.png`))
/** The width of a PNG file, from its first chunk. */
const widthOf = (picture: Buffer) => picture.readUInt32BE(16)

test('a Windows icon is read back with each of its pictures', () => {
  const icon = windowsIcon(new Map([16, 32, 256].map((size) => [size, png(size)])))
  expect([icon.readUInt16LE(0), icon.readUInt16LE(2), icon.readUInt16LE(4)]).toEqual([0, 1, 3])
  const entries = [0, 1, 2].map((index) => {
    const at = 6 + 16 * index
    const [length, offset] = [icon.readUInt32LE(at + 8), icon.readUInt32LE(at + 12)]
    const picture = icon.subarray(offset, offset + length)
    return {
      said: icon.readUInt8(at) || 256,
      width: widthOf(picture),
      bits: icon.readUInt16LE(at + 6),
      picture,
    }
  })
  expect(entries.map(({ said, width, bits }) => [said, width, bits])).toEqual([
    [16, 16, 32],
    [32, 32, 32],
    [256, 256, 32],
  ])
  expect(entries[2]?.picture.equals(png(256))).toBe(true)
})

test('a macOS icon is read back with each of its pictures', () => {
  const icon = macIcon(new Map([['ic07', png(128)] as const, ['ic10', png(1024)] as const]))
  expect(icon.toString('latin1', 0, 4)).toBe('icns')
  expect(icon.readUInt32BE(4)).toBe(icon.length)
  const found = []
  for (let at = 8; at < icon.length; at += icon.readUInt32BE(at + 4))
    found.push([icon.toString('latin1', at, at + 4), widthOf(icon.subarray(at + 8))])
  expect(found).toEqual([
    ['ic07', 128],
    ['ic10', 1024],
  ])
})
