import type { Inline } from '../../document/types.ts'
import type { RtfItem } from './flow.ts'

/** The text of paragraphs on the lines of one. */
export function inlineOf(items: readonly RtfItem[]): Inline[] {
  return items.flatMap((item, at): Inline[] => {
    const lead: Inline[] = at > 0 ? [{ type: 'break', marks: [] }] : []
    if (item.type === 'paragraph') {
      const marker = item.marker === null ? '' : item.marker.replace(/[ \t]+$/, '')
      if (marker !== '') lead.push({ type: 'text', text: `${marker} `, marks: [] })
      return [...lead, ...item.content]
    }
    if (item.type === 'box') return [...lead, ...inlineOf(item.items)]
    const rows = item.rows.map(({ cells }) =>
      cells.flatMap((cell, column): Inline[] => [
        ...(column > 0 ? [{ type: 'text', text: ' | ', marks: [] } as const] : []),
        ...inlineOf(cell),
      ]),
    )
    return [
      ...lead,
      ...rows.flatMap((row, n): Inline[] => [
        ...(n > 0 ? [{ type: 'break', marks: [] } as const] : []),
        ...row,
      ]),
    ]
  })
}

/** A note without the blank that parts it from its number. */
export function withoutLead(content: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = content
  if (first?.type !== 'text') return content
  const text = first.text.replace(/^[ \t\u00a0\u2002\u202f]+/, '')
  return text === '' ? withoutLead(rest) : [{ ...first, text }, ...rest]
}
