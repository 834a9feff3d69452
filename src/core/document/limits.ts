/** How deep lists and quotations may be nested; what is nested deeper is moved up into the innermost. */
export const DEEPEST = 12
/** The greatest number of a list item (CommonMark). */
export const GREATEST_NUMBER = 999_999_999
