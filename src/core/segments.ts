let graphemes: Intl.Segmenter | null = null
let words: Intl.Segmenter | null = null

// Both are made with the first text that needs them: the first use of `Intl` costs as much as loading a program does.

/** The user-perceived characters of a text. */
export function segmentGraphemes(text: string): Intl.Segments {
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  return graphemes.segment(text)
}

/** The words of a text, and what stands between them. */
export function segmentWords(text: string): Intl.Segments {
  words ??= new Intl.Segmenter('und', { granularity: 'word' })
  return words.segment(text)
}

/** The words of a text and what stands between them, as strings; joined they are the text. */
export function wordsAndBetween(text: string): string[] {
  return Array.from(segmentWords(text), ({ segment }) => segment)
}
