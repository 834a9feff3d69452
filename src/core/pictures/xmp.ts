import { childOf, childrenOf, readXml, textIn, type XmlElement } from '../import/xml/index.ts'

/** The namespaces of XMP that are read and written, with the prefixes that the specifications give them. */
export const XMP_NAMESPACES = {
  'adobe:ns:meta/': 'x',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://ns.adobe.com/photoshop/1.0/': 'photoshop',
  'http://ns.adobe.com/xap/1.0/rights/': 'xmpRights',
  'http://ns.adobe.com/exif/1.0/': 'exif',
  'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/': 'Iptc4xmpCore',
} as const

/** Gives the values of a property by its name with its usual prefix; of a text in several languages the one for all, or the first. */
export type Xmp = (property: string) => string[]

/** Reads a packet of XMP by the guarded reader of XML: what that refuses, a document type for instance, says nothing. */
export function readXmp(packet: Uint8Array): Xmp {
  const roots: XmlElement[] = []
  const fault = readXml<never>(
    (take) => {
      take(withoutPadding(packet))
      return null
    },
    { namespaces: XMP_NAMESPACES, opened: new Set(), take: (element) => roots.push(element) },
  )
  const [root] = fault === null ? roots : []
  const rdf = root?.name === 'rdf:RDF' ? root : childOf(root, 'rdf:RDF')
  const descriptions = childrenOf(rdf, 'rdf:Description')
  return (property) => {
    for (const description of descriptions) {
      const said = description.attributes[property]
      const values = said === undefined ? valuesOf(childOf(description, property)) : [said]
      if (values.some((value) => value.trim() !== '')) return values
    }
    return []
  }
}

function valuesOf(element: XmlElement | undefined): string[] {
  if (element === undefined) return []
  const alternatives = childrenOf(childOf(element, 'rdf:Alt'), 'rdf:li')
  const isForAll = (item: XmlElement) => item.attributes['xml:lang'] === 'x-default'
  const chosen = [...alternatives.filter(isForAll), ...alternatives].find(
    (item) => textIn(item).trim() !== '',
  )
  if (chosen) return [textIn(chosen)]
  const list = childOf(element, 'rdf:Seq') ?? childOf(element, 'rdf:Bag')
  return list ? childrenOf(list, 'rdf:li').map(textIn) : [textIn(element)]
}

/** A packet up to the zeros that some programs leave behind it. */
function withoutPadding(packet: Uint8Array): Uint8Array {
  let end = packet.length
  while (end > 0 && packet[end - 1] === 0) end -= 1
  return packet.subarray(0, end)
}
