import { inlineOf, withoutLead } from './inlineOf.ts'
import type { RtfInput } from './input.ts'

export function openNote(input: RtfInput): void {
  const { deleted } = input.state
  input.openFlow((items, outer) => {
    const content = withoutLead(inlineOf(items))
    if (content.length > 0 && !deleted) outer.addInline({ type: 'footnote', content, marks: [] })
  })
}

export function openComment(input: RtfInput): void {
  input.openFlow((items) => {
    input.comments.push({ author: input.author, items })
    input.author = ''
  })
}

export function openMargin(input: RtfInput): void {
  input.openFlow((items) => input.margins.push(items))
}

export function openBox(input: RtfInput): void {
  const { depth } = input.state.paragraph
  input.openFlow((items, outer) => outer.addItems([{ type: 'box', items }], depth))
}
