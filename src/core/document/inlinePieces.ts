import { characterAt, characterBefore, classOf } from './characters.ts'
import { escapeText, type Profile, READERS } from './escapeText.ts'

/** What parts two signs and is shown by no reader. */
export const EMPTY_COMMENT = '<!-- -->'
/** Where a section without a heading begins. */
export const EMPTY_HEADING = '<!-- ## -->'

type Sign = '*' | '_' | '~'

/**
 * What is written one after the other. `text` is as typed, `raw` as it is written; of an `edge` that opens, `end` is the index
 * of the last inline under the mark.
 */
type Piece =
  | { type: 'text'; text: string; encodeFirst: boolean; encodeLast: boolean; inBrackets: boolean }
  | { type: 'raw'; markdown: string }
  | { type: 'edge'; mark: 'strong' | 'emphasis' | 'strike'; opens: boolean; sign: Sign; end: number }
type SignedMark = Extract<Piece, { type: 'edge' }>['mark']
/** Neighbouring edges of one sign, by the index of the first and the last piece. */
type SignRun = { from: number; to: number; opens: boolean; sign: Sign }

/**
 * The pieces of a text in the order in which they are written, and the decision how each is. Whether a run of `*`, `_` or
 * `~` opens or closes a mark depends on the characters beside it (CommonMark's rule of flanking): where they forbid it, one
 * of them is written as a numeric reference, which counts as punctuation. So an opening run is followed by no white space,
 * and by punctuation only after white space or punctuation; and the other way round for a closing one. A character that is
 * encoded for one run changes what stands beside another, so the runs are checked until nothing changes. Invariant: what
 * is shown stays the text as typed. It ends because every pass but the last encodes one end of a text more; a pass is linear
 * in the pieces.
 * Two marks that begin at the same point but do not end together, or of which one begins where the other ends, would be
 * one run of asterisks, whose length decides what may close it: the second is written with underscores. Readers for which `_`
 * opens nothing after the end of a mark get an empty comment between the two instead.
 */
export class PieceList {
  private readonly pieces: Piece[] = []
  private readonly profile: Profile
  private readonly isCell: boolean
  private readonly loneTilde: boolean

  constructor(profile: Profile, isCell: boolean, loneTilde: boolean) {
    this.profile = profile
    this.isCell = isCell
    this.loneTilde = loneTilde
  }

  text(text: string, inBrackets: boolean): void {
    this.pieces.push({ type: 'text', text, encodeFirst: false, encodeLast: false, inBrackets })
  }

  raw(markdown: string): void {
    if (markdown !== '') this.pieces.push({ type: 'raw', markdown })
  }

  /** Opens a mark that goes on to the inline of index `end`. */
  open(mark: SignedMark, end: number): void {
    const last = this.pieces.at(-1)
    const isOneRun =
      mark !== 'strike' && last?.type === 'edge' && last.sign === '*' && !(last.opens && last.end === end)
    const isParted = isOneRun && !last.opens && READERS[this.profile].hasIntrawordUnderscores
    if (isParted) this.raw(EMPTY_COMMENT)
    const sign = mark === 'strike' ? '~' : isOneRun && !isParted ? '_' : '*'
    this.pieces.push({ type: 'edge', mark, opens: true, sign, end })
  }

  close(mark: SignedMark): void {
    this.pieces.push({ type: 'edge', mark, opens: false, sign: this.openingOf(mark), end: -1 })
  }

  /** True where the last piece is a line break. */
  endsWithBreak(): boolean {
    const last = this.pieces.at(-1)
    return last?.type === 'raw' && last.markdown.endsWith('\n')
  }

  /** The first character that is written, or an empty string. */
  firstCharacter(): string {
    return this.beside(0, true)
  }

  private openingOf(mark: SignedMark): Sign {
    const opening = this.pieces.findLast(
      (piece) => piece.type === 'edge' && piece.opens && piece.mark === mark,
    )
    return opening?.type === 'edge' ? opening.sign : '*'
  }

  /** Encodes characters beside marks until every mark opens and closes where it should. */
  private protectEdges(): void {
    const first = this.pieces[0]
    const last = this.pieces.at(-1)
    if (first?.type === 'text' && /^\s/.test(first.text)) first.encodeFirst = true
    if (last?.type === 'text' && /\s$/.test(last.text)) last.encodeLast = true
    if (!this.pieces.some(({ type }) => type === 'edge')) return
    const runs = this.runs()
    for (let changed = true; changed; ) {
      changed = false
      for (const run of runs) changed = this.protect(run) || changed
      for (const run of runs.toReversed()) changed = this.protect(run) || changed
    }
  }

  /** The first and the last index of each run of the same sign. */
  private runs(): SignRun[] {
    const runs: SignRun[] = []
    this.pieces.forEach((piece, index) => {
      if (piece.type !== 'edge') return
      const last = runs.at(-1)
      if (last && last.to === index - 1 && last.sign === piece.sign && last.opens === piece.opens)
        last.to = index
      else runs.push({ from: index, to: index, opens: piece.opens, sign: piece.sign })
    })
    return runs
  }

  /** Encodes what keeps a run of signs from opening or closing; true where something changed. */
  private protect({ from, to, opens, sign }: SignRun): boolean {
    const inner = opens ? to + 1 : from - 1
    const outer = opens ? from - 1 : to + 1
    let changed = false
    if (!isVisible(this.beside(inner, opens))) changed = this.encode(inner, opens)
    const within = classOf(this.beside(inner, opens))
    const without = classOf(this.beside(outer, !opens))
    const isSure = without === 'whitespace' || without === 'punctuation'
    const needsMore = within !== 'letter' || (sign === '_' && !opens)
    return needsMore && !isSure ? this.encode(outer, !opens) || changed : changed
  }

  /** The character of a piece that is next to a mark: its first where the mark is before it, else its last. */
  private beside(index: number, isFirst: boolean): string {
    const piece = this.pieces[index]
    switch (piece?.type) {
      case undefined:
        return ''
      case 'edge':
        return piece.sign
      case 'raw':
        return isFirst ? piece.markdown.charAt(0) : piece.markdown.charAt(piece.markdown.length - 1)
      case 'text': {
        const { text, encodeFirst, encodeLast } = piece
        const character = isFirst ? characterAt(text, 0) : characterBefore(text, text.length)
        const isEncoded =
          (isFirst ? encodeFirst : encodeLast) ||
          (character.length === text.length && (encodeFirst || encodeLast))
        return isEncoded ? '&' : character
      }
    }
  }

  private encode(index: number, isFirst: boolean): boolean {
    const piece = this.pieces[index]
    if (piece?.type !== 'text' || (isFirst ? piece.encodeFirst : piece.encodeLast)) return false
    if (isFirst) piece.encodeFirst = true
    else piece.encodeLast = true
    return true
  }

  /** All pieces as Markdown. */
  write(): string {
    this.protectEdges()
    return this.joined()
  }

  private joined(): string {
    const written = this.pieces.map((piece, index) => this.written(piece, index)).join('')
    return this.isCell ? written.replaceAll('|', '\\|') : written
  }

  private written(piece: Piece, index: number): string {
    switch (piece.type) {
      case 'raw':
        return piece.markdown
      case 'edge':
        return piece.mark === 'emphasis' ? piece.sign : piece.sign.repeat(2)
      case 'text': {
        const { text, encodeFirst, encodeLast, inBrackets } = piece
        const { loneTilde, isCell, profile } = this
        const edges = { encodeFirst, encodeLast, inBrackets }
        const [before, after] = [this.beside(index - 1, false), this.beside(index + 1, true)]
        return escapeText(text, { ...edges, before, after, loneTilde, isCell, profile })
      }
    }
  }
}

/** True for a character that no reader takes for white space. */
function isVisible(character: string): boolean {
  const kind = classOf(character)
  return kind !== 'whitespace' && kind !== 'doubtful'
}
