/** The languages of the interface. `en` is American English; `en-GB` holds only what differs from it. */
export const LOCALES = ['fr', 'en-GB', 'en'] as const
export type Locale = (typeof LOCALES)[number]
