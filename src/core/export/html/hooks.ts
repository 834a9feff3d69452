import { base64 } from '../../base64.ts'
import {
  type HtmlOptions,
  type HtmlPicture,
  relativeAddress,
  publishedAddress,
} from '../../document/index.ts'
import type { ShownFigure } from '../articlePictures.ts'
import type { ExportContext } from '../context.ts'

/** Where an article's links lead to, and what the picture of a figure is shown from. */
export type ArticleHooks = Required<Pick<HtmlOptions, 'link'>> & {
  picture(figure: ShownFigure, isFirst: boolean): HtmlPicture
}

/** The column of text on the page, which a picture fills: `main` in `pageStyle.ts`. */
const SHOWN_WIDTH = '(min-width: 41rem) 38rem, calc(100vw - 3rem)'

/** The folder, beside a page, of its pictures. */
export const PICTURE_FOLDER = 'media/'

/** A picture in files of its own, in all its sizes. All but the main picture and the first are loaded once they come near. */
export function filedPicture(
  { picture: { sizes }, use: { isMain } }: ShownFigure,
  isFirst: boolean,
): HtmlPicture {
  const [largest] = sizes
  const sources = sizes.map(({ name, width }) => ({ address: PICTURE_FOLDER + name, width })).toReversed()
  return {
    address: PICTURE_FOLDER + largest.name,
    size: largest,
    ...(sources.length > 1 ? { sources, shownWidth: SHOWN_WIDTH } : {}),
    isLazy: !isMain && !isFirst,
  }
}

/** A `data:` address of a picture's own bytes, for which their name stands until the page is bytes: see `withEmbedded`. */
function embeddedPicture({ picture: { sizes } }: ShownFigure): HtmlPicture {
  const [{ name, mediaType, width, height }] = sizes
  return { address: `data:${mediaType};base64,@${name}@`, size: { width, height } }
}

const EMBEDDED = / src="data:[a-z]+\/[a-z]+;base64,@([\w.-]+)@"/g
const utf8 = new TextEncoder()

/**
 * HTML in UTF-8, with the bytes of the pictures that its articles embed: as text, they would be there several times, each
 * character in two bytes.
 */
export function withEmbedded(html: string, figures: readonly ShownFigure[]): Uint8Array[] {
  const sizes = new Map(
    figures.map(
      ({
        picture: {
          sizes: [size],
        },
      }) => [size.name, size],
    ),
  )
  const parts: Uint8Array[] = []
  let from = 0
  for (const match of html.matchAll(EMBEDDED)) {
    const size = sizes.get(match[1] ?? '')
    if (!size) continue
    parts.push(utf8.encode(`${html.slice(from, match.index)} src="data:${size.mediaType};base64,`))
    parts.push(utf8.encode(base64(size.bytes)))
    from = match.index + match[0].length - 1
  }
  parts.push(utf8.encode(html.slice(from)))
  return parts
}

/** Pictures as the options of a page have them: within it, or beside it. */
export function pictureOf({ options, isPrinted, beside }: ExportContext): ArticleHooks['picture'] {
  if (isPrinted || options.pictures === 'inside') return embeddedPicture
  return (figure, isFirst) => {
    for (const { name, bytes } of figure.picture.sizes) beside(PICTURE_FOLDER + name, bytes)
    return filedPicture(figure, isFirst)
  }
}

/**
 * Where a link leads to: an absolute address as a browser has it, a relative one as it is written where the house keeps those.
 * Null, with a notice of each address once, where it does not.
 */
export function linkOf({ house, notice }: ExportContext): (href: string) => string | null {
  const told = new Set<string>()
  return (href) => {
    const safe = publishedAddress(href)
    if (safe !== null) return safe
    const relative = relativeAddress(href)
    if (relative !== null && house.keepRelativeLinks) return relative
    if (!told.has(href)) notice({ name: relative === null ? 'invalid-link' : 'relative-link', what: href })
    told.add(href)
    return null
  }
}
