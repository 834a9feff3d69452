import type { CheckId } from '../core/checklist.ts'
import { dateInWords } from '../core/dateInWords.ts'
import { LONGEST_COPY } from '../core/displayCopy.ts'
import type { Translate } from './index.ts'

/** What a check found in `count` places of an article, in one sentence; where it ends in a colon, words of the text follow. */
export function checkSentence(
  t: Translate,
  locale: string,
  { id, count, embargo }: { id: CheckId; count: number; embargo: string },
): string {
  return t(`checklist:issue.${id}`, {
    count,
    longest: id === 'headline-length' ? LONGEST_COPY.headline : LONGEST_COPY.standfirst,
    when: id === 'embargo' ? dateInWords(embargo, locale, 'full') : '',
  })
}

/** The same of one place, with its words. */
export function checkItemSentence(
  t: Translate,
  locale: string,
  { words, ...check }: { id: CheckId; words: string; embargo: string },
): string {
  const sentence = checkSentence(t, locale, { ...check, count: 1 })
  const named = check.id === 'links' && words === '' ? t('checklist:noAddress') : words
  return named === '' ? sentence : `${sentence} ${named}`
}
