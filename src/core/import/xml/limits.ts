/** Elements within elements; documents that people wrote stay under a hundred. */
export const DEEPEST_ELEMENT = 300
/** Elements of one part of a document that is held in memory at a time. */
export const MOST_ELEMENTS = 400_000
/** Attributes of one element. */
export const MOST_ATTRIBUTES = 1000
/** Prefixes of namespaces that are declared in one place. */
export const MOST_PREFIXES = 500
/** Characters of one tag, comment or text between two tags, and of all text that is held at a time. */
export const LONGEST_TEXT = 5_000_000
/** Elements of one XML file. */
export const MOST_ELEMENTS_IN_ALL = 1_500_000
