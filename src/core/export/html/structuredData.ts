import type { Article } from '../../article/index.ts'
import { safeAddress } from '../../document/index.ts'
import { countWords } from '../../measure.ts'
import type { PageIdentity } from './identity.ts'

/** The properties that are not empty. */
function present(fields: { [key: string]: unknown }): { [key: string]: unknown } {
  const isPresent = (value: unknown) => value !== '' && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isPresent(value)))
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
export function structuredData(article: Article, body: string, { address, house }: PageIdentity): string {
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
