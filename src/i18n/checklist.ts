import type { CheckId, CheckLocation } from '../core/checklist.ts'
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

/** What a place is called after a sentence that ends in a colon; empty after one that does not. */
export function checkedWords(t: Translate, id: CheckId, { words, figure }: CheckLocation): string {
  if (words !== '') return words
  if (figure !== undefined) return t('checklist:noName', { n: figure + 1 })
  return id === 'links' ? t('checklist:noAddress') : ''
}

/** The same of one place, with its words. */
export function checkItemSentence(
  t: Translate,
  locale: string,
  { location, ...check }: { id: CheckId; location: CheckLocation; embargo: string },
): string {
  const sentence = checkSentence(t, locale, { ...check, count: 1 })
  const named = checkedWords(t, check.id, location)
  return named === '' ? sentence : `${sentence} ${named}`
}
