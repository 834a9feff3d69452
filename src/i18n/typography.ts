import type { Finding } from '../core/typography/index.ts'
import type { Translate } from './index.ts'

/** What a finding is called, and the reason for it, each in a few words. */
export function findingWords(
  t: Translate,
  { rule, replacement }: Pick<Finding, 'rule' | 'replacement'>,
): { title: string; why: string } {
  const usual = t(`typography:title.${rule}`)
  const isNarrow = replacement.includes('\u202f')
  return {
    // Some rules say that the space is a narrow one.
    title: isNarrow ? t([`typography:title.${rule}_narrow`], { defaultValue: usual }) : usual,
    why: t(`typography:why.${rule}`),
  }
}
