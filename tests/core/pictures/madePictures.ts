import { deflateSync } from 'node:zlib'
import { crc32 } from '../../../src/core/crc32.ts'

/** Pictures made for tests: each is a whole file, 6 pixels wide and 4 high, that a browser shows. */
const base64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

export const JPEG = base64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAXEAEAAwAAAAAAAAAAAAAAAAAAAxRS/8QAFQEBAQAAAAAAAAAAAAAAAAAABAb/xAAbEQABBAMAAAAAAAAAAAAAAAABAAMUkQRSU//aAAwDAQACEQMRAD8Aibk2gFhEx+YoJMp/c2V//9k=',
)
export const WEBP = base64(
  'UklGRk4AAABXRUJQVlA4IEIAAAAwAwCdASoGAAQAAsBMJagCdGuA/gGEAfoB7/92AAwNZuFQAP7y6WApP/LVLqK/9C5lS//8gz9VLyXcQveB0QgAAAA=',
)
export const LOSSLESS_WEBP = base64(
  'UklGRi4AAABXRUJQVlA4TCIAAAAvBcAAAB8QU/XV//kPJ4GCRpKa7x1Qh0lMYiOi//HPq6sA',
)
export const AVIF = base64(
  'AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAOptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAEOAAEAAAAAAAAAIwAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGF2MDEAAAAAamlwcnAAAABLaXBjbwAAABNjb2xybmNseAACAAIABoAAAAAMYXYxQ4EADAAAAAAUaXNwZQAAAAAAAAAGAAAABAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgYIDhAAAACttZGF0EgAKBRgIbsCEMhgYAAooooQAQcG9po7Bzd+NDwqufxMCZ9w=',
)
/** Of two images. */
export const GIF = base64(
  'R0lGODlhBgAEAPAAAP8AAAAAACH5BAAAAAAAIf8LTkVUU0NBUEUyLjADAQAAACwAAAAABgAEAAACBISPqVcAIfkEAAAAAAAsAAAAAAYABACAAAD/AAAAAgSEj6lXADs=',
)

/** Text of one byte for each character, numbers and bytes, one after the other. */
export function bytesOf(...parts: (string | readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (sign) => sign.charCodeAt(0)) : Array.from(part),
    ),
  )
}

const NONE: readonly Uint8Array[] = []

export const uint16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff]
export const uint32 = (value: number): number[] => [...uint16(value >>> 16), ...uint16(value & 0xffff)]
const littleEndian = (value: number) => uint32(value).reverse()

export function pngChunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const content = bytesOf(type, data)
  return bytesOf(uint32(data.length), content, uint32(crc32(content)))
}

/** A PNG that says to be of a size; `chunks` stand before its pixels, of which there are as many as 6 × 4 have. */
export function png({ width = 6, height = 4, colours = 2, chunks = NONE } = {}): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(
    deflateSync(Uint8Array.from({ length: 4 * (1 + 6 * 3) }, (_, at) => (at % 19 === 0 ? 0 : at))),
  )
  return bytesOf(
    '\x89PNG\r\n\x1a\n',
    pngChunk('IHDR', bytesOf(uint32(width), uint32(height), [8, colours, 0, 0, 0])),
    ...chunks,
    pngChunk('IDAT', pixels),
    pngChunk('IEND', bytesOf()),
  )
}

export function jpegSegment(marker: number, data: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytesOf([0xff, marker], uint16(data.length + 2), data)
}

/** The JPEG above with segments behind its first marker, and bytes behind its last. */
export function jpeg({ segments = NONE, after = bytesOf() } = {}): Uint8Array<ArrayBuffer> {
  return bytesOf(JPEG.subarray(0, 2), ...segments, JPEG.subarray(2), after)
}

export function webpChunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytesOf(type, littleEndian(data.length), data, data.length % 2 === 1 ? [0] : [])
}

/** A WebP in its extended form, with chunks behind its pixels. */
export function webp({ width = 6, height = 4, flags = 0, chunks = NONE } = {}): Uint8Array<ArrayBuffer> {
  const uint24 = (value: number) => littleEndian(value).slice(0, 3)
  const content = bytesOf(
    'WEBP',
    webpChunk('VP8X', bytesOf([flags, 0, 0, 0], uint24(width - 1), uint24(height - 1))),
    WEBP.subarray(12),
    ...chunks,
  )
  return bytesOf('RIFF', littleEndian(content.length), content)
}

type Tags = { readonly [tag: number]: number | string | Uint8Array }

/** A directory of EXIF that begins at a place: numbers of two bytes, and texts. */
function directory(tags: Tags, start: number): number[] {
  const entries = Object.entries(tags)
  const heap: number[] = []
  const fields = entries.flatMap(([tag, value]) => {
    if (typeof value === 'number')
      return [
        ...uint16(Number(tag)),
        ...(Number(tag) === CAMERA ? [...uint16(4), ...uint32(1), ...uint32(value)] : []),
        ...(Number(tag) === CAMERA ? [] : [...uint16(3), ...uint32(1), ...uint16(value), 0, 0]),
      ]
    const text = [...(typeof value === 'string' ? new TextEncoder().encode(value) : value), 0]
    const offset = start + 2 + entries.length * 12 + 4 + heap.length
    const place = text.length <= 4 ? [...text, 0, 0, 0].slice(0, 4) : uint32(offset)
    if (text.length > 4) heap.push(...text)
    return [...uint16(Number(tag)), ...uint16(2), ...uint32(text.length), ...place]
  })
  return [...uint16(entries.length), ...fields, ...uint32(0), ...heap]
}

const CAMERA = 0x8769

/** A block of EXIF: what its first directory says, and that of the camera. */
export function exif(tags: Tags, camera: Tags | null = null): Uint8Array<ArrayBuffer> {
  const head = bytesOf('MM', uint16(42), uint32(8))
  if (camera === null) return bytesOf(head, directory(tags, 8))
  const length = directory({ ...tags, [CAMERA]: 0 }, 8).length
  return bytesOf(head, directory({ ...tags, [CAMERA]: 8 + length }, 8), directory(camera, 8 + length))
}

/** A packet of XMP with these properties, by their usual prefixes. */
export function xmp(properties: string, attributes = ''): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"' +
      ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:exif="http://ns.adobe.com/exif/1.0/"' +
      ` xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" ${attributes}>` +
      `${properties}</rdf:Description></rdf:RDF></x:xmpmeta>${' '.repeat(40)}<?xpacket end="w"?>`,
  )
}

/** Resources of Photoshop with datasets of IPTC, behind another resource. */
export function photoshop(
  datasets: readonly (readonly [number, string | Uint8Array])[],
): Uint8Array<ArrayBuffer> {
  const iptc = bytesOf(
    ...datasets.map(([number, value]) => {
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value
      return bytesOf([0x1c, number === 90 ? 1 : 2, number], uint16(bytes.length), bytes)
    }),
  )
  const other = bytesOf('8BIM', uint16(0x03ed), [3], 'abc', uint32(3), [1, 2, 3, 0])
  return bytesOf(
    other,
    '8BIM',
    uint16(0x0404),
    [0, 0],
    uint32(iptc.length),
    iptc,
    iptc.length % 2 === 1 ? [0] : [],
  )
}

export const exifSegment = (block: Uint8Array) => jpegSegment(0xe1, bytesOf('Exif\0\0', block))
export const xmpSegment = (packet: Uint8Array) =>
  jpegSegment(0xe1, bytesOf('http://ns.adobe.com/xap/1.0/\0', packet))
export const photoshopSegment = (resources: Uint8Array) =>
  jpegSegment(0xed, bytesOf('Photoshop 3.0\0', resources))
/** A chunk of PNG with a packet of XMP. */
export const xmpChunk = (packet: Uint8Array) =>
  pngChunk('iTXt', bytesOf('XML:com.adobe.xmp\0', [0, 0, 0, 0], packet))
/** A GIF with a packet of XMP behind its colours. */
export function gifWithXmp(packet: Uint8Array): Uint8Array<ArrayBuffer> {
  const trailer = [1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]
  return bytesOf(GIF.subarray(0, 19), [0x21, 0xff, 11], 'XMP DataXMP', packet, trailer, GIF.subarray(19))
}

export const ORIENTATION = 0x0112

/** The AVIF above with another property of four bytes at the end, which its one item has. */
export function avif({
  property,
}: {
  property?: { type: string; value: number }
} = {}): Uint8Array<ArrayBuffer> {
  if (!property) return bytesOf(AVIF)
  const added = bytesOf(uint32(9), property.type, [property.value])
  const view = new DataView(AVIF.buffer.slice(0))
  const at = (type: string) => Buffer.from(AVIF).indexOf(type) - 4
  for (const type of ['meta', 'iprp']) view.setUint32(at(type), view.getUint32(at(type)) + added.length + 1)
  view.setUint32(at('ipco'), view.getUint32(at('ipco')) + added.length)
  view.setUint32(at('ipma'), view.getUint32(at('ipma')) + 1)
  // Of the one item: one property more, the fifth, which must be understood; its place moves with what is put in before it.
  view.setUint8(at('ipma') + 18, 5)
  const iloc = at('iloc')
  view.setUint32(iloc + 20, view.getUint32(iloc + 20) + added.length + 1)
  const whole = new Uint8Array(view.buffer)
  const ends = { ipco: at('ipma'), ipma: at('mdat') }
  return bytesOf(
    whole.subarray(0, ends.ipco),
    added,
    whole.subarray(ends.ipco, ends.ipma),
    [0x85],
    whole.subarray(ends.ipma),
  )
}

/** The AVIF above with items of metadata: their bytes stand at the end of the file. */
export function avifWith({
  exif: block,
  xmp: packet,
}: {
  exif?: Uint8Array
  xmp?: Uint8Array
}): Uint8Array<ArrayBuffer> {
  const items = [
    ...(block ? [{ type: 'Exif', name: '\0', bytes: bytesOf(uint32(0), block) }] : []),
    ...(packet ? [{ type: 'mime', name: '\0application/rdf+xml\0', bytes: packet }] : []),
  ]
  const infos = items.map(({ type, name }, at) =>
    bytesOf(uint32(20 + name.length), 'infe', [2, 0, 0, 0], uint16(at + 2), uint16(0), type, name),
  )
  const [added, places] = [bytesOf(...infos), 18 * items.length]
  const view = new DataView(AVIF.buffer.slice(0))
  const at = (type: string) => Buffer.from(AVIF).indexOf(type) - 4
  const grow = (type: string, by: number) => view.setUint32(at(type), view.getUint32(at(type)) + by)
  grow('meta', added.length + places)
  grow('iloc', places)
  grow('iinf', added.length)
  view.setUint16(at('iloc') + 14, 1 + items.length)
  view.setUint32(at('iloc') + 20, view.getUint32(at('iloc') + 20) + added.length + places)
  view.setUint16(at('iinf') + 12, 1 + items.length)
  let start = AVIF.length + added.length + places + 8
  const rows = items.map(({ bytes }, index) => {
    const row = bytesOf(
      uint16(index + 2),
      uint16(0),
      uint32(0),
      uint16(1),
      uint32(start),
      uint32(bytes.length),
    )
    start += bytes.length
    return row
  })
  const whole = new Uint8Array(view.buffer)
  const bodies = bytesOf(...items.map(({ bytes }) => bytes))
  return bytesOf(
    ...[
      whole.subarray(0, at('iinf')),
      ...rows,
      whole.subarray(at('iinf'), at('iprp')),
      added,
      whole.subarray(at('iprp')),
    ],
    ...[uint32(8 + bodies.length), 'mdat', bodies],
  )
}
