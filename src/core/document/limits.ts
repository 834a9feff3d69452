/** How deep lists and quotations are nested. What is nested deeper stands one by one in the innermost. */
export const DEEPEST = 12
/** The greatest number of an item (CommonMark). */
export const GREATEST_NUMBER = 999_999_999
