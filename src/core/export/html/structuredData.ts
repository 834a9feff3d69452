import type { Article } from '../../article/index.ts'
import { plainOf, safeAddress } from '../../document/index.ts'
import { countWords } from '../../measure.ts'
import type { PageIdentity } from './identity.ts'

/** The properties that are not empty. */
function present(fields: { [key: string]: unknown }): { [key: string]: unknown } {
  const isPresent = (value: unknown) => value !== '' && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isPresent(value)))
}

const NO_PERSON =
  /\b(?:agen|archiv|collect|image|journal|media|museum|musée|news|photo|press|service|studio)/i

/** Someone of several names is a person; agencies have their name in capitals, or say that they are none. */
const creatorOf = (name: string) => ({
  '@type': /\p{Ll}.* /u.test(name) && !NO_PERSON.test(name) ? 'Person' : 'Organization',
  name,
})

/** Who made a picture: the names of its credit, without the word for “photo” and without signs. */
function creatorsOf(credit: string): { '@type': string; name: string }[] {
  return credit
    .replace(/^[\p{L}\u00a0 ]{1,24}:/u, '')
    .split('/')
    .map((name) => name.replace(/[©®]|\([cC]\)/g, '').trim())
    .filter((name) => name !== '')
    .map(creatorOf)
}

/** A picture as search engines want it (https://schema.org/ImageObject), with who made it and what may be done with it. */
function pictureData({ figure: { figure, use, picture }, address }: PageIdentity['pictures'][number]): {
  [key: string]: unknown
} {
  const [{ width, height }] = picture.sizes
  const rights = use.rights.trim()
  const licence = safeAddress(rights)
  return present({
    '@type': 'ImageObject',
    contentUrl: address,
    caption: plainOf(figure.caption) || figure.alt,
    creditText: figure.credit,
    creator: creatorsOf(figure.credit),
    copyrightNotice: licence === null ? rights : '',
    license: licence ?? '',
    width,
    height,
  })
}

/** What could end the script element, and what no HTML document may hold. */
const UNSAFE_IN_SCRIPT =
  /[<\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g

function asEscape(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

/**
 * The article in schema.org's words (https://schema.org/NewsArticle), safe inside a script element: what Google's
 * documentation of articles recommends (headline, dates, authors with their pages), and what NewsArticle adds for the press.
 */
export function structuredData(
  article: Article,
  body: string,
  { address, house, pictures }: PageIdentity,
): string {
  const { agency, dateline, standfirst } = article
  const publisher = house.publisher || house.siteName
  const data = present({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    identifier: `urn:uuid:${article.id}`,
    url: address,
    mainEntityOfPage: address === '' ? '' : { '@type': 'WebPage', '@id': address },
    headline: article.headline,
    alternativeHeadline: article.kicker,
    image: pictures
      .toSorted((one, other) => Number(other.figure.use.isMain) - Number(one.figure.use.isMain))
      .map(pictureData),
    description: standfirst,
    abstract: standfirst,
    datePublished: article.date,
    dateModified: article.updatedAt,
    author: article.byline
      .filter(({ name }) => name !== '')
      .map(({ name, role = '', url = '' }) =>
        present({ '@type': 'Person', name, jobTitle: role, url: safeAddress(url) ?? '' }),
      ),
    publisher:
      publisher === ''
        ? ''
        : present({
            '@type': 'NewsMediaOrganization',
            name: publisher,
            url: house.siteAddress,
            logo: house.logo === '' ? '' : { '@type': 'ImageObject', url: house.logo },
          }),
    copyrightNotice: house.licence,
    dateline,
    locationCreated: dateline === '' ? '' : { '@type': 'Place', name: dateline },
    sourceOrganization: agency === '' ? '' : { '@type': 'Organization', name: agency },
    articleSection: article.desk,
    keywords: article.keywords.filter((keyword) => keyword !== ''),
    articleBody: body,
    wordCount: countWords(body),
    correction: article.correction,
    inLanguage: article.language,
  })
  return JSON.stringify(data).replace(UNSAFE_IN_SCRIPT, asEscape)
}
