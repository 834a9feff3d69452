import type { Newsroom } from '../contract/contract.ts'
import { type ArticleContent, contentOf } from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import {
  fixToFixpoint,
  type ProofreadingRules,
  proofreadArticle,
  textsOf,
} from '../core/proofreading/index.ts'
import { lineAndColumn, type LintedText, type LintFinding } from './lintFindings.ts'
import type { PatternLimit } from './patternLimit.ts'

/**
 * The findings of an article. Places are block and offset in a body, line and column elsewhere, counted from 1; `id` names
 * the article in them.
 */
export function lintedArticle(
  id: string,
  content: ArticleContent,
  rules: ProofreadingRules,
  fixed: number,
): LintedText {
  const texts = new Map(
    textsOf(content).map(({ prose, ...place }) => [JSON.stringify(place), lineAndColumn(prose.text)]),
  )
  const placeOf = ({ field, section, block, from }: LintFinding) => {
    const part = section === null ? field : `${field} ${section + 1}`
    const where =
      field === 'body'
        ? `${block.map((index) => index + 1).join('.')}:${from + 1}`
        : texts.get(JSON.stringify({ field, section, block }))?.(from)
    return `${id}:${part}:${where}`
  }
  return { findings: proofreadArticle(content, rules), placeOf, fixed }
}

/** Proofreads an article; with `fix`, fixes what is certain and saves it first. */
export async function lintArticle(
  { newsroom, limit }: { newsroom: Newsroom; limit: PatternLimit },
  id: string,
  rules: ProofreadingRules,
  fix: boolean,
): Promise<Result<LintedText>> {
  const opened = await newsroom.readArticle({ id })
  if (!opened.ok) return opened
  const { article, fingerprint, readOnly } = opened.value
  const { content, fixed } = fix
    ? limit.run((match) => fixToFixpoint(contentOf(article), { ...rules, match }))
    : { content: article, fixed: 0 }
  const linted = (left: ArticleContent) =>
    limit.run((match) => lintedArticle(id, left, { ...rules, match }, fixed))
  if (fixed === 0) return ok(linted(article))
  if (readOnly) return failed('newer-version', {})
  const base = { revision: article.revision, fingerprint }
  const saved = await newsroom.saveArticle({ id, base, content, keep: { reason: 'fix-all', count: fixed } })
  return saved.ok ? ok(linted(saved.value.article)) : saved
}
