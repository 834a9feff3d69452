import type { i18n as I18n } from 'i18next'

/** Adds areas of sentences that are loaded later than the window, by language; those that are there stay. */
export function addSentences(
  i18n: I18n,
  sentences: { readonly [language: string]: { readonly [area: string]: object } },
): void {
  for (const [language, areas] of Object.entries(sentences))
    for (const [area, words] of Object.entries(areas))
      if (!i18n.hasResourceBundle(language, area)) i18n.addResourceBundle(language, area, words)
}
