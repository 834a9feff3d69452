import { Fragment, type Node, Slice } from 'prosemirror-model'
import { isDisplayField, schema } from '../schema.ts'

const { nodes } = schema

const BLANKS = /[ \t\u00a0]+/g
/** Before these, and behind an opening guillemet, French sets a space that does not break. */
const TAKES_NO_BREAK_BEFORE = /[;:!?»›%€]/
const TAKES_NO_BREAK_AFTER = /[«‹]/
const FEWEST = 10

type Edit = { readonly from: number; readonly to: number; readonly insert: string }

/**
 * The edits that take the filling out of a line.
 *
 * In HTML a no-break space is two things: a sign that the author set, and what programs write to keep blanks from
 * falling together. What counts as the author's is one U+00A0 that stands by itself between two signs. Filling is:
 * - a run of several blanks with a U+00A0 among them (Chromium writes "two spaces" as U+00A0 and a space, Word its tabs
 *   and indents as a row of them);
 * - any at the edges of a line, where it parts nothing;
 * - all of them where most blanks of a line are no-break: some web editors write every space so.
 * Filling becomes one space, and that is no-break only where French typography would set one there. U+202F is never
 * used to fill, and always stays.
 */
function edits(text: string): Edit[] {
  const found: Edit[] = []
  const all = text.match(BLANKS) ?? []
  const unbreaking = all.filter((blank) => blank === '\u00a0').length
  const areMostFilling = all.length >= FEWEST && unbreaking * 2 > all.length
  for (const match of text.matchAll(BLANKS)) {
    const [blanks] = match
    const from = match.index
    const to = from + blanks.length
    const isEdge = from === 0 || to === text.length
    const isUnbreaking = blanks.includes('\u00a0')
    const isFilling = blanks.length > 1 || (isUnbreaking && areMostFilling)
    if (!isEdge && !isFilling) continue
    const belongs =
      isUnbreaking &&
      (TAKES_NO_BREAK_BEFORE.test(text.charAt(to)) || TAKES_NO_BREAK_AFTER.test(text.charAt(from - 1)))
    const filled = isEdge ? '' : ' '
    found.push({ from, to, insert: belongs && !isEdge ? '\u00a0' : filled })
  }
  return found
}

/** A line's inlines with the filling taken out; each edit lies in the text nodes that it covers. */
function settledLine(line: readonly Node[]): Node[] {
  const text = line.map((node) => node.text ?? '\ufffc').join('')
  const changes = edits(text)
  if (changes.length === 0) return [...line]
  const settled: Node[] = []
  let next = 0
  let start = 0
  for (const node of line) {
    const { text: own } = node
    const end = start + node.nodeSize
    if (own === undefined) {
      settled.push(node)
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
    if (kept !== '') settled.push(schema.text(kept, node.marks))
    start = end
  }
  return settled
}

/** Inlines as paragraphs of lines: an empty line parts two paragraphs. */
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
  let isParted = true
  for (const [at, line] of lines.entries()) {
    const settled = settledLine(line)
    if (settled.length === 0) {
      isParted = true
      continue
    }
    const last = paragraphs.at(-1)
    const lineEnd = breaks[at - 1]
    if (isParted || !last || !lineEnd) paragraphs.push(settled)
    else last.push(lineEnd, ...settled)
    isParted = false
  }
  return paragraphs
}

function joined(lines: readonly Node[][], between: Node): Fragment {
  return Fragment.from(
    lines
      .flatMap((line, at) => (at === 0 ? line : [between, ...line]))
      .flatMap((node) => (node.type === nodes.break ? between : node)),
  )
}

const space = schema.text(' ')

/** A node of foreign HTML as it is put in: without what only filled a page, and gone where nothing is left. */
function settledNode(node: Node): Node[] {
  const { type } = node
  if (type === nodes.preformatted)
    return node.content.size > 0
      ? [node.copy(Fragment.from(schema.text(node.textContent.replace(/^\n+|\n+$/g, '') || ' ')))]
      : []
  if (node.isTextblock) {
    const lines = paragraphsOf(node.content)
    if (type === nodes.paragraph) return lines.map((line) => node.copy(Fragment.from(line)))
    const content = joined(lines, space)
    const isCell = type === nodes.tableCell || type === nodes.tableHeader
    return content.size > 0 || isCell || isDisplayField(type.name) ? [node.copy(content)] : []
  }
  if (node.isLeaf) return [node]
  const content = Fragment.from(node.children.flatMap(settledNode))
  if (content.size === 0) return []
  // An item that begins with nothing but a list was an indentation.
  return type.validContent(content) ? [node.copy(content)] : []
}

/** Foreign content without the blanks, line breaks and empty blocks that were its look; rules at its ends are none of the text. */
export function settled({ content }: Slice): Slice {
  const [first] = content.content
  if (first?.isInline) {
    const [line, ...others] = paragraphsOf(content)
    if (others.length === 0) return new Slice(Fragment.from(line ?? []), 0, 0)
    const paragraphs = [line ?? [], ...others].map((each) => nodes.paragraph.create(null, each))
    return new Slice(Fragment.from(paragraphs), 0, 0)
  }
  const blocks = content.content.flatMap((node) =>
    node.isInline ? [nodes.paragraph.create(null, node)] : settledNode(node),
  )
  const isText = ({ type }: Node) => type !== nodes.rule
  const start = blocks.findIndex(isText)
  const end = blocks.findLastIndex(isText)
  return new Slice(Fragment.from(start < 0 ? [] : blocks.slice(start, end + 1)), 0, 0)
}
