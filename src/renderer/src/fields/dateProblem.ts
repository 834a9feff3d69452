import { dateInWords } from '../../../core/dateInWords.ts'
import { cityName } from '../../../i18n/cities.ts'
import type { Translate } from '../../../i18n/index.ts'
import type { TypedProblem } from './typedDate.ts'

/** Why a typed date is not taken, in one sentence; its words (`i18n/details.ts`) must have been added. */
export function problemSentence(t: Translate, locale: string, problem: TypedProblem): string {
  switch (problem.problem) {
    case 'weekday':
      return t('details:problem.weekday', { day: dateInWords(problem.day, locale, 'full') })
    case 'left-out':
      return t('details:problem.left-out', {
        city: cityName(problem.zone, locale),
        from: problem.from,
        to: problem.to,
      })
    default:
      return t(`details:problem.${problem.problem}`)
  }
}
