/** What has no width and is no letter: soft hyphen, zero-width space and joiners, word joiner, byte-order mark. For a class. */
export const ZERO_WIDTH = '\\u00ad\\u200b-\\u200d\\u2060-\\u2064\\ufeff'

/** All that cannot be seen in a line of text, the marks of writing direction too. For a class of a regular expression. */
export const INVISIBLE = `${ZERO_WIDTH}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069`
