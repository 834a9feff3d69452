/** How many days an article stays in the bin; apart from `purge.ts`, whose decoders no window needs. */
export const BIN_DAYS = 30
