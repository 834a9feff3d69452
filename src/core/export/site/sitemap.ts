import { xmlText } from '../xml.ts'
import { absoluteLink, type SiteFrame } from './document.ts'
import type { SiteEntry } from './entry.ts'
import type { Listing } from './listings.ts'

/** The most addresses of one sitemap (sitemaps.org). */
const MOST_ADDRESSES = 50_000
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** An address of the site, absolute and escaped as in a URL; `changed` is an RFC 3339 date or instant, or empty. */
type SitemapAddress = { address: string; changed: string }

function list(
  element: 'urlset' | 'sitemapindex',
  item: 'url' | 'sitemap',
  addresses: readonly SitemapAddress[],
) {
  const items = addresses.map(({ address, changed }) => {
    const lastmod = changed === '' ? '' : `<lastmod>${changed}</lastmod>`
    return `<${item}><loc>${xmlText(address)}</loc>${lastmod}</${item}>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${element} ${NAMESPACE}>\n${items.join('')}</${element}>\n`
}

/** True for the path of a sitemap or of a part of one. */
export const isSitemap = (path: string): boolean => /^sitemap(?:-\d+)?\.xml$/.test(path)

/** The sitemap of these addresses: one file, or above 50,000 several and an index of them, all beside `sitemap.xml`. */
export function sitemaps(
  addresses: readonly SitemapAddress[],
  root: string,
  most: number = MOST_ADDRESSES,
): { path: string; content: string }[] {
  if (addresses.length <= most) return [{ path: 'sitemap.xml', content: list('urlset', 'url', addresses) }]
  const parts = Array.from({ length: Math.ceil(addresses.length / most) }, (_, index) => ({
    path: `sitemap-${index + 1}.xml`,
    addresses: addresses.slice(index * most, (index + 1) * most),
  }))
  const index = parts.map((part) => ({ address: root + part.path, changed: '' }))
  return [
    { path: 'sitemap.xml', content: list('sitemapindex', 'sitemap', index) },
    ...parts.map((part) => ({ path: part.path, content: list('urlset', 'url', part.addresses) })),
  ]
}

/** The addresses of a site: the first page of each list, which was changed with its latest change, and the articles. */
export function siteAddresses(
  entries: readonly SiteEntry[],
  listings: readonly Listing[],
  frame: SiteFrame,
): SitemapAddress[] {
  const latest = (members: readonly SiteEntry[]) =>
    members.reduce((newest, { updatedAt }) => (updatedAt > newest ? updatedAt : newest), '')
  return [
    ...listings.map(({ folder, entries: members }) => ({
      address: absoluteLink(frame, folder),
      changed: latest(members),
    })),
    ...entries.map(({ name, updatedAt }) => ({
      address: absoluteLink(frame, `${name}.html`),
      changed: updatedAt,
    })),
  ]
}
