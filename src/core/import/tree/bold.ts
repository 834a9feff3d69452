import type { Inline } from '../../document/types.ts'

/** True for a content whose words are all in bold. */
export function isBold(content: readonly Inline[]): boolean {
  const words = content.filter((inline) => inline.type === 'text' && inline.text.trim() !== '')
  return words.length > 0 && words.every(({ marks }) => marks.some(({ type }) => type === 'strong'))
}

/** A content without its bold: headings, and the headers of tables, are bold by themselves. */
export function withoutBold(content: readonly Inline[]): Inline[] {
  return content.map((inline) => ({ ...inline, marks: inline.marks.filter(({ type }) => type !== 'strong') }))
}

/** Characters in bold that a content opens with, and the blanks behind them. */
export function boldBeginning(content: readonly Inline[]): number {
  const end = content.findIndex(
    ({ type, marks }) => type !== 'text' || !marks.some((mark) => mark.type === 'strong'),
  )
  const bold = content
    .slice(0, end < 0 ? content.length : end)
    .map((inline) => (inline.type === 'text' ? inline.text : ''))
    .join('')
  const [next] = end < 0 ? [] : content.slice(end)
  const blanks = bold !== '' && next?.type === 'text' ? (/^[ \u00a0]*/u.exec(next.text)?.[0].length ?? 0) : 0
  return bold.length + blanks
}
