import type * as Document from '../document/types.ts'
import type { Block } from './draft.ts'
import { type Marker, markerOf } from './text/items.ts'
import { joinWrapped } from './text/joinWrapped.ts'
import { withoutBox } from './office/boxes.ts'
import { buildQuote } from './buildQuote.ts'
import { paragraphOf } from './paragraph.ts'

type Item = { marker: Marker | null; lines: string[]; items: Item[] }

/** Lists nested deeper are shown at this depth. */
const DEEPEST = 5

/** A list. Where it would show other numbers or no letters, its lines are kept as they are. */
export function buildList(block: Block): Document.Block {
  const lines = block.text.split('\n')
  const items = nest(lines)
  return keepsMarkers(items) ? listOf(items) : paragraphOf(lines.map(trimmed).join('\n'))
}

/** Items by their indentation: one for each line with a marker; where no line has one, each line is an item. */
function nest(lines: readonly string[]): Item[] {
  const marked = lines.some((line) => markerOf(trimmed(line)) !== null)
  const roots: Item[] = []
  const open: { indent: number; items: Item[] }[] = [{ indent: 0, items: roots }]
  for (const line of lines) {
    const text = trimmed(line)
    const marker = markerOf(text)
    const current = open.at(-1)?.items.at(-1)
    if (marked && !marker && current) {
      current.lines.push(text)
      continue
    }
    const indent = columns(line)
    while (open.length > 1 && indent < (open.at(-1)?.indent ?? 0)) open.pop()
    const level = open.at(-1)
    const parent = level?.items.at(-1)
    if (level && parent && indent >= level.indent + 2 && open.length < DEEPEST) {
      open.push({ indent, items: parent.items })
    } else if (level && !parent) {
      level.indent = indent
    }
    open.at(-1)?.items.push({ marker, lines: [text], items: [] })
  }
  return roots
}

/** True where a list shows the items' markers as they were, or as bullets. */
function keepsMarkers(items: readonly Item[]): boolean {
  const first = items[0]?.marker
  if (first?.kind === 'number') {
    return items.every(({ marker }, i) => marker?.kind === 'number' && marker.value === first.value + i)
  }
  return items.every(({ marker }) => marker === null || marker.kind === 'bullet' || marker.kind === 'dash')
}

function listOf(items: readonly Item[]): Document.List {
  const kept = keepsMarkers(items)
  const first = items[0]?.marker
  const isNumbered = kept && first?.kind === 'number'
  return {
    type: 'list',
    ordered: isNumbered,
    start: isNumbered ? first.value : 1,
    items: items.map(({ marker, lines, items: inner }) => {
      const [opening = '', ...others] = lines
      const parts = partsOf([kept ? opening.slice(marker?.length ?? 0) : opening, ...others])
      const nested = inner.length > 0 ? [listOf(inner)] : []
      const [first, ...below] = parts
      const { checked, said } = withoutBox(first?.type === 'paragraph' ? first.content : [])
      return { checked, content: [{ type: 'paragraph', content: said }, ...below, ...nested] }
    }),
  }
}

/** What an item says: a paragraph, and those below it that are set off by blank lines, quotations among them. */
function partsOf(lines: readonly string[]): Document.Block[] {
  const parts: string[][] = [[]]
  for (const line of lines)
    if (line === '') parts.push([])
    else parts.at(-1)?.push(line)
  return parts.map((part, at) =>
    at > 0 && part.every((line) => line.startsWith('>'))
      ? buildQuote({ text: part.join('\n') })
      : paragraphOf(joinWrapped(part)),
  )
}

function trimmed(line: string): string {
  let start = 0
  while (line[start] === ' ' || line[start] === '\t') start += 1
  return line.slice(start)
}

function columns(line: string): number {
  let count = 0
  for (let i = 0; line[i] === ' ' || line[i] === '\t'; i++) count += line[i] === '\t' ? 4 : 1
  return count
}
