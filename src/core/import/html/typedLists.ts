import { plainOf } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import { isPlainBullet, isSpeech, markerOf } from '../text/items.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'

type Item = { family: string; text: string; content: readonly Document.Inline[] }

/** The blocks of a page with the lists in it that are typed: lines that open with a bullet, or several with a hyphen and no speech. */
export function withTypedLists(blocks: readonly SourceBlock[]): SourceBlock[] {
  const made: SourceBlock[] = []
  for (let at = 0; at < blocks.length; ) {
    const items: Item[] = []
    const from = at
    for (let next = itemsOf(blocks[at], items[0]); next.length > 0; next = itemsOf(blocks[at], items[0])) {
      items.push(...next)
      at += 1
    }
    if (at === from) at += 1
    const isTyped = items.length > 0 && isList(items)
    if (isTyped) made.push({ node: listOf(items) })
    else made.push(...blocks.slice(from, at))
  }
  return made
}

function isList(items: readonly Item[]): boolean {
  const [{ family } = { family: '' }] = items
  if (isPlainBullet(family)) return true
  const texts = items.map(({ text }) => text)
  return family === '-' && items.length > 1 && !isSpeech(texts, family)
}

/** The items that the lines of a paragraph are, which go on from those of one family; none where a line is none. */
function itemsOf(block: SourceBlock | undefined, above: Item | undefined): Item[] {
  if (block?.node.type !== 'paragraph' || block.kind) return []
  const lines: Document.Inline[][] = [[]]
  for (const inline of block.node.content) {
    if (inline.type === 'break') lines.push([])
    else lines.at(-1)?.push(inline)
  }
  const items = lines.flatMap((line): Item[] => {
    const text = plainOf(line)
    const marker = markerOf(text)
    const [first, ...rest] = line
    if (!marker || first?.type !== 'text' || first.text.length < marker.length) return []
    const words = { ...first, text: first.text.slice(marker.length) }
    const content = words.text === '' ? rest : [words, ...rest]
    return [{ family: marker.family, text: text.slice(marker.length), content }]
  })
  const family = above?.family ?? items[0]?.family
  return items.length === lines.length && items.every((item) => item.family === family) ? items : []
}

function listOf(items: readonly Item[]): Document.List {
  return {
    type: 'list',
    ordered: false,
    start: 1,
    items: items.map(({ content }) => ({ checked: null, content: [{ type: 'paragraph', content }] })),
  }
}
