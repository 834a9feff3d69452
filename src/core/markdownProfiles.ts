type ProfileSpec = {
  /** An article with pictures is a folder: they are in it with its text, `index.md`. */
  isBundle: boolean
  /** The day of an article stands in the name of its file. */
  hasDayInName: boolean
}

/** THE table of the programs that Markdown is written for, and what they want of the names of files. */
const PROFILES = {
  hugo: { isBundle: true, hasDayInName: false },
  astro: { isBundle: false, hasDayInName: false },
  // It knows a post by its day.
  jekyll: { isBundle: false, hasDayInName: true },
  pandoc: { isBundle: false, hasDayInName: false },
  obsidian: { isBundle: false, hasDayInName: false },
  flat: { isBundle: false, hasDayInName: false },
} as const satisfies { readonly [name: string]: ProfileSpec }

export type MarkdownProfile = keyof typeof PROFILES
export const MARKDOWN_PROFILES: readonly MarkdownProfile[] = Object.keys(PROFILES).filter(
  (name): name is MarkdownProfile => Object.hasOwn(PROFILES, name),
)

/** What a program wants of the names of files. */
export function namesOfProfile(profile: MarkdownProfile): ProfileSpec {
  return PROFILES[profile]
}
