/** The programs that Markdown is written for: each has its own front matter, and what it makes of a text. */
export const MARKDOWN_PROFILES = ['hugo', 'astro', 'jekyll', 'pandoc', 'obsidian', 'flat'] as const
export type MarkdownProfile = (typeof MARKDOWN_PROFILES)[number]
