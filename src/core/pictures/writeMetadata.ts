import { viewOf } from './containers/bytes.ts'
import { EXIF_TAGS, type Orientation } from './containers/exif.ts'
import { XMP_NAMESPACES } from './xmp.ts'

/** What is said of a picture that leaves: who made it, and who has which rights in it. Empty: nothing. */
export type PictureOrigin = { credit: string; rights: string }

/** UTF-16 code units; so that all of it fits into one segment of a JPEG. */
const LONGEST = 2000
const HEADER = 8
const ENTRY = 12
const [ASCII, SHORT] = [2, 3]

const oneLine = (text: string) =>
  text
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]+/gu, ' ')
    .trim()

/** A text up to its zero, of an even length and of at least six bytes: shorter ones are kept in the entry itself. */
function withEnd(text: Uint8Array): Uint8Array {
  const ended = new Uint8Array(Math.max(6, text.length + 2 - (text.length % 2)))
  ended.set(text)
  return ended
}

/** A block of EXIF that says this and nothing else; null where there is nothing to say. */
export function writeExif({ credit, rights }: PictureOrigin, orientation: Orientation): Uint8Array | null {
  const encoder = new TextEncoder()
  const texts = [
    { tag: EXIF_TAGS.Artist, text: oneLine(credit) },
    { tag: EXIF_TAGS.Copyright, text: oneLine(rights) },
  ].filter(({ text }) => text !== '')
  const entries = [
    ...(orientation === 1 ? [] : [{ tag: EXIF_TAGS.Orientation, bytes: null }]),
    ...texts.map(({ tag, text }) => ({ tag, bytes: withEnd(encoder.encode(text)) })),
  ]
  if (entries.length === 0) return null
  const heap = HEADER + 2 + entries.length * ENTRY + 4
  const block = new Uint8Array(heap + entries.reduce((length, { bytes }) => length + (bytes?.length ?? 0), 0))
  const view = viewOf(block)
  view.setUint16(0, 0x4d4d)
  view.setUint16(2, 42)
  view.setUint32(4, HEADER)
  view.setUint16(HEADER, entries.length)
  let free = heap
  for (const [index, { tag, bytes }] of entries.entries()) {
    const at = HEADER + 2 + index * ENTRY
    view.setUint16(at, tag)
    view.setUint16(at + 2, bytes ? ASCII : SHORT)
    view.setUint32(at + 4, bytes ? bytes.length : 1)
    if (bytes) {
      view.setUint32(at + 8, free)
      block.set(bytes, free)
      free += bytes.length
    } else view.setUint16(at + 8, orientation)
  }
  return block
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A packet of XMP that says this and nothing else; null where there is nothing to say. */
export function writeXmp(origin: PictureOrigin): Uint8Array | null {
  const [credit, rights] = [escaped(oneLine(origin.credit)), escaped(oneLine(origin.rights))]
  if (credit === '' && rights === '') return null
  const namespaces = Object.entries(XMP_NAMESPACES)
    .filter(([, prefix]) => prefix === 'dc' || prefix === 'photoshop')
    .map(([address, prefix]) => ` xmlns:${prefix}="${address}"`)
  const said = [
    credit && `<dc:creator><rdf:Seq><rdf:li>${credit}</rdf:li></rdf:Seq></dc:creator>`,
    credit && `<photoshop:Credit>${credit}</photoshop:Credit>`,
    rights && `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${rights}</rdf:li></rdf:Alt></dc:rights>`,
  ]
  return new TextEncoder().encode(
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
      `<rdf:Description rdf:about=""${namespaces.join('')}>${said.join('')}</rdf:Description>` +
      '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
  )
}
