import type { ArticleContent } from './article/index.ts'

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
