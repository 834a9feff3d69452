import type { Newsroom } from '../contract/contract.ts'
import { type ArticleContent, contentOf } from '../core/article/index.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import {
  articleWords,
  fixToFixpoint,
  type ProofreadingRules,
  proofreadArticle,
  textsOf,
} from '../core/proofreading/index.ts'
import { lineAndColumn, type LintedText, type LintFinding } from './lintFindings.ts'
import type { PatternLimit } from './patternLimit.ts'
import type { SpellingVerdicts } from './spelling.ts'

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
    textsOf(content).map(({ prose: { text }, field, section, block }) => [
      JSON.stringify({ field, section, block }),
      { text, where: lineAndColumn(text) },
    ]),
  )
  const textOf = ({ field, section, block }: Pick<LintFinding, 'field' | 'section' | 'block'>) =>
    texts.get(JSON.stringify({ field, section, block }))
  const placeOf = (found: LintFinding) => {
    const { field, section, block, from } = found
    const part = section === null ? field : `${field} ${section + 1}`
    const where =
      field === 'body'
        ? `${block.map((index) => index + 1).join('.')}:${from + 1}`
        : textOf(found)?.where(from)
    return `${id}:${part}:${where}`
  }
  const findings = proofreadArticle(content, rules).map((found) => ({
    ...found,
    written: textOf(found)?.text.slice(found.from, found.to) ?? '',
  }))
  return { findings, placeOf, fixed }
}

/** Proofreads an article; with `save`, fixes what is certain and saves it first; with `all`, tells what it ignores, too. */
export async function lintArticle(
  {
    newsroom,
    limit,
    verdicts,
  }: { newsroom: Pick<Newsroom, 'readArticle'>; limit: PatternLimit; verdicts: SpellingVerdicts | null },
  id: string,
  rules: ProofreadingRules,
  { save, all }: { save: Newsroom['saveArticle'] | null; all: boolean },
): Promise<Result<LintedText>> {
  const opened = await newsroom.readArticle({ id })
  if (!opened.ok) return opened
  const { article, fingerprint, readOnly } = opened.value
  const { content, fixed } = save
    ? limit.run((match) => fixToFixpoint(contentOf(article), { ...rules, match }))
    : { content: article, fixed: 0 }
  const linted = async (left: ArticleContent) => {
    await verdicts?.lookUp(articleWords(left))
    return limit.run((match) =>
      lintedArticle(id, all ? { ...left, ignored: [] } : left, { ...rules, match }, fixed),
    )
  }
  if (!save || fixed === 0) return ok(await linted(article))
  if (readOnly) return failed('newer-version', {})
  const base = { revision: article.revision, fingerprint }
  const saved = await save({ id, base, content, keep: { reason: 'fix-all', count: fixed } })
  return saved.ok ? ok(await linted(saved.value.article)) : saved
}
