import type { Inline } from '../../document/types.ts'

/** The box of a task at the beginning of an item, as Marbre, pandoc and others write it. */
const BOX = /^([☐☑☒])[ \t\u00a0]/u

/** What the box of an item says, and its content without it. */
export function withoutBox(content: readonly Inline[]): { checked: boolean | null; said: readonly Inline[] } {
  const [first, ...rest] = content
  const box = first?.type === 'text' ? BOX.exec(first.text) : null
  if (first?.type !== 'text' || !box) return { checked: null, said: content }
  return { checked: box[1] !== '☐', said: [{ ...first, text: first.text.slice(2) }, ...rest] }
}
