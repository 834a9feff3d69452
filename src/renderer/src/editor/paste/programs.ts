import { safeAddress } from '../../../../core/document/index.ts'
import type { Style } from './style.ts'

/** Elements of which not even the text is kept: it is none that a reader sees, or belongs to a page's machinery. */
const DROPPED: ReadonlySet<string> = new Set([
  ...['head', 'title', 'meta', 'link', 'base', 'style', 'script', 'noscript', 'template', 'xml'],
  ...['iframe', 'frame', 'object', 'embed', 'applet', 'param', 'svg', 'canvas', 'audio', 'video', 'map'],
  ...['input', 'button', 'select', 'option', 'textarea', 'datalist', 'progress', 'meter', 'wbr'],
])
/** Word's comments: the sign at the place that is commented on, and the list of comments at the end. */
const COMMENT = /(?:^| )(?:msocom[a-z]*|msocomment[a-z]*)(?: |$)/i

const OFFICE =
  /schemas-microsoft-com:office|class=["']?Mso|content=["']?(?:Microsoft|LibreOffice|OpenOffice)/i

/** True for what Word, Outlook, Excel or LibreOffice wrote: in theirs, deleted text is a change that is being tracked. */
export function isOffice(html: string): boolean {
  return OFFICE.test(html)
}

/** True for a program's own colouring of code, where every blank counts and no word is emphasised. */
export function isColouredCode(html: string): boolean {
  return /^[^<]*(?:<(?:html|head|meta|body|!--)[^>]*>\s*)*<div style="[^"]*(?:monospace|white-space: ?pre;)[^"]*"/i.test(
    html.slice(0, 2_000),
  )
}

/** True for an element that gives nothing to the text. */
export function isDropped(element: Element, style: Style, office: boolean): boolean {
  const { localName } = element
  if (DROPPED.has(localName) || element.hasAttribute('hidden')) return true
  if (localName === 'del' && office) return true
  if (localName === 'br') return element.classList.contains('Apple-interchange-newline')
  return isHidden(style) || isWordMarker(style) || isComment(element, style)
}

function isHidden(style: Style): boolean {
  return (
    style.get('display') === 'none' ||
    /^(?:hidden|collapse)$/.test(style.get('visibility') ?? '') ||
    style.get('mso-hide') === 'all' ||
    /^0(?:px|pt|em|%)?$/.test(style.get('font-size') ?? '')
  )
}

function isComment(element: Element, style: Style): boolean {
  if (style.get('mso-element')?.startsWith('comment')) return true
  if (style.get('mso-special-character') === 'comment') return true
  if (COMMENT.test(element.getAttribute('class') ?? '')) return true
  return element.localName === 'a' && /^#cmnt/.test(element.getAttribute('href') ?? '')
}

/** True for the bullet or number that Word writes out before an item for programs that know no lists. */
export function isWordMarker(style: Style): boolean {
  return style.get('mso-list') === 'ignore'
}

/** The text that an image stands for: an emoji, or nothing. */
export function imageText(element: Element): string {
  const text = element.getAttribute('alt') ?? ''
  return /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f)+$/u.test(
    text,
  )
    ? text
    : ''
}

/** True for a picture that a reader would miss: none that is there to count readers, or to fill a place. */
export function isPicture(element: Element, style: Style): boolean {
  const sizes = ['width', 'height'].map((name) => Number.parseFloat(element.getAttribute(name) ?? ''))
  return !isHidden(style) && !sizes.some((size) => size <= 2)
}

const LONGEST_ADDRESS = 2_000

/** The redirections that mail and office programs put before the address that is meant. */
const REDIRECTIONS: readonly { host: RegExp; path: RegExp; parameter: string }[] = [
  { host: /^www\.google\.[a-z.]+$/, path: /^\/url$/, parameter: 'q' },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, parameter: 'url' },
  { host: /^l\.(?:facebook|instagram)\.com$/, path: /^\/(?:l\.php)?$/, parameter: 'u' },
]

/** Where a link leads, if it is absolute and http, https or mail; else null, and its words are text. */
export function linkOf(element: Element): string | null {
  const address = safeAddress(element.getAttribute('href')?.trim() ?? '')
  if (address === null) return null
  const { host, pathname, searchParams } = new URL(address)
  const redirection = REDIRECTIONS.find((each) => each.host.test(host) && each.path.test(pathname))
  const meant = redirection ? safeAddress(searchParams.get(redirection.parameter) ?? '') : null
  const found = meant ?? address
  return found.length > LONGEST_ADDRESS ? null : found
}

/** A list item as office programs write it: a paragraph that says at which level it is. */
export type WordItem = { readonly level: number; readonly ordered: boolean; readonly number: number | null }

/** What a paragraph of Word is in a list; null where it is in none. */
export function wordItem(element: Element, style: Style): WordItem | null {
  const level = /\blevel(\d+)/.exec(style.get('mso-list') ?? '')?.[1]
  if (level === undefined) return null
  const marker = wordMarker(element)
  const number = /^\(?(\d{1,9})[.)]/.exec(marker)?.[1]
  return {
    level: Number(level),
    ordered: /^\(?(?:\d+|[a-z]{1,6})[.)]/i.test(marker),
    number: number === undefined ? null : Number(number),
  }
}

/** Where the bullet or number that Word wrote out before a paragraph is kept, once it is taken out of the text. */
export const MARKER = 'data-marker'

/** The bullet or number that was written out before a paragraph of Word. */
export const wordMarker = (element: Element) => (element.getAttribute(MARKER) ?? '').replace(/\s+/g, '')

export const isTitle = (element: Element) =>
  element.localName === 'p' && element.classList.contains('MsoTitle')

/** The level of the heading that an element is, or null. */
export function headingLevel(element: Element, style: Style): number | null {
  const { localName } = element
  const own = /^h([1-6])$/.exec(localName)?.[1]
  if (own !== undefined) return Number(own)
  if (element.getAttribute('role') === 'heading') return Number(element.getAttribute('aria-level') ?? 2) || 2
  if (localName !== 'p') return null
  if (isTitle(element)) return 1
  const outline = /^[1-6]$/.exec(style.get('mso-outline-level') ?? '')
  return outline ? Number(outline[0]) : null
}

/** True for a quotation. An editor's indentation, which Chromium writes as one without a border, is none. */
export function isQuote(element: Element, style: Style): boolean {
  if (element.localName === 'blockquote') return !/^(?:none|0(?:px)?)\b/.test(style.get('border') ?? '')
  return element.localName === 'p' && /(?:^| )Mso(?:Intense)?Quote/.test(element.getAttribute('class') ?? '')
}
