/** Paragraphs that a document may have, empty ones too: more are no text of a person. */
export const MOST_PARAGRAPHS = 50_000
/** Pieces of text, line breaks and notes that a document may have. */
export const MOST_INLINES = 250_000
