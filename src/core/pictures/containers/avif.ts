import { signsAt, viewOf, withinBytes } from './bytes.ts'

/** A box of a file of the ISO base media format, by its type; `data` is where its contents begin. */
export type Box = { type: string; start: number; data: number; end: number }

/** What an item of such a file is: `av01` a picture, `Exif`, `mime` with its type, and where its bytes are. */
export type AvifItem = {
  id: number
  type: string
  contentType: string
  extents: { start: number; end: number }[]
}

/** A picture of that format. Its size is upright. */
export type Avif = {
  width: number
  height: number
  isAnimated: boolean
  isTransparent: boolean
  items: AvifItem[]
}

/** A file with more than this of anything is none that a program of pictures has written: boxes, items, places, properties. */
const MOST_BOXES = 20_000
/** Characters of a name. */
const LONGEST_NAME = 4096

/** The boxes between two places; null where one is cut off or goes beyond. With `isHead`, the last one may be cut off. */
export function boxesIn(bytes: Uint8Array, from: number, to: number, isHead = false): Box[] | null {
  const view = viewOf(bytes)
  const boxes: Box[] = []
  for (let start = from; start < to; ) {
    if (start + 8 > to || boxes.length >= MOST_BOXES) return null
    const size = view.getUint32(start)
    const type = signsAt(bytes, start + 4, 4)
    let data = start + 8
    let end = start + size
    if (size === 0) end = to
    if (size === 1) {
      if (start + 16 > to) return null
      data = start + 16
      end = start + Number(view.getBigUint64(start + 8))
    }
    if (end > to && isHead) end = to
    if (end < data || end > to) return null
    boxes.push({ type, start, data, end })
    start = end
  }
  return boxes
}

/** The brands of a file of the ISO base media format, the major one first; empty for any other file. */
function brandsOf(bytes: Uint8Array): string[] {
  if (bytes.length < 16 || signsAt(bytes, 4, 4) !== 'ftyp') return []
  const end = Math.min(bytes.length, viewOf(bytes).getUint32(0), 512)
  const brands = [signsAt(bytes, 8, 4)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(signsAt(bytes, at, 4))
  return brands
}

const AVIF_BRANDS = ['avif', 'avis']
const HEIF_BRANDS = [
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'hevm',
  'hevs',
  'mif1',
  'mif2',
  'msf1',
  'heif',
]

export function isAvif(bytes: Uint8Array): boolean {
  return brandsOf(bytes).some((brand) => AVIF_BRANDS.includes(brand))
}

/** HEIC, and whatever else is packed as HEIC is, but AVIF. */
export function isHeif(bytes: Uint8Array): boolean {
  return !isAvif(bytes) && brandsOf(bytes).some((brand) => HEIF_BRANDS.includes(brand))
}

/** Reads numbers one after the other; throws a `RangeError` at the end of the box. */
class BoxReader {
  private readonly view: DataView
  private at = 0

  constructor(bytes: Uint8Array, { data, end }: Box) {
    this.view = viewOf(bytes.subarray(data, end))
  }

  /** A number of so many bytes: 0, 1, 2, 4 or 8. */
  number(size: number): number {
    const { view, at } = this
    this.at += size
    if (size === 0) return 0
    if (size === 1) return view.getUint8(at)
    if (size === 2) return view.getUint16(at)
    if (size === 4) return view.getUint32(at)
    if (size === 8) return Number(view.getBigUint64(at))
    throw new RangeError(`a number of ${size} bytes`)
  }

  /** Characters of one byte each, up to a zero; at the end of the box without it. */
  signs(length: number | null): string {
    let signs = ''
    while (length === null ? this.at < this.view.byteLength : signs.length < length) {
      const sign = this.number(1)
      if (length === null && sign === 0) break
      if (signs.length >= LONGEST_NAME) throw new RangeError(`a name of more than ${LONGEST_NAME} characters`)
      signs += String.fromCharCode(sign)
    }
    return signs
  }
}

const firstBox = (boxes: readonly Box[], type: string) => boxes.find((box) => box.type === type)

/** What each item is, without its places. */
function readInfos(bytes: Uint8Array, iinf: Box): AvifItem[] | null {
  const version = bytes[iinf.data]
  const boxes = boxesIn(bytes, iinf.data + (version === 0 ? 6 : 8), iinf.end)
  if (!boxes) return null
  const entries = boxes.filter(({ type }) => type === 'infe')
  return entries.map((box) => {
    const read = new BoxReader(bytes, box)
    const entry = read.number(1)
    read.number(1)
    read.number(2)
    const id = read.number(entry < 3 ? 2 : 4)
    read.number(2)
    const type = entry < 2 ? '' : read.signs(4)
    read.signs(null)
    return { id, type, contentType: type === 'mime' ? read.signs(null) : '', extents: [] }
  })
}

/** The places of each item by its id; of one that lies elsewhere (another file, other items) none. */
function readPlaces(bytes: Uint8Array, iloc: Box, idat: Box | undefined): Map<number, AvifItem['extents']> {
  const read = new BoxReader(bytes, iloc)
  const version = read.number(1)
  read.number(1)
  read.number(2)
  const sizes = read.number(1)
  const more = read.number(1)
  const indexSize = version === 0 ? 0 : more & 15
  const places = new Map<number, AvifItem['extents']>()
  let parts = 0
  for (let count = read.number(version < 2 ? 2 : 4); count > 0; count--) {
    const id = read.number(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : read.number(2) & 15
    const isElsewhere = read.number(2) !== 0 || method > 1 || (method === 1 && !idat)
    const base = read.number(more >> 4) + (method === 1 ? (idat?.data ?? 0) : 0)
    const extents: AvifItem['extents'] = []
    for (let left = read.number(2); left > 0; left--) {
      parts += 1
      if (parts > MOST_BOXES) throw new RangeError(`more than ${MOST_BOXES} places`)
      read.number(indexSize)
      const start = base + read.number(sizes >> 4)
      const length = read.number(sizes & 15)
      extents.push({ start, end: start + length })
    }
    if (!isElsewhere) places.set(id, extents)
    if (places.size > MOST_BOXES) throw new RangeError(`more than ${MOST_BOXES} items`)
  }
  return places
}

/** What the properties of items are: those of one item, in their order, and all that there are. */
function propertiesOf(bytes: Uint8Array, iprp: Box, id: number): { own: Box[]; all: Box[] } {
  const boxes = boxesIn(bytes, iprp.data, iprp.end) ?? []
  const ipco = firstBox(boxes, 'ipco')
  const all = (ipco && boxesIn(bytes, ipco.data, ipco.end)) ?? []
  const own: Box[] = []
  for (const ipma of boxes.filter(({ type }) => type === 'ipma')) {
    const read = new BoxReader(bytes, ipma)
    const version = read.number(1)
    read.number(2)
    const isWide = (read.number(1) & 1) === 1
    for (let count = read.number(4); count > 0; count--) {
      const item = read.number(version === 0 ? 2 : 4)
      for (let left = read.number(1); left > 0; left--) {
        const index = isWide ? read.number(2) & 0x7fff : read.number(1) & 0x7f
        const property = all[index - 1]
        if (item === id && property) own.push(property)
        if (own.length > MOST_BOXES) throw new RangeError(`more than ${MOST_BOXES} properties`)
      }
    }
  }
  return { own, all }
}

/** What an AVIF says of itself, also where only its first bytes are at hand; null where its boxes cannot be understood. */
export function readAvif(bytes: Uint8Array): Avif | null {
  const top = isAvif(bytes) ? boxesIn(bytes, 0, bytes.length, true) : null
  const meta = top && firstBox(top, 'meta')
  return top && meta ? withinBytes(() => readMeta(bytes, meta, top)) : null
}

function readMeta(bytes: Uint8Array, meta: Box, top: readonly Box[]): Avif | null {
  const boxes = boxesIn(bytes, meta.data + 4, meta.end)
  if (!boxes) return null
  const [pitm, iinf, iloc, iprp] = ['pitm', 'iinf', 'iloc', 'iprp'].map((type) => firstBox(boxes, type))
  if (!pitm || !iinf || !iloc || !iprp) return null
  const read = new BoxReader(bytes, pitm)
  const version = read.number(1)
  read.number(1)
  read.number(2)
  const primary = read.number(version === 0 ? 2 : 4)
  const { own, all } = propertiesOf(bytes, iprp, primary)
  const ispe = firstBox(own, 'ispe')
  const infos = readInfos(bytes, iinf)
  if (!ispe || !infos) return null
  const view = viewOf(bytes.subarray(ispe.data, ispe.end))
  const size = [view.getUint32(4), view.getUint32(8)] as const
  const irot = firstBox(own, 'irot')
  const isTurned = irot !== undefined && ((bytes[irot.data] ?? 0) & 1) === 1
  const [width, height] = isTurned ? [size[1], size[0]] : size
  const places = readPlaces(bytes, iloc, firstBox(boxes, 'idat'))
  const isAnimated = brandsOf(bytes).includes('avis') && firstBox(top, 'moov') !== undefined
  // Another picture holds the transparency of this one; that of a film is in its tracks.
  const isAlpha = ({ type, data, end }: Box) =>
    type === 'auxC' && signsAt(bytes, data, Math.min(end - data, 64)).includes('alpha')
  return {
    width,
    height,
    isAnimated,
    isTransparent: isAnimated || all.some(isAlpha),
    items: infos.map((item) => ({ ...item, extents: places.get(item.id) ?? [] })),
  }
}
