import { linkTarget, safeAddress } from '../../document/index.ts'
import { elementsIn, type HtmlElement } from './parseHtml.ts'

/** The address that the relative addresses of a page start from: `<base>`, the canonical one, or Open Graph's; null where none is said. */
export function baseAddress(root: HtmlElement): string | null {
  const said: (string | undefined)[] = [undefined, undefined, undefined]
  for (const { name, attributes } of elementsIn(root)) {
    if (name === 'base') said[0] ??= attributes.href
    else if (name === 'link' && attributes.rel?.toLowerCase() === 'canonical') said[1] ??= attributes.href
    else if (name === 'meta' && attributes.property?.toLowerCase() === 'og:url')
      said[2] ??= attributes.content
  }
  const [base, ...pages] = said
  const page =
    pages.map((address) => webAddress(address ?? '', null)).find((address) => address !== null) ?? null
  return base === undefined ? page : (webAddress(base, page) ?? page)
}

/** An address of the web made absolute; null where it is none or stays relative. */
export function webAddress(address: string, base: string | null): string | null {
  const trimmed = address.trim()
  if (trimmed === '') return null
  const text = trimmed.startsWith('//') && base === null ? `https:${trimmed}` : trimmed
  if (URL.canParse(text)) {
    const safe = safeAddress(text)
    return safe !== null && /^[!-~]+$/.test(text) ? text : safe
  }
  return base !== null && URL.canParse(text, base) ? safeAddress(new URL(text, base).href) : null
}

/** The scheme that an absolute address begins with. */
const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** The address of a link: absolute where the page says what to start from, else as it is; null for what is no link of a text. */
export function linkAddress(address: string, base: string | null): string | null {
  const text = address.trim()
  if (text === '' || text.startsWith('#') || text.length > 8192) return null
  const web = webAddress(text, base)
  if (web === null) return SCHEME.test(text) ? null : text
  const target = linkTarget(web)
  // As it is written where no redirect is before it.
  return target === null || target === safeAddress(web) ? web : target
}
