import { type ArticleContent, contentOf } from '../../../core/article/index.ts'

/** Comparing and merging the texts of one article. */
export type Merging = {
  /** Merges two texts made from `base`; `overlaps` is true where both changed the same place. */
  mergeContents(
    base: ArticleContent,
    mine: ArticleContent,
    theirs: ArticleContent,
  ): { content: ArticleContent; overlaps: boolean }
  /** True for two texts with the same content, whatever Markdown they are written in. */
  isSameText(one: ArticleContent, other: ArticleContent): boolean
}

/** True for two texts with the same stored form. */
export function isSameContent(one: ArticleContent, other: ArticleContent): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other))
}

async function load(): Promise<Merging> {
  const [{ mergeContents }, { readSections, writeSections }] = await Promise.all([
    import('../../../core/article/merge.ts'),
    import('../../../core/document/index.ts'),
  ])
  const canonicalize = (content: ArticleContent) => ({
    ...content,
    sections: writeSections(readSections(content.sections)),
  })
  const isSameText = (one: ArticleContent, other: ArticleContent) =>
    isSameContent(one, other) || isSameContent(canonicalize(one), canonicalize(other))
  return { mergeContents, isSameText }
}

let merging: Merging | null = null

/** Loads the code for merging, which the first paint does not need; null if it cannot be loaded. */
export async function loadMerging(): Promise<Merging | null> {
  try {
    merging ??= await load()
  } catch {
    return null
  }
  return merging
}

/** Compares by content if the code for that can be loaded, else by stored form. */
export async function loadComparison(): Promise<typeof isSameContent> {
  return (await loadMerging())?.isSameText ?? isSameContent
}
