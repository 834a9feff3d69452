import { plainOf } from '../../document/index.ts'
import type * as Document from '../../document/types.ts'
import { isPlainBullet, isSpeech, type Marker, markerOf } from '../text/items.ts'
import type { SourceBlock } from './sourceBlock.ts'

type Item = { marker: Marker; text: string; content: readonly Document.Inline[] }

/**
 * The blocks of a document with the lists in it that are typed: lines that open with a bullet, or several that open with a dash
 * and are no speech, or with numbers that count; and with the signs between two scenes as what they are.
 */
export function withTypedLists(blocks: readonly SourceBlock[]): SourceBlock[] {
  const made: SourceBlock[] = []
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]
    if (block && isBreak(block)) {
      made.push({ node: { type: 'rule' } })
      at += 1
      continue
    }
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

/** Signs in the middle of a line that part two scenes: `* * *`, `• • •`, `⁂`. */
const BREAK = /^(?:(?:\*[ \u00a0]{0,3}){3,5}|(?:•[ \u00a0]{0,3}){3,5}|⁂|_{3,20})$/u

/** True for a paragraph that is nothing but the signs between two scenes. */
function isBreak({ node, kind }: SourceBlock): boolean {
  if (node.type !== 'paragraph' || kind || node.content.length !== 1) return false
  return BREAK.test(plainOf(node.content).trim())
}

function isList(items: readonly Item[]): boolean {
  const [first, second] = items
  if (!first || isPlainBullet(first.marker.family)) return true
  const { family, kind, value } = first.marker
  if (!second) return false
  if (kind === 'number') return items.every(({ marker }, at) => marker.value === value + at)
  const texts = items.map(({ text }) => text)
  return kind === 'dash' && !isSpeech(texts, family)
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
    return [{ marker, text: text.slice(marker.length), content }]
  })
  const { family } = (above ?? items[0])?.marker ?? {}
  return items.length === lines.length && items.every(({ marker }) => marker.family === family) ? items : []
}

function listOf(items: readonly Item[]): Document.List {
  const { kind, value } = items[0]?.marker ?? {}
  const ordered = kind === 'number'
  return {
    type: 'list',
    ordered,
    start: ordered ? (value ?? 1) : 1,
    items: items.map(({ content }) => ({ checked: null, content: [{ type: 'paragraph', content }] })),
  }
}
