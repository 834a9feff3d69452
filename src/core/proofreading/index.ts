import type { ArticleContent } from '../article/index.ts'
import { type Diagnostic, proofread, type ProofreadingRules } from './proofread.ts'
import { withArticle } from './article.ts'
import { type TextLocation, textsOf } from './texts.ts'

export { plainProse, type Prose, proseOf, readableProse } from '../typography/index.ts'
export {
  fixablePaths,
  fixBlocksToFixpoint,
  fixTextToFixpoint,
  fixToFixpoint,
} from './fix.ts'
export {
  type Diagnostic,
  type DiagnosticSource,
  proofread,
  type ProofreadingOptions,
  type ProofreadingRules,
} from './proofread.ts'
export { withoutCollisions } from './collisions.ts'
export { ignoredDiagnostic, isIgnored } from './ignored.ts'
export { articleWords, withArticle } from './article.ts'
export { type TextLocation, textsOf } from './texts.ts'

/** A diagnostic and its text. */
export type ArticleDiagnostic = Diagnostic & TextLocation

/** The diagnostics of all that a reader of the article sees, text by text. */
export function proofreadArticle(content: ArticleContent, options: ProofreadingRules): ArticleDiagnostic[] {
  const texts = textsOf(content)
  const rules = withArticle(options, texts)
  return texts.flatMap(({ field, section, block, language, prose }) =>
    proofread(prose, { ...rules, ignored: content.ignored, date: content.date, language }).map((found) => ({
      ...found,
      field,
      section,
      block,
    })),
  )
}
