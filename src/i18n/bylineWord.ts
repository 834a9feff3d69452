import type { Locale } from '../core/locales.ts'

/** The word before the names of who wrote an article, which is printed with them, and so in its language. */
export const BYLINE_WORD: { readonly [language in Locale]: string } = { fr: 'Par', en: 'By', 'en-GB': 'By' }
