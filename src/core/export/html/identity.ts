import type { Article } from '../../article/index.ts'
import { safeAddress } from '../../document/index.ts'
import type { ShownFigure } from '../articlePictures.ts'
import type { HouseProfile } from '../house.ts'

/** What a page says of itself beyond its article. */
export type PageIdentity = {
  /** The page's own absolute address; empty where it has none. */
  address: string
  house: HouseProfile
  /** The pictures that it shows, with their own addresses; relative where the page has none, empty where they have none. */
  pictures: readonly { figure: ShownFigure; address: string }[]
}

/** The address that the page of an article will have on the house's site; empty where there is no site, or no slug. */
export function articleAddress({ slug }: Pick<Article, 'slug'>, { siteAddress }: HouseProfile): string {
  return siteAddress === '' || slug === ''
    ? ''
    : (safeAddress(siteAddress + encodeURI(slug.toWellFormed())) ?? '')
}

/** The absolute address of a file beside a page of the house's site; without one, its path from the page. */
export function fileAddress(path: string, address: string, { siteAddress }: HouseProfile): string {
  const base = address || siteAddress
  return URL.canParse(path, base) ? new URL(path, base).href : path
}
