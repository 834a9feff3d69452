import { hasAt, viewOf, withinBytes } from './containers/bytes.ts'

/** The datasets of IPTC that are read, by the numbers that they have in its second record. */
const DATASETS = {
  date: 55,
  time: 60,
  byline: 80,
  credit: 110,
  source: 115,
  rights: 116,
  caption: 120,
} as const
export type Dataset = keyof typeof DATASETS

/** The resource of Photoshop in which IPTC is. */
const IPTC_RESOURCE = 0x0404
const MARK = 0x1c
const APPLICATION_RECORD = 2

/** Gives the values of a dataset as their bytes, in their order. */
export type Iptc = (dataset: Dataset) => Uint8Array[]

/** Reads IPTC (IIM 4) in the resources of Photoshop, as a JPEG has them; it ends where they are broken. */
export function readIptc(resources: Uint8Array): Iptc {
  const found: { number: number; value: Uint8Array }[] = []
  withinBytes(() => {
    for (const value of datasetsOf(iptcIn(resources))) found.push(value)
  })
  return (dataset) => found.filter(({ number }) => number === DATASETS[dataset]).map(({ value }) => value)
}

function iptcIn(resources: Uint8Array): Uint8Array {
  const view = viewOf(resources)
  for (let at = 0; hasAt(resources, at, '8BIM'); ) {
    const name = 1 + view.getUint8(at + 6)
    const size = at + 6 + name + (name % 2)
    const data = size + 4
    const end = data + view.getUint32(size)
    if (view.getUint16(at + 4) === IPTC_RESOURCE) return resources.subarray(data, end)
    at = end + ((end - data) % 2)
  }
  return new Uint8Array()
}

function* datasetsOf(iptc: Uint8Array): Generator<{ number: number; value: Uint8Array }> {
  const view = viewOf(iptc)
  for (let at = 0; iptc[at] === MARK; ) {
    const length = view.getUint16(at + 3)
    // Beyond 32,767 bytes the length itself has several bytes; no text is that long.
    const end = at + 5 + length
    if (length > 0x7fff || end > iptc.length) return
    if (iptc[at + 1] === APPLICATION_RECORD)
      yield { number: view.getUint8(at + 2), value: iptc.subarray(at + 5, end) }
    at = end
  }
}
