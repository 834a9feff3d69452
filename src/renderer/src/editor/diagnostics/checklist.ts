import type { ArticleContent } from '../../../../core/article/index.ts'
import { type Check, type ChecklistOptions, checklist } from '../../../../core/checklist.ts'
import { hasPatterns } from '../../../../core/houseStyle/index.ts'
import { workerProofreader } from './workerProofreader.ts'

/** The checklist of an article; patterns are run in the worker, and left out where there is none. */
export async function checklistOf(
  content: ArticleContent,
  options: ChecklistOptions,
): Promise<readonly Check[]> {
  const checks = hasPatterns(options.rules, content.language)
    ? await workerProofreader.checklist(content, options)
    : null
  return checks ?? checklist(content, options)
}
