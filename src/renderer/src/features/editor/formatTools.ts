import type { KeyboardEvent } from 'react'
import { Link, List, ListOrdered, type LucideIcon, Quote } from 'lucide-react'
import type { PageCommandId } from '../../../../contract/commands.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import type { BlockKind, MarkName } from '../../editor/pageStore.ts'

/** A button of a toolbar: its command, and the mark or block by which it is pressed. */
export type Tool = {
  readonly command: PageCommandId
  readonly mark?: MarkName
  readonly block?: BlockKind
  readonly icon?: LucideIcon
}

/** Blocks of plain text, in which no mark is possible. */
const PLAIN_TEXT: readonly BlockKind[] = [
  'kicker',
  'headline',
  'subhead',
  'standfirst',
  'sectionHeading',
  'preformatted',
]
const DISPLAY_COPY: readonly BlockKind[] = ['kicker', 'headline', 'subhead', 'standfirst']

export const isPlain = (block: BlockKind) => PLAIN_TEXT.includes(block)
export const isDisplayCopy = (block: BlockKind) => DISPLAY_COPY.includes(block)

export const BOLD: Tool = { command: 'bold', mark: 'strong' }
export const ITALIC: Tool = { command: 'italic', mark: 'emphasis' }
export const SUPERSCRIPT: Tool = { command: 'superscript', mark: 'superscript' }
export const LINK: Tool = { command: 'link', mark: 'link', icon: Link }
export const BULLETS: Tool = { command: 'bullets', block: 'bullets', icon: List }
export const NUMBERS: Tool = { command: 'numbers', block: 'numbers', icon: ListOrdered }
export const QUOTE: Tool = { command: 'quote', block: 'quotation', icon: Quote }
export const HEADING: Tool = { command: 'heading', block: 'sectionHeading' }

/** True if the selection has what the tool makes. */
export function isOn(
  { mark, block }: Tool,
  current: { readonly block: BlockKind; readonly marks: string },
): boolean {
  return mark !== undefined ? current.marks.split(' ').includes(mark) : block === current.block
}

/** Roving focus in a toolbar: arrows, Home and End move between its tools, Escape returns to the page. */
export function moveToolFocus(event: KeyboardEvent, tools: readonly HTMLElement[]): void {
  const at = tools.findIndex((tool) => tool.contains(document.activeElement))
  if (at < 0) return
  const isLtr = getComputedStyle(event.currentTarget).direction === 'ltr'
  const [back, forward] = isLtr ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  if (event.key === forward) tools[(at + 1) % tools.length]?.focus()
  else if (event.key === back) tools.at(at - 1)?.focus()
  else if (event.key === 'Home') tools[0]?.focus()
  else if (event.key === 'End') tools.at(-1)?.focus()
  else if (event.key === 'Escape') articleEditor.focus()
  else return
  event.preventDefault()
  event.stopPropagation()
}
