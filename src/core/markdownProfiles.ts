/**
 * THE table of the programs that Markdown is written for, and what they want of an article's file: one that is named by its slug
 * alone, one with its day in the name (Jekyll knows a post by that), or, where there are pictures, a folder with these and its text,
 * `index.md`.
 */
export const PROFILE_FILES = {
  hugo: 'folder',
  astro: 'slug',
  jekyll: 'day',
  pandoc: 'slug',
  obsidian: 'slug',
  flat: 'slug',
} as const satisfies { readonly [name: string]: 'slug' | 'day' | 'folder' }

export type MarkdownProfile = keyof typeof PROFILE_FILES
export const MARKDOWN_PROFILES: readonly MarkdownProfile[] = Object.keys(PROFILE_FILES).filter(
  (name): name is MarkdownProfile => name in PROFILE_FILES,
)
