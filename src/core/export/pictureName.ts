import type { Article } from '../article/index.ts'
import { checksum } from '../checksum.ts'
import { slugName } from './fileName.ts'
import type { ExportedSize } from './renditions.ts'

/** Characters of a checksum that tell the pictures of one article apart. */
const KEY = 8

/**
 * The name of a picture's file, legal on every system: the article's slug, and characters that are the same for the same
 * picture, part, size and words, wherever in the text it stands.
 */
export function pictureName(
  article: Pick<Article, 'id' | 'slug' | 'headline'>,
  { name, extension }: Pick<ExportedSize, 'name' | 'extension'>,
): string {
  return `${slugName(article)}-${checksum(name).slice(-KEY)}.${extension === 'jpeg' ? 'jpg' : extension}`
}
