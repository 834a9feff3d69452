import { linkTarget } from '../../../../core/document/index.ts'
import { shownIn } from '../../../../core/symbolFonts.ts'
import {
  isWordMarker as isMarker,
  type ListItem,
  wordListItem as itemOfWord,
} from '../../../../core/wordLists.ts'
import { type Style, styleOf } from './style.ts'

/** Elements that are removed with their text: they are invisible or controls. */
const DROPPED: ReadonlySet<string> = new Set([
  ...['head', 'title', 'meta', 'link', 'base', 'style', 'script', 'noscript', 'template', 'xml'],
  ...['iframe', 'frame', 'object', 'embed', 'applet', 'param', 'svg', 'canvas', 'audio', 'video', 'map'],
  ...['input', 'button', 'select', 'option', 'textarea', 'datalist', 'progress', 'meter', 'wbr'],
])
/** Word's comments: the reference in the text and the list at the end. */
const COMMENT = /(?:^| )(?:msocom[a-z]*|msocomment[a-z]*)(?: |$)/i

const OFFICE =
  /schemas-microsoft-com:office|class=["']?Mso|content=["']?(?:Microsoft|LibreOffice|OpenOffice)/i

/** True for HTML of Word, Outlook, Excel or LibreOffice; in it, `del` is a tracked change. */
export function isOffice(html: string): boolean {
  return OFFICE.test(html)
}

export const isOfNotion = (html: string) => html.includes('<!-- notionvc:')

/** True for syntax-highlighted code (VS Code and the like), which is pasted as plain text. */
export function isColouredCode(html: string): boolean {
  return /^[^<]*(?:<(?:html|head|meta|body|!--)[^>]*>\s*)*<div style="[^"]*(?:monospace|white-space: ?pre;)[^"]*"/i.test(
    html.slice(0, 2_000),
  )
}

/** True for an element that is removed with its text. */
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

/** True for the bullet or number that Word writes as text before a list item. */
export const isWordMarker = (style: Style) => isMarker(style.get('mso-list'))

/** The text that an image stands for: an emoji or, of chats, its name between colons; or ''. */
export function imageText(element: Element): string {
  const text = element.getAttribute('alt') ?? ''
  if (/^:[\w+-]{1,100}:$/.test(text)) return text
  return /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f)+$/u.test(
    text,
  )
    ? text
    : ''
}

/** True for a content image, rather than a tracking pixel or spacer. */
export function isPicture(element: Element, style: Style): boolean {
  const sizes = ['width', 'height'].map((name) => Number.parseFloat(element.getAttribute(name) ?? ''))
  return !isHidden(style) && !sizes.some((size) => size <= 2)
}

const MAX_ADDRESS_LENGTH = 2_000

/** A link's target if it is http, https or mailto, without redirects; else null, and the link becomes text. */
export function linkOf(element: Element): string | null {
  const found = linkTarget(element.getAttribute('href')?.trim() ?? '')
  if (found === null) return null
  return found.length > MAX_ADDRESS_LENGTH ? null : found
}

/** A Word paragraph's list item; null if it is in no list. */
export const wordListItem = (element: Element, style: Style): ListItem | null =>
  itemOfWord(style.get('mso-list'), wordMarker(element))

/** The attribute that keeps the bullet or number that Word wrote as text. */
export const MARKER = 'data-marker'

/** That bullet or number. */
export const wordMarker = (element: Element) => (element.getAttribute(MARKER) ?? '').replace(/\s+/g, '')

export const isTitle = (element: Element) =>
  element.localName === 'p' && element.classList.contains('MsoTitle')

/** An element's heading level, or null. */
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

/** True for a quotation. Chromium writes indentation as a blockquote without border; that is none. */
export function isQuote(element: Element, style: Style): boolean {
  if (element.localName === 'blockquote') return !/^(?:none|0(?:px)?)\b/.test(style.get('border') ?? '')
  return element.localName === 'p' && /(?:^| )Mso(?:Intense)?Quote/.test(element.getAttribute('class') ?? '')
}

const SYMBOL_FONT = /^['"]?(wingdings|symbol)\b/

/** The font of symbols in which office programs set the text of an element; null for any other. */
function symbolFont(element: Element): string | null {
  const style = styleOf(element)
  const font = style.get('font-family') ?? element.getAttribute('face')?.toLowerCase() ?? ''
  const [, name] = SYMBOL_FONT.exec(font) ?? []
  return name !== undefined && /^['"]?wingdings [23]/.test(font) ? null : (name ?? null)
}

/** Puts what fonts of symbols show in the place of the letters that stand for it: a tick is `ü` in Wingdings. */
export function readSymbols(root: Element): void {
  for (const element of root.querySelectorAll('[style*="font-family" i], font[face]')) {
    const font = symbolFont(element)
    if (font === null) continue
    const walker = root.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { currentNode: node } = walker
      const own = node.parentElement?.closest('[style*="font-family" i], font[face]')
      if (node instanceof Text && own === element) node.data = shownIn(font, node.data)
    }
  }
}
