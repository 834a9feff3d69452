import { Decoration } from 'prosemirror-view'
import { useSettings } from '../../state/settings.ts'
import { blockDecorations } from './blockDecorations.ts'

const SPACE = /[\u00a0\u202f]/g
/** Longer text blocks (in characters) show no markers, to keep typing fast. */
const MAX_LENGTH = 20_000

/** Marks no-break spaces, each kind with its own class, if the settings say so. */
export const visibleSpaces = blockDecorations(
  'visibleSpaces',
  (block, position) => {
    if (!block.isTextblock || block.content.size > MAX_LENGTH) return []
    const found: Decoration[] = []
    block.forEach((child, offset) => {
      for (const { 0: space, index } of child.text?.matchAll(SPACE) ?? []) {
        const from = position + 1 + offset + index
        const kind = space === '\u202f' ? 'narrow-space' : 'no-break-space'
        found.push(Decoration.inline(from, from + 1, { class: kind }))
      }
    })
    return found
  },
  () => useSettings.getState().settings.showSpaces,
)
