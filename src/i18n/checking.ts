import type { I18n } from './translations.ts'
import { type CheckedProblem, type CheckReport, type Problem, REMEDIES } from '../core/library.ts'
import { addSentences } from './addSentences.ts'
import en from './en/checking.ts'
import british from './en-GB/checking.ts'
import fr from './fr/checking.ts'
import { failureSentence, type Translate } from './index.ts'

/** What is said of a library's check, which a window loads with it. */
export const CHECKING_SENTENCES = { fr: { checking: fr }, en: { checking: en }, 'en-GB': british } as const

/** Adds those sentences, once. */
export const addCheckingSentences = (i18n: I18n): void => addSentences(i18n, CHECKING_SENTENCES)

/**
 * Why a file of the library is a problem; an empty one is no import that failed, a picture was not just sent by somebody,
 * and no write failed just now where one was cut off once.
 */
export function problemSentence(
  t: Translate,
  { kind, file, failure }: Pick<Problem, 'kind' | 'file' | 'failure'>,
): string {
  if (kind === 'leftover') return t('checking:leftover')
  const { code, detail } = failure
  if (code === 'empty') return t('checking:empty', { fileName: file.slice(file.lastIndexOf('/') + 1) })
  if (code !== 'picture-gone' && code !== 'picture-damaged') return failureSentence(t, failure)
  const { headline: shown, where } = detail
  const sentence = code === 'picture-gone' ? t('checking:pictureMissing') : t('checking:pictureDamaged')
  if (typeof shown !== 'string') return sentence
  const headline = shown || t('library:untitled')
  if (where === 'bin') return `${t('checking:shownInBin', { headline })} ${sentence}`
  if (where === 'version') return `${t('checking:shownInVersion', { headline })} ${sentence}`
  return `${t('checking:shownIn', { headline })} ${sentence}`
}

/** What was done with a problem, or what a repair would do. */
export function remedySentence(t: Translate, { remedy, isDone }: CheckedProblem): string {
  if (remedy === null) return t('checking:will.nothing')
  return isDone ? t(`checking:done.${remedy}`) : t(`checking:will.${remedy}`)
}

/** What was examined and what came of it, in a few sentences. */
export function checkSummary(t: Translate, report: CheckReport): string {
  const { articles, versions, binned, pictures, unusedPictures, problems, repaired } = report
  const counts = {
    articles: t('checking:articles', { count: articles }),
    versions: t('checking:versions', { count: versions }),
    binned: t('checking:binned', { count: binned }),
    pictures: t('checking:pictures', { count: pictures }),
  }
  const left = problems.length - repaired
  const outcome =
    problems.length === 0
      ? [t('checking:sound')]
      : [
          t('checking:problems', { count: problems.length }),
          ...(repaired > 0 ? [t('checking:repaired', { count: repaired })] : []),
          ...(repaired > 0 && left > 0 ? [t('checking:left', { count: left })] : []),
        ]
  const { count, bytes } = unusedPictures
  const size = Math.max(1, Math.round(bytes / 1_000_000))
  const unused = count === 0 ? [] : [t('checking:unused', { count, size })]
  return [t('checking:checked', counts), ...outcome, ...unused].join(' ')
}

/** A problem in one line: file, reason, and what was or would be done. */
function problemLine(t: Translate, problem: CheckedProblem): string {
  return `${problem.file}: ${problemSentence(t, problem)} ${remedySentence(t, problem)}`
}

/** The report as lines of text: each problem, then the summary. */
export function checkLines(t: Translate, report: CheckReport): string[] {
  return [...report.problems.map((problem) => problemLine(t, problem)), checkSummary(t, report)]
}

/** What a repair will do, a line for each kind of problem; empty where there is nothing to repair. */
export function repairPlan(t: Translate, problems: readonly CheckedProblem[]): string[] {
  return REMEDIES.flatMap((remedy) => {
    const count = problems.filter((each) => each.remedy === remedy && !each.isDone).length
    return count === 0 ? [] : [t(`checking:plan.${remedy}`, { count })]
  })
}
