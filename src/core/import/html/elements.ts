import { elementsIn, type HtmlElement, type HtmlNode, namesOf, NO_TEXT } from './parseHtml.ts'

/** True for a row of a table, and for what groups its rows or names its columns. */
export function isPartOfTable(node: HtmlNode): boolean {
  return typeof node !== 'string' && /^(?:thead|tbody|tfoot|tr|colgroup|col)$/.test(node.name)
}

/** True for an item of a list that begins with a box that is checked, false for an empty box; null without one. */
export function checkedOf(item: HtmlElement): boolean | null {
  const [first] = item.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  const label = typeof first === 'object' && /^(?:label|p)$/.test(first.name) ? first.children[0] : first
  if (typeof label !== 'object' || label.name !== 'input' || label.attributes.type !== 'checkbox') return null
  return label.attributes.checked !== undefined
}

/** Who is quoted: the `<footer>` or `<cite>` of a quotation, or its last paragraph where that is nothing but a `<cite>`. */
export function attributionOf(quotation: HtmlElement): HtmlElement | null {
  const elements = quotation.children.filter((child) => typeof child !== 'string')
  const last = elements.at(-1)
  if (typeof last !== 'object' || last.length === quotation.length) return null
  if (last.name === 'footer' || last.name === 'cite') return last
  const [only] = last.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  const isCited = typeof only === 'object' && only.name === 'cite' && only.length === last.length
  return isCited ? last : null
}

/** The characters of an element as they stand in the page. */
export function preformattedText(element: HtmlElement): string {
  let text = ''
  for (const child of element.children) {
    if (typeof child === 'string') text += child
    else if (child.name === 'br') text += '\n'
    else if (!NO_TEXT.has(child.name)) text += preformattedText(child)
  }
  return text
}

const CREDIT =
  /(?:^|[ _-])(?:credits?|copyright|photographer|photographe|source|byline|author|auteur)(?=$|[ _-])/
const LONGEST_CREDIT = 200

/** The element of a figure that says who made its picture; null where none does by its name. */
export function creditOf(figure: HtmlElement): HtmlElement | null {
  for (const element of elementsIn(figure))
    if (element.length > 0 && element.length <= LONGEST_CREDIT && CREDIT.test(namesOf(element)))
      return element
  return null
}

const MOST_SIZES = 100

/** The addresses of a list of sizes (`srcset`), the largest first. */
function addressesOfSet(set: string | undefined): string[] {
  const sizes = [
    ...(set ?? '')
      .slice(0, 100_000)
      .matchAll(/(?:data:)?[^ \t\n\r\f,][^ \t\n\r\f]*[^ \t\n\r\f,](?:[ \t\n\r\f]+([0-9.]+)[wx])?/g),
  ]
  return sizes
    .slice(0, MOST_SIZES)
    .map(([size, number = '1']) => ({ address: size.split(/[ \t\n\r\f]/)[0] ?? '', number: Number(number) }))
    .sort((one, other) => other.number - one.number)
    .map(({ address }) => address)
}

/**
 * The addresses of a picture, the best first: the sizes that it comes in, what the page loads late, then its own. `shown` is the
 * one by which it is named where none is there.
 */
export function pictureAddresses(image: HtmlElement): { all: string[]; shown: string } {
  const { attributes, parent } = image
  const { src = '' } = attributes
  const late = [attributes['data-src'], attributes['data-lazy-src'], attributes['data-original']]
  const sources = (parent?.name === 'picture' ? parent.children : []).flatMap((child) =>
    typeof child !== 'string' && child.name === 'source' ? addressesOfSet(child.attributes.srcset) : [],
  )
  const sizes = [
    ...addressesOfSet(attributes.srcset),
    ...addressesOfSet(attributes['data-srcset']),
    ...sources,
  ]
  const isPlaceholder = src === '' || src.startsWith('data:')
  const own = isPlaceholder ? [...late, src] : [src, ...late]
  const all = [...sizes, ...own].flatMap((address) => address?.trim() || [])
  const shown =
    (isPlaceholder ? (late.find((each) => each !== undefined) ?? sizes[0] ?? src) : src).trim() || src
  return { all: [...new Set(all)], shown }
}
