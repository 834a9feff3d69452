import type { ArticleContent } from '../../../../core/article.ts'
import type { Block, BlockKind, Certainty, Draft } from '../../../../core/import/index.ts'

/** One row of the review. `reason` is null where the file itself says what its lines are. */
export type Line = {
  line: number
  kind: BlockKind
  text: string
  certainty: Certainty
  reason: string | null
}

/** The rows of a draft: the blocks that were recognised, or the article as the file spells it out. */
export function linesOf({ blocks, content }: Draft): readonly Line[] {
  return blocks.length > 0 ? blocks.map(lineOf) : linesOfContent(content)
}

const lineOf = ({ line, kind, text, certainty, reason }: Block): Line => ({
  line,
  kind,
  text,
  certainty,
  reason,
})

function linesOfContent(content: ArticleContent): Line[] {
  const { kicker, headline, subhead, date, byline, dateline, desk, keywords, standfirst, sections } = content
  const parts: [BlockKind, string][] = [
    ['kicker', kicker],
    ['headline', headline],
    ['subhead', subhead],
    ['date', date],
    ['byline', byline.map(({ name }) => name).join(', ')],
    ['dateline', dateline],
    ['desk', desk],
    ['keywords', keywords.join(', ')],
    ['standfirst', standfirst],
  ]
  for (const { heading, body } of sections) {
    parts.push(['heading', heading])
    for (const paragraph of body.split(/\n{2,}/)) parts.push(['paragraph', paragraph])
  }
  return parts
    .filter(([, text]) => text !== '')
    .map(([kind, text], at) => ({ line: at + 1, kind, text, certainty: 'sure', reason: null }))
}
