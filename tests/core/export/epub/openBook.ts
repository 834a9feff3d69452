import { unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'

/** One window for all: making one takes much longer than reading a page. */
const { window } = new JSDOM()

/** A document; XML that is not well-formed throws. */
export function parsed(
  text: string,
  type: 'application/xhtml+xml' | 'application/xml' | 'text/html',
): Document {
  const document = new window.DOMParser().parseFromString(text, type)
  const fault = document.querySelector('parsererror')?.textContent
  if (fault) throw new Error(fault)
  return document
}

export const isElement = (node: Node): node is Element => node instanceof window.Element

/** A book as a reading system opens it. */
export function openBook(bytes: Uint8Array) {
  const files = unzipSync(bytes)
  const text = (name: string) => {
    const content = files[`EPUB/${name}`]
    if (!content) throw new Error(`no file ${name}`)
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  }
  const opf = parsed(text('package.opf'), 'application/xml')
  const items = [...opf.querySelectorAll('manifest > item')].map((item) => ({
    id: item.getAttribute('id') ?? '',
    href: item.getAttribute('href') ?? '',
    mediaType: item.getAttribute('media-type') ?? '',
    properties: item.getAttribute('properties'),
  }))
  const spine = [...opf.querySelectorAll('spine > itemref')].map(
    (itemref) => items.find(({ id }) => id === itemref.getAttribute('idref'))?.href,
  )
  const page = (name: string) => parsed(text(name), 'application/xhtml+xml')
  return {
    names: Object.keys(files),
    files,
    opf,
    items,
    spine,
    page,
    article: (number: number) => page(`text/article-${number}.xhtml`),
    /** The contents of the elements of the metadata of a name. */
    dc: (name: string) =>
      [...opf.getElementsByTagNameNS('http://purl.org/dc/elements/1.1/', name)].map(
        (element) => element.textContent,
      ),
    meta: (property: string) =>
      [...opf.querySelectorAll('metadata > meta')]
        .filter((element) => element.getAttribute('property') === property)
        .map((element) => element.textContent),
  }
}
