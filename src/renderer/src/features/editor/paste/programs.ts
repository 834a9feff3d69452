import { safeAddress } from '../../../../../core/markdown/index.ts'
import type { Marks } from './blocks.ts'
import type { Style } from './style.ts'

/** Elements of which not even the text is kept: it is none that a reader sees, or belongs to a page's machinery. */
const DROPPED: ReadonlySet<string> = new Set([
  ...['head', 'title', 'meta', 'link', 'base', 'style', 'script', 'noscript', 'template', 'xml'],
  ...['iframe', 'frame', 'object', 'embed', 'applet', 'param', 'svg', 'canvas', 'audio', 'video', 'picture'],
  ...['img', 'map', 'input', 'button', 'select', 'option', 'textarea', 'datalist', 'progress', 'meter'],
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
  return (style.size > 0 && isHidden(style)) || isComment(element, style)
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
  const name = element.getAttribute('class')
  if (name && COMMENT.test(name)) return true
  return element.localName === 'a' && /^#cmnt/.test(element.getAttribute('href') ?? '')
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

const MARKING: ReadonlySet<string> = new Set([
  ...['a', 'b', 'strong', 'i', 'em', 'cite', 'dfn', 'var', 's', 'strike', 'del'],
])

/** The marks of what is inside an element, where those outside of it are `outer`. */
export function marksWithin(element: Element, style: Style, outer: Marks): Marks {
  const { localName } = element
  if (style.size === 0 && !MARKING.has(localName)) return outer
  const weight = style.get('font-weight') ?? ''
  const slant = style.get('font-style') ?? ''
  const bold = /^(?:b|strong)$/.test(localName) || outer.bold
  const italic = /^(?:i|em|cite|dfn|var)$/.test(localName) || outer.italic
  const struck = /^(?:s|strike|del)$/.test(localName) || outer.struck
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
  return {
    // Google Docs wraps everything in `<b style="font-weight:normal">`: a style has the last word.
    bold: /^(?:bold|bolder|[6-9]00)$/.test(weight) || (bold && !/^(?:normal|lighter|[1-5]00)$/.test(weight)),
    italic: /^(?:italic|oblique)/.test(slant) || (italic && slant !== 'normal'),
    struck: struck || line.includes('line-through'),
    link: localName === 'a' && element.hasAttribute('href') ? linkOf(element) : outer.link,
  }
}

const LONGEST_ADDRESS = 2_000

/** The redirections that mail and office programs put before the address that is meant. */
const REDIRECTIONS: readonly { host: RegExp; path: RegExp; parameter: string }[] = [
  { host: /^www\.google\.[a-z.]+$/, path: /^\/url$/, parameter: 'q' },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, parameter: 'url' },
  { host: /^l\.(?:facebook|instagram)\.com$/, path: /^\/(?:l\.php)?$/, parameter: 'u' },
]

/** Where a link leads, if it is absolute and http, https or mail; else null, and its words are text. */
function linkOf(element: Element): string | null {
  const address = safeAddress(element.getAttribute('href')?.trim() ?? '')
  if (address === null) return null
  const { host, pathname, searchParams } = new URL(address)
  const redirection = REDIRECTIONS.find((each) => each.host.test(host) && each.path.test(pathname))
  const meant = redirection ? safeAddress(searchParams.get(redirection.parameter) ?? '') : null
  const found = meant ?? address
  return found.length > LONGEST_ADDRESS ? null : found
}

/** A list item as office programs write it: a paragraph that says which list it is of, and at which level. */
export type WordItem = { level: number; ordered: boolean; number: number | null }

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

/** True for the bullet or number that Word writes out before an item for programs that know no lists. */
export function isWordMarker(style: Style): boolean {
  return style.get('mso-list') === 'ignore'
}

/** The bullet or number that is written out before a paragraph of Word. */
export function wordMarker(element: Element): string {
  for (const child of element.querySelectorAll('[style]'))
    if (/mso-list:\s*ignore/i.test(child.getAttribute('style') ?? ''))
      return (child.textContent ?? '').replace(/\s+/g, '')
  return ''
}

/** The level of the heading that an element is, or null. */
export function headingLevel(element: Element, style: Style): number | null {
  const { localName } = element
  const own = /^h([1-6])$/.exec(localName)?.[1]
  if (own !== undefined) return Number(own)
  if (element.getAttribute('role') === 'heading') return Number(element.getAttribute('aria-level') ?? 2) || 2
  if (localName !== 'p') return null
  if (element.classList.contains('MsoTitle')) return 1
  const outline = /^[1-6]$/.exec(style.get('mso-outline-level') ?? '')
  return outline ? Number(outline[0]) : null
}

/** True for a quotation. An editor's indentation, which Chromium writes as one without a border, is none. */
export function isQuote(element: Element, style: Style): boolean {
  if (element.localName === 'blockquote') return !/^(?:none|0(?:px)?)\b/.test(style.get('border') ?? '')
  return element.localName === 'p' && /(?:^| )Mso(?:Intense)?Quote/.test(element.getAttribute('class') ?? '')
}
