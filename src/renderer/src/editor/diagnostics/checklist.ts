import type { ArticleContent } from '../../../../core/article/index.ts'
import { type Check, type ChecklistOptions, checklist } from '../../../../core/checklist.ts'
import { hasPatterns } from '../../../../core/houseStyle/index.ts'
import { articleWords } from '../../../../core/proofreading/index.ts'
import { useSettings } from '../../state/settings.ts'
import { spelling } from './spelling.ts'
import { workerProofreader } from './workerProofreader.ts'

/** The options with what is known of the article's words, once they have been judged; without, where spelling is off. */
async function withSpelling(content: ArticleContent, options: ChecklistOptions): Promise<ChecklistOptions> {
  if (!useSettings.getState().settings.spelling) return options
  for (const [language, words] of articleWords(content))
    for (const word of words) spelling.rules.verdictOf(language, word)
  await spelling.settled()
  return { ...options, spelling: spelling.rules }
}

/** The checklist of an article; patterns are run in the worker, and left out where there is none. */
export async function checklistOf(
  content: ArticleContent,
  options: ChecklistOptions,
): Promise<readonly Check[]> {
  const languages = [content.language, ...content.sections.flatMap(({ language }) => language ?? [])]
  const spelt = await withSpelling(content, options)
  const checks = languages.some((language) => hasPatterns(options.rules, language))
    ? await workerProofreader.checklist(content, spelt)
    : null
  return checks ?? checklist(content, spelt)
}
