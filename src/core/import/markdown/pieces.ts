/** A piece of a text that is no Markdown, and what it is. `source` is as it is written. */
export type Piece =
  /** A tag or another piece of HTML. */
  | { type: 'tag'; source: string }
  /** A comment that only those who write the text see. */
  | { type: 'comment'; source: string; text: string }
  /** A call of a site's templates: text, named in the review. */
  | { type: 'template'; source: string; name: string }
  /** A link within a collection of notes, of which the words are shown. */
  | { type: 'wiki-link'; source: string; text: string }
  /** Signs that mean nothing here (a formula). */
  | { type: 'verbatim'; source: string }
  /** Attributes of a heading or a line, which are no text. */
  | { type: 'attributes'; source: string }
  /** Words that a tracked change took out, or the place of others that it added. */
  | { type: 'change'; source: '' }
  /** Code of the site that stands among the text. */
  | { type: 'code'; source: string }
  /** Stands in front of a heading. */
  | { type: 'heading'; source: string; level: number }

/** Noncharacters, which stand in no text. */
const OPEN = '\u{10fffe}'
const CLOSE = '\u{10ffff}'
const MARK = /\u{10fffe}(\d{1,9})\u{10ffff}/gu

/** A part of a text: characters, or a piece. */
export type Part = string | Piece

/**
 * Pieces taken out of a text while it is read as Markdown. Each is replaced by its number between two noncharacters, which
 * to Markdown is a word, and is found again where that word has come to stand in the tree.
 */
export class Pieces {
  private readonly pieces: Piece[] = []

  /** The word that stands for a piece. */
  take(piece: Piece): string {
    this.pieces.push(piece)
    return `${OPEN}${this.pieces.length - 1}${CLOSE}`
  }

  /** A text parted at the words for pieces. */
  parts(text: string): Part[] {
    if (!text.includes(OPEN)) return [text]
    const parts: Part[] = []
    let from = 0
    for (const { 0: word, 1: number, index } of text.matchAll(MARK)) {
      const piece = this.pieces[Number(number)]
      if (!piece) continue
      parts.push(text.slice(from, index), piece)
      from = index + word.length
    }
    return [...parts, text.slice(from)].filter((part) => part !== '')
  }

  /** A text as it was written, without what of it is not shown. */
  visible(text: string): string {
    return this.parts(text)
      .map((part) => {
        if (typeof part === 'string') return part
        const isHidden = part.type === 'comment' || part.type === 'attributes' || part.type === 'heading'
        return isHidden ? '' : this.visible(part.source)
      })
      .join('')
  }

  /** A text as it was written. */
  restored(text: string): string {
    if (!text.includes(OPEN)) return text
    return this.parts(text)
      .map((part) =>
        typeof part === 'string' ? part : part.type === 'heading' ? '' : this.restored(part.source),
      )
      .join('')
  }
}

/** A text that holds none of the noncharacters that pieces are marked with. */
export function withoutMarks(text: string): string {
  return text.replaceAll(OPEN, '\ufffd').replaceAll(CLOSE, '\ufffd')
}
