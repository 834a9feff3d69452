import type { Block, Footnote, Inline } from '../../document/types.ts'
import type { SourceBlock } from './sourceBlock.ts'

/** The kinds of blocks whose text is plain: a note of theirs would be words of it. */
const PLAIN_KINDS: ReadonlySet<SourceBlock['kind']> = new Set([
  'kicker',
  'headline',
  'subhead',
  'standfirst',
  'byline',
  'date',
])

const isNote = (inline: Inline): inline is Footnote => inline.type === 'footnote'

/** A heading or a paragraph without its notes, and these. */
export function partNotes(node: Block): { node: Block; notes: Footnote[] } {
  if (node.type !== 'heading' && node.type !== 'paragraph') return { node, notes: [] }
  const notes = node.content.filter(isNote)
  if (notes.length === 0) return { node, notes }
  return { node: { ...node, content: node.content.filter((inline) => !isNote(inline)) }, notes }
}

/** Blocks of which the headings and fields have no notes: these go with the next paragraph of the text, or the last one. */
export function withNotesBelow(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
  let waiting: Footnote[] = []
  const moved = blocks.map((block): SourceBlock => {
    const { node, kind } = block
    if (node.type === 'heading' || PLAIN_KINDS.has(kind)) {
      const parted = partNotes(node)
      waiting.push(...parted.notes)
      return parted.notes.length === 0 ? block : { ...block, node: parted.node }
    }
    if (waiting.length === 0 || node.type !== 'paragraph' || kind === 'aside') return block
    const content = [...node.content, ...waiting]
    waiting = []
    return { ...block, node: { ...node, content } }
  })
  if (waiting.length > 0) moved.push({ node: { type: 'paragraph', content: waiting } })
  return moved
}
