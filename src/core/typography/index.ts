import type { ArticleContent } from '../article.ts'
import { conventionsOf, type Profile } from './conventions.ts'
import { applyFindings, type Edit, type Finding } from './finding.ts'
import { lintParagraph } from './paragraph.ts'
import { paragraphsOf } from './paragraphs.ts'

export { PROFILES, type Profile } from './conventions.ts'
export { applyFindings, type Edit, type Finding, RULES } from './finding.ts'
export { paragraphsOf } from './paragraphs.ts'
export { type Setting, settingOf } from './typing.ts'
export { straightQuotes } from './straightQuotes.ts'

/** How a text is to be read: `language` is BCP 47, `markdown` is true for a body. */
export type TypographyOptions = { language: string; profile: Profile; markdown: boolean }

/**
 * Where a text departs from the typography of its language, in the order of the text; no two findings overlap. With all
 * fixes applied there is nothing left to fix. Each paragraph (`paragraphsOf`) has its findings by itself.
 */
export function lintTypography(text: string, options: TypographyOptions): Finding[] {
  const findings: Finding[] = []
  for (const { from, to } of paragraphsOf(text, options.markdown)) {
    for (const finding of lintOneParagraph(text.slice(from, to), options)) {
      findings.push({ ...finding, from: finding.from + from, to: finding.to + from })
    }
  }
  return findings
}

/** The findings of one of a text's paragraphs (`paragraphsOf`), counted from its beginning. */
export function lintOneParagraph(
  paragraph: string,
  { language, profile, markdown }: TypographyOptions,
): Finding[] {
  const conventions = conventionsOf(language, profile)
  return conventions ? lintParagraph(paragraph, conventions, markdown) : []
}

/** True for a language (BCP 47) whose typography Marbre knows. */
export function knowsTypographyOf(language: string): boolean {
  return conventionsOf(language, 'press') !== null
}

const DISPLAY_COPY = ['kicker', 'headline', 'subhead', 'standfirst'] as const

/** One text of an article: `section` counts from 0, and is null outside of the sections. */
export type TextPlace = {
  field: (typeof DISPLAY_COPY)[number] | 'heading' | 'body' | 'correction'
  section: number | null
}
/** A finding and its text. */
export type ArticleFinding = Finding & TextPlace

/** Every text that a reader of the article sees, from the kicker to the correction; a body alone is Markdown. */
export function textsOf(content: ArticleContent): (TextPlace & { text: string })[] {
  return [
    ...DISPLAY_COPY.map((field) => ({ field, section: null, text: content[field] })),
    ...content.sections.flatMap(({ heading, body }, section) => [
      { field: 'heading' as const, section, text: heading },
      { field: 'body' as const, section, text: body },
    ]),
    { field: 'correction', section: null, text: content.correction },
  ]
}

/** The findings of all that a reader of the article sees. */
export function lintArticle(content: ArticleContent, profile: Profile): ArticleFinding[] {
  const { language } = content
  return textsOf(content).flatMap(({ field, section, text }) =>
    lintTypography(text, { language, profile, markdown: field === 'body' }).map((finding) => ({
      ...finding,
      field,
      section,
    })),
  )
}

/** The article with the replacements of these findings in it. */
export function fixArticle(content: ArticleContent, findings: readonly (Edit & TextPlace)[]): ArticleContent {
  const byText = new Map<string, Edit[]>()
  for (const finding of findings) {
    const key = `${finding.field} ${finding.section}`
    const others = byText.get(key)
    if (others) others.push(finding)
    else byText.set(key, [finding])
  }
  const fixed = (text: string, field: TextPlace['field'], section: number | null = null) =>
    applyFindings(text, byText.get(`${field} ${section}`) ?? [])
  return {
    ...content,
    kicker: fixed(content.kicker, 'kicker'),
    headline: fixed(content.headline, 'headline'),
    subhead: fixed(content.subhead, 'subhead'),
    standfirst: fixed(content.standfirst, 'standfirst'),
    sections: content.sections.map((section, index) => ({
      ...section,
      heading: fixed(section.heading, 'heading', index),
      body: fixed(section.body, 'body', index),
    })),
    correction: fixed(content.correction, 'correction'),
  }
}
