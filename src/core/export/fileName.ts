import type { Article } from '../article/index.ts'
import { slugFrom } from '../slug.ts'
import { legalName } from './legalName.ts'

const MOST_BYTES = 180

/** The article's slug as a name of a file, without extension; where it has none, one from its id. */
export function slugName(article: Pick<Article, 'id' | 'slug' | 'headline'>): string {
  return (
    legalName(slugFrom(article.slug === '' ? article.headline : article.slug), MOST_BYTES) ||
    `article-${article.id.slice(-12)}`
  )
}

/**
 * A file name for the article, legal on Linux, macOS and Windows, in NFC; `extension` is without its dot. `day` stands before
 * it, if there is one.
 */
export function fileNameFor(
  article: Pick<Article, 'id' | 'slug' | 'headline'>,
  extension: string,
  day: string = '',
): string {
  const name = slugName(article)
  return `${day === '' ? name : `${day}-${name}`}.${extension}`
}
