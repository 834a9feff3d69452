import type { Article, Section } from '../article.ts'
import { escapeMarkdown } from '../markdown/index.ts'
import { flatFrontMatter, hugoFrontMatter } from './frontMatter.ts'

export const MARKDOWN_PROFILES = ['hugo', 'flat'] as const
/** The form of the front matter. */
export type MarkdownProfile = (typeof MARKDOWN_PROFILES)[number]

const CLOSING_HASHES = /(^|[ \t])#(?=#*$)/

/** A heading whose characters mean nothing; hashes at its end would otherwise be taken for its closing. */
function headingLine(heading: string): string {
  return `## ${escapeMarkdown(heading).replace(CLOSING_HASHES, '$1\\#')}`
}

/** A section; the lead, which has no heading, goes without a heading line when it comes first. */
function sectionText({ heading, body }: Section, index: number): string {
  if (index === 0 && heading === '') return body
  return body === '' ? headingLine(heading) : `${headingLine(heading)}\n\n${body}`
}

/** The article as Markdown with YAML front matter. */
export function toMarkdown(article: Article, profile: MarkdownProfile): string {
  const frontMatter = profile === 'hugo' ? hugoFrontMatter(article) : flatFrontMatter(article)
  const body = article.sections.map(sectionText).join('\n\n')
  return body === '' ? frontMatter : `${frontMatter}\n${body}\n`
}
