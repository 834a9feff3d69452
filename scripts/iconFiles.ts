import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * A Windows icon: a header, a directory, and a PNG file for each entry (Windows Vista and later). Little-endian.
 * `pictures` maps widths of up to 256 pixels, for which the directory says 0, to PNG files.
 */
export function windowsIcon(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const HEADER = 6
  const ENTRY = 16
  const head = Buffer.alloc(HEADER + ENTRY * pictures.size)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.size, 4)
  let at = HEADER
  let offset = head.length
  for (const [size, { length }] of pictures) {
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    at += ENTRY
    offset += length
  }
  return Buffer.concat([head, ...pictures.values()])
}

function block(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(head.length + body.length, 4)
  return Buffer.concat([head, body])
}

/**
 * A macOS icon: blocks of a type, their length with these eight bytes, and a PNG file, in a block of the type `icns`.
 * Big-endian. `pictures` maps types to PNG files.
 */
export function macIcon(pictures: ReadonlyMap<string, Buffer>): Buffer {
  return block('icns', ...[...pictures].map(([type, picture]) => block(type, picture)))
}

const WINDOWS_SIZES = [16, 32, 48, 64, 128, 256]

/** The types of a macOS icon and their widths in pixels: 128 to 512 points, then 16 to 512 points twice as sharp. */
const MAC_TYPES = {
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
  ic10: 1024,
}

/** A plugin that writes the icons beside the main script: of windows (icon.png), and of the program on Windows and macOS. */
export function iconFiles(root: string): Plugin {
  const png = (size: number) => readFileSync(join(root, 'resources', 'icons', 'sizes', `${size}x${size}.png`))
  return {
    name: 'marbre:icons',
    generateBundle() {
      const windows = new Map(WINDOWS_SIZES.map((size) => [size, png(size)]))
      const mac = new Map(Object.entries(MAC_TYPES).map(([type, size]) => [type, png(size)]))
      const files = { 'icon.png': png(256), 'icon.ico': windowsIcon(windows), 'icon.icns': macIcon(mac) }
      for (const [fileName, source] of Object.entries(files))
        this.emitFile({ type: 'asset', fileName, source })
    },
  }
}
