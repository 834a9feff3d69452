import { plainOf, readMarkdown, trimSpaces } from '../../document/index.ts'
import type { Block, Inline } from '../../document/types.ts'
import type { Certainty } from '../draft.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import type { ReadBlock } from './convertTree.ts'

/** The text of inlines on one line, without marks. */
export function plainLine(content: readonly Inline[]): string {
  const words = content.map((inline) => (inline.type === 'image' ? inline.alt : plainOf([inline])))
  return trimSpaces(words.join('').replaceAll('\ufffc', '').replaceAll('\n', ' '))
}

/** The text of a line of Markdown that holds no blocks, without marks. */
export function plainSource(source: string): string {
  const [block] = readMarkdown(source)
  if (block?.type === 'paragraph' || block?.type === 'heading') return plainLine(block.content)
  return block?.type === 'sectionHeading' ? block.text : trimSpaces(source)
}

const LONGEST_BOLD = 120

/** True for a paragraph in bold alone, short and no sentence. */
function isBold(block: Block | undefined): boolean {
  if (block?.type !== 'paragraph' || block.content.length === 0) return false
  const isStrong = block.content.every(
    (inline) => inline.type === 'text' && inline.marks.some(({ type }) => type === 'strong'),
  )
  const text = plainLine(block.content)
  return isStrong && text.length <= LONGEST_BOLD && /\p{L}.*\p{L}/u.test(text) && !/[.,;…]$/.test(text)
}

/**
 * The blocks of a text with the headings that are only in bold named: the first line of a text without other headings is
 * its title, and such lines above a paragraph or a list are headings of sections, or of parts of one where there are others.
 * What opens the text under a title may be its lead as well, and where every other paragraph is in bold these may be
 * anything: doubtful. Where these are all questions the text is an interview, and they are none.
 */
export function withBoldHeadings(
  blocks: readonly ReadBlock[],
  headline: string,
  taken: ReadonlySet<number>,
): { source: SourceBlock[]; bold: ReadonlyMap<number, Certainty> } {
  const hasOthers = blocks.some(({ level }) => level !== undefined)
  const hasTitle = headline !== '' || hasOthers
  const prose = blocks.filter(({ node }, at) => node.type === 'paragraph' && !taken.has(at)).length
  const found = blocks.flatMap(({ node }, at) =>
    !taken.has(at) && isBold(node) && isFollowed(blocks, at) ? [at] : [],
  )
  const isDense = found.length * 2 >= prose && found.length > 1
  const isInterview = isDense && found.every((at) => /[?？][»”"’) \u00a0\u202f]*$/.test(textAt(blocks, at)))
  const bold = new Map<number, Certainty>()
  if (!isInterview)
    for (const at of found) bold.set(at, isDense || (at === 0 && hasTitle) ? 'doubtful' : 'likely')
  const source = blocks.map(({ node, level }, at): SourceBlock => {
    if (!bold.has(at)) return level === undefined ? { node } : { node, level }
    const text = textAt(blocks, at)
    if (at > 0 && hasOthers)
      return { node: { type: 'heading', content: [{ type: 'text', text, marks: [] }] }, level: 6 }
    return { node: { type: 'sectionHeading', text }, level: at === 0 && !hasTitle ? 1 : 2 }
  })
  return { source, bold }
}

function textAt(blocks: readonly ReadBlock[], at: number): string {
  const node = blocks[at]?.node
  return node?.type === 'paragraph' ? plainLine(node.content) : ''
}

function isFollowed(blocks: readonly ReadBlock[], at: number): boolean {
  const next = blocks[at + 1]?.node
  return next !== undefined && (next.type === 'paragraph' || next.type === 'list') && !isBold(next)
}
