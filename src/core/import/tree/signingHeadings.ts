import { plainContent } from '../../document/index.ts'
import { beginningOf } from '../metadata/dayLines.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import { LONGEST_ABOVE, type Part } from './cutParts.ts'
import { levelOf } from './sourceBlock.ts'

/** Parts above the text among which a heading may say who signs. */
const MOST_SIGNING = 6

/**
 * The parts with what stands as a heading below the title and says nothing but who signs, by a word that opens such a line, or when, as a
 * paragraph: `## Par Anne Carrel`. Where several headings do, they head what each has below it, as a day does over a list.
 */
export function withoutSigningHeadings(parts: readonly Part[], monthFirst: boolean): readonly Part[] {
  const signs = parts.map(({ kind, text }) => {
    if (kind !== undefined || text.length > LONGEST_ABOVE) return null
    const { isMeta, label, meta } = new LineMetadata(text, monthFirst)
    if (!isMeta || label !== null || !meta || meta.guess) return null
    return meta.mark === 'opening' ? 'byline' : meta.byline.length === 0 ? 'date' : null
  })
  const days = parts.filter(({ text }) => beginningOf(text, monthFirst) !== null)
  const alone = (at: number) =>
    signs[at] === 'byline'
      ? signs.filter((each) => each === 'byline').length === 1
      : signs[at] && days.length <= 1 && parts[at + 1]?.node.type !== 'list'
  const end = parts.findIndex(({ node, text }) =>
    node.type !== 'paragraph' ? levelOf(node) === null : text.length > LONGEST_ABOVE,
  )
  return parts.map((part, at) => {
    const isBelowTitle = at > 0 && at < MOST_SIGNING && (end === -1 || at < end)
    if (!isBelowTitle || levelOf(part.node) === null || !alone(at)) return part
    const content = part.node.type === 'heading' ? part.node.content : plainContent(part.text)
    return { node: { type: 'paragraph', content }, text: part.text }
  })
}
