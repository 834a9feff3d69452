import { type HtmlElement, NO_TEXT } from './parseHtml.ts'
import { isHidden } from './style.ts'

/** The measures of an element: characters of all its text, of its links, and of its prose. */
export type Measure = { readonly text: number; readonly links: number; readonly prose: number }

const EMPTY_MEASURE: Measure = { text: 0, links: 0, prose: 0 }

/** Elements whose text belongs to the paragraph around them. */
const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr q ruby rp rt s samp small span ' +
    'strike strong sub sup time tt u var wbr math'
  ).split(' '),
)
const HEADING = /^h[1-6]$/
/** A paragraph of fewer characters is no prose. */
const SHORTEST = 40

/**
 * Measures every element of a page.
 *
 * Idea: prose is a block's own text, with that of the marks and links in it, where it is long enough and not mostly links;
 * navigation, headings, buttons and lists of links have none. An element's prose is its own and that of the blocks in it.
 * Cost: linear in the page.
 */
export class Measures {
  private readonly known = new Map<HtmlElement, Measure>()

  private readonly length: number

  constructor(root: HtmlElement) {
    this.length = root.length
    this.measure(root, false)
  }

  of(element: HtmlElement): Measure {
    return this.known.get(element) ?? EMPTY_MEASURE
  }

  /** Gives the text and links of inline content that a block around is still to count. */
  private measure(element: HtmlElement, isLink: boolean): { text: number; links: number } {
    const inLink = isLink || element.name === 'a'
    const own = { text: 0, links: 0 }
    let text = 0
    let links = 0
    let prose = 0
    for (const child of element.children) {
      if (typeof child === 'string') {
        const length = inkOf(child)
        own.text += length
        if (inLink) own.links += length
        continue
      }
      if (NO_TEXT.has(child.name) || isHidden(child, this.length)) continue
      const passed = this.measure(child, inLink)
      own.text += passed.text
      own.links += passed.links
      const inner = this.of(child)
      text += inner.text - passed.text
      links += inner.links - passed.links
      prose += inner.prose
    }
    const isInline = INLINE.has(element.name)
    if (!isInline && own.text >= SHORTEST && own.links * 2 < own.text && !HEADING.test(element.name))
      prose += own.text
    this.known.set(element, { text: text + own.text, links: links + own.links, prose })
    return isInline ? own : { text: 0, links: 0 }
  }
}

/** Characters that are no blanks. */
function inkOf(text: string): number {
  let ink = 0
  for (let at = 0; at < text.length; at += 1) if (!' \t\n\r\f'.includes(text.charAt(at))) ink += 1
  return ink
}
