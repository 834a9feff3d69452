import { type Article, type ArticleContent, isReady, type Status } from './article/index.ts'

const LONGEST_SLUG = 80
const LIGATURES: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  þ: 'th',
  ð: 'd',
}

/** A text as a slug: lower-case letters and digits of any script, words joined by hyphens, at most 80 characters. */
export function slugFrom(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[œæßøđłþð]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/\p{Script=Latin}\p{Mn}+/gu, (letter) => letter.charAt(0))
    .normalize('NFC')
    .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)
  let slug = ''
  for (const word of words ?? []) {
    const longer = slug === '' ? word : `${slug}-${word}`
    if (longer.length > LONGEST_SLUG) return slug === '' ? [...word].slice(0, LONGEST_SLUG).join('') : slug
    slug = longer
  }
  return slug
}

/** The article's own slug, or the one that its headline makes. */
export function slugOf({ slug, headline }: Pick<ArticleContent, 'slug' | 'headline'>): string {
  return slug === '' ? slugFrom(headline) : slug
}

/** True from `ready` on: the slug stays, whatever becomes of the headline, until a person changes it. */
export function hasFixedSlug(article: { status: Status }): boolean {
  return isReady(article)
}

/** `slug`, or the first of `slug-2`, `slug-3` … that is not taken; an empty one stays empty. */
export function freeSlug(slug: string, isTaken: (slug: string) => boolean): string {
  if (slug === '' || !isTaken(slug)) return slug
  for (let number = 2; ; number += 1) {
    const numbered = `${slug}-${number}`
    if (!isTaken(numbered)) return numbered
  }
}

/**
 * The slugs that a published article had before, oldest first, once it has become `next`: its pages are still linked to by
 * them. Undefined where there are none.
 */
export function aliasesAfter(
  current: Pick<Article, 'status' | 'slug' | 'headline' | 'aliases'>,
  next: Pick<ArticleContent, 'slug' | 'headline'>,
): string[] | undefined {
  const { status, aliases: known = [] } = current
  if (status !== 'published' && known.length === 0) return undefined
  const before = slugOf(current)
  const now = slugOf(next)
  const all = status === 'published' && before !== now && before !== '' ? [...known, before] : known
  const aliases = [...new Set(all)].filter((alias) => alias !== now)
  return aliases.length === 0 ? undefined : aliases
}

/** The addresses that lead here, too: those of the imported file, and the slugs that the article was published under before. */
export function aliasesOf({ aliases = [], source }: Pick<Article, 'aliases' | 'source'>): string[] {
  const written = source?.frontMatter?.aliases
  const imported = Array.isArray(written) ? written.filter((each) => typeof each === 'string') : []
  return [...new Set([...imported, ...aliases])]
}
