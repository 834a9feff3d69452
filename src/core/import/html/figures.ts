import type * as Document from '../../document/types.ts'
import type { Inline } from '../../document/types.ts'
import { altOf } from '../pictures/index.ts'
import { textOfNode } from '../tree/sourceBlock.ts'
import { webAddress } from './addresses.ts'
import type { PageContext } from './context.ts'
import { collapsed, elementsIn, type HtmlElement, type HtmlNode, namesOf, textOf } from './parseHtml.ts'

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
function pictureAddresses(image: HtmlElement): { all: string[]; shown: string } {
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

/**
 * The picture that an `<img>` shows: that of the library where it can be taken, else one at its address; null for one that
 * cannot be seen, or has no address.
 */
export function pictureOf(image: HtmlElement, page: PageContext): Inline | null {
  const { alt = '', title = '', width, height } = image.attributes
  if ([width, height].some((size) => size !== undefined && /^[0-3](?:px)?$/.test(size))) return null
  const { pictures, base } = page
  const { all, shown } = pictureAddresses(image)
  const address = webAddress(shown, base)
  const src =
    page.partDepth > 0
      ? null
      : pictures.find(
          all.flatMap((each) => [each, webAddress(each, base) ?? each]),
          { shown: address ?? shown, isUnwanted: page.isUnwanted },
        )
  const own = src ?? ''
  const named = src ?? address ?? (/^[a-z][a-z0-9+.-]*:/i.test(shown) ? '' : shown)
  if (named === '') return null
  const said = own === '' ? { alt, title } : { alt: altOf(alt), title: '' }
  return {
    type: 'image',
    src: named,
    alt: collapsed(said.alt),
    title: collapsed(said.title),
    marks: [],
  }
}

/** The caption of a figure, which has no other one in it. */
export function captionIn(figure: HtmlElement): HtmlElement | null {
  const inner = [...elementsIn(figure)]
  const own = inner.find(
    ({ name, parent, ...rest }) =>
      name === 'figcaption' ||
      (parent === figure && namesOf({ name, parent, ...rest }).includes('wp-caption-text')),
  )
  return own && (own.parent === figure || inner.every(({ name }) => name !== 'figure')) ? own : null
}

/** What is in a caption, apart where that is nothing but elements without a blank between: a caption and its credit. */
export function touchingParts({ children }: HtmlElement): (readonly HtmlNode[])[] {
  const shown = children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  const [only] = shown
  if (shown.length === 1 && typeof only === 'object' && /^(?:span|div)$/.test(only.name))
    return touchingParts(only)
  const isParted =
    children.length === shown.length &&
    shown.every((child) => typeof child === 'object' && /^(?:span|small|cite)$/.test(child.name))
  const isOpen = shown.slice(0, -1).some((child) => typeof child === 'object' && / $/.test(textOf(child)))
  return isParted && !isOpen ? shown.map((child) => [child]) : [children]
}

/** Lines with a break between each two. */
export const joinedLines = (lines: readonly (readonly Inline[])[]): Inline[] =>
  lines
    .filter((line) => line.length > 0)
    .flatMap((line, at): Inline[] => [...(at > 0 ? [{ type: 'break', marks: [] } as const] : []), ...line])

/** What a figure says to those who do not see its picture: that there is one. */
export const isPictureLabel = (node: Document.Block) =>
  node.type === 'paragraph' && /^(?:image|photo|picture)$/i.test(textOfNode(node))
