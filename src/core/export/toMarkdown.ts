import type { Article } from '../article.ts'
import { joinSections } from '../body.ts'
import { disarm, escapeMarkdown } from '../markdown/index.ts'
import { flatFrontMatter, hugoFrontMatter } from './frontMatter.ts'

export const MARKDOWN_PROFILES = ['hugo', 'flat'] as const
/** The form of the front matter. */
export type MarkdownProfile = (typeof MARKDOWN_PROFILES)[number]

/** A heading whose characters mean nothing; signs at its end would otherwise close it or name it. */
function headingText(heading: string): string {
  const escaped = escapeMarkdown(heading)
  const hashes = /(?:^|[ \t])(#+)$/.exec(escaped)?.[1]
  return disarm(hashes === undefined ? escaped : `${escaped.slice(0, -hashes.length)}\\${hashes}`)
}

/** The article as Markdown with YAML front matter. Headings are escaped, bodies disarmed: nothing in it runs anywhere. */
export function toMarkdown(article: Article, profile: MarkdownProfile): string {
  const frontMatter = profile === 'hugo' ? hugoFrontMatter(article) : flatFrontMatter(article)
  const body = joinSections(
    article.sections.map(({ heading, body }) => ({ heading: headingText(heading), body: disarm(body) })),
  )
  return body === '' ? frontMatter : `${frontMatter}\n${body}\n`
}
