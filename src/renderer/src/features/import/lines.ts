import { type Block as Node, textBlocks } from '../../../../core/document/index.ts'
import type { Block } from '../../../../core/import/draft.ts'
import { bodyPart } from '../../../../core/import/index.ts'
import { isBodyKind } from '../../../../core/import/draft.ts'
import type { NamedField, ReadFile } from './entry.ts'

/** A row of the review: a field that the file names beside its text, a block of the text, or a run of what is left out. */
export type LineRow =
  | ({ type: 'field'; id: string } & NamedField)
  | { type: 'block'; id: string; block: Block; notesBefore: number }
  | { type: 'asides'; id: string; count: number; isOpen: boolean }

/** The id of the row of a line; of its first one, where a line is several blocks. */
export const rowOfLine = (line: number) => `line-${line}`

/** The line of a row; 0 for one that is of no line. */
export const lineOfRow = (row: string | null) => Number(/^line-(\d+)/.exec(row ?? '')?.[1] ?? 0)

/** The id of the row of a field that the file names beside its text. */
export const rowOfField = (field: string) => `field-${field}`

/** The ids of the rows of blocks. */
export function rowIds(blocks: readonly Block[]): string[] {
  let part = 0
  return blocks.map(({ line }, at) => {
    part = line === blocks[at - 1]?.line ? part + 1 : 0
    return part === 0 ? rowOfLine(line) : `${rowOfLine(line)}.${part}`
  })
}

/** Runs of so many parts that are left out stand in one row. */
const SHORTEST_RUN = 2

const isLeftOut = ({ kind, reason }: Block) => kind === 'aside' && reason !== 'chosen'

/**
 * The rows of a draft: the fields that the file names beside its text, then the blocks of the text. `open` holds the rows of
 * what is left out that the user opened.
 */
export function rowsOf(
  { draft: { blocks }, fields }: Pick<ReadFile, 'draft' | 'fields'>,
  open: ReadonlySet<string>,
): readonly LineRow[] {
  const rows: LineRow[] = fields.map((named) => ({ type: 'field', id: rowOfField(named.field), ...named }))
  const ids = rowIds(blocks)
  let notesBefore = 0
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (!block) break
    const run = isLeftOut(block) && !(at > 0 && isLeftOut(blocks[at - 1] ?? block)) ? runFrom(blocks, at) : 0
    if (run >= SHORTEST_RUN) {
      const id = `asides-${ids[at]}`
      rows.push({ type: 'asides', id, count: run, isOpen: open.has(id) })
      if (!open.has(id)) {
        at += run - 1
        continue
      }
    }
    rows.push({ type: 'block', id: ids[at] ?? '', block, notesBefore })
    if (block.kind !== 'aside') notesBefore += notesIn(block.node)
  }
  return rows
}

function runFrom(blocks: readonly Block[], from: number): number {
  const end = blocks.findIndex((block, at) => at > from && !isLeftOut(block))
  return (end < 0 ? blocks.length : end) - from
}

function notesIn(node: Node | undefined): number {
  if (!node) return 0
  let count = 0
  for (const { kind } of textBlocks([node])) if (kind === 'footnote') count += 1
  return count
}

/** Longer texts are cut, in characters, to keep rendering fast. */
export const MOST_SHOWN = 1_200

export const clipped = (text: string) => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text)

/** What a block shows as it will read: a part of the body; null for a plain text. */
export function nodeShown(block: Block): Node | null {
  const { kind, node } = block
  if (node && !isBodyKind(kind)) return kind === 'aside' || kind === 'note' ? node : null
  if (node) return bodyPart(block)
  return kind === 'list' || kind === 'quote' || kind === 'heading'
    ? bodyPart({ ...block, text: clipped(block.text) })
    : null
}
