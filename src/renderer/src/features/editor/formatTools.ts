import type { KeyboardEvent } from 'react'
import { Link, List, ListOrdered, type LucideIcon, Quote } from 'lucide-react'
import type { PageCommandId } from '../../../../contract/commands.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import type { BlockKind, MarkName } from '../../editor/pageStore.ts'

/** What a button of a bar does, and by what it is seen to be on. */
export type Tool = {
  readonly command: PageCommandId
  readonly mark?: MarkName
  readonly block?: BlockKind
  readonly icon?: LucideIcon
}

/** Blocks that hold plain text: no mark can be given there. */
const PLAIN: readonly BlockKind[] = [
  'kicker',
  'headline',
  'subhead',
  'standfirst',
  'sectionHeading',
  'preformatted',
]
const DISPLAY: readonly BlockKind[] = ['kicker', 'headline', 'subhead', 'standfirst']

export const isPlain = (block: BlockKind) => PLAIN.includes(block)
export const isDisplayCopy = (block: BlockKind) => DISPLAY.includes(block)

export const BOLD: Tool = { command: 'bold', mark: 'strong' }
export const ITALIC: Tool = { command: 'italic', mark: 'emphasis' }
export const SUPERSCRIPT: Tool = { command: 'superscript', mark: 'superscript' }
export const LINK: Tool = { command: 'link', mark: 'link', icon: Link }
export const BULLETS: Tool = { command: 'bullets', block: 'bullets', icon: List }
export const NUMBERS: Tool = { command: 'numbers', block: 'numbers', icon: ListOrdered }
export const QUOTE: Tool = { command: 'quote', block: 'quotation', icon: Quote }
export const HEADING: Tool = { command: 'heading', block: 'sectionHeading' }

/** True where what is selected is what the tool makes. */
export function isOn(
  { mark, block }: Tool,
  now: { readonly block: BlockKind; readonly marks: string },
): boolean {
  return mark !== undefined ? now.marks.split(' ').includes(mark) : block === now.block
}

/** The keys of a bar: the arrows, Home and End walk its tools, Escape goes back to the page. */
export function walkTools(event: KeyboardEvent, tools: readonly HTMLElement[]): void {
  const at = tools.findIndex((tool) => tool.contains(document.activeElement))
  if (at < 0) return
  const isLtr = getComputedStyle(event.currentTarget).direction === 'ltr'
  const [back, on] = isLtr ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  if (event.key === on) tools[(at + 1) % tools.length]?.focus()
  else if (event.key === back) tools.at(at - 1)?.focus()
  else if (event.key === 'Home') tools[0]?.focus()
  else if (event.key === 'End') tools.at(-1)?.focus()
  else if (event.key === 'Escape') articleEditor.focus()
  else return
  event.preventDefault()
  event.stopPropagation()
}
