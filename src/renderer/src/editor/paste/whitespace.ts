import { Fragment, type Node, Slice } from 'prosemirror-model'
import { isDisplayField, schema } from '../schema.ts'

const { nodes } = schema

const BLANKS = /[ \t\u00a0]+/g
/** French typography sets a no-break space before these, and after an opening guillemet. */
const TAKES_NO_BREAK_BEFORE = /[;:!?»›%€]/
const TAKES_NO_BREAK_AFTER = /[«‹]/
const MIN_BLANKS = 10

type Edit = { readonly from: number; readonly to: number; readonly insert: string }

/**
 * The edits that remove padding from a line.
 *
 * In HTML a no-break space is either a character that the author set, or padding: programs write U+00A0 so that blanks
 * do not collapse. A single U+00A0 between two characters counts as the author's. Padding is:
 * - a run of several blanks (Chromium writes two spaces as U+00A0 and a space, Word writes tabs and indents as rows of
 *   them);
 * - any blank at an edge of a line;
 * - every U+00A0 in a line in which most blanks are U+00A0: some web editors write all spaces so.
 *
 * Padding becomes one space, a no-break space only where French typography sets one. U+202F is never padding.
 */
function fillingEdits(text: string): Edit[] {
  const found: Edit[] = []
  const all = text.match(BLANKS) ?? []
  const unbreaking = all.filter((blank) => blank === '\u00a0').length
  const areMostFilling = all.length >= MIN_BLANKS && unbreaking * 2 > all.length
  for (const match of text.matchAll(BLANKS)) {
    const [blanks] = match
    const from = match.index
    const to = from + blanks.length
    const isEdge = from === 0 || to === text.length
    const isUnbreaking = blanks.includes('\u00a0')
    const isFilling = blanks.length > 1 || (isUnbreaking && areMostFilling)
    if (!isEdge && !isFilling) continue
    const isTypographic =
      isUnbreaking &&
      (TAKES_NO_BREAK_BEFORE.test(text.charAt(to)) || TAKES_NO_BREAK_AFTER.test(text.charAt(from - 1)))
    const filled = isEdge ? '' : ' '
    found.push({ from, to, insert: isTypographic && !isEdge ? '\u00a0' : filled })
  }
  return found
}

/** A line's inlines without padding. */
function cleanLine(line: readonly Node[]): Node[] {
  const text = line.map((node) => node.text ?? '\ufffc').join('')
  const changes = fillingEdits(text)
  if (changes.length === 0) return [...line]
  const cleaned: Node[] = []
  let next = 0
  let start = 0
  for (const node of line) {
    const { text: own } = node
    const end = start + node.nodeSize
    if (own === undefined) {
      cleaned.push(node)
      start = end
      continue
    }
    let kept = ''
    let at = start
    for (let change = changes[next]; change && change.from < end; change = changes[next]) {
      kept += own.slice(at - start, Math.max(at, change.from) - start)
      if (change.from >= start) kept += change.insert
      at = Math.min(change.to, end)
      if (change.to > end) break
      next += 1
    }
    kept += own.slice(at - start)
    if (kept !== '') cleaned.push(schema.text(kept, node.marks))
    start = end
  }
  return cleaned
}

/** Inlines split into paragraphs at empty lines. */
function paragraphsOf(content: Fragment): Node[][] {
  const lines: Node[][] = [[]]
  const breaks: Node[] = []
  content.forEach((node) => {
    if (node.type === nodes.break) {
      breaks.push(node)
      lines.push([])
    } else lines.at(-1)?.push(node)
  })
  const paragraphs: Node[][] = []
  let startsParagraph = true
  for (const [at, line] of lines.entries()) {
    const cleaned = cleanLine(line)
    if (cleaned.length === 0) {
      startsParagraph = true
      continue
    }
    const last = paragraphs.at(-1)
    const lineEnd = breaks[at - 1]
    if (startsParagraph || !last || !lineEnd) paragraphs.push(cleaned)
    else last.push(lineEnd, ...cleaned)
    startsParagraph = false
  }
  return paragraphs
}

function joinLines(lines: readonly Node[][], between: Node): Fragment {
  return Fragment.from(
    lines
      .flatMap((line, at) => (at === 0 ? line : [between, ...line]))
      .flatMap((node) => (node.type === nodes.break ? between : node)),
  )
}

const space = schema.text(' ')

/** A pasted node without padding; empty blocks are dropped. */
function cleanNode(node: Node): Node[] {
  const { type } = node
  if (type === nodes.preformatted)
    return node.content.size > 0
      ? [node.copy(Fragment.from(schema.text(node.textContent.replace(/^\n+|\n+$/g, '') || ' ')))]
      : []
  if (node.isTextblock) {
    const lines = paragraphsOf(node.content)
    if (type === nodes.paragraph) return lines.map((line) => node.copy(Fragment.from(line)))
    const isCell = type === nodes.tableCell || type === nodes.tableHeader
    const content = joinLines(lines, isCell ? nodes.break.create() : space)
    return content.size > 0 || isCell || isDisplayField(type.name) ? [node.copy(content)] : []
  }
  if (node.isLeaf) return [node]
  const content = Fragment.from(node.children.flatMap(cleanNode))
  if (content.size === 0) return []
  // An item that starts with a list was indentation.
  return type.validContent(content) ? [node.copy(content)] : []
}

/** Pasted content without padding, surplus line breaks and empty blocks; rules at its ends are dropped. */
export function normalizeWhitespace({ content }: Slice): Slice {
  const [first] = content.content
  if (first?.isInline) {
    const [line, ...others] = paragraphsOf(content)
    if (others.length === 0) return new Slice(Fragment.from(line ?? []), 0, 0)
    const paragraphs = [line ?? [], ...others].map((each) => nodes.paragraph.create(null, each))
    return new Slice(Fragment.from(paragraphs), 0, 0)
  }
  const blocks = content.content.flatMap((node) =>
    node.isInline ? [nodes.paragraph.create(null, node)] : cleanNode(node),
  )
  const isText = ({ type }: Node) => type !== nodes.rule
  const start = blocks.findIndex(isText)
  const end = blocks.findLastIndex(isText)
  return new Slice(Fragment.from(start < 0 ? [] : blocks.slice(start, end + 1)), 0, 0)
}
