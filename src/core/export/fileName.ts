import type { Article } from '../article/index.ts'
import { slugFrom, slugOf } from '../slug.ts'

/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/
const MOST_BYTES = 180

/** Bytes of a character in UTF-8. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

function cutToBytes(text: string, most: number): string {
  let kept = ''
  let bytes = 0
  for (const character of text) {
    bytes += bytesOf(character)
    if (bytes > most) break
    kept += character
  }
  return kept
}

/** A file name for the article, legal on Linux, macOS and Windows, in NFC; `extension` is without its dot. */
export function fileNameFor(article: Pick<Article, 'id' | 'slug' | 'headline'>, extension: string): string {
  const slug = cutToBytes(slugFrom(slugOf(article)), MOST_BYTES).replace(/^-+|-+$/g, '')
  const stem = slug === '' ? `article-${article.id.slice(-12)}` : slug
  return `${RESERVED.test(stem) ? `${stem}-article` : stem}.${extension}`
}
