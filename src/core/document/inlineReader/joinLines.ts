import { characterAt, characterBefore, spaceBetween } from '../characters.ts'
import type { Inline } from '../types.ts'

/** The inlines with their soft line ends as spaces, or as nothing between Chinese or Japanese characters. */
export function joinLines(inlines: readonly Inline[]): Inline[] {
  let before = ''
  return inlines.map((inline, index) => {
    if (inline.type !== 'text') {
      before = ''
      return inline
    }
    const { text } = inline
    const joined = text.includes('\n')
      ? text.replace(/\n/g, (_, at: number) => {
          const next = inlines[index + 1]
          const after =
            at + 1 < text.length
              ? characterAt(text, at + 1)
              : next?.type === 'text'
                ? characterAt(next.text, 0)
                : ''
          return spaceBetween(at > 0 ? characterBefore(text, at) : before, after)
        })
      : text
    before = characterBefore(text, text.length)
    return { ...inline, text: joined }
  })
}
