import { normalise } from './normalise.ts'
import { readMarkdown } from './readMarkdown.ts'
import type { Block, SectionHeading } from './types.ts'
import { writeMarkdown } from './writeMarkdown.ts'

/** A section as an article stores it: a plain heading, a body in Markdown, and its language where that is its own. */
export type StoredSection = {
  readonly heading: string
  readonly body: string
  readonly language?: string | undefined
}

/** The heading of a section; `language` is empty or absent where the section is in the article's. */
export function sectionHeading(text: string, language: string | undefined): SectionHeading {
  return { type: 'sectionHeading', text, ...(language ? { language } : {}) }
}

/** True for a first section that is shown without a heading. */
export function isLead({ heading, body, language }: StoredSection, count: number): boolean {
  return heading === '' && !language && (body !== '' || count === 1)
}

/**
 * The blocks of all sections one after the other, in normal form. Each begins with its heading, but the first one where
 * it has none and either has a body or is the only one: it is the lead. A lead with a language of its own has an empty
 * heading, which holds it. The sections that headings within a body make are in the language of that body.
 */
export function readSections(sections: readonly StoredSection[]): Block[] {
  const blocks = sections.flatMap((section, index): Block[] => {
    const { heading, body, language } = section
    const content = readMarkdown(body).map((block) =>
      block.type === 'sectionHeading' ? sectionHeading(block.text, language) : block,
    )
    return index === 0 && isLead(section, sections.length)
      ? content
      : [sectionHeading(heading, language), ...content]
  })
  return normalise(blocks)
}

/** The blocks as sections with canonical bodies, each with its own notes; never empty. The inverse of `readSections`. */
export function writeSections(
  blocks: readonly Block[],
): { heading: string; body: string; language?: string }[] {
  const parts: { heading: SectionHeading; blocks: Block[] }[] = []
  for (const block of normalise(blocks)) {
    const last = parts.at(-1)
    if (block.type === 'sectionHeading') parts.push({ heading: block, blocks: [] })
    else if (last) last.blocks.push(block)
    else parts.push({ heading: sectionHeading('', undefined), blocks: [block] })
  }
  if (parts.length === 0) return [{ heading: '', body: '' }]
  return parts.map(({ heading: { text, language }, blocks: content }) => ({
    heading: text,
    body: writeMarkdown(content),
    ...(language ? { language } : {}),
  }))
}

/** The language of each section that blocks make, empty for one in the article's; empty where all are. */
export function sectionLanguages(sections: readonly StoredSection[]): string[] {
  const languages = sections.map(({ language }) => language ?? '')
  return languages.some((language) => language !== '') ? languages : []
}

/**
 * The blocks with these languages for their sections (empty: the article's). The blocks themselves where there is not one
 * language for each section: they are then not those that the languages were written for.
 */
export function withSectionLanguages(blocks: readonly Block[], languages: readonly string[]): Block[] {
  const normal = normalise(blocks)
  const hasLead = normal[0]?.type !== 'sectionHeading'
  const whole = hasLead && languages[0] ? [sectionHeading('', languages[0]), ...normal] : normal
  const headings = whole.filter(({ type }) => type === 'sectionHeading').length
  const first = whole === normal && hasLead ? 1 : 0
  if (headings + first !== languages.length) return normal
  let section = first - 1
  return whole.map((block) => {
    if (block.type !== 'sectionHeading') return block
    section += 1
    return sectionHeading(block.text, languages[section])
  })
}
