import { escapeMarkdown, plainLine, safeAddress } from '../../../../../core/markdown/index.ts'
import { joined, lineText, type Marks, type Run, sameMarks, sharedMarks, UNMARKED } from './blocks.ts'

type Line = readonly Run[]

const isBlank = (text: string) => /^\s*$/.test(text)
const EDGES = /^(\s*)([\s\S]*?)(\s*)$/
const PUNCTUATION = /[\p{P}\p{S}]/u
const LEADING_SIGNS = /^[\p{P}\p{S}\s]+/u
const isWordy = (character: string | undefined) =>
  character !== undefined && !isBlank(character) && !PUNCTUATION.test(character)
const first = (text: string) => [...text.slice(0, 2)][0]
const last = (text: string) => [...text.slice(-2)].at(-1)

/** The punctuation and blanks at the end of a text. (A loop, as a pattern's time grows with the square of such a run.) */
function trailingSigns(text: string): string {
  let from = text.length
  for (
    let sign = last(text);
    sign !== undefined && !isWordy(sign);
    sign = last(text.slice(Math.max(0, from - 2), from))
  )
    from -= sign.length
  return text.slice(from)
}

/** The pieces with each blank one given the marks alone that both its sides have. */
function withBlanksBetween(pieces: Line): Run[] {
  let side: Marks = UNMARKED
  const after = pieces.toReversed().map((piece) => {
    if (!isBlank(piece.text)) side = piece
    return side
  })
  after.reverse()
  side = UNMARKED
  return pieces.map((piece, index) => {
    if (isBlank(piece.text)) return { ...sharedMarks(side, after[index] ?? UNMARKED), text: piece.text }
    side = piece
    return piece
  })
}

/** The line in pieces of which each is all words or all blank. */
function piecesOf(line: Line): Run[] {
  return line.flatMap((run) => {
    const [, before = '', words = '', after = ''] = isBlank(run.text)
      ? ['', run.text]
      : (EDGES.exec(run.text) ?? [])
    return [before, words, after].map((text) => ({ ...run, text })).filter(({ text }) => text !== '')
  })
}

/** Takes blanks out of the marks at whose edges they stand: there Markdown takes a mark for a sign. */
function withoutBlankEdges(line: Line): Run[] {
  return joined(withBlanksBetween(piecesOf(line)))
}

/** Takes all blanks at edges of stretches out of marks, so that no mark goes over from one stretch to the next. */
function withoutMarkedBlanks(line: Line): Run[] {
  return joined(
    piecesOf(line).map((piece) => (isBlank(piece.text) ? { ...UNMARKED, text: piece.text } : piece)),
  )
}

const emphasis = ({ bold, italic, struck }: Marks): Marks => ({ bold, italic, struck, link: null })

/** Takes punctuation out of a mark that ends between it and a word: there, too, the mark would be a sign. */
function withoutPunctuationEdges(line: Line): Run[] {
  return joined(
    line.flatMap((run, index) => {
      const before = line[index - 1]
      const after = line[index + 1]
      let { text } = run
      const pieces: Run[] = []
      const opens = before && !sameMarks(emphasis(run), emphasis(sharedMarks(run, before)))
      const leading = opens && isWordy(last(before.text)) ? (LEADING_SIGNS.exec(text)?.[0] ?? '') : ''
      if (before && leading !== '') pieces.push({ ...sharedMarks(run, before), text: leading })
      text = text.slice(leading.length)
      const closes = after && !sameMarks(emphasis(run), emphasis(sharedMarks(run, after)))
      const trailing = closes && isWordy(first(after.text)) ? trailingSigns(text) : ''
      pieces.push({ ...run, text: text.slice(0, text.length - trailing.length) })
      if (after && trailing !== '') pieces.push({ ...sharedMarks(run, after), text: trailing })
      return pieces
    }),
  )
}

/** An address that is its own words is one without being marked as a link. */
function withoutBareLinks(line: Line): Run[] {
  return line.map((run) => {
    const { link, text } = run
    const isBare = /^https?:\/\/\S+$/.test(text) ? safeAddress(text) === link : link === `mailto:${text}`
    return link !== null && isBare ? { ...run, link: null } : run
  })
}

/** How a stretch within a line is escaped, and which sign stands for italics. */
type Hand = { escape: (text: string, isStart: boolean, isEnd: boolean) => string; italic: string }

/**
 * As core escapes a text, for a stretch of a line: what is put around it keeps blanks at its edges from being taken for
 * those of the line, and every tilde and underscore from being taken for a lonely one.
 */
function escapeStretch(text: string, isStart: boolean, isEnd: boolean): string {
  const escaped = escapeMarkdown(`${isStart ? '' : '~('}${text}${isEnd ? '' : ','}`)
  return (isStart ? escaped : escaped.replace(/^\\?~\(/, '')).slice(0, isEnd ? undefined : -1)
}

/** Escapes whatever may mean something anywhere. */
function escapeAll(text: string, isStart: boolean): string {
  const escaped = text.replace(/[\\`*_~[\]<>&!|@#]|:(?=\/\/)|(?<=www)\./gi, '\\$&')
  return isStart ? escaped.replace(/^([-+=:])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2') : escaped
}

const PLAIN_HAND: Hand = { escape: escapeStretch, italic: '*' }
const HANDS: readonly Hand[] = [
  PLAIN_HAND,
  { escape: escapeAll, italic: '*' },
  { escape: escapeAll, italic: '_' },
]

const KINDS = ['link', 'bold', 'italic', 'struck'] as const
type Open = { kind: (typeof KINDS)[number]; link: string | null }

const has = (marks: Marks, { kind, link }: Open) => (kind === 'link' ? marks.link === link : marks[kind])

const FARTHEST = 50

/** How many pieces from `index` on carry a mark, as far as one looks. */
function reach(line: Line, index: number, mark: Open): number {
  const rest = line.slice(index, index + FARTHEST)
  const end = rest.findIndex((piece) => !has(piece, mark))
  return end < 0 ? rest.length : end
}

function asDestination(address: string): string {
  return address
    .replace(/[()\\<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/&(?=#?\w+;)/g, '&amp;')
}

function closing({ kind, link }: Open, hand: Hand): string {
  if (kind === 'link') return `](${asDestination(link ?? '')})`
  return opening(kind, hand)
}

function opening(kind: Open['kind'], hand: Hand): string {
  if (kind === 'link') return '['
  if (kind === 'italic') return hand.italic
  return kind === 'bold' ? '**' : '~~'
}

/** Brackets within the words of a link would end it. */
function withoutBrackets(escaped: string): string {
  return escaped.replace(/\\[\s\S]|[[\]]/g, (sign) => (sign.length > 1 ? sign : `\\${sign}`))
}

function writtenLine(line: Line, hand: Hand): string {
  let written = ''
  const open: Open[] = []
  for (const [index, piece] of line.entries()) {
    while (open.some((mark) => !has(piece, mark))) {
      const mark = open.pop()
      if (mark) written += closing(mark, hand)
    }
    const missing = KINDS.map((kind): Open => ({ kind, link: kind === 'link' ? piece.link : null }))
      .filter((mark) => (mark.kind === 'link' ? mark.link !== null : piece[mark.kind]))
      .filter((mark) => !open.some(({ kind }) => kind === mark.kind))
      .map((mark) => ({ mark, reach: reach(line, index, mark) }))
      .sort((a, b) => b.reach - a.reach)
    for (const { mark } of missing) {
      // `!` before a link makes it an image.
      if (mark.kind === 'link' && written.endsWith('!')) written = `${written.slice(0, -1)}\\!`
      written += opening(mark.kind, hand)
      open.push(mark)
    }
    const escaped = hand.escape(piece.text, written === '', index === line.length - 1 && open.length === 0)
    written += open.some(({ kind }) => kind === 'link') ? withoutBrackets(escaped) : escaped
  }
  for (const mark of open.toReversed()) written += closing(mark, hand)
  return written
}

/** The hard line break after a line; what follows an address would be taken for a part of it. */
function lineBreak(line: string): string {
  return /(?:\/\/|www\.|@)\S*$/i.test(line) ? '  \n' : '\\\n'
}

function writtenLines(lines: readonly Line[], hand: Hand): string {
  const written = lines.map((line) => writtenLine(line, hand))
  const markdown = written
    .map((line, index) => (index < written.length - 1 ? line + lineBreak(line) : line))
    .join('')
  const text = lines[0]?.[0]
  const isLabel = text?.link === null && markdown.startsWith('[') && markdown.includes(']:')
  return isLabel ? `\\${markdown}` : markdown
}

/** What may mean something where it stands, an address, which may be a link of its own, and what marked reads by halves. */
const MEANING = /[\\`*_~[\]<>&!|@\ud800-\udfff]|:\/\/|www\./i

/** How many marks open or close between two stretches. */
function turns(a: Marks, b: Marks): number {
  return KINDS.filter((kind) => a[kind] !== b[kind]).length
}

/** True where no word can be taken for a mark, and each mark stands alone, with a blank or sign to its one side. */
function isTame(line: Line): boolean {
  return [...line, null].every((run, index) => {
    const before = line[index - 1]
    if (turns(before ?? UNMARKED, run ?? UNMARKED) > 1) return false
    if (!run) return true
    const hasEdge = !sameMarks(run, UNMARKED) && /^\s|\s$/.test(run.text)
    const isApart = !hasEdge && (!before || !isWordy(last(before.text)) || !isWordy(first(run.text)))
    return isApart && !MEANING.test(run.text)
  })
}

/** How much of a text is read again to see whether its marks hold, where that is not certain beforehand. */
const MOST_READ = 300_000
const LONGEST_READ = 20_000
const COST_OF_A_PARAGRAPH = 100

/** Writes the paragraphs of one text. */
export class LineWriter {
  private left = MOST_READ

  /** The lines of one paragraph as Markdown that shows just their characters; where marks might not hold, without them. */
  write(lines: readonly Line[]): string {
    const text = lines.map(lineText).join('\n')
    const own = lines.map(withoutBareLinks)
    const settled = own.map((line) => withoutPunctuationEdges(withoutBlankEdges(line)))
    if (settled.every((line) => line.every((run) => sameMarks(run, UNMARKED)))) return escapeMarkdown(text)
    if (settled.every(isTame)) return writtenLines(settled, PLAIN_HAND)
    const apart = own.map((line) => withoutPunctuationEdges(withoutMarkedBlanks(line)))
    for (const tried of [settled, apart])
      for (const hand of HANDS) {
        this.left -= text.length + COST_OF_A_PARAGRAPH
        if (this.left < 0 || text.length > LONGEST_READ) break
        const markdown = writtenLines(tried, hand)
        if (plainLine(markdown) === text) return markdown
      }
    return escapeMarkdown(text)
  }
}

/** Words as they stand in a line that has begun. */
export function writeWords(text: string): string {
  return escapeStretch(text, false, false)
}
