import { plainOf } from '../../document/index.ts'
import type { Cell, Inline, Table } from '../../document/types.ts'
import { findLabel } from '../metadata/labels.ts'
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
 * one of them more than a date; null for another table. What the form asks for and no field holds is for the desk.
 */
function formRows({ header, rows }: Table): SourceBlock[] | null {
  const filled = [header, ...rows].filter((row) => row.some((cell) => plainOf(cell).trim() !== ''))
  if (filled.length < 2 || filled.length > MOST_ROWS) return null
  const lines = filled.map(lineOf)
  const labels = lines.flatMap((line) => (line === null ? [] : (line.label ?? [])))
  const isForm = labels.some(({ kind, of }) => of === 'copy' || (kind !== 'other' && kind !== 'date'))
  if (!isForm || labels.length * 2 < lines.length || lines.includes(null)) return null
  return lines.flatMap((line) => line?.block ?? [])
}

function lineOf([first, second, ...others]: readonly Cell[]) {
  const asked = plainOf(first ?? [])
    .trim()
    .replace(/[ \u00a0\u202f]*[:：]$/u, '')
  if (!second || others.length > 0 || asked === '' || asked.length > LONGEST_LABEL) return null
  if (/[.!?…]$|\n/u.test(asked)) return null
  const value = plainOf(second).trim()
  const label = findLabel(`${asked}: ${value}`)
  const content: Inline[] = [
    { type: 'text', text: value === '' ? asked : `${asked}: `, marks: [] },
    ...second.map(
      (inline): Inline => (inline.type === 'break' ? { type: 'text', text: ' ', marks: [] } : inline),
    ),
  ]
  const block: SourceBlock = { node: { type: 'paragraph', content } }
  if (value === '') return { label, block: { ...block, kind: 'aside' as const } }
  return {
    label,
    block: label ? block : { ...block, kind: 'note' as const, reason: 'label-of-form' as const },
  }
}
