/** The format of a picture that is no drawing, and its size in pixels. */
export type PictureFormat = { extension: 'png' | 'jpeg' | 'gif' | 'webp'; width: number; height: number }

const LARGEST = 100_000

/** What the first bytes of a picture say of it; null for a format that is not known, or a picture without a size. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const format = png(view) ?? gif(view) ?? jpeg(view) ?? webp(view)
  if (!format) return null
  const { width, height } = format
  return width > 0 && height > 0 && width <= LARGEST && height <= LARGEST ? format : null
}

/** True where the view has these characters at a place. */
function has(view: DataView, at: number, signs: string): boolean {
  if (view.byteLength < at + signs.length) return false
  return Array.from(signs).every((sign, index) => view.getUint8(at + index) === sign.charCodeAt(0))
}

function png(view: DataView): PictureFormat | null {
  if (view.byteLength < 24 || !has(view, 0, '\x89PNG\r\n\x1a\n') || !has(view, 12, 'IHDR')) return null
  return { extension: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

function gif(view: DataView): PictureFormat | null {
  if (view.byteLength < 10 || !(has(view, 0, 'GIF87a') || has(view, 0, 'GIF89a'))) return null
  return { extension: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

/** The size is in the first frame header: SOF0 to SOF15, without DHT, JPG and DAC. */
function jpeg(view: DataView): PictureFormat | null {
  if (!has(view, 0, '\xff\xd8\xff')) return null
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { extension: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return null
}

function webp(view: DataView): PictureFormat | null {
  if (view.byteLength < 25 || !has(view, 0, 'RIFF') || !has(view, 8, 'WEBP')) return null
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000
  const sized = (width: number, height: number): PictureFormat => ({ extension: 'webp', width, height })
  if (has(view, 12, 'VP8X') && view.byteLength >= 30) return sized(uint24(24) + 1, uint24(27) + 1)
  if (has(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true)
    return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
  }
  if (has(view, 12, 'VP8 ') && view.byteLength >= 30)
    return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
  return null
}
