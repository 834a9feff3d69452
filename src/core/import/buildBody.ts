import { trimSpaces } from '../document/index.ts'
import type * as Document from '../document/types.ts'
import { buildList } from './buildList.ts'
import { buildQuote } from './buildQuote.ts'
import type { Block, BodyKind } from './draft.ts'
import { framedBy, withoutEdges } from './lines.ts'
import { announcedHeading } from './metadata/labels.ts'
import { paragraphOf, strongParagraph } from './paragraph.ts'
import { joinWrapped } from './text/joinWrapped.ts'

/** A line of signs, with which a heading is underlined or framed. */
const RULE = /^(?:[-*_=~#•·+—–◆★][ \t]*){3,200}$/

/** A block as a heading has it: in one line, without the signs that mark it. */
export function headingOf(block: Block): string {
  const lines = linesOf(block)
  const shown = lines.filter((line) => lines.length === 1 || line.length > 200 || !RULE.test(line))
  const text = withoutEdges((shown.length > 0 ? shown : lines).join(' '))
  const bare = block.kind === 'heading' ? (framedBy(text) ?? announcedHeading(text)) : null
  if (bare !== null) return bare
  // Slanted, as a plain text says it.
  const slanted = block.kind === 'heading' && !block.node ? /^_([^_]{1,200})_$/.exec(text)?.[1] : undefined
  if (slanted !== undefined) return withoutEdges(slanted)
  const hashes = /^#{1,6}[ \t]+/.exec(text)?.[0]
  return hashes === undefined ? text : withoutEdges(text.slice(hashes.length).replace(/[ \t]#{1,6}$/, ''))
}

/** The lines that a block shows: one where its text was hard-wrapped. */
export function linesOf(block: Block): string[] {
  const lines = block.text.split('\n').map((line) => trimSpaces(line))
  return block.wrapped ? [joinWrapped(lines, block.wrapped)] : lines
}

/** The kind that a part of the tree is by itself. */
export function kindOfNode(node: Document.Block): BodyKind {
  switch (node.type) {
    case 'sectionHeading':
    case 'heading':
      return 'heading'
    case 'list':
      return 'list'
    case 'quotation':
      return 'quote'
    case 'preformatted':
      return 'verbatim'
    default:
      return 'paragraph'
  }
}

/** The part of the body that a block of one of the body's kinds makes by itself. */
export function bodyPart(block: Block): Document.Block {
  const { node, kind } = block
  const made = node ? (kind === kindOfNode(node) ? node : converted(block, node)) : bodyOf(block)
  return block.reason === 'speaker-name' && kind === 'paragraph' ? strongParagraph(made) : made
}

/** Adds a block to the body. One that was chosen to be a list or a quotation goes on in the one above it. */
export function addToBody(body: Document.Block[], block: Block, above?: Block): void {
  const made = bodyPart(block)
  if (above?.runsOn && above.kind === 'paragraph' && goOn(body, made, above.runsOn)) return
  const isTimed = above?.reason === 'time-alone' && above.kind === 'heading'
  if (isTimed && headAt(body, made)) return
  const last = block.node && made !== block.node ? body.at(-1) : undefined
  if (made.type === 'list' && last?.type === 'list' && last.ordered === made.ordered)
    body[body.length - 1] = { ...last, items: [...last.items, ...made.items] }
  else if (made.type === 'quotation' && last?.type === 'quotation' && last.attribution === null)
    body[body.length - 1] = { ...last, content: [...last.content, ...made.content] }
  else body.push(made)
}

/** Sets the time over a heading before its words, in one heading. */
function headAt(body: Document.Block[], made: Document.Block): boolean {
  const time = body.at(-1)
  if (time?.type !== 'sectionHeading') return false
  if (made.type === 'sectionHeading') body[body.length - 1] = { ...made, text: `${time.text} ${made.text}` }
  else if (made.type === 'heading') {
    const text = { type: 'text', text: `${time.text} `, marks: [] } as const
    body[body.length - 1] = { ...made, content: [text, ...made.content] }
  } else return false
  return true
}

/** Joins a paragraph to the last one, of whose line it was a part, or below which it is a line. */
function goOn(body: Document.Block[], made: Document.Block, as: true | 'line'): boolean {
  const last = body.at(-1)
  if (last?.type !== 'paragraph' || made.type !== 'paragraph') return false
  const gap: Document.Inline =
    as === 'line' ? { type: 'break', marks: [] } : { type: 'text', text: ' ', marks: [] }
  body[body.length - 1] = { ...last, content: [...last.content, gap, ...made.content] }
  return true
}

/** A part of the tree as another kind than its own. */
function converted(block: Block, node: Document.Block): Document.Block {
  const paragraph: Document.Paragraph =
    node.type === 'heading' || node.type === 'paragraph'
      ? { type: 'paragraph', content: node.content }
      : paragraphOf(linesOf(block).join('\n'))
  switch (block.kind) {
    case 'heading':
      return { type: 'sectionHeading', text: headingOf(block) }
    case 'list':
      return { type: 'list', ordered: false, start: 1, items: [{ checked: null, content: [paragraph] }] }
    case 'quote':
      return { type: 'quotation', content: [paragraph], attribution: null }
    case 'verbatim':
      return { type: 'preformatted', text: block.text, language: '' }
    default:
      return paragraph
  }
}

function bodyOf(block: Block): Document.Block {
  if (block.kind === 'paragraph' && block.text === '* * *') return { type: 'rule' }
  switch (block.kind) {
    case 'heading':
      return { type: 'sectionHeading', text: headingOf(block) }
    case 'list':
      return buildList(block)
    case 'quote':
      return buildQuote(block)
    case 'verbatim':
      return { type: 'preformatted', text: block.text, language: '' }
    default:
      return paragraphOf(linesOf(block).join('\n'))
  }
}
