import type { ArticleContent, Section } from '../article.ts'
import { canonicalSections, splitSections } from '../body.ts'
import { plainLine, rearm } from '../markdown/index.ts'
import { isOwn, readFields } from './frontFields.ts'
import { splitFrontMatter } from './frontMatter.ts'
import { dateOrder } from './dateOrder.ts'
import { takeHead } from './markdownHead.ts'
import { withDefinitions, withSectionLines } from './markdownOutline.ts'

/**
 * The article in a Markdown text with or without front matter (YAML, TOML, JSON). What Marbre exported comes back as it
 * was, but for what is never exported (the note, the source, id and revision). In any other file a first `# Heading` is
 * the headline if the front matter has none, a byline and a date right below it are taken as such, the uppermost
 * headings below begin sections, and front matter that no field can hold goes into the note, as do links in headings. Raw HTML stays text.
 */
export function readMarkdown(text: string, fallbackLanguage: string): ArticleContent {
  const { fields, body } = splitFrontMatter(text)
  const order = dateOrder(body, fallbackLanguage)
  const content = readFields(fields, fallbackLanguage, order)
  if (isOwn(fields)) return { ...content, sections: ownSections(body) }
  const { text: outlined, headline, linked } = withSectionLines(body, content.headline)
  const [lead, ...others] = splitSections(outlined)
  const titled = { ...content, headline }
  const head = takeHead(titled, lead?.heading === '' ? lead.body : '', order === 'month-first')
  const opening = lead?.heading === '' ? { heading: '', body: head.body } : lead
  const kept = opening && (opening.heading !== '' || opening.body !== '' || others.length === 0)
  const sections = canonicalSections(kept ? [opening, ...others] : others)
  const note = [head.content.note, linked.join('\n')].filter((part) => part !== '').join('\n\n')
  return { ...head.content, note, sections: withDefinitions(sections, outlined) }
}

/** The sections of a body that Marbre wrote: their headings are escaped, and what could run elsewhere is disarmed. */
function ownSections(body: string): Section[] {
  return splitSections(body).map((section) => ({
    heading: plainLine(rearm(section.heading)),
    body: rearm(section.body),
  }))
}
