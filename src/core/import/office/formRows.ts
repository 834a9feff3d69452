import { plainContent, plainOf } from '../../document/index.ts'
import type { Cell, Inline, Table } from '../../document/types.ts'
import { maySign } from '../metadata/bylines.ts'
import { announcesBody, findLabel } from '../metadata/labels.ts'
import { type SourceBlock, textOfNode } from '../tree/sourceBlock.ts'

/** Blocks over a form at the head of a document, and characters of each. */
const HEAD = 6
const LONGEST_ABOVE = 200
const LONGEST_LABEL = 30
const MOST_ROWS = 20

/** The blocks of a document with a form above its text as lines with labels. */
export function withForm(blocks: readonly SourceBlock[]): SourceBlock[] {
  const at = blocks.slice(0, HEAD + 1).findIndex(({ node }) => node.type === 'table')
  const node = blocks[at]?.node
  const isHead = blocks.slice(0, at).every((above) => textOfNode(above.node).length <= LONGEST_ABOVE)
  const rows = node?.type === 'table' && isHead ? formRows(node) : null
  return rows ? [...blocks.slice(0, at), ...rows, ...blocks.slice(at + 1)] : [...blocks]
}

/**
 * The rows of a table that is a form: two columns, what is asked in the first, at least half of it labels that announce something,
 * one of them more than a date; null for another table. What the form asks for and no field holds is for the desk; a cell that
 * holds the text itself is its paragraphs.
 */
function formRows({ header, rows }: Table): SourceBlock[] | null {
  const filled = [header, ...rows].filter((row) => row.some((cell) => plainOf(cell).trim() !== ''))
  if (filled.length < 2 || filled.length > MOST_ROWS) return null
  const lines = filled.map(lineOf)
  const labels = lines.flatMap((line) => (line === null ? [] : (line.label ?? [])))
  const isForm = labels.some(({ kind, of }) => of === 'copy' || (kind !== 'other' && kind !== 'date'))
  if (!isForm || labels.length * 2 < lines.length || lines.includes(null)) return null
  return lines.flatMap((line) => line?.blocks ?? [])
}

function lineOf([first, second, ...others]: readonly Cell[]) {
  const asked = plainOf(first ?? [])
    .trim()
    .replace(/[ \u00a0\u202f]*[:：]$/u, '')
  if (!second || others.length > 0 || asked === '' || asked.length > LONGEST_LABEL) return null
  if (/[.!?…]$|\n/u.test(asked)) return null
  const value = plainOf(second).trim()
  const label = findLabel(`${asked}: ${value}`)
  const name = { ...paragraphOf(plainContent(asked)), kind: 'aside' as const }
  if (value === '') return { label, blocks: [name] }
  if (announcesBody(`${asked}:`) && (value.includes('\n') || !maySign(value))) {
    const text = linesOf(second).map(paragraphOf)
    return { label, blocks: [{ ...name, reason: 'label-of-form' as const }, ...text] }
  }
  const content: Inline[] = [
    { type: 'text', text: `${asked}: `, marks: [] },
    ...second.map(
      (inline): Inline => (inline.type === 'break' ? { type: 'text', text: ' ', marks: [] } : inline),
    ),
  ]
  const block = paragraphOf(content)
  return {
    label,
    blocks: [label ? block : { ...block, kind: 'note' as const, reason: 'label-of-form' as const }],
  }
}

const paragraphOf = (content: Inline[]): SourceBlock => ({ node: { type: 'paragraph', content } })

/** The lines of a cell, each a paragraph of the text that it holds. */
function linesOf(cell: Cell): Inline[][] {
  const lines: Inline[][] = [[]]
  for (const inline of cell) {
    if (inline.type === 'break') lines.push([])
    else lines.at(-1)?.push(inline)
  }
  return lines.filter((line) => plainOf(line).trim() !== '')
}
