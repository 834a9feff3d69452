import type { Inline } from '../../document/types.ts'
import { endingOf } from '../lines.ts'
import { isName, namesTrade } from '../metadata/credits.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import { type SourceBlock, textOfNode } from './sourceBlock.ts'

const LONGEST = 100
/** Parts that open a document, among which somebody signs. */
const HEAD = 12
const DASH = /^[–—―-]{1,2}[ \u00a0\u202f]*(?=\p{Lu})/u

/**
 * The parts of a document, where a name behind a dash right below a quotation is who said it: `— Ellen Marsh, harbourmaster`;
 * and the place that each had. A name alone in the last line stays, where nobody signs above it: it may be who wrote the text.
 */
export function withAttributions(source: readonly SourceBlock[]): {
  source: SourceBlock[]
  places: number[]
} {
  const isSigned = (before: number) =>
    source
      .slice(0, Math.min(HEAD, before))
      .some(
        ({ kind, node }) =>
          kind === 'byline' || new LineMetadata(textOfNode(node), false).meta?.byline.length,
      )
  const found: SourceBlock[] = []
  const places: number[] = []
  for (const [at, written] of source.entries()) {
    const part = withOwnAttribution(written)
    const above = found.at(-1)
    const name =
      above?.node.type === 'quotation' && !above.kind && !above.node.attribution ? saidBy(part) : null
    const isSaid = name !== null && (name.hasRole || at < source.length - 1 || isSigned(at))
    if (above?.node.type === 'quotation' && isSaid) {
      found[found.length - 1] = { ...above, node: { ...above.node, attribution: name.content } }
      continue
    }
    found.push(part)
    places.push(at)
  }
  return { source: found, places }
}

/** A quotation of which the last paragraph is who said it, as pages have it: that name is no more of its words. */
function withOwnAttribution(part: SourceBlock): SourceBlock {
  const { node } = part
  const last =
    node.type === 'quotation' && !node.attribution && node.content.length > 1 ? node.content.at(-1) : null
  const name = last ? saidBy({ node: last }) : null
  if (node.type !== 'quotation' || name === null) return part
  return { ...part, node: { ...node, content: node.content.slice(0, -1), attribution: name.content } }
}

/** The name in a line behind a dash, with what that person is; null for a line that is something else. */
function saidBy({ node, kind }: SourceBlock): { content: Inline[]; hasRole: boolean } | null {
  const [first, ...rest] = node.type === 'paragraph' && !kind ? node.content : []
  const dash = first?.type === 'text' ? DASH.exec(first.text)?.[0] : undefined
  if (first?.type !== 'text' || dash === undefined) return null
  const text = textOfNode(node).slice(dash.length)
  const [name = '', ...roles] = text.split(/[ \u00a0]?[,(;][ \u00a0]?/u)
  const isLine = text.length <= LONGEST && !text.includes('\n') && endingOf(text) === 'none'
  if (!isLine || !isName(name, 2) || namesTrade(roles.join(' '))) return null
  return { content: [{ ...first, text: first.text.slice(dash.length) }, ...rest], hasRole: roles.length > 0 }
}
