import type { Mark } from '../../document/types.ts'

/** The look of characters, as far as it matters. A size is in points. */
export type Look = {
  bold: boolean
  italic: boolean
  strike: boolean
  hidden: boolean
  code: boolean
  vertical: 'superscript' | 'subscript' | null
  size: number
  font: string
  language: string
}

export const PLAIN_LOOK: Look = {
  bold: false,
  italic: false,
  strike: false,
  hidden: false,
  code: false,
  vertical: null,
  size: 10,
  font: '',
  language: '',
}

/** The marks that a look, and the address of a link, make. */
export function marksOf(look: Look, href: string | null): Mark[] {
  const marks: Mark[] = []
  if (href !== null) marks.push({ type: 'link', href, title: '' })
  if (look.bold) marks.push({ type: 'strong' })
  if (look.italic) marks.push({ type: 'emphasis' })
  if (look.strike) marks.push({ type: 'strike' })
  if (look.vertical) marks.push({ type: look.vertical })
  if (look.code) marks.push({ type: 'code' })
  return marks
}
