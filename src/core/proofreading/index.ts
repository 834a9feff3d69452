import type { ArticleContent } from '../article/index.ts'
import { type Diagnostic, proofread, type ProofreadingRules } from './proofread.ts'
import { type TextLocation, textsOf } from './texts.ts'

export { plainProse, type Prose, proseOf, readableProse } from '../typography/index.ts'
export { fixArticle, fixBlocks, fixBlocksToFixpoint, fixTextToFixpoint, fixToFixpoint } from './fix.ts'
export {
  type Diagnostic,
  type DiagnosticSource,
  proofread,
  type ProofreadingOptions,
  type ProofreadingRules,
} from './proofread.ts'
export { type TextLocation, textsOf } from './texts.ts'

/** A diagnostic and its text. */
export type ArticleDiagnostic = Diagnostic & TextLocation

/** The diagnostics of all that a reader of the article sees, text by text. */
export function proofreadArticle(content: ArticleContent, options: ProofreadingRules): ArticleDiagnostic[] {
  const { language } = content
  return textsOf(content).flatMap(({ field, section, block, prose }) =>
    proofread(prose, { ...options, language }).map((found) => ({ ...found, field, section, block })),
  )
}
