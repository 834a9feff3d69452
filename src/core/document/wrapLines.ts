/** Scripts written without spaces, whose lines end between any two characters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u
/** What may not begin a line there: closing marks, small kana, marks of length and repetition. */
const NO_START = /[、。，．：；！？）」』】〉》〕”’…々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ]/u
/** What may not end one: opening marks. */
const NO_END = /[（「『【〈《〔“‘]/u
/** Marks and joiners, which take no column. */
const NO_WIDTH = /[\p{M}\p{Cf}]/u

/** How many columns a character takes on a terminal or in a mail: two for one of East Asia. */
const widthOf = (character: string) => (NO_WIDTH.test(character) ? 0 : UNSPACED.test(character) ? 2 : 1)

/** The pieces of a line between which it may be broken: words with the spaces after them, characters of East Asia. */
function piecesOf(line: string): string[] {
  const pieces: string[] = []
  let piece = ''
  let before = ''
  for (const character of line) {
    const isAfterSpace = before === ' ' && character !== ' '
    const isBetween = UNSPACED.test(before) || (UNSPACED.test(character) && before !== ' ')
    const mayBreak = isAfterSpace || (isBetween && !NO_START.test(character) && !NO_END.test(before))
    if (mayBreak && piece !== '' && character !== ' ') {
      pieces.push(piece)
      piece = ''
    }
    piece += character
    before = character
  }
  return piece === '' ? pieces : [...pieces, piece]
}

const columns = (text: string) => Array.from(text).reduce((sum, character) => sum + widthOf(character), 0)

/** What opens a line as a sign: of a quotation, a heading, a list, code or a rule. */
const OPENS_LINE = /^(?:>|(?:#{1,6}|[-+*•‣◦·–—―]|\d{1,9}[.)]) |`{3}|~{3}|[-=_*]{2,} *$)/u

/** The pieces of a line of which none opens with such a sign: it stays with what is before it. */
function unsignedPieces(line: string): string[] {
  const pieces: string[] = []
  for (const piece of piecesOf(line)) {
    const last = pieces.length - 1
    if (last >= 0 && OPENS_LINE.test(piece)) pieces[last] += piece
    else pieces.push(piece)
  }
  return pieces
}

function wrapLine(line: string, width: number): string {
  if (line.length * 2 <= width || columns(line) <= width) return line
  const lines: string[] = []
  let current = ''
  let used = 0
  for (const piece of unsignedPieces(line)) {
    const words = piece.replace(/ +$/, '')
    if (current !== '' && used + columns(words) > width) {
      lines.push(current.replace(/ +$/, ''))
      current = ''
      used = 0
    }
    current += piece
    used += columns(piece)
  }
  return [...lines, current].join('\n')
}

/**
 * A text with lines of at most `width` columns, broken at spaces and between characters of East Asia: never at a no-break
 * space, and never within a word, which may be longer than the line, nor before what would open a line as a sign. Linear in
 * the text.
 */
export function wrapLines(text: string, width: number): string {
  return Number.isFinite(width)
    ? text
        .split('\n')
        .map((line) => wrapLine(line, width))
        .join('\n')
    : text
}
