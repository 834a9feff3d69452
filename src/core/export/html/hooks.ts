import { base64 } from '../../base64.ts'
import { type HtmlOptions, type HtmlPicture, relativeAddress, safeAddress } from '../../document/index.ts'
import type { ExportContext } from '../context.ts'
import { pictureAddress } from '../pictures.ts'
import { pictureFormat } from '../pictureFormat.ts'

/** The pictures that browsers show. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
}

/** The hooks of an article's HTML: where its links lead to, and what its pictures are shown from. */
export type ArticleHooks = Required<Pick<HtmlOptions, 'link' | 'picture'>>

/** A picture's bytes and media type; null, with a notice, where the library has none that a browser shows. */
export function shownPicture(
  src: string,
  { media, notice }: ExportContext,
): { bytes: Uint8Array; mediaType: string } | null {
  const address = pictureAddress(src)
  const bytes = address && media(address.sha256)
  const mediaType = address && MEDIA_TYPES[address.extension]
  if (bytes && mediaType) return { bytes, mediaType }
  notice({ name: 'picture-missing', what: src })
  return null
}

/** A `data:` address of a picture's own bytes. */
export function embeddedPicture(src: string, context: ExportContext): HtmlPicture | null {
  const shown = shownPicture(src, context)
  if (shown === null) return null
  const { bytes, mediaType } = shown
  return { address: `data:${mediaType};base64,${base64(bytes)}`, size: pictureFormat(bytes) }
}

/**
 * Where a link leads to: an absolute address as a browser has it, a relative one as it is written where the house keeps those.
 * Null, with a notice of each address once, where it does not.
 */
export function linkOf({ house, notice }: ExportContext): (href: string) => string | null {
  const told = new Set<string>()
  return (href) => {
    const safe = safeAddress(href)
    if (safe !== null) return safe
    const relative = relativeAddress(href)
    if (relative === null || house.keepRelativeLinks) return relative
    if (!told.has(href)) notice({ name: 'relative-link', what: href })
    told.add(href)
    return null
  }
}
