import type { XmlElement, XmlNode } from '../xml/index.ts'
import { at, lineIn, nameOf } from './elements.ts'

/** The elements of NITF that HTML calls otherwise; what neither has is passed over, and its text stays. */
const NAMES: { readonly [name: string]: string } = {
  block: 'div',
  hl1: 'h2',
  hl2: 'h3',
  bq: 'blockquote',
  credit: 'cite',
}
const HTML =
  /^(?:a|abbr|address|article|aside|b|blockquote|body|br|caption|cite|code|col|colgroup|dd|del|div|dl|dt|em|figcaption|figure|footer|h[1-6]|header|hr|i|img|li|main|ol|p|pre|q|s|section|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)$/
const EMPTY = /^(?:br|hr|img|col)$/
/** The attributes that say something of a text. */
const KEPT = /^(?:href|src|alt|title|colspan|rowspan|start|class|id)$/

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The children of an element as HTML. */
export function markupIn(element: XmlElement): string {
  return element.children.map(markupOf).join('')
}

function markupOf(node: XmlNode): string {
  if (typeof node === 'string') return escaped(node)
  const given = nameOf(node).toLowerCase()
  if (given === 'media') return pictureOf(node)
  const name = NAMES[given] ?? given
  if (!HTML.test(name)) return markupIn(node)
  const attributes = Object.entries(node.attributes)
    .filter(([key]) => KEPT.test(key))
    .map(([key, value = '']) => ` ${key}="${escaped(value)}"`)
    .join('')
  const open = `<${name}${attributes}>`
  return EMPTY.test(name) ? open : `${open}${markupIn(node)}</${name}>`
}

/** A picture of NITF with its caption and who took it; what else is shown beside a text is told by its caption alone. */
function pictureOf(media: XmlElement): string {
  const caption = at(media, 'media-caption')
  const credit = lineIn(at(media, 'media-producer'))
  const signed = credit === '' ? '' : `<span class="credit">${escaped(credit)}</span>`
  const words = [caption ? markupIn(caption) : '', signed].filter((each) => each !== '').join(' ')
  const address = at(media, 'media-reference')?.attributes.source ?? ''
  const isPicture = /^(?:image|photo|graphic|picture)/i.test(media.attributes['media-type'] ?? '')
  const alt = at(media, 'media-reference')?.attributes['alternate-text'] ?? ''
  if (!isPicture || address === '') return words === '' ? '' : `<p>${words}</p>`
  return `<figure><img src="${escaped(address)}" alt="${escaped(alt)}"><figcaption>${words}</figcaption></figure>`
}
