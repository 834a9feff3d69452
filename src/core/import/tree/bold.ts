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
