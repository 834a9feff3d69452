import type * as Document from '../../document/types.ts'
import { findLabel } from '../metadata/labels.ts'
import { type SourceBlock, textOfNode } from './sourceBlock.ts'

/** Parts that open a document, among which a list may say who wrote it and when. */
const HEAD = 4

/**
 * The parts of a document, where each item of a list near its top that announces a field, and nothing else, is a line of its
 * own: `- Author: Ann Lee`, `- Date: 2 May`; and the place that each had.
 */
export function withListedLabels(source: readonly SourceBlock[]): {
  source: SourceBlock[]
  places: number[]
} {
  const at = source.slice(0, HEAD).findIndex(({ node }) => node.type === 'list')
  const lines = at === -1 ? [] : labelledItems(source[at]?.node)
  if (lines.length === 0) return { source: [...source], places: source.map((_, place) => place) }
  const places = source.flatMap((_, place) => (place === at ? lines.map(() => at) : [place]))
  return { source: source.flatMap((part, place) => (place === at ? lines : [part])), places }
}

/** The items of a list of which each announces a field of its own, among them who wrote or when; else none. */
function labelledItems(node: Document.Block | undefined): SourceBlock[] {
  if (node?.type !== 'list') return []
  const parts = node.items.flatMap(({ content }) => {
    const [first] = content
    return content.length === 1 && first?.type === 'paragraph' ? [first] : []
  })
  const kinds = parts.map((part) => {
    const label = findLabel(textOfNode(part))
    return label && label.value !== '' ? label.kind : 'other'
  })
  const isForm =
    parts.length === node.items.length &&
    !kinds.includes('other') &&
    new Set(kinds).size === kinds.length &&
    kinds.some((kind) => kind === 'byline' || kind === 'date')
  return isForm && kinds.length > 1 ? parts.map((part) => ({ node: part })) : []
}
