import { Decoration } from 'prosemirror-view'
import { useSettings } from '../../state/settings.ts'
import { blockDecorations } from './blockDecorations.ts'

const SPACE = /[\u00a0\u202f]/g
/** Longer text blocks show no spaces, so that typing in them stays fluid; in characters. */
const LONGEST = 20_000

/** Shows no-break spaces, each kind by a sign of its own, where the settings say so. */
export const visibleSpaces = blockDecorations(
  'visibleSpaces',
  (block, position) => {
    if (!block.isTextblock || block.content.size > LONGEST) return []
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
