import { normalise } from './normalise.ts'
import { readMarkdown } from './readMarkdown.ts'
import type { Block } from './types.ts'
import { writeMarkdown } from './writeMarkdown.ts'

/** A section as an article stores it: a plain heading and a body in Markdown. */
export type StoredSection = { readonly heading: string; readonly body: string }

/**
 * The blocks of all sections one after the other, in normal form. Each begins with its heading, but the first one where
 * it has none and either has a body or is the only one: it is the lead.
 */
export function readSections(sections: readonly StoredSection[]): Block[] {
  const blocks = sections.flatMap(({ heading, body }, index): Block[] => {
    const isLead = index === 0 && heading === '' && (body !== '' || sections.length === 1)
    const content = readMarkdown(body)
    return isLead ? content : [{ type: 'sectionHeading', text: heading }, ...content]
  })
  return normalise(blocks)
}

/** The blocks as sections with canonical bodies, each with its own notes; never empty. The inverse of `readSections`. */
export function writeSections(blocks: readonly Block[]): { heading: string; body: string }[] {
  const parts: { heading: string; blocks: Block[] }[] = []
  for (const block of normalise(blocks)) {
    const last = parts.at(-1)
    if (block.type === 'sectionHeading') parts.push({ heading: block.text, blocks: [] })
    else if (last) last.blocks.push(block)
    else parts.push({ heading: '', blocks: [block] })
  }
  if (parts.length === 0) return [{ heading: '', body: '' }]
  return parts.map(({ heading, blocks: content }) => ({ heading, body: writeMarkdown(content) }))
}
