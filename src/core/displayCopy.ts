/**
 * How long display copy may be, in signs. Past 110 signs search engines no longer take a headline whole (Google's advice
 * for NewsArticle); a standfirst past 300 is read as a paragraph of the body.
 */
export const LONGEST_COPY = { headline: 110, standfirst: 300 } as const
