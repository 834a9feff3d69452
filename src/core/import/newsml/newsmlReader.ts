import { failed } from '../../failure.ts'
import type { JsonObject } from '../json/jsonOf.ts'
import { readItem } from '../ninjs/readItem.ts'
import type { FormatReader } from '../reader.ts'
import type { SourceFile } from '../sourceFile.ts'
import { readXml, type XmlElement, type XmlFault } from '../xml/index.ts'
import { allIn, at, nameOf } from './elements.ts'
import { itemOfNewsItem } from './newsItem.ts'
import { itemOfNitf } from './nitf.ts'

/** Stories of agencies in the IPTC’s standards of XML: NITF, and items of NewsML-G2, alone or in their message. */
export const newsmlReader: FormatReader = {
  recognise: (file) => (isNewsXml(file) ? 'sure' : null),
  async read(file) {
    const { fileName, text } = file
    if (!text.ok) return text
    const root = rootOf(text.value.text)
    if (typeof root === 'string') return failed(root, { fileName, format: 'newsml' })
    const item = itemIn(root)
    return item ? readItem(file, item, 'newsml') : failed('unsupported', { fileName, format: 'XML' })
  },
}

/** The element that a file of XML begins with, below its declarations and comments. */
const ROOT =
  /^[\s\ufeff]*(?:<\?[^>]{0,500}\?>\s*|<!--(?:[^-]|-(?!->)){0,2000}-->\s*|<!DOCTYPE[^>[]{0,500}>\s*){0,20}<(?:[\w.-]{1,40}:)?(nitf|newsItem|newsMessage)[\s>]/

/** True for NITF, an item of NewsML-G2 or a message with such items. */
export function isNewsXml({ foreign, text }: SourceFile): boolean {
  return foreign === null && text.ok && ROOT.test(text.value.text.slice(0, 20_000))
}

/** The tree of a text of XML, whatever encoding it declares: it is decoded already. */
function rootOf(text: string): XmlElement | XmlFault {
  let root: XmlElement | undefined
  const bytes = new TextEncoder().encode(text.replace(/^[\s\ufeff]*(?:<\?xml[^>]{0,500}\?>)?/, ''))
  const fault = readXml<never>(
    (take) => {
      take(bytes)
      return null
    },
    { namespaces: {}, opened: new Set(), take: (element) => (root ??= element) },
  )
  return fault ?? root ?? 'broken'
}

function itemIn(root: XmlElement): JsonObject | null {
  if (nameOf(root) === 'nitf') return itemOfNitf(root)
  const items = nameOf(root) === 'newsItem' ? [root] : allIn(at(root, 'itemSet'), 'newsItem')
  const [item] = items
  // Of a message that could not be taken apart, none is taken for all.
  return item && items.length === 1 ? itemOfNewsItem(item) : null
}
