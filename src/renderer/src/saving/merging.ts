import { type ArticleContent, contentOf } from '../../../core/article.ts'

/** How texts of one article are compared and merged. */
export type Merging = {
  /** What two texts made of `base` come to, and whether both changed the same place. */
  mergeSilently(
    base: ArticleContent,
    mine: ArticleContent,
    theirs: ArticleContent,
  ): { content: ArticleContent; overlaps: boolean }
  /** True where two texts say the same in every field that a journalist writes, however they are written down. */
  isSameText(one: ArticleContent, other: ArticleContent): boolean
}

/** True where two texts are written down the same. */
export function isSameContent(one: ArticleContent, other: ArticleContent): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other))
}

async function load(): Promise<Merging> {
  const [{ mergeSilently }, { readSections, writeSections }] = await Promise.all([
    import('../../../core/merge.ts'),
    import('../../../core/document/index.ts'),
  ])
  const canonical = (content: ArticleContent) => ({
    ...content,
    sections: writeSections(readSections(content.sections)),
  })
  const isSameText = (one: ArticleContent, other: ArticleContent) =>
    isSameContent(one, other) || isSameContent(canonical(one), canonical(other))
  return { mergeSilently, isSameText }
}

let merging: Merging | null = null

/** Fetches it, since a window needs nothing of it for its first picture; null where it cannot be had. */
export async function fetchMerging(): Promise<Merging | null> {
  try {
    merging ??= await load()
  } catch {
    return null
  }
  return merging
}
