/** How the pages of a newsroom look, and whose they are; chosen in the settings. Empty: none. */
export type HouseProfile = {
  siteName: string
  /** An absolute http(s) address, which ends in a slash; relative links and feeds need it. */
  siteAddress: string
  publisher: string
  /** The http(s) address of the publisher's logo: named in the structured data, never loaded. */
  logo: string
  /** `#rrggbb`. */
  accentColor: string
  /** A line under each page, as “© 2026 Le Bac, CC BY-NC 4.0”. */
  licence: string
  /** The language of dates and of the page's own words, BCP 47; empty: that of each article. */
  dateLanguage: string
  /** True where a page brings its fonts with it, which makes it some 200 KB larger. */
  embedFonts: boolean
  /** Whether links to relative addresses stay as they are; else they are left out, and reported. */
  keepRelativeLinks: boolean
}

/** The profile of a newsroom that has chosen nothing. */
export const NO_HOUSE: HouseProfile = {
  siteName: '',
  siteAddress: '',
  publisher: '',
  logo: '',
  accentColor: '',
  licence: '',
  dateLanguage: '',
  embedFonts: false,
  keepRelativeLinks: false,
}

/** The languages offered for dates and the page's own words, for all of which pages have words; BCP 47. */
export const HOUSE_LANGUAGES = [
  'fr',
  'fr-CA',
  'fr-CH',
  'en',
  'en-GB',
  'de',
  'es',
  'it',
  'pt',
  'pt-BR',
  'nl',
  'ca',
  'ar',
  'zh',
] as const
