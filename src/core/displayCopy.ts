/**
 * The longest display copy without a remark, in signs. 110 is Google's limit for the headline of a NewsArticle; 300 is ours:
 * a longer standfirst reads like a paragraph of the body.
 */
export const LONGEST_COPY = { headline: 110, standfirst: 300 } as const
