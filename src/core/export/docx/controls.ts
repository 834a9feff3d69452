import type { Block, List, ListItem, Quotation } from '../../document/types.ts'
import { DEEPEST_CONTINUED } from './numbering.ts'

/**
 * Word has no element for lists, items, quotations and sections: it has paragraphs with a style or a number. Where these do
 * not say where one begins or ends, what holds the paragraphs is a content control, which is not seen and holds any blocks. Its
 * tag is `marbre.` with one of these names.
 */
export type ControlKind = 'list' | 'item' | 'quotation' | 'section'

/**
 * What makes a control one of a building block. In any other, LibreOffice 7.4 shows the links of its first paragraph as the
 * instructions of a field (`HYPERLINK "https://…"`).
 */
const BUILDING_BLOCK =
  '<w:docPartObj><w:docPartGallery w:val="Quick Parts"/><w:docPartUnique/></w:docPartObj>'

/** Blocks in a content control; nothing where there are none, as a control must hold something. */
export function controlXml(kind: ControlKind, blocks: string): string {
  if (blocks === '') return ''
  const properties = `<w:tag w:val="marbre.${kind}"/><w15:appearance w15:val="hidden"/>${BUILDING_BLOCK}`
  return `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${blocks}</w:sdtContent></w:sdt>`
}

/** Where a block stands: in a quotation, and how deep in lists (-1: in none). */
type Place = { readonly quoted: boolean; readonly level: number }

/** True for a list that its paragraphs alone say: of paragraphs and such lists, as deep as Word has styles for them. */
export function isPlainList({ items }: List, { quoted, level }: Place): boolean {
  if (quoted || level >= DEEPEST_CONTINUED) return false
  return items.every((item) => isPlainItem(item, level + 1))
}

function isPlainItem({ content: [first, ...others] }: ListItem, level: number): boolean {
  if (first?.type !== 'paragraph') return false
  return others.every(
    (block) =>
      block.type === 'paragraph' || (block.type === 'list' && isPlainList(block, { quoted: false, level })),
  )
}

/** True for a quotation that its paragraphs alone say: of nothing else, not in another one, nor right below one without an end. */
export function isPlainQuotation(
  { content }: Quotation,
  above: Block | undefined,
  { quoted }: Place,
): boolean {
  const goesOn = above?.type === 'quotation' && above.attribution === null
  return !quoted && !goesOn && content.every(({ type }) => type === 'paragraph')
}
