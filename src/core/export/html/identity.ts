import type { Article } from '../../article/index.ts'
import { safeAddress } from '../../document/index.ts'
import type { HouseProfile } from '../house.ts'

/** What a page says of itself beyond its article. */
export type PageIdentity = {
  /** The page's own absolute address; empty where it has none. */
  address: string
  house: HouseProfile
}

/** The address that the page of an article will have on the house's site; empty where there is no site, or no slug. */
export function articleAddress({ slug }: Pick<Article, 'slug'>, { siteAddress }: HouseProfile): string {
  return siteAddress === '' || slug === ''
    ? ''
    : (safeAddress(siteAddress + encodeURI(slug.toWellFormed())) ?? '')
}
