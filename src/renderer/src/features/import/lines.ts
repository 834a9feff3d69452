import { type ArticleContent, fieldsWhere } from '../../../../core/article/index.ts'
import type { Block, BlockKind, Certainty, Draft, LabelledField } from '../../../../core/import/draft.ts'
import type { Reason } from '../../../../core/import/reason.ts'

/** A row of the review. `reason` is null if the file itself names its parts. */
export type ReviewLine = {
  line: number
  kind: BlockKind
  text: string
  certainty: Certainty
  reason: Reason | null
}

/** The rows of a draft: the recognised blocks, or the fields of a file that names them. */
export function linesOf({ blocks, content }: Draft): readonly ReviewLine[] {
  return blocks.length > 0 ? blocks.map(rowOf) : linesOfContent(content)
}

const rowOf = ({ line, kind, text, certainty, reason }: Block): ReviewLine => ({
  line,
  kind,
  text,
  certainty,
  reason,
})

function linesOfContent(content: ArticleContent): ReviewLine[] {
  const parts: [BlockKind, string][] = fieldsWhere('labelled', true).map((field) => [
    field,
    textOf(content[field]),
  ])
  for (const { heading, body } of content.sections) {
    parts.push(['heading', heading])
    for (const paragraph of body.split(/\n{2,}/)) parts.push(['paragraph', paragraph])
  }
  return parts
    .filter(([, text]) => text !== '')
    .map(([kind, text], at) => ({ line: at + 1, kind, text, certainty: 'sure', reason: null }))
}

/** The value of a field as a person reads it: names and lists by commas. */
function textOf(value: ArticleContent[LabelledField]): string {
  if (typeof value === 'string') return value
  return value.map((each) => (typeof each === 'string' ? each : each.name)).join(', ')
}
